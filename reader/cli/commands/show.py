"""The command `show`: one article, typeset."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.argument_types import whole_number
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.export.records import article_record
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.library import Library

MEASURE = 72
"""Cells a line of a printed article by default."""


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("article", metavar="ID|N", help=_("id of an article, or its number from 1"))
    parser.add_argument(
        "--width",
        type=whole_number(1),
        metavar="N",
        help=_("cells per line; by default 72, or the terminal if narrower"),
    )


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Print one article, typeset."""
    view = library.view
    key = view.key(options.article)
    article = view.article(key)
    if options.json:
        output.record(article_record(article, (keyword.word for keyword in view.insights(key).keywords())))
        return ExitCode.FOUND
    from reader.typeset.plain import plain_lines

    for line in plain_lines(article, options.width or min(MEASURE, _terminal_width(output))):
        output.line(line)
    return ExitCode.FOUND


def _terminal_width(output: Output) -> int:
    try:
        return os.get_terminal_size(output.stream.fileno()).columns
    except (OSError, ValueError):
        return MEASURE


COMMAND = Command(
    N_("Print one article, typeset."),
    _options,
    run,
    (("show 3 papers/ --width 60", N_("the third article, in lines of 30 characters")),),
    needs=Needs.LIBRARY,
)
