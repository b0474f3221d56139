"""Queries of commands: unlike in the search bar they are complete, so problems and missing parts are errors."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.api.results import READ_AS_REMARKS
from reader.cli.argument_types import seconds
from reader.cli.output import Output
from reader.cli.paths_given import is_like_a_path, require_files
from reader.errors import IncompleteError, QueryError, UsageError, quoted_query
from reader.i18n import _
from reader.paths import is_address
from reader.query.parser import parse
from reader.query.tree import Everything

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.results import Results


def add_search_options(parser: ArgumentParser) -> None:
    """Add the options for the time limit and for near-duplicates."""
    parser.add_argument(
        "--timeout", type=seconds, metavar="SECONDS", help=_("time limit of the search; none by default")
    )
    parser.add_argument("--distinct", action="store_true", help=_("fold near-duplicates into the leading article"))


def add_queries(parser: ArgumentParser, help_text: str, *, needed: bool = True) -> None:
    """Add the query argument: one query before the paths, or several with `-e`.

    If a query is optional, a first word that names a file is a path.
    """
    parser.set_defaults(query_needed=needed)
    parser.add_argument("-e", dest="expressions", action="append", metavar="QUERY", default=[], help=help_text)
    parser.add_argument("words", nargs="*", metavar="QUERY PATH", help=_("a query (unless given with -e), then files"))


def part_words(options: Namespace) -> None:
    """Divide the words of the command line into `queries` and `paths`. Raises `UsageError`."""
    needed = options.query_needed
    if needed and not options.expressions and not options.words:
        raise UsageError(_("no query; give one, or several with -e"))
    is_path = not needed and bool(options.words) and (is_address(options.words[0]) or os.path.lexists(options.words[0]))
    if not needed and not is_path and len(options.words) == 1 and is_like_a_path(options.words[0]):
        require_files(options.words)
    first = 0 if options.expressions or is_path else 1
    options.queries, options.paths = [*options.expressions, *options.words[:first]], options.words[first:]


def results_of(view: LibraryView, query: str, options: Namespace, *, sort: str = "relevance") -> Results:
    """Search for `query` within the time limit of the command line."""
    results = view.search(parse(query, typing=False), sort, seconds=options.timeout)
    if options.distinct and results.remote:
        raise UsageError(_("archives cannot fold near-duplicates; omit --distinct"))
    return results.distinct if options.distinct else results


def check_query(results: Results) -> None:
    """Raise `QueryError` for the first problem of the query, or if it is empty (`(`, a blank)."""
    for problem in results.query.problems:
        text = _(problem.message).format(*problem.arguments)
        raise QueryError(results.query.text, text, problem.span)
    if isinstance(results.query.tree, Everything):
        raise UsageError(_("{query}: nothing to search for").format(query=quoted_query(results.query.text) or '""'))


def check_complete(results: Results, options: Namespace) -> None:
    """Raise `IncompleteError` if the results are incomplete; what was printed is right as far as it goes."""
    if not results.complete:
        raise IncompleteError(results.query.text, options.timeout, results.shortfall)


def remark(results: Results, output: Output) -> None:
    """Print a remark if the results answer something other than the query as typed."""
    if results.partial:
        output.warn(_("No article matches all of: {query}").format(query=quoted_query(results.query.text)))
    if results.read_as in READ_AS_REMARKS:
        output.warn(_(READ_AS_REMARKS[results.read_as]))
    if results.did_you_mean:
        output.warn(_("Did you mean: {query}").format(query=results.did_you_mean))
