"""The command `freq`: how often queries are found by year, month, day, section or publication."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.querying import add_queries, add_search_options, check_complete, check_query, remark, results_of
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.analytics import Frequency
    from reader.api.library import Library


def _options(parser: ArgumentParser) -> None:
    add_queries(parser, _("what to count"))
    parser.add_argument("--by", choices=("year", "month", "day", "section", "publication"), required=True)
    parser.add_argument("--relative", action="store_true", help=_("bars by matches in a million characters"))
    add_search_options(parser)


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Print how often something is found by year, month, day, section or publication."""
    from reader.api.analytics import By

    queries: list[str] = options.queries
    each = [results_of(library.view, query, options) for query in queries]
    for results in each:
        check_query(results)
    found = False
    for query, results in zip(queries, each, strict=True):
        remark(results, output)
        rows = [row for row in results.trend(By(options.by)).rows if row.matches]
        found = found or bool(rows)
        named = {"query": query} if len(queries) > 1 else {}
        if options.json:
            for row in rows:
                output.record(named | asdict(row))
        else:
            _chart(rows, options, output, query if named else None)
    for results in each:
        check_complete(results, options)
    return ExitCode.of(found)


def _chart(rows: list[Frequency], options: Namespace, output: Output, title: str | None) -> None:
    """`rows` as columns under a header, tab-separated in a pipe, aligned and with bars on a terminal."""
    if not rows:
        return
    if title is not None:
        output.line(title)
    from reader.typeset.cells import Widths

    widths = Widths()
    keys = [row.key or _("unknown") for row in rows]
    column = max(map(widths.width, keys), default=0)
    relative = options.relative
    counts = [row.per_million if relative else float(row.matches) for row in rows]
    if not output.colour:
        output.line("\t".join((options.by, "articles", "matches", "per_million")))
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


COMMAND = Command(
    N_("Print how often something is found by year, month, day, section or publication."),
    _options,
    run,
    (
        (
            "freq -e 市场 -e 计划 papers/ --by year --relative",
            N_("two words through the years, per million characters"),
        ),
    ),
    needs=Needs.LIBRARY,
)
