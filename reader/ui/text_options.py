"""How a person wants text set: from the settings to the options of typesetting."""

from reader.settings.setting_specs import Settings
from reader.typeset.options import Options

CELLS = 2
"""Cells of a character: the settings count an indent in these."""


def options_of(wanted: Settings) -> Options:
    """The options that the settings ask for."""
    return Options(
        indent=wanted.indent * CELLS,
        hang=wanted.hanging,
        gaps=bool(wanted.latin_space),
        paragraph_gap=wanted.blank_lines,
        justify=wanted.justify,
    )
