"""The command `completion`: a script for a shell, from the same parsers that read the command line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from reader.cli.arguments import everything
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh", "powershell"), help=_("shell to generate for"))


def run(options: Namespace, output: Output) -> ExitCode:
    """Print a completion script for commands, options and files."""
    import shtab

    script = shtab.complete(everything(), options.shell)
    # The first word may name a file as well as a command.
    for commands_only, or_files in FILES_TOO.items():
        script = script.replace(commands_only, or_files)
    output.line(script)
    return ExitCode.FOUND


FILES_TOO = {
    "complete -o bashdefault -F": "complete -o bashdefault -o default -F",
    "_describe 'reader commands' _commands": "_describe 'reader commands' _commands\n  _files",
}
"""Text in the scripts for bash and zsh where a command is completed, and its replacement."""


COMMAND = Command(
    N_("Print a shell completion script."),
    _options,
    run,
    (
        ("completion bash > ~/.local/share/bash-completion/completions/reader", N_("for bash")),
        ("completion fish > ~/.config/fish/completions/reader.fish", N_("for fish")),
    ),
    needs=Needs.NOTHING,
    json=False,
)
