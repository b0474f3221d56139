"""What each command prints. A command takes a loaded library, its options and an output, and says whether it found
something."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TextIO

from reader.library import Library
from reader.records import article_record, hit_record, summary_record
from reader.span import Span, merged
from reader.wording import _

MEASURE = 72
"""Cells a line of a printed article by default (typesetting, measure)."""


@dataclass(frozen=True)
class Output:
    """Where a command prints to."""

    stream: TextIO
    colour: bool
    """Whether matches are marked by terminal styles."""

    def line(self, text: str = "") -> None:
        """One line."""
        self.stream.write(text + "\n")

    def record(self, record: dict[str, Any]) -> None:
        """One JSON object on a line of its own."""
        self.line(json.dumps(record, ensure_ascii=False))

    def marked(self, text: str, spans: Iterable[Span]) -> str:
        """`text` with `spans` bold and underlined where there is colour; a pipe gets plain text."""
        if not self.colour:
            return text
        pieces, end = [], 0
        for span in merged(spans):
            pieces += [text[end : span.start], "\x1b[1;4;33m", text[span.start : span.end], "\x1b[0m"]
            end = span.end
        return "".join([*pieces, text[end:]])


def one_line(text: str) -> str:
    """`text` as one clean line: nothing in it can move a terminal's cursor."""
    from reader.ingest import clean_line

    return clean_line(text)


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


def search(library: Library, options: Namespace, output: Output) -> bool:
    """Print ranked hits with snippets."""
    results = library.search(options.query, sort=options.sort)
    if options.json:
        output.record(summary_record(results))
    for rank, hit in enumerate(results.hits(0, options.limit or results.total_articles), 1):
        article, spans = library.article(hit.number), results.spans(hit.number)
        snippets = library.snippets(hit.number, results, width=options.context)
        if options.json:
            output.record(hit_record(rank, hit, article, spans, snippets))
            continue
        about = [part for part in (article.section, article.date, article.id) if part]
        output.line(f"{rank}. {article.headline}  ({' · '.join(about)})")
        for snippet in snippets:
            output.line("   " + output.marked(snippet.text, snippet.spans))
    if not options.json and results.total_articles:
        output.line(
            _("{articles} articles, {matches} matches").format(
                articles=results.total_articles, matches=results.total_matches
            )
        )
    return results.total_articles > 0


def _terminal_width(output: Output) -> int:
    try:
        return os.get_terminal_size(output.stream.fileno()).columns
    except (OSError, ValueError):
        return MEASURE
