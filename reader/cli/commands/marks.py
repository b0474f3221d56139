"""The command `marks`: the user's bookmarks, highlights and notes, for other programs and for print."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output, await_all, one_line
from reader.cli.paths_given import require_files
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.annotations.mark import Mark

NAMES = {"bookmark": N_("bookmark"), "highlight": N_("highlight"), "note": N_("note")}
"""Names of the kinds of marks."""


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--query", metavar="WORDS", help=_("only marks whose text, note or headline contains all words")
    )
    parser.add_argument("--kind", choices=("bookmark", "highlight", "note"), help=_("only marks of this kind"))
    parser.add_argument(
        "--markdown", action="store_true", help=_("as Markdown: a heading per article, quotations, notes")
    )


def run(options: Namespace, output: Output) -> ExitCode:
    """Print marks: all, or those in some files, with some words, of a kind."""
    from reader.analysis.folding import fold
    from reader.export.marks_markdown import marks_as_markdown
    from reader.store.store import Store

    with Store.open() as store:
        if store.problem is not None:
            output.warn(f"reader: {one_line(str(store.problem))}")
        found = store.marks.search(options.query or "", fold)
    found = [mark for mark in found if options.kind in (None, str(mark.kind))]
    if options.paths:
        found = _marks_in(found, options, output)
    if options.json:
        for mark in found:
            output.record(mark_record(mark))
    elif options.markdown:
        for line in marks_as_markdown(found):
            output.line(line)
    else:
        for mark in found:
            values = (_(NAMES[mark.kind]), mark.date or "", mark.headline, mark.anchor.quote, mark.text)
            output.line("\t".join(map(one_line, values)))
    return ExitCode.of(bool(found))


def mark_record(mark: Mark) -> dict[str, Any]:
    """Record of a mark for `marks --json`: keys never renamed, null if absent; `span` is in the article's text."""
    start = mark.anchor.offset
    return {
        "kind": str(mark.kind),
        "id": mark.anchor.article,
        "source": mark.anchor.source,
        "headline": mark.headline,
        "publication": mark.publication,
        "date": mark.date,
        "page": mark.page,
        "quote": mark.anchor.quote,
        "span": [start, start + len(mark.anchor.quote)],
        "text": mark.text or None,
        "drawn": mark.colour or None,
        "made": mark.made,
        "changed": mark.changed,
    }


def _marks_in(found: Iterable[Mark], options: Namespace, output: Output) -> list[Mark]:
    """Marks whose article is in the named files, even if these were moved or changed."""
    from reader.annotations.relocation import locate_marks
    from reader.backends.opening import open_library

    require_files(options.paths)
    library = open_library(options.paths, encoding=options.encoding, cache=not options.no_cache)
    await_all(library.load(), output)
    for problem in library.problems:
        output.warn(f"reader: {one_line(str(problem))}")
    kept = tuple(found)
    where = locate_marks(library.view, kept).articles
    return [mark for mark in kept if where[mark.id] is not None]


COMMAND = Command(
    N_("Print your bookmarks, highlights and notes: all, or those in these files."),
    _options,
    run,
    (
        ("marks", N_("all, one per line")),
        ("marks --markdown papers/ > notes.md", N_("those in a folder, as Markdown")),
        ("marks --query 改革 --json", N_("those containing a word, for another program")),
    ),
    needs=Needs.FILES,
)
