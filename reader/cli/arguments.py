"""What may stand on the command line: options and arguments of the app and of each command."""

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
"""Sentences of argparse, for the catalogue."""


class HelpLayout(argparse.RawDescriptionHelpFormatter):
    """Help that tells the default of each option that has one."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        if not action.option_strings or action.default in (None, False, argparse.SUPPRESS) or action.default == []:
            return action.help
        told = _("default: {value}").format(value=action.default)
        return f"{action.help} ({told})" if action.help else f"({told})"


class ArgumentParser(argparse.ArgumentParser):
    """A parser whose help and errors are the program's own: an error is one line, and says what to do."""

    def __init__(self, *, prog: str, description: str = "", epilog: str = "") -> None:
        setattr(argparse, "_", _)  # noqa: B010 - its own sentences, in the language of the interface
        super().__init__(prog=prog, description=description, epilog=epilog, formatter_class=HelpLayout, add_help=False)
        self._positionals.title, self._optionals.title = _("arguments"), _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help and exit"))

    def format_help(self) -> str:
        """The whole help; argparse says its first word in the language of its own catalogue."""
        return super().format_help().replace("usage: ", _("usage: "), 1)

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError`; argparse would print the usage over several lines and leave."""
        told = _("{message}. See `{program} --help`.")
        if message.startswith(_("unrecognized arguments: %s").split("%", maxsplit=1)[0]):
            told = _("{message}. See `{program} --help`; what begins with - but is no option goes after --.")
        raise UsageError(told.format(message=message, program=self.prog))


def for_app(arguments: Sequence[str]) -> argparse.Namespace:
    """What the app is asked for. Raises `UsageError`, as `for_command` does."""
    return _parsed(app_parser(arguments), arguments)


def for_command(name: str, arguments: Sequence[str]) -> argparse.Namespace:
    """What the command `name` is asked for; options and paths stand in any order."""
    return _parsed(command_parser(name), arguments)


PASSWORD = "READER_PASSWORD"
"""The environment variable in which locked files find their password."""
GUARD = "\0"
"""Put before what follows `--`, so that none of it is taken for an option; no argument can hold it."""


def _parsed(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """`arguments` read with options and others in any order, which argparse alone manages only without `--`."""
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
    """Options of the app, and what it is to open."""
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
    """Options and arguments of the command `name`."""
    asked = command(name)
    parser = ArgumentParser(
        prog=f"reader {name}",
        description=_(asked.purpose),
        epilog=_epilog(asked),
    )
    _fill(parser, name)
    return parser


def everything() -> argparse.ArgumentParser:
    """One parser that has the app and all commands, for whoever wants to know what may be typed."""
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
    """A line a command; each is imported for it, so only where help is asked for."""
    width = max(map(len, NAMES))
    lines = [_("Commands:"), *(f"  {name:<{width}}  {_(command(name).purpose)}" for name in NAMES), ""]
    return "\n".join([*lines, _("`reader COMMAND --help` says more.")])


def _epilog(asked: Command) -> str:
    """Examples, and what the exit status says."""
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
    parser.add_argument("--no-cache", action="store_true", help=_("don't read or write the index cache"))


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("zh", "en"), help=_("language of the interface"))


def language_in(arguments: Sequence[str]) -> str | None:
    """The language asked for, found before parsing, since the parser's own help is in it."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        language = word.removeprefix("--lang=") if word.startswith("--lang=") else following if word == "--lang" else ""
        if language in ("zh", "en"):
            return language
    return None
