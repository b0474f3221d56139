"""Commands that print what a query finds."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.backends.local.local_library import Library
from reader.cli.output import Output
from reader.export.records import hit_record, reason_record, summary_record
from reader.i18n import _
from reader.span import Span

if TYPE_CHECKING:
    from reader.api.analytics import Frequency
    from reader.search import SearchResults


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


def _about(results: SearchResults, output: Output) -> None:
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
    from reader.api.analytics import ConcordanceOrder
    from reader.search.analytics.concordance import concordance
    from reader.typeset.cells import Widths

    results, widths = library.search(options.query), Widths()
    found = concordance(results, ConcordanceOrder(options.sort))
    for place in range(len(found)):
        line = found.line(place, library.article, options.context)
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
    from reader.api.analytics import By
    from reader.search.analytics.trend import frequencies

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
