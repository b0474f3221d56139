"""The argument parsers of the app and of each command."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn

from reader import __version__
from reader.cli.registry import NAMES, Command, Needs, command
from reader.errors import UsageError
from reader.i18n import N_, _

ARGPARSE_SAYS = (
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("not allowed with argument %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)
"""Sentences of argparse, listed for translation."""


class HelpLayout(argparse.RawDescriptionHelpFormatter):
    """Help formatter that adds the default of each option."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        if not action.option_strings or action.default in (None, False, argparse.SUPPRESS) or action.default == []:
            return action.help
        told = _("default: {value}").format(value=action.default)
        return f"{action.help} ({told})" if action.help else f"({told})"


class ArgumentParser(argparse.ArgumentParser):
    """Parser with the program's own help and errors: an error is one line that says what to do."""

    def __init__(self, *, prog: str, description: str = "", epilog: str = "") -> None:
        setattr(argparse, "_", _)  # noqa: B010 - its own sentences, in the language of the interface
        super().__init__(prog=prog, description=description, epilog=epilog, formatter_class=HelpLayout, add_help=False)
        self._positionals.title, self._optionals.title = _("arguments"), _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help and exit"))

    def format_help(self) -> str:
        """The help text, with argparse's own words translated."""
        return super().format_help().replace("usage: ", _("usage: "), 1)

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError`, where argparse would print several lines and exit."""
        told = _("{message}. See `{program} --help`.")
        if message.startswith(_("unrecognized arguments: %s").split("%", maxsplit=1)[0]):
            told = _("{message}. See `{program} --help`; what begins with - but is no option goes after --.")
        raise UsageError(told.format(message=message, program=self.prog))


def for_app(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments of the app. Raises `UsageError`."""
    return _parsed(app_parser(arguments), arguments)


def for_command(name: str, arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments of the command `name`, options and paths in any order. Raises `UsageError`."""
    return _parsed(command_parser(name), arguments)


PASSWORD = "READER_PASSWORD"
"""Environment variable that holds the password of encrypted files."""
GUARD = "\0"
"""Prefix of arguments after `--`, so that none is taken for an option. No argument can contain it."""


def _parsed(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """Parse `arguments` in any order; argparse's intermixed parsing fails on `--`."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    given = parser.parse_intermixed_args([*arguments[:end], *(GUARD + word for word in arguments[end + 1 :])])
    _take_password(getattr(given, "password", None))
    for name, value in vars(given).items():
        if isinstance(value, str):
            setattr(given, name, value.removeprefix(GUARD))
        elif isinstance(value, list):
            setattr(given, name, [word.removeprefix(GUARD) for word in value])
    return given


def _take_password(variable: str | None) -> None:
    """Hand the password in an environment variable on to what reads locked files. Raises `UsageError`."""
    if variable is None:
        return
    if variable not in os.environ:
        raise UsageError(
            _("{variable} is no variable of the environment; set it to the password").format(variable=variable)
        )
    os.environ[PASSWORD] = os.environ[variable]


def app_parser(words: Sequence[str] = (), *, paths: bool = True) -> argparse.ArgumentParser:
    """The parser of the app: options and paths."""
    parser = ArgumentParser(
        prog="reader",
        description=_("A reading room for Chinese newspapers in the terminal."),
        epilog=_commands() if "-h" in words or "--help" in words else "",
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    _files(parser, paths=paths)
    _language(parser)
    return parser


def command_parser(name: str) -> argparse.ArgumentParser:
    """The parser of the command `name`."""
    asked = command(name)
    parser = ArgumentParser(
        prog=f"reader {name}",
        description=_(asked.purpose),
        epilog=_epilog(asked),
    )
    _fill(parser, name)
    return parser


def everything() -> argparse.ArgumentParser:
    """One parser with the app and all commands as subparsers: for the help and the shell completion."""
    parser = app_parser(paths=False)
    commands = parser.add_subparsers(metavar="COMMAND")
    for name in NAMES:
        _fill(commands.add_parser(name, help=_(command(name).purpose)), name)
    for each in (parser, *commands.choices.values()):
        for action in each._actions:
            if action.metavar == "PATH":
                action.complete = {"bash": "_shtab_compgen_files", "zsh": "_files"}  # type: ignore[attr-defined]
    return parser


def _fill(parser: argparse.ArgumentParser, name: str) -> None:
    asked = command(name)
    asked.options(parser)
    if asked.needs is not Needs.NOTHING:
        _files(parser, paths=not any(action.dest == "words" for action in parser._actions))
    _language(parser)
    if asked.json:
        parser.add_argument("--json", action="store_true", help=_("one JSON object a line"))


def _commands() -> str:
    """One line for each command. Imports all commands, so it is called for the help only."""
    width = max(map(len, NAMES))
    lines = [_("Commands:"), *(f"  {name:<{width}}  {_(command(name).purpose)}" for name in NAMES), ""]
    return "\n".join([*lines, _("`reader COMMAND --help` says more.")])


def _epilog(asked: Command) -> str:
    """The end of the help: examples and exit status."""
    lines = [_("Examples:"), *(f"  reader {line}\n      {_(meaning)}" for line, meaning in asked.examples), ""]
    return "\n".join([*lines, _("Exit status: 0 something found, 1 nothing found, 2 an error.")])


def _files(parser: argparse.ArgumentParser, *, paths: bool = True) -> None:
    if paths:
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", help=_("files, folders and archives; - is standard input")
        )
    parser.add_argument("--encoding", metavar="NAME", help=_("force this input encoding"))
    parser.add_argument(
        "--password", metavar="VARIABLE", help=_("take the password of locked files from this environment variable")
    )
    parser.add_argument("--userdict", metavar="FILE", help=_("your own words, as a user dictionary of jieba's"))
    parser.add_argument("--insecure", action="store_true", help=_("speak to an archive over plain http too"))
    parser.add_argument("--no-cache", action="store_true", help=_("don't read or write the index cache"))


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("zh", "en"), help=_("language of the interface"))


def language_in(arguments: Sequence[str]) -> str | None:
    """The value of `--lang`, found before parsing because the help is in that language."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        language = word.removeprefix("--lang=") if word.startswith("--lang=") else following if word == "--lang" else ""
        if language in ("zh", "en"):
            return language
    return None
