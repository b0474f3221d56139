"""The command `search`: ranked hits with snippets."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from reader.api.article_heading import heading_of
from reader.api.result_totals import totals_in_words
from reader.cli.argument_types import whole_number
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.querying import add_search_options, check_complete, check_query, remark, results_of
from reader.cli.registry import Command, Needs
from reader.export.records import hit_record, reason_record, summary_record
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.library import Library, LibraryView
    from reader.api.results import Hit, Results


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=_('words, "phrases", -without'))
    parser.add_argument(
        "--limit", type=whole_number(0), default=20, metavar="N", help=_("maximum number of hits; 0 for all")
    )
    orders = ("relevance", "date", "-date")
    parser.add_argument("--sort", choices=orders, default="relevance", help=_("order; -date: newest first"))
    parser.add_argument("--context", type=whole_number(0), default=40, metavar="N", help=_("characters in a snippet"))
    parser.add_argument("--explain", action="store_true", help=_("explain the ranking score"))
    add_search_options(parser)


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Print ranked hits with snippets; those that hold only a part under a heading that says so."""
    view = library.view
    results = results_of(view, options.query, options, sort=options.sort)
    if options.json:
        output.record(summary_record(results))
    check_query(results)
    shown = results.shown
    if results.partial and not options.json:
        output.line(_("No article matches everything; these match part of it:"))
    for rank, hit in enumerate(shown.page(0, options.limit or shown.total_articles), 1):
        if options.json:
            output.record(_hit_record(view, shown, rank, hit, options))
        else:
            _print_hit(view, shown, rank, hit, options, output)
    if not options.json:
        _about(results, output)
    check_complete(results, options)
    return ExitCode.of(results.total_articles > 0)


def _hit_record(view: LibraryView, results: Results, rank: int, hit: Hit, options: Namespace) -> dict[str, Any]:
    """One hit as a JSON object."""
    article, spans = view.article(hit.key), results.spans(hit.key)
    snippets = results.snippets(hit.key, width=options.context)
    record = hit_record(rank, hit, article, spans, snippets, results.copies(hit.key))
    if options.explain:
        record["explain"] = [reason_record(reason, options.query) for reason in results.explain(hit.key)]
    return record


def _print_hit(view: LibraryView, results: Results, rank: int, hit: Hit, options: Namespace, output: Output) -> None:
    """Print one hit in lines: its source, its snippets, and the reasons of its rank if requested."""
    article = view.article(hit.key)
    about = [part for part in (heading_of(article), article.date, article.id) if part]
    if copies := results.copies(hit.key):
        about.append(_("{count} more near-duplicates").format(count=copies))
    output.line(f"{rank}. {article.headline}  ({' · '.join(about)})")
    for snippet in results.snippets(hit.key, width=options.context):
        output.line("   " + output.marked(snippet.text, snippet.spans))
    for reason in results.explain(hit.key) if options.explain else ():
        record = reason_record(reason, options.query)
        where = ", ".join(f"{field} {count}" for field, count in record["fields"].items())
        output.line(f"   = {record['score']:.3f}  {record['text']}  ({record['rarity']:.2f}: {where})")


def _about(results: Results, output: Output) -> None:
    """Print totals, and on standard error what applies to the results as a whole."""
    remark(results, output)
    if results.total_articles:
        output.line(totals_in_words(results))


COMMAND = Command(
    N_("Print ranked hits with snippets."),
    _options,
    run,
    (
        ("search 实体经济 papers/", N_("anywhere in the text, even across lines")),
        ("search '标题:青岛 日期:2022-11 -体育' papers/", N_("by field and date, without a word")),
        ("search '青岛 NEAR/10 海洋' papers/ --limit 0 --json", N_("every hit, with its spans")),
    ),
    needs=Needs.LIBRARY,
)
