"""The settings: their names, allowed values and defaults.

No setting changes what is copied, searched or exported. Sentences are marked here and translated when shown.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from reader.i18n import N_
from reader.named_tuple import NamedTuple

Value = bool | int | str
AUTO = N_("auto")


class Settings(NamedTuple):
    """Valid values of all settings."""

    language: Literal["auto", "zh", "en"] = "auto"
    theme: str = "auto"
    measure: int = 72
    indent: int = 2
    latin_space: int = 0
    blank_lines: bool = False
    hanging: bool = False
    justify: bool = False
    ambiguous_width: Literal["auto", 1, 2] = "auto"
    zen: bool = False
    keywords: bool = True
    kitty_keys: Literal["auto", True, False] = "auto"
    archive_ca: str = ""
    """File of certificate authorities of archives; empty for those of the system."""
    archives: Mapping[str, str] = MappingProxyType({})
    """Addresses of archives by the names that a person gives them."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Keys that replace defaults, by the name of the action in the table of keys."""


class SettingSpec(NamedTuple):
    """The description of a setting with a set of values."""

    name: str
    """Its name in the file and in `Settings`."""
    values: Sequence[Value]
    label: str
    note: str
    between: bool = False
    """True if any number between the first and the last value is valid."""
    in_cells: bool = False
    """True if values are in cells. The screen shows them in characters, of two cells each, like all others."""

    def accepts(self, value: object) -> bool:
        """True if `value` is valid."""
        if self.between and type(value) is int:
            return int(self.values[0]) <= value <= int(self.values[-1])
        return any(type(each) is type(value) and each == value for each in self.values)

    def step(self, value: Value, steps: int) -> Value:
        """The next or previous value; cyclic, but a range of numbers stops at its ends."""
        if self.between:
            there = [each for each in self.values if (each > value if steps > 0 else each < value)]  # type: ignore[operator]
            return (there[0] if steps > 0 else there[-1]) if there else value
        places = [place for place, each in enumerate(self.values) if type(each) is type(value) and each == value]
        return self.values[(places[0] + steps) % len(self.values)] if places else self.values[0]


YES_OR_NO = (False, True)
SPECS = (
    SettingSpec("language", (AUTO, "zh", "en"), N_("Language"), N_("auto: that of the system")),
    SettingSpec(
        "theme",
        (AUTO, "light", "dark", "contrast", "terminal"),
        N_("Theme"),
        N_("auto: dark or light, as the terminal is"),
    ),
    SettingSpec(
        "measure", range(16, 161, 4), N_("Line width"), N_("in characters, 8 to 80"), between=True, in_cells=True
    ),
    SettingSpec("indent", (0, 2), N_("Indent"), N_("in characters")),
    SettingSpec(
        "latin_space", (0, 1), N_("CJK–Latin spacing"), N_("between Chinese and Latin, in characters"), in_cells=True
    ),
    SettingSpec("blank_lines", YES_OR_NO, N_("Blank lines"), N_("between paragraphs")),
    SettingSpec("hanging", YES_OR_NO, N_("Hanging marks"), N_("let a stop or comma hang past the line end")),
    SettingSpec("justify", YES_OR_NO, N_("Justify"), N_("stretch lines to the full width")),
    SettingSpec(
        "ambiguous_width",
        (AUTO, 1, 2),
        N_("Width of quotes"),
        N_("cells of “ ” — · etc.; auto: ask the terminal"),
    ),
    SettingSpec("zen", YES_OR_NO, N_("Hide list"), N_("show the text only")),
    SettingSpec("keywords", YES_OR_NO, N_("Keywords"), N_("mark them in the text")),
    SettingSpec(
        "kitty_keys",
        (AUTO, True, False),
        N_("Kitty keyboard"),
        N_("auto: off in iTerm2 (Chinese input); next start"),
    ),
)
BY_NAME = {spec.name: spec for spec in SPECS}
