"""Typesetting options from the settings."""

from reader.settings.setting_specs import Settings
from reader.typeset.options import Options

CELLS = 2
"""Cells of a character: the unit of the indent in the settings."""


def options_of(wanted: Settings) -> Options:
    """The typesetting options of the settings."""
    return Options(
        indent=wanted.indent * CELLS,
        hang=wanted.hanging,
        gaps=bool(wanted.latin_space),
        paragraph_gap=wanted.blank_lines,
        justify=wanted.justify,
    )
