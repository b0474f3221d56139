"""Reads invented papers that the weights were never fitted to, and tells how many of their articles are found exactly.

    uv run python benchmarks/unseen.py [--weights weights.tsv] [--worst 20]

Each page of `unseen_papers` is printed with blank lines and without indents (`airy_flat`), with indents but flush
crossheads (`tight_heads`), and with both (`airy`). An article counts if it holds the same lines as in the answers; of
headlines the F measure of their lines is told. The pages must not be added to those that are fitted to
(`invented_papers`): they are what shows how papers are read that nobody has seen.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from crf import NAMES
from fitting import Fitting, fittings, states_in, to_print
from printing import INDENT, PrintedLine, Printing, printed

from reader.model import Page
from reader.parsing.assembly import drafts
from reader.parsing.flat import parse_flat
from reader.parsing.grammar import STATES, LineClass
from reader.parsing.lines import PageLine
from reader.parsing.text_form import whole_text
from reader.parsing.viterbi import SequenceModel
from reader.parsing.weights import fitted, weights_in

UNSEEN = sorted(Path(__file__).parent.glob("unseen_papers/*.txt"))
WAYS = {
    "airy_flat": Printing(blank="all"),
    "tight_heads": Printing(indent=INDENT, crossheads=False),
    "airy": Printing(blank="all", indent=INDENT),
}
Articles = set[tuple[int, ...]]
"""Of each article, the numbers of its lines."""


def grouped(numbers: Sequence[int], owners: Sequence[int | None]) -> Articles:
    """The lines of each article, given the article that each line is of."""
    found: dict[int, list[int]] = {}
    for number, owner in zip(numbers, owners, strict=True):
        if owner is not None:
            found.setdefault(owner, []).append(number)
    return set(map(tuple, found.values()))


def heads(lines: Sequence[PageLine], classes: Sequence[LineClass]) -> set[int]:
    """The numbers of the lines that are headlines."""
    return {line.number for line, each in zip(lines, classes, strict=True) if each is LineClass.HEADLINE}


def read_as(page: Fitting, lines: Sequence[PrintedLine], way: Printing, model: SequenceModel) -> Counter[str]:
    """What was found of a page that is printed in a way, counted."""
    other = printed(lines, way, page.checked.paper, random.Random(1))
    whole = whole_text(other.text).lines
    names = [NAMES[state] for state in states_in(whole, other.where, page.states)]
    found = {each.number: each for each in parse_flat(Page(page.name, other.text), model).readings}
    numbers = [line.number for line in whole]
    read = [found.get(number) for number in numbers]
    true = grouped(numbers, drafts(whole, names)[1])
    got = grouped(numbers, [each.article if each else None for each in read])
    of_true = heads(whole, [STATES[name] for name in names])
    of_read = heads(whole, [each.label if each else LineClass.PARAGRAPH for each in read])
    return Counter(
        {"articles": len(true), "exact": len(true & got), "heads": len(of_true) + len(of_read)}
        | {"right": 2 * len(of_true & of_read)}
    )


def main() -> None:
    """Read all pages in all ways, and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--weights", type=Path)
    options.add_argument("--worst", type=int, default=0, metavar="PAGES")
    given = options.parse_args()
    model = SequenceModel(weights_in(given.weights.read_text(encoding="utf-8")) if given.weights else fitted())
    pages = [page for path in UNSEEN for page in fittings(f"{path}:1")]
    for name, way in WAYS.items():
        by_page = {page.name: read_as(page, to_print(page), way, model) for page in pages}
        total = sum(by_page.values(), Counter())
        exact, right = total["exact"] / total["articles"], total["right"] / total["heads"]
        print(f"{name:12} articles {exact:.4f} of {total['articles']}  headlines {right:.3f}")
        worst = sorted(by_page.items(), key=lambda each: each[1]["exact"] - each[1]["articles"])
        for page_name, counted in worst[: given.worst]:
            print(f"    {Path(page_name).name:34} {counted['exact']} of {counted['articles']}")


if __name__ == "__main__":
    main()
