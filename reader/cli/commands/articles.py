"""The command `articles`: one line for each article, or how each page was parsed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from reader.api.article_heading import heading_of
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.export.records import article_record
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.library import Library
    from reader.parsing import ParsedPage


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--explain", action="store_true", help=_("print each line with its class and the evidence"))
    parser.add_argument("--keywords", action="store_true", help=_("include keywords (with --json)"))
    parser.add_argument(
        "--picture",
        metavar="FILE",
        help=_("with --explain: draw PDF pages and their regions as SVG"),
    )


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """List articles: number, id, section, headline, byline, date."""
    view = library.view
    keys = view.all_keys()
    keywords = view.keywords_of(keys) if options.json and options.keywords else repeat(None)
    for number, (key, words) in enumerate(zip(keys, keywords, strict=False), 1):
        article = view.article(key)
        if options.json:
            output.record(article_record(article, None if words is None else [keyword.word for keyword in words]))
        else:
            values = (heading_of(article), article.headline, article.byline, article.date)
            output.line("\t".join((str(number), article.id, *(value or "" for value in values))))
    return ExitCode.of(len(view) > 0)


def explain(pages: Iterable[ParsedPage], output: Output, picture: str | None = None) -> bool:
    """Print each line of each page: its source, number, class, article, the evidence, and how it begins.

    The number is that of the line, or page and region of a PDF. `picture`: the path of a drawing to write.
    """
    found = False
    drawn = []
    for page in pages:
        if picture and page.page.layout:
            drawn.append(page)
        at = f"{page.page.layout.number}." if page.page.layout else ""
        for change in page.form:
            output.line("\t".join((page.page.source, "form", "-", change, "")))
        for reading in page.readings:
            found = True
            article = "-" if reading.article is None else str(reading.article + 1)
            evidence = ", ".join(reading.evidence)
            output.line(
                "\t".join(
                    (f"{page.page.source}:{at}{reading.number}", reading.label, article, evidence, reading.text[:40])
                )
            )
    if picture:
        from reader.export.page_picture import page_picture

        Path(picture).write_text(page_picture(drawn), encoding="utf-8")
    return found


COMMAND = Command(
    N_("List articles: number, id, section, headline, byline, date."),
    _options,
    run,
    (
        ("articles page.txt", N_("the articles of one page")),
        ("articles --json --keywords papers/", N_("every field of each article, keywords too")),
        ("articles --explain page.txt", N_("how each line was classified, and why")),
        ("articles --explain --picture out.svg page.pdf", N_("the same, with a drawing of the page")),
    ),
    needs=Needs.LIBRARY,
)
