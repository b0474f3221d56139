"""Commands that print articles, or what is known of them."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.backends.local.local_library import Library
from reader.cli.output import Output
from reader.export.records import article_record

if TYPE_CHECKING:
    from reader.parsing import ParsedPage

MEASURE = 72
"""Cells a line of a printed article by default (typesetting, measure)."""


def articles(library: Library, options: Namespace, output: Output) -> bool:
    """Print a line an article: section, headline, byline, date."""
    for number in range(len(library)):
        article = library.article(number)
        if options.json:
            output.record(article_record(article, library.keywords(number)))
        else:
            output.line(
                "\t".join(value or "" for value in (article.section, article.headline, article.byline, article.date))
            )
    return len(library) > 0


def explain(pages: Iterable[ParsedPage], output: Output) -> bool:
    """Print each line of each page: its source, number, class, article, the evidence, and how it begins."""
    found = False
    for page in pages:
        for reading in page.readings:
            found = True
            article = "-" if reading.article is None else str(reading.article + 1)
            evidence = ", ".join(reading.evidence)
            output.line(
                "\t".join((f"{page.page.source}:{reading.number}", reading.label, article, evidence, reading.text[:40]))
            )
    return found


def show(library: Library, options: Namespace, output: Output) -> bool:
    """Print one article, typeset."""
    number = library.number_of(options.article)
    article = library.article(number)
    if options.json:
        output.record(article_record(article, library.keywords(number)))
        return True
    from reader.typeset.plain import plain_lines

    for line in plain_lines(article, options.width or min(MEASURE, _terminal_width(output))):
        output.line(line)
    return True


def keywords(library: Library, options: Namespace, output: Output) -> bool:
    """Print the words that tell an article, or all of them together, from others, with their weights."""
    numbers = range(len(library)) if options.article is None else [library.number_of(options.article)]
    weights: dict[str, float] = defaultdict(float)
    for number in numbers:
        for keyword in library.weighed_keywords(number):
            weights[keyword.word] += keyword.weight
    for word, weight in sorted(weights.items(), key=lambda item: -item[1])[: options.limit or None]:
        if options.json:
            output.record({"keyword": word, "weight": round(weight, 4)})
        else:
            output.line(f"{word}\t{weight:.4f}")
    return bool(weights)


def cite(library: Library, options: Namespace, output: Output) -> bool:
    """Print the citation of one article."""
    from reader.export import citations

    article = library.article(library.number_of(options.article))
    text = citations.cite(article, options.style)
    if options.json:
        # CSL-JSON is data itself: given as it is, and not as a text that has to be read once more.
        cited = json.loads(text) if options.style == "csl-json" else text
        output.record({"id": article.id, "style": options.style, "citation": cited})
    else:
        output.line(text)
    return True


def export(library: Library, options: Namespace, output: Output) -> bool:
    """Print articles, all or those that a query finds, as JSON lines, CSV or Markdown."""
    from reader.export.article_formats import exported

    results = None if options.query is None else library.search(options.query)
    numbers = range(len(library)) if results is None else [int(number) for number in results.numbers]
    spans = None if results is None else results.spans
    for piece in exported(library, numbers, "jsonl" if options.json else options.format, spans):
        output.stream.write(piece)
    return bool(numbers)


def _terminal_width(output: Output) -> int:
    try:
        return os.get_terminal_size(output.stream.fileno()).columns
    except (OSError, ValueError):
        return MEASURE
