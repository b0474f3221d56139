"""The argument parsers of the app and of each command."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from reader import __version__
from reader.cli.registry import NAMES, Command, Needs, command
from reader.errors import UsageError
from reader.i18n import N_, _
from reader.ui.launch.splash import screen_size

ARGPARSE_SAYS = (
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("not allowed with argument %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)
"""Sentences of argparse, listed for translation."""
USAGE = "usage: "
"""Prefix of argparse's usage; argparse cuts off as many characters again, so it is translated afterwards."""


class HelpLayout(argparse.RawDescriptionHelpFormatter):
    """Help formatter that adds the default of each option."""

    def __init__(self, prog: str) -> None:
        # argparse makes one for each option, and imports all that copies and packs files to know the width.
        super().__init__(prog, width=screen_size(1)[0] - 2)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        if not action.option_strings or action.default in (None, False, argparse.SUPPRESS) or action.default == []:
            return action.help
        return _("{help} (default: {value})").format(help=action.help or "", value=action.default).strip()


class ArgumentParser(argparse.ArgumentParser):
    """Parser with the program's own help and errors: an error is one line that says what to do."""

    def __init__(self, *, prog: str, description: str = "", epilog: str = "") -> None:
        # Its own sentences, in the language of the interface.
        setattr(argparse, "_", lambda sentence: sentence if sentence == USAGE else _(sentence))  # noqa: B010
        super().__init__(prog=prog, description=description, epilog=epilog, formatter_class=HelpLayout, add_help=False)
        self._positionals.title, self._optionals.title = _("arguments"), _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help and exit"))

    def format_help(self) -> str:
        """The help text, with argparse's own words translated."""
        text = super().format_help().replace(USAGE, _("usage: "), 1)
        for title in (self._positionals.title, self._optionals.title):
            text = text.replace(f"\n{title}:\n", "\n" + _("{title}:").format(title=title) + "\n")
        return text

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError`, where argparse would print several lines and exit."""
        template = _("{message}. See `{program} --help`.")
        if message.endswith(("?", "？")):
            template = _("{message} See `{program} --help`.")
        unknown = _("unrecognized arguments: %s").split("%", maxsplit=1)[0]
        if message.startswith(unknown):
            option = next((word for word in message.removeprefix(unknown).split() if word.startswith("-")), "")
            nearest = nearest_of(option.partition("=")[0], self._option_string_actions)
            if nearest is not None:
                template = _("{option} is not an option; did you mean {nearest}? See `{program} --help`.")
                raise UsageError(template.format(option=option, nearest=nearest, program=self.prog))
            if option:
                template = _("{message}. See `{program} --help`; what begins with - but is no option goes after --.")
        raise UsageError(template.format(message=message, program=self.prog))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Raise an error that lists the choices, with a suggestion."""
        if action.choices is None or value in action.choices:
            return
        choices, nearest = [*map(str, action.choices)], nearest_of(str(value), map(str, action.choices))
        template = _("{value} is not one of {choices}")
        if nearest is not None:
            template = _("{value} is not one of {choices}; did you mean {nearest}?")
        text = template.format(value=str(value).removeprefix(GUARD), choices=", ".join(choices), nearest=nearest)
        raise argparse.ArgumentError(action, text)


def nearest_of(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that is most similar to `name`, or that it is the beginning of; None if there is none."""
    from difflib import get_close_matches

    known = [*names]
    begun = (each for each in known if len(name) > 2 and each.startswith(name))
    return next(iter(get_close_matches(name, known, n=1)), None) or next(begun, None)


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
            _("environment variable {variable} is not set; set it to the password").format(variable=variable)
        )
    os.environ[PASSWORD] = os.environ[variable]


def app_parser(words: Sequence[str] = (), *, paths: bool = True) -> argparse.ArgumentParser:
    """The parser of the app: options and paths."""
    parser = ArgumentParser(
        prog="reader",
        description=_("A reading room for Chinese newspapers in the terminal."),
        epilog=_commands() if "-h" in words or "--help" in words else "",
    )
    parser.add_argument(
        "--version", action="version", version=f"reader {__version__}", help=_("show the version and exit")
    )
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
    return "\n".join([*lines, _("See `reader COMMAND --help` for details.")])


def _epilog(asked: Command) -> str:
    """The end of the help: examples and exit status."""
    lines = [_("Examples:"), *(f"  reader {line}\n      {_(meaning)}" for line, meaning in asked.examples), ""]
    return "\n".join([*lines, _("Exit status: 0 something found, 1 nothing found, 2 an error.")])


def _files(parser: argparse.ArgumentParser, *, paths: bool = True) -> None:
    if paths:
        parser.add_argument(
            "paths",
            nargs="*",
            metavar="PATH",
            default=[],
            help=_("files, folders and archives; - is standard input"),
        )
    parser.add_argument("--encoding", metavar="NAME", help=_("force this input encoding"))
    parser.add_argument(
        "--password", metavar="VARIABLE", help=_("environment variable with the password of locked files")
    )
    parser.add_argument("--userdict", metavar="FILE", help=_("extra words (jieba user-dictionary format)"))
    parser.add_argument("--insecure", action="store_true", help=_("allow unencrypted http to an archive"))
    parser.add_argument("--no-cache", action="store_true", help=_("don't read or write the index cache"))


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("zh", "en"), help=_("language of the interface"))
