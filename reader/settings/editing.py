"""Changes one setting in the file: one line, without touching what a person wrote around it.

Takes the text of the file, gives the new text. The file is replaced atomically.
"""

import re
from pathlib import Path

from reader.atomic_write import atomic_write
from reader.errors import SettingsError
from reader.i18n import N_, _
from reader.paths import APP, private_folder
from reader.settings.loading import assignments, toml, valid_toml
from reader.settings.setting_specs import SPECS, Settings, Value

BY_HAND = N_("cannot change {0} in it; edit the file by hand")
THERE = N_("already exists; edit it, or move it away first")
UNWRITABLE = N_("cannot be written: {0}")
GIVEN = re.compile(r"""(\s*[^=]*=\s*)("[^"]*"|'[^']*'|[^#\s]+)(.*)""", re.DOTALL)


def template() -> str:
    """A settings file with every setting commented out and described, in the language of the interface."""
    usual = Settings()
    lines = [_("# Settings of reader. Remove the # before a line and change its value."), ""]
    for spec in SPECS:
        value = getattr(usual, spec.name)
        others = "" if spec.between else "  # " + ", ".join(toml(each) for each in spec.values if each is not value)
        unit = _(" (here in cells, two a character)") if spec.in_cells else ""
        lines += [f"# {_(spec.label)}: {_(spec.note)}{unit}", f"# {spec.name} = {toml(value)}{others}", ""]
    keys = _("# Key bindings; `reader settings --keys` lists the names.")
    lines += ["[keys]", keys, '# next_article = ["]", "ctrl+n"]']
    return "\n".join(lines) + "\n"


def with_value(text: str, name: str, value: Value) -> str:
    """`text` with another value for `name`; comments, order and all other lines stay as they are.

    Raises ValueError where no single line gives `name` its value.
    """
    lines = text.splitlines(keepends=True)
    given = list(assignments(text))
    at = next((line for line, table, each in given if (table, each) == ("", name)), None)
    if at is not None:
        lines[at - 1] = GIVEN.sub(lambda found: found[1] + toml(value) + found[3], lines[at - 1], count=1)
    else:
        first_table = next((line for line, table, each in given if table and not each), len(lines) + 1)
        about = [line for line in range(1, first_table) if re.match(rf"\s*#\s*{name}\s*=", lines[line - 1])]
        place = about[-1] if about else first_table - 1
        if place and not lines[place - 1].endswith("\n"):
            lines[place - 1] += "\n"
        lines.insert(place, f"{name} = {toml(value)}\n")
    new = "".join(lines)
    (before, broken), (after, left) = valid_toml(text), valid_toml(new)
    if after != {**before, name: value} or len(left) > len(broken):
        raise ValueError(name)
    return new


def _as_it_is(path: Path) -> str:
    """The text of a file with its line ends unchanged."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return file.read()


def save_setting(path: Path, name: str, value: Value) -> None:
    """Set `name` in the file, creating the file if missing. Raises `SettingsError`."""
    try:
        text = _as_it_is(path) if path.exists() else template()
        write(path, with_value(text, name, value))
    except ValueError:  # no text, or text that cannot be changed
        raise SettingsError(str(path), 0, BY_HAND, (name,)) from None
    except OSError as error:
        raise SettingsError(str(path), 0, UNWRITABLE, (_(error.strerror or ""),)) from None


def create_file(path: Path) -> None:
    """Create a file from `template`. An existing file is left as it is. Raises `SettingsError`."""
    if path.exists():
        raise SettingsError(str(path), 0, THERE)
    try:
        write(path, template())
    except OSError as error:
        raise SettingsError(str(path), 0, UNWRITABLE, (_(error.strerror or ""),)) from None


def write(path: Path, text: str) -> None:
    """Replace a file atomically, following a symbolic link. Raises OSError."""
    path = path.resolve()
    if path.parent.name == APP or not path.parent.exists():
        private_folder(path.parent)
    atomic_write(path, [text.encode()], private=not path.exists())
