"""Fits the weights of layout to pages as PDF with answers, and tells how it reads styles that it was not fitted to.

    uv run python benchmarks/layout_fitting.py FOLDER --table layout_weights.tsv
    uv run python benchmarks/layout_fitting.py FOLDER --leave-out --found found.jsonl
    uv run python benchmarks/layout_fitting.py FOLDER --found found.jsonl

A folder holds PDFs and their answers (what is in these: `pdf_states.py`). The weights of words stay as they are, those
of places in print are fitted beside them: so this is run whenever `weights.tsv` has changed.

`--table` writes the weights, to be put in the place of `reader/parsing/layout_weights.tsv`. `--leave-out` fits once for
each style, to the pages of all others, and reads its pages. What is found is written as `reader articles --json` writes
it; without `--leave-out` by the weights that the program has.
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from crf import ALLOWED, NAMES, SHORT_ONLY, START, Array, Chains, Example, likeliest, lowest
from pdf_states import CheckedPdf, checked_pdfs

from reader.export.records import article_record
from reader.model import Page
from reader.parsing.features import signs_of
from reader.parsing.flat import model, parse_flat
from reader.parsing.layout_features import PREFIX, with_layout
from reader.parsing.line_features import Features
from reader.parsing.viterbi import OVERLONG, PARTS, SequenceModel
from reader.parsing.weights import Weights, as_table, fitted

PENALTY = 0.1
"""What keeps weights small that few pages speak for (half its product with their squares)."""
ROUNDS = 150
"""How many steps the search for the best weights takes at most."""
HEARD = 0.7
"""The share of the signs of words that is left in the second fitting of each page."""
SMALL = 0.1
"""A weight below this is left out."""


@dataclass(frozen=True)
class PrintedPage:
    """A page with the signs and states of its lines."""

    page: Page
    style: str
    signs: Sequence[Features]
    states: Sequence[int]

    def examples(self) -> Iterator[Example]:
        """The stretches of the page that the grammar can follow: it cannot where layout put lines in a wrong order."""
        start = 0
        for at in range(1, len(self.states) + 1):
            if at == len(self.states) or not self._goes_on(at):
                if self._may_begin(start):
                    yield Example(self.signs[start:at], self.states[start:at])
                start = at

    def _goes_on(self, at: int) -> bool:
        """Whether the state of line `at` may follow the one before it, and be that of a line so long."""
        return bool(ALLOWED[self.states[at - 1], self.states[at]]) and self._in_place(at)

    def _may_begin(self, at: int) -> bool:
        """Whether a page may begin with the state of line `at`."""
        return bool(ALLOWED[START, self.states[at]]) and self._in_place(at)

    def _in_place(self, at: int) -> bool:
        return not (self.signs[at][0] in OVERLONG and SHORT_ONLY[self.states[at]])


def printed_page(checked: CheckedPdf, by: SequenceModel) -> PrintedPage:
    """A checked page, the states that its answers leave open as a model reads them."""
    signs = with_layout(signs_of(checked.lines), checked.page.layout)
    return PrintedPage(checked.page, checked.style, signs, likeliest(by, signs, checked.may_be))


def weights_for(pages: Sequence[PrintedPage], base: Weights) -> Weights:
    """The weights of layout that make these pages likeliest beside those of words, rounded."""
    whole = [example for page in pages for example in page.examples()]
    lots = random.Random(3)
    chains = Chains([*whole, *(half_said(example, lots) for example in whole)], 1)
    words = SequenceModel(base)
    known = np.array([words.said(signs) for signs in chains.said_alike]) / PARTS
    steps = np.array([_numbers(base.steps.get(name, {})) for name in [*NAMES, "start"]])
    signs = [sign for sign in chains.signs if sign.startswith(PREFIX)]
    rows = [chains.signs[sign] for sign in signs]

    def loss(point: Array) -> tuple[float, Array]:
        speaks = np.zeros((len(chains.signs), len(NAMES)))
        speaks[rows] = point.reshape(-1, len(NAMES))
        value, by_line, _ = chains.loss(known + chains.summed(speaks), steps)
        return value + PENALTY / 2 * float(point @ point), chains.by_sign(by_line)[rows].ravel() + PENALTY * point

    found = lowest(loss, np.zeros(len(rows) * len(NAMES)), ROUNDS).reshape(-1, len(NAMES))
    said = {sign: _rounded(row) for sign, row in zip(signs, found, strict=True)}
    return Weights({sign: row for sign, row in said.items() if row}, {})


def half_said(example: Example, lots: random.Random) -> Example:
    """The example without half of what its words say, by lot: so that places are learned where words mislead too."""
    signs = [
        (said[0], *(sign for sign in said[1:] if sign.startswith(PREFIX) or lots.random() < HEARD))
        for said in example.signs
    ]
    return replace(example, signs=signs)


def _numbers(row: Mapping[str, float]) -> list[float]:
    return [row.get(name, 0.0) for name in NAMES]


def _rounded(values: Array) -> dict[str, float]:
    """The values that are not small, to a tenth."""
    return {name: round(float(value), 1) for name, value in zip(NAMES, values, strict=True) if abs(value) >= SMALL}


def beside(base: Weights, layout: Weights) -> SequenceModel:
    """A model of both."""
    return SequenceModel(replace(base, speaks={**base.speaks, **layout.speaks}))


def read_by(by: SequenceModel, pages: Sequence[PrintedPage]) -> Iterator[str]:
    """The articles that a model finds on pages, a JSON object each."""
    for page in pages:
        for article in parse_flat(page.page, by).articles:
            yield json.dumps(article_record(article, ()), ensure_ascii=False)


def left_out(pages: Sequence[PrintedPage], base: Weights) -> Iterator[str]:
    """The articles of all pages, those of each style found without it."""
    for style in sorted({page.style for page in pages}):
        without = beside(base, weights_for([page for page in pages if page.style != style], base))
        print(f"without {style}", flush=True)
        yield from read_by(without, [page for page in pages if page.style == style])


def main() -> None:
    """Fit, and write what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--table", type=Path)
    options.add_argument("--leave-out", action="store_true")
    options.add_argument("--found", type=Path)
    given = options.parse_args()
    base = fitted()
    pages = [printed_page(checked, model()) for checked in checked_pdfs(given.folder)]
    if given.table:
        given.table.write_text(as_table(weights_for(pages, base), NAMES), encoding="utf-8")
    if given.found:
        found = left_out(pages, base) if given.leave_out else read_by(model(), pages)
        given.found.write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
