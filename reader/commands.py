"""What each command prints. A command takes a loaded library, its options and an output, and says whether it found
something."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from reader.library import Library
from reader.records import article_record, hit_record, reason_record, summary_record
from reader.span import Span, merged
from reader.wording import _

if TYPE_CHECKING:
    from reader.parsing import ParsedPage
    from reader.search import Results
    from reader.search.frequency import Frequency

MEASURE = 72
"""Cells a line of a printed article by default (typesetting, measure)."""
PATIENCE = 1.0
"""Seconds that work may take before a person is told how far it has come."""
BAR = 30
"""Cells of the bar that tells it."""


@dataclass(frozen=True)
class Output:
    """Where a command prints to."""

    stream: TextIO
    asides: TextIO
    """Where goes what is no result."""
    colour: bool
    """Whether matches are marked by terminal styles."""

    def line(self, text: str = "") -> None:
        """One line."""
        self.stream.write(text + "\n")

    def aside(self, text: str) -> None:
        """One line that is no result."""
        self.asides.write(text + "\n")

    def passing(self, text: str) -> None:
        """What a person who waits at a terminal sees until the next of these; "" for nothing more."""
        if self.asides.isatty():
            self.asides.write(f"\r\x1b[K{text}")
            self.asides.flush()

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


class Measured(Protocol):
    """A step of work whose whole size is known."""

    @property
    def bytes_done(self) -> int:
        """So far."""

    @property
    def bytes_total(self) -> int:
        """In all."""


def await_all(steps: Iterable[Measured], output: Output) -> None:
    """Go through `steps`; who waits at a terminal for more than a second sees a bar of how far it has come."""
    began, shown = monotonic(), False
    for step in steps:
        if monotonic() - began > PATIENCE:
            share = step.bytes_done / step.bytes_total if step.bytes_total else 1.0
            bar = "█" * round(BAR * share)
            output.passing(f"{bar:░<{BAR}} {share:.0%}")
            shown = True
    if shown:
        output.passing("")


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


def search(library: Library, options: Namespace, output: Output) -> bool:
    """Print ranked hits with snippets."""
    results = library.search(options.query, sort=options.sort)
    if options.json:
        output.record(summary_record(results))
    for rank, hit in enumerate(results.hits(0, options.limit or results.total_articles), 1):
        article, spans = library.article(hit.number), results.spans(hit.number)
        snippets = library.snippets(hit.number, results, width=options.context)
        why = results.explain(hit.number) if options.explain else ()
        if options.json:
            explained = {"explain": [reason_record(reason, options.query) for reason in why]} if options.explain else {}
            output.record(hit_record(rank, hit, article, spans, snippets) | explained)
            continue
        about = [part for part in (article.section, article.date, article.id) if part]
        output.line(f"{rank}. {article.headline}  ({' · '.join(about)})")
        for snippet in snippets:
            output.line("   " + output.marked(snippet.text, snippet.spans))
        for reason in why:
            told = reason_record(reason, options.query)
            where = ", ".join(f"{field} {count}" for field, count in told["fields"].items())
            output.line(f"   = {told['score']:.3f}  {told['text']}  ({told['rarity']:.2f}: {where})")
    if not options.json:
        _about(results, output)
    return results.total_articles > 0


def _about(results: Results, output: Output) -> None:
    """What there is to say of the results as a whole; what is no result goes beside them."""
    for problem in results.query.problems:
        output.aside(_(problem.message).format(*problem.arguments))
    if results.partial:
        output.aside(_("No article holds all of that; these hold a part"))
    if results.did_you_mean:
        output.aside(_("Did you mean: {query}").format(query=results.did_you_mean))
    if results.total_articles:
        output.line(
            _("{articles} articles, {matches} matches").format(
                articles=results.total_articles, matches=results.total_matches
            )
        )


def kwic(library: Library, options: Namespace, output: Output) -> bool:
    """Print a concordance: each match with what stands left and right of it, the matches aligned."""
    from reader.search.concordance import Order, concordance, in_order

    results = library.search(options.query)
    found = (
        line
        for number in results.ranked
        for line in concordance(number, library.article(number), results.spans(number), options.context)
    )
    from reader.typeset.cells import Widths

    widths = Widths()
    for line in in_order(found, Order(options.sort)):
        if options.json:
            article = library.article(line.number)
            record = {"id": article.id, "source": article.source, "date": article.date}
            output.record(record | {"left": line.left, "match": line.match, "right": line.right})
            continue
        left = widths.pad(line.left, 2 * options.context, "right")
        output.line(f"{left} {output.marked(line.match, [Span(0, len(line.match))])} {line.right}")
    return results.total_matches > 0


def freq(library: Library, options: Namespace, output: Output) -> bool:
    """Print how often something is found by year, month, day, section or publication."""
    from reader.search.frequency import By, frequencies

    found = False
    for query in options.queries:
        rows = frequencies(library.search(query), By(options.by))
        found = found or bool(rows)
        named = {"query": query} if len(options.queries) > 1 else {}
        if options.json:
            for row in rows:
                output.record(named | asdict(row))
        else:
            _chart(rows, options.relative, output, query if named else None)
    return found


def _chart(rows: list[Frequency], relative: bool, output: Output, title: str | None) -> None:
    """`rows` as columns, tab-separated in a pipe, aligned and with bars on a terminal."""
    if title is not None:
        output.line(title)
    from reader.typeset.cells import Widths

    widths = Widths()
    keys = [row.key or _("unknown") for row in rows]
    column = max(map(widths.width, keys), default=0)
    counts = [row.per_million if relative else float(row.matches) for row in rows]
    for key, row, count in zip(keys, rows, counts, strict=True):
        if not output.colour:
            output.line(f"{key}\t{row.articles}\t{row.matches}\t{row.per_million:.1f}")
            continue
        bar = "▇" * max(1, round(40 * count / max(counts)))
        output.line(
            f"{widths.pad(key, column)} {count:>10.1f} {bar}"
            if relative
            else f"{widths.pad(key, column)} {row.matches:>8} {bar}"
        )


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
    from reader import citation

    article = library.article(library.number_of(options.article))
    text = citation.cite(article, options.style)
    if options.json:
        # CSL-JSON is data itself: given as it is, and not as a text that has to be read once more.
        cited = json.loads(text) if options.style == "csl-json" else text
        output.record({"id": article.id, "style": options.style, "citation": cited})
    else:
        output.line(text)
    return True


def export(library: Library, options: Namespace, output: Output) -> bool:
    """Print articles, all or those that a query finds, as JSON lines, CSV or Markdown."""
    from reader.export import FORMATS, Item

    results = None if options.query is None else library.search(options.query)
    numbers = range(len(library)) if results is None else [int(number) for number in results.numbers]
    listed = options.json or options.format != "markdown" or len(numbers) == 1
    items = (
        Item(
            library.article(number),
            library.keywords(number) if listed else (),
            None if results is None else results.spans(number),
        )
        for number in numbers
    )
    for piece in FORMATS["jsonl" if options.json else options.format](items):
        output.stream.write(piece)
    return bool(numbers)


def _terminal_width(output: Output) -> int:
    try:
        return os.get_terminal_size(output.stream.fileno()).columns
    except (OSError, ValueError):
        return MEASURE
