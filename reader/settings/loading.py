"""Reads the settings file: valid lines are used, invalid ones reported with their line.

Takes TOML, gives `Settings` and problems. A line that is not TOML is skipped. Problems are worded when shown, because
the language is itself a setting.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.errors import SettingsError
from reader.i18n import N_
from reader.named_tuple import NamedTuple
from reader.settings.setting_specs import BY_NAME, Settings, SettingSpec

MOST_PROBLEMS = 20
"""Invalid lines after which a file is taken not to be a settings file."""

NOT_UNDERSTOOD = N_("cannot be parsed ({0})")
UNKNOWN = N_('unknown setting "{0}"')
NEARLY = N_('unknown setting "{0}"; did you mean "{1}"?')
NO_VALUE = N_("{0} must be one of {1}")
NO_NUMBER = N_("{0} must be a number from {1} to {2}")
NO_KEYS = N_('{0} needs keys in quotes: "n", or ["n", "ctrl+n"]')
NO_TABLE = N_("key bindings belong under [keys]")
NO_ADDRESS = N_("{0} must be text in quotes")
UNREADABLE = N_("cannot be read: {0}")
NO_TEXT = N_("not UTF-8 text")

PLACE = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")
HEADER = re.compile(r"\s*\[+\s*([^\]]*?)\s*\]+")


class LoadedSettings(NamedTuple):
    """The settings of a file, and its problems."""

    settings: Settings = Settings()
    problems: tuple[SettingsError, ...] = ()


def read(path: Path) -> LoadedSettings:
    """Read the settings file; the defaults if there is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return LoadedSettings()
    except OSError as error:
        return LoadedSettings(problems=(SettingsError(str(path), 0, UNREADABLE, (error.strerror or "",)),))
    except UnicodeDecodeError:
        return LoadedSettings(problems=(SettingsError(str(path), 0, NO_TEXT),))
    return parse_settings(text, str(path))


Fault = tuple[str, tuple[str, ...]]
"""Message about an invalid setting, and its arguments."""


def parse_settings(text: str, source: str) -> LoadedSettings:
    """Parse the settings in `text`; `source` names the file in problems."""
    found, broken = valid_toml(text)
    faults: list[tuple[int, Fault]] = [(line, (NOT_UNDERSTOOD, (reason,))) for line, reason in broken]
    values: dict[str, Any] = {}
    for name, value in found.items():
        if name == "keys":
            values["keys"], wrong = _valid_keys(text, value)
            faults += wrong
        elif (fault := _fault(name, value)) is None:
            values[name] = value
        else:
            faults.append((line_of(text, name), fault))
    problems = [SettingsError(source, line, *fault) for line, fault in sorted(faults, key=lambda each: each[0])]
    return LoadedSettings(Settings(**values), tuple(problems))


def _fault(name: str, value: object) -> Fault | None:
    """Reason why a setting other than the keys cannot be used; None if it can."""
    if name == "archives":
        return None if _is_named(value) else (NO_ADDRESS, (name,))
    if name == "archive_ca":
        return None if isinstance(value, str) else (NO_ADDRESS, (name,))
    spec = BY_NAME.get(name)
    if spec is None:
        return _unknown(name)
    return None if spec.accepts(value) else _no_value(spec)


def _valid_keys(text: str, table: object) -> tuple[dict[str, tuple[str, ...]], list[tuple[int, Fault]]]:
    """The keys of each action, and `(line, fault)` for each entry that holds no keys."""
    if not isinstance(table, dict):
        return {}, [(line_of(text, "keys"), (NO_TABLE, ("",)))]
    keys = _keys(table)
    without = [name for name, names in keys.items() if names is None]
    valid = {name: names for name, names in keys.items() if names is not None}
    return valid, [(line_of(text, name, "keys"), (NO_KEYS, (name,))) for name in without]


def valid_toml(text: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """The valid TOML in `text`, and `(line, reason)` for each line left out, counted from 1."""
    import tomllib  # most people have no file

    lines, problems = text.splitlines(), list[tuple[int, str]]()
    while len(problems) < MOST_PROBLEMS:
        try:
            return tomllib.loads("\n".join(lines) + "\n"), problems
        except tomllib.TOMLDecodeError as error:
            place = PLACE.search(str(error))
            line = int(place[1]) if place and place[1] else len(lines)
            while line > 1 and not (line <= len(lines) and lines[line - 1].strip()):
                line -= 1
            problems.append((line, PLACE.sub("", str(error))))
            lines[line - 1] = ""
    return {}, problems


def line_of(text: str, name: str, table: str = "") -> int:
    """The line, from 1, that sets `name` in a table, or on which the table `name` begins; 0 if there is none."""
    return next((line for line, where, given in assignments(text) if (where, given) in ((table, name), (name, ""))), 0)


def assignments(text: str) -> Iterator[tuple[int, str, str]]:
    """`(line, table, name)` for each assigned value, and with an empty name for each table header."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            table = header[1].strip("\"' ")
            yield number, table, ""
        elif "=" in line and not line.lstrip().startswith("#"):
            name = line.partition("=")[0].strip().strip("\"'")
            outer, dot, inner = name.partition(".")
            yield (number, outer, inner.strip()) if dot and not table else (number, table, name)


def _keys(table: Mapping[str, object]) -> dict[str, tuple[str, ...] | None]:
    """The keys of each action; None for an entry that holds no keys."""
    listed = {name: [value] if isinstance(value, str) else value for name, value in table.items()}
    return {
        name: tuple(value) if isinstance(value, list) and all(type(key) is str and key for key in value) else None
        for name, value in listed.items()
    }


def _is_named(value: object) -> bool:
    """True if a value is a table of texts."""
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _unknown(name: str) -> Fault:
    from difflib import get_close_matches  # imported only for a misspelt name

    near = get_close_matches(name, BY_NAME, 1)
    return (NEARLY, (name, near[0])) if near else (UNKNOWN, (name,))


def _no_value(spec: SettingSpec) -> Fault:
    if spec.between:
        return NO_NUMBER, (spec.name, str(spec.values[0]), str(spec.values[-1]))
    return NO_VALUE, (spec.name, ", ".join(map(toml, spec.values)))


def toml(value: object) -> str:
    """A value as the file has it."""
    return str(value).lower() if isinstance(value, bool) else str(value) if isinstance(value, int) else f'"{value}"'
