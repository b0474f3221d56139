"""The command `cite`: a citation of an article."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.library import Library


def _options(parser: ArgumentParser) -> None:
    from reader.export.citations import STYLES

    parser.add_argument("article", metavar="ID|N", help=_("id of an article, or its number from 1"))
    parser.add_argument(
        "--style",
        choices=tuple(STYLES),
        default="gbt7714-2025",
        help=_("citation style; GB/T 7714-2025 is in force since July 2026"),
    )


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Print the citation of one article."""
    from reader.export import citations

    article = library.view.article(library.view.key(options.article))
    text = citations.cite(article, options.style)
    if options.json:
        # CSL-JSON is data itself: given as it is, and not as a text that has to be read once more.
        cited = json.loads(text) if options.style == "csl-json" else text
        output.record({"id": article.id, "style": options.style, "citation": cited})
    else:
        output.line(text)
    return ExitCode.FOUND


COMMAND = Command(
    N_("Print a citation of an article."),
    _options,
    run,
    (("cite 3 papers/ --style bibtex", N_("for a reference manager")),),
    needs=Needs.LIBRARY,
)
