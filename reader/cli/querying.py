"""Queries of commands: nothing in them is half typed, and what is wrong or left out is an error."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.api.results import READ_AS_REMARKS
from reader.cli.argument_types import seconds
from reader.cli.output import Output
from reader.errors import IncompleteError, QueryError
from reader.i18n import _
from reader.query.parser import parse

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.results import Results


def add_timeout(parser: ArgumentParser) -> None:
    """Let a command be told how long it may search."""
    parser.add_argument(
        "--timeout", type=seconds, metavar="SECONDS", help=_("stop searching after that; without it, run to the end")
    )


def results_of(view: LibraryView, query: str, options: Namespace, *, sort: str = "relevance") -> Results:
    """What `query` finds, for as long as the command line allows."""
    return view.search(parse(query, typing=False), sort, seconds=options.timeout)


def check_query(results: Results) -> None:
    """Raise `QueryError` for the first thing in the query that was not understood."""
    for problem in results.query.problems:
        told = _(problem.message).format(*problem.arguments)
        raise QueryError(results.query.text, told, problem.span)


def check_complete(results: Results, options: Namespace) -> None:
    """Raise `IncompleteError` when something was left out: what was printed is right as far as it goes."""
    if not results.complete:
        raise IncompleteError(results.query.text, options.timeout)


def remark(results: Results, output: Output) -> None:
    """Tell, beside the results, that they are not quite what was asked for."""
    if results.partial:
        output.aside(_("No article holds all of that: {query}").format(query=results.query.text))
    if results.read_as in READ_AS_REMARKS:
        output.aside(_(READ_AS_REMARKS[results.read_as]))
    if results.did_you_mean:
        output.aside(_("Did you mean: {query}").format(query=results.did_you_mean))
