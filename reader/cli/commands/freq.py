"""The command `freq`: how often queries are found by year, month, day, section or publication."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reader.api.result_totals import totals_in_words
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.querying import add_queries, add_search_options, check_complete, check_query, remark, results_of
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.analytics import Frequency
    from reader.api.library import Library
    from reader.api.results import Results


def _options(parser: ArgumentParser) -> None:
    add_queries(parser, _("a query to count"))
    units = ("year", "month", "day", "section", "publication")
    parser.add_argument("--by", choices=units, required=True, help=_("unit of the counts"))
    parser.add_argument("--relative", action="store_true", help=_("scale bars by matches per million characters"))
    add_search_options(parser)


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Count matches by year, month, day, section or publication."""
    from reader.api.analytics import By

    queries: list[str] = options.queries
    each = [results_of(library.view, query, options) for query in queries]
    for results in each:
        check_query(results)
    found = False
    for query, results in zip(queries, each, strict=True):
        remark(results, output)
        rows = [row for row in results.trend(By(options.by)).rows if row.articles]
        if results.remote:
            output.warn(f"{query}: {totals_in_words(results)}")
        found = found or bool(rows)
        named = {"query": query} if len(queries) > 1 else {}
        if options.json:
            for row in rows:
                output.record(named | _recorded(row, results))
        else:
            _chart(rows, results, options, output, query if named else None)
    for results in each:
        check_complete(results, options)
    return ExitCode.of(found)


def _counts(row: Frequency, results: Results) -> int:
    """Numbers counted under a key: matches; articles if an archive does not count them or the query has no text."""
    return row.matches if results.matches_known and results.total_matches else row.articles


def _recorded(row: Frequency, results: Results) -> dict[str, Any]:
    """A row as JSON: matches that are not counted are null."""
    unknown = {} if results.matches_known else {"matches": None, "per_million": None}
    return asdict(row) | unknown


def _chart(rows: list[Frequency], results: Results, options: Namespace, output: Output, title: str | None) -> None:
    """`rows` as columns under a header, tab-separated in a pipe, aligned and with bars on a terminal."""
    if not rows:
        return
    if title is not None:
        output.line(title)
    if output.colour:
        _bars(rows, results, options, output)
        return
    output.line("\t".join((options.by, "articles", "matches", "per_million")))
    for row in rows:
        text = f"{row.matches}\t{row.per_million:.1f}" if results.matches_known else "\t"
        output.line(f"{row.key or _('unknown')}\t{row.articles}\t{text}")


def _bars(rows: list[Frequency], results: Results, options: Namespace, output: Output) -> None:
    """`rows` aligned, each with a bar."""
    from reader.typeset.cells import Widths

    widths, relative = Widths(), options.relative and bool(results.matches_known and results.total_matches)
    keys = [row.key or _("unknown") for row in rows]
    column = max(map(widths.width, keys))
    counts = [row.per_million if relative else float(_counts(row, results)) for row in rows]
    for key, count in zip(keys, counts, strict=True):
        bar = "▇" * max(1, round(40 * count / max(counts)))
        figure = f"{count:>10.1f}" if relative else f"{count:>8.0f}"
        output.line(f"{widths.pad(key, column)} {figure} {bar}")


COMMAND = Command(
    N_("Count matches by year, month, day, section or publication."),
    _options,
    run,
    (
        (
            "freq -e 市场 -e 计划 papers/ --by year --relative",
            N_("two words over the years, per million characters"),
        ),
    ),
    needs=Needs.LIBRARY,
)
