"""The command `kwic`: a concordance, each match with its left and right context."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.argument_types import whole_number
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.querying import add_search_options, check_complete, check_query, remark, results_of
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _
from reader.span import Span

if TYPE_CHECKING:
    from reader.api.library import Library


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=_("the query"))
    parser.add_argument("--context", type=whole_number(0), default=20, metavar="N", help=_("characters on either side"))
    orders = ("left", "right", "position")
    parser.add_argument("--sort", choices=orders, default="position", help=_("sort by context or position"))
    add_search_options(parser)


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Print a concordance: each match with its left and right context, the matches aligned."""
    from reader.api.analytics import ConcordanceOrder
    from reader.typeset.cells import Widths

    view, widths = library.view, Widths()
    results = results_of(view, options.query, options)
    check_query(results)
    remark(results, output)
    found = results.concordance(ConcordanceOrder(options.sort))
    for place in range(len(found)):
        line = found.line(place, options.context)
        article = view.article(line.key)
        if options.json:
            record = {"id": article.id, "source": article.source, "date": article.date}
            output.record(record | {"left": line.left, "match": line.match, "right": line.right})
            continue
        left = widths.pad(line.left, 2 * options.context, "right")
        right = widths.pad(line.right, 2 * options.context, "left")
        match = output.marked(line.match, [Span(0, len(line.match))])
        output.line(f"{left} {match} {right}  {article.date or ''}\t{article.source}")
    check_complete(results, options)
    return ExitCode.of(len(found) > 0)


COMMAND = Command(
    N_("Print each match in context, aligned (a concordance)."),
    _options,
    run,
    (("kwic 改革 papers/ --sort right", N_("sorted by right context")),),
    needs=Needs.LIBRARY,
)
