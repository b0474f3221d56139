"""The command `completion`: a script for a shell, from the same parsers that read the command line."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.arguments import everything
from reader.cli.output import Output


def completion(options: Namespace, output: Output) -> bool:
    """Print what a shell is to read so that Tab knows commands, options and files."""
    import shtab

    script = shtab.complete(everything(), options.shell)
    # The first word may name a file as well as a command.
    for commands_only, or_files in FILES_TOO.items():
        script = script.replace(commands_only, or_files)
    output.line(script)
    return True


FILES_TOO = {
    "complete -o bashdefault -F": "complete -o bashdefault -o default -F",
    "_describe 'reader commands' _commands": "_describe 'reader commands' _commands\n  _files",
}
"""What the scripts for bash and zsh say where a command is completed, and what is said instead."""
