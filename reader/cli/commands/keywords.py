"""The command `keywords`: the keywords of articles, with their weights."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from reader.cli.argument_types import whole_number
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.api.library import Library


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--article", metavar="ID|N", help=_("only this article"))
    parser.add_argument(
        "--limit", type=whole_number(0), default=20, metavar="N", help=_("maximum number of words; 0 for all")
    )


def run(library: Library, options: Namespace, output: Output) -> ExitCode:
    """Print the keywords of one article, or of all articles together, with their weights."""
    view = library.view
    keys = view.all_keys() if options.article is None else [view.key(options.article)]
    weights: dict[str, float] = defaultdict(float)
    for keyword in chain.from_iterable(view.keywords_of(keys)):
        weights[keyword.word] += keyword.weight
    for word, weight in sorted(weights.items(), key=lambda item: -item[1])[: options.limit or None]:
        if options.json:
            output.record({"keyword": word, "weight": round(weight, 4)})
        else:
            output.line(f"{word}\t{weight:.4f}")
    return ExitCode.of(bool(weights))


COMMAND = Command(
    N_("Print weighted keywords."),
    _options,
    run,
    (("keywords papers/ --article 3", N_("of one article")),),
    needs=Needs.LIBRARY,
)
