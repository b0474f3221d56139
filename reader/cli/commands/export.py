"""The command `export`: articles as JSON lines, CSV or Markdown."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.querying import add_search_options, check_complete, check_query, remark, results_of
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.library import Library


def _options(parser: ArgumentParser) -> None:
    from reader.export.article_formats import FORMATS

    parser.add_argument("--format", choices=tuple(FORMATS), default="jsonl", help=_("output format"))
    parser.add_argument("--query", metavar="QUERY", help=_("only articles that match this query, with the matches"))
    parser.add_argument("--keywords", action="store_true", help=_("include keywords"))
    add_search_options(parser)


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Print articles, all or those found by a query, as JSON lines, CSV or Markdown."""
    from reader.export.article_formats import exported

    view, asked = library.view, options.query is not None
    results = results_of(view, options.query or "", options) if asked or options.distinct else None
    if results is not None and asked:
        check_query(results)
        remark(results, output)
    keys = view.all_keys() if results is None else results.ordered("library")
    spans = results.spans if results is not None and asked else None
    for piece in exported(view, keys, "jsonl" if options.json else options.format, spans, keywords=options.keywords):
        output.stream.write(piece)
    if results is not None:
        check_complete(results, options)
    return ExitCode.of(len(keys) > 0)


COMMAND = Command(
    N_("Export articles."),
    _options,
    run,
    (("export papers/ --query 实体经济 --format csv", N_("search results for a spreadsheet")),),
    needs=Needs.LIBRARY,
)
