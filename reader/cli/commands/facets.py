"""The command `facets`: numbers of articles by section, page name, paper, author and month."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.argument_types import whole_number
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.querying import add_queries, add_search_options, check_complete, check_query, remark, results_of
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.library import Library


def _options(parser: ArgumentParser) -> None:
    add_queries(parser, _("count only articles that match this"), needed=False)
    parser.add_argument(
        "--limit", type=whole_number(0), default=20, metavar="N", help=_("maximum number of values; 0 for all")
    )
    add_search_options(parser)


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Print a header and a line a value: facet, number of articles, value."""
    query = " ".join(options.queries)
    results = results_of(library.view, query, options)
    if query:
        check_query(results)
    remark(results, output)
    if results.partial:
        return ExitCode.NOTHING
    if results.total_articles and not options.json:
        output.line("\t".join(("facet", "articles", "value")))
    for name, facet in results.facets().items():
        for value, count in list(facet)[: options.limit or None]:
            if options.json:
                output.record({"facet": name, "value": value, "articles": count})
            else:
                output.line(f"{name}\t{count}\t{value or _('unknown')}")
    check_complete(results, options)
    return ExitCode.of(results.total_articles > 0)


COMMAND = Command(
    N_("Count articles by section, page, paper, author and month."),
    _options,
    run,
    (
        ("facets papers/", N_("of all articles")),
        ("facets 实体经济 papers/ --limit 5", N_("of those that match, the five most frequent")),
    ),
    needs=Needs.LIBRARY,
)
