"""Fits the weights of the page parser to pages with answers, and tells how it reads pages that it was not fitted to.

    uv run python benchmarks/fitting.py FOLDER[:WEIGHT]… --articles PATH[:FILES][=PAPER]… --table weights.tsv
    uv run python benchmarks/fitting.py FOLDER[:WEIGHT]… --leave-out paper --found found.jsonl
    uv run python benchmarks/fitting.py FOLDER[:WEIGHT]… --leave-out 10 --found found.jsonl

A folder holds pages as `<id>.txt` with `<id>.json` beside each (what is in it: `page_states.py`); one whose answers are
surer is given with a weight, and believed where it names no crosshead. What answers leave open is taken as the present
weights read it. Each page is fitted to as it is and as others would print it (`printing.py`): with indents and without,
broken at a width, spaced. Those of `invented_pages.txt` (what every paper prints now and then) and of the papers in
`invented_papers` are always among them.
`--articles` names corpora of articles (`corpora.py`), each with the paper that it is of: pages are mixed of them too.

`--table` writes the weights, to be put in the place of `reader/parsing/weights.tsv`. `--leave-out paper` fits once for
each paper, to the pages of all others, and reads its pages; a number does so for each of so many parts of the pages,
drawn by lot. What is found is written as `reader articles --json` writes it. `OPENBLAS_NUM_THREADS=1` makes it four
times as fast on a busy machine.
"""

import argparse
import json
import random
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from additions import with_more
from adjustments import adjusted
from corpora import Corpus, corpus
from crf import NAMES, Chains, Example, as_point, fit, fits_grammar, likeliest
from expected_weights import EXPECTED
from mixing import Clipping, clippings, mixed, shows, tells
from page_states import Checked, checked, invented, with_unlisted
from printing import WHOLE, PrintedLine, broken_at, printed
from unit_fitting import UnitFit, fit_units, joined

from reader.export.records import article_record
from reader.parsing.assembly import drafts
from reader.parsing.features import signs_of
from reader.parsing.flat import parse_flat
from reader.parsing.grammar import FURNITURE
from reader.parsing.line_features import Features
from reader.parsing.lines import PageLine
from reader.parsing.text_form import whole_text
from reader.parsing.viterbi import SequenceModel
from reader.parsing.weights import Weights, as_table, fitted

HERE = Path(__file__).parent
SHARE = 0.35
"""How much a page of an invented paper counts: with less, papers never seen are read less well, with more, known
ones."""
INVENTED = (
    f"{HERE / 'invented_pages.txt'}:8",
    *(f"{path}:{SHARE}" for path in sorted(HERE.glob("invented_papers/*.txt"))),
)
"""The invented pages and papers, and how much each of their pages counts."""
FLUSH = frozenset((*FURNITURE, "section", "kicker", "headline", "headline+", "subheadline", "byline", "column"))
"""The states of lines that are printed without indent where others have one."""
WAYS_WHOLE, WAYS_BROKEN = 3, 2
"""In how many other ways each page is printed with its lines whole, and with them broken."""
WORDLESS = 0.4
"""Which part of these printings is fitted without what words say."""
MIXED, OF_CORPORA = 1500, 700
"""How many pages are mixed of articles of others (`mixing.py`), and how many of articles of corpora."""
MIXED_WHOLE, MIXED_FLUSH, MIXED_WORDLESS = 0.65, 0.3, 0.2
"""Which part of these have whole lines, which more have flush crossheads, and which is fitted without words."""
OF_WORDS = (
    *("heads:", "ends:", "titles:", "opens:", "next:opens:", "prev:lasts:", "rare:", "across:", "above-ends:", "turns"),
    *("bends", "keeps", "stays", "unheard", "heard", "well-heard", "unsaid", "half-said", "well-said", "most-said"),
    *("echo", "faint-echo", "kickers:", "subs:", "sections:"),
)
"""How the signs begin that words bear."""
MANY_LINES = 80
"""A page of more lines counts less: one long list would else teach that short lines are text."""
OWN, LOOK, MIX = 5.0, 1.0, 1.25
"""How much a page counts as it is and in another printing, and how much a mixed page."""
PENALTIES = 1.0, 2.0
"""What keeps weights small that few pages speak for (half its product with their squares). The mean of a fit with each
reads other papers better than any of them."""
ROUNDS = 45
"""How many steps the search for the best weights takes at most: more of them read other papers no better."""
SEEDS = tuple((first, first + 1, first + 3) for first in range(3, 83, 10))
"""Of the lots for pages as they are, for pages mixed of them, and for those mixed of corpora: a fit for each, of which
the mean is taken. What only one draw of pages says weighs little in it, so it reads pages that it has not seen better
than any of them (articles of papers never seen found exactly, flush with blank lines, with hidden units: .74, the mean
of four .77, of eight .78)."""
LEAST = 2
"""How many lines at least must bear a sign that is given weights."""


@dataclass(frozen=True)
class Fitting:
    """A page with the states of its lines."""

    checked: Checked
    states: list[int]
    weight: float

    def examples(self, lots: random.Random) -> Iterator[Example]:
        """The page as it is, and in other printings, drawn by lot."""
        yield from self.example(self.checked.page.text, self.checked.page.first_line, self.where(), self.states, OWN)
        yield from self.clipped(lots)
        ways = [*lots.sample(WHOLE, WAYS_WHOLE), *(broken_at(lots) for _ in range(WAYS_BROKEN))]
        for way in ways:
            lines, states = with_more(to_print(self), self.states, lots)
            other = printed(lines, way, self.checked.paper, lots)
            for example in self.example(other.text, 1, other.where, states, LOOK):
                yield wordless(example) if lots.random() < WORDLESS else example

    def clipped(self, lots: random.Random) -> Iterator[Example]:
        """A stretch of the page, as someone copies it, which may begin in the middle of an article."""
        start = lots.randrange(len(self.states))
        lines = self.checked.lines[start : start + lots.choice((1, 2, 4, 12))]
        states = self.states[start : start + len(lines)]
        if NAMES[states[0]] == "opening":
            states = [NAMES.index("paragraph"), *states[1:]]
        found = Example(signs_of(lines), states, self.weight * LOOK, frozenset((self.name,)))
        if fits_grammar(found):
            yield found

    @property
    def name(self) -> str:
        """The name of the page."""
        return str(self.checked.path)

    def where(self) -> list[tuple[int, int]]:
        """Where the lines are in the page as it is."""
        return [(line.number, line.last) for line in self.checked.lines]

    def example(
        self, text: str, first: int, where: Sequence[tuple[int, int]], states: Sequence[int], weight: float
    ) -> Iterator[Example]:
        """A text with the states of its lines, as whole as they come; none where the grammar cannot follow them."""
        lines = whole_text(text, first).lines
        states = states_in(lines, where, states)
        found = Example(signs_of(lines), states, self.weight * weight, frozenset((self.name,)))
        if lines and fits_grammar(found):
            yield found


def articles_of(pages: Sequence[Fitting]) -> dict[str, list[Clipping]]:
    """The articles of pages, by paper."""
    found: dict[str, list[Clipping]] = {}
    for page in pages:
        found.setdefault(page.checked.paper, []).extend(
            clippings(page.name, to_print(page), [NAMES[state] for state in page.states])
        )
    return found


def chances_of(pages: Sequence[Fitting]) -> dict[str, float]:
    """How likely papers are drawn: as much as the page of theirs that counts most, at most 1."""
    found: dict[str, float] = {}
    for page in pages:
        found[page.checked.paper] = min(1.0, max(page.weight, found.get(page.checked.paper, 0.0)))
    return found


def mixed_pages(
    articles: Mapping[str, Sequence[Clipping]], many: int, lots: random.Random, chances: Mapping[str, float]
) -> Iterator[Example]:
    """So many pages of these articles, printed in any way, drawn by lot."""
    pictures = [clipping for found in articles.values() for clipping in found if shows(clipping)]
    stories = {paper: [clipping for clipping in found if tells(clipping)] for paper, found in articles.items()}
    count = 0
    while count < many:
        mix = mixed(stories, pictures, lots, chances)
        lines, states = [line for line, _ in mix.lines], [NAMES.index(state) for _, state in mix.lines]
        lines, states = with_more(lines, states, lots)
        way = lots.choice(WHOLE) if lots.random() < MIXED_WHOLE else broken_at(lots)
        way = replace(way, crossheads=way.crossheads and lots.random() >= MIXED_FLUSH)
        other = printed(lines, way, mix.paper, lots)
        whole = whole_text(other.text).lines
        found = Example(signs_of(whole), states_in(whole, other.where, states), MIX, mix.of)
        if len(mix.lines) > 1 and fits_grammar(found):
            count += 1
            yield wordless(found) if lots.random() < MIXED_WORDLESS else found


def wordless(example: Example) -> Example:
    """The example without what its words say: so that what can be seen is learned too, for papers of other words."""
    return replace(example, signs=[tuple(s for s in signs if not s.startswith(OF_WORDS)) for signs in example.signs])


def states_in(lines: Sequence[PageLine], where: Sequence[tuple[int, int]], states: Sequence[int]) -> list[int]:
    """The states of lines from those of the lines that were printed at `where`: what was not put together goes on."""
    ends = [last for _, last in where]
    found = []
    for line in lines:
        at = min(bisect_left(ends, line.number), len(ends) - 1)
        found.append(
            states[at]
            if line.number <= where[at][0]
            else NAMES.index(GOES_ON.get(NAMES[states[at]], NAMES[states[at]]))
        )
    return found


GOES_ON = {"headline": "headline+", "opening": "paragraph", "photograph": "caption"}
"""The states of a line that goes on with one of another state."""


def to_print(fitting: Fitting) -> list[PrintedLine]:
    """The lines of a page, to be printed."""
    names = [NAMES[state] for state in fitting.states]
    lines = fitting.checked.lines
    own = signs_of(lines)
    found: list[PrintedLine] = []
    article = 0
    for at, (line, name, owner) in enumerate(zip(lines, names, drafts(lines, names)[1], strict=True)):
        article = article if owner is None else owner
        found.append(PrintedLine(line.text, name in FLUSH, name == "crosshead", _goes_on(own, at), article))
    return found


def _goes_on(own: list[Features], at: int) -> bool:
    """Whether a line goes on with a paragraph that a column cut."""
    return at > 0 and "cut" in own[at - 1] and own[at][0] == "long"


def fittings(folder: str) -> Iterator[Fitting]:
    """The pages of a folder, given with its weight; those whose answers the grammar cannot follow are left out."""
    path, _, weight = folder.partition(":")
    model = SequenceModel(fitted())
    for page in invented(Path(path)) if Path(path).is_file() else checked(Path(path)):
        signs = signs_of(page.lines)
        may_be = page.may_be if weight else with_unlisted(page.may_be, signs)
        counts = float(weight or 1) * min(1.0, MANY_LINES / len(signs))
        found = Fitting(page, likeliest(model, signs, may_be), counts)
        if fits_grammar(Example(signs_of(page.lines), found.states)):
            yield found
        else:
            print(f"left out, for its answers are not what the grammar knows: {page.path.name}")


def chains_of(pages: Sequence[Fitting], corpora: Sequence[Corpus], seeds: Sequence[int]) -> Chains:
    """The pages in all printings, and pages mixed of them and of corpora: printed once, whatever is left out later."""
    lots, of_pages, of_corpora = map(random.Random, seeds)
    examples = [example for page in pages for example in page.examples(lots)]
    examples += mixed_pages(articles_of(pages), MIXED, of_pages, chances_of(pages))
    if corpora:
        examples += mixed_pages({each.paper: each.clippings for each in corpora}, OF_CORPORA, of_corpora, {})
    return Chains(examples, LEAST)


def mean_fit(draws: Sequence[Chains], begun: Weights | None) -> Weights:
    """The mean of the fits to each draw, adjusted; these begin at weights or at nothing, and are made first without
    hidden units, then with them."""
    fits: list[UnitFit] = []
    for seed, chains in enumerate(draws):
        start = as_point(chains, begun) if begun else None
        plain = np.mean([fit(chains, penalty, ROUNDS, start, EXPECTED) for penalty in PENALTIES], axis=0)
        fits.append(fit_units(chains, plain, as_point(chains, Weights(EXPECTED, {})), seed))
    return adjusted(joined(fits))


def parts(pages: Sequence[Fitting], by: str) -> Mapping[str, list[Fitting]]:
    """The pages by paper, or in so many parts by lot."""
    lots = random.Random(1)
    found: dict[str, list[Fitting]] = {}
    for page in pages:
        found.setdefault(page.checked.paper if by == "paper" else str(lots.randrange(int(by))), []).append(page)
    return found


def read_by(model: SequenceModel, page: Checked) -> Iterator[str]:
    """The articles that the model finds on a page, a JSON object each."""
    for article in parse_flat(page.page, model).articles:
        yield json.dumps(article_record(article, ()) | {"source": str(page.path)}, ensure_ascii=False)


def left_out(draws: Sequence[Chains], pages: Sequence[Fitting], corpora: Sequence[Corpus], by: str) -> Iterator[str]:
    """The articles of all pages, each found without it and its like, nor the corpora of its paper.

    Each search begins at nothing: one begun at weights fitted to all pages ends before it has forgotten any of them.
    """
    for name, part in sorted(parts(pages, by).items()):
        papers = {page.checked.paper for page in part}
        like = {each.name for each in corpora if each.paper in papers}
        for chains in draws:
            chains.leave_out(frozenset(page.name for page in part) | like)
        model = SequenceModel(mean_fit(draws, None))
        print(f"without {name}: {len(part)} pages", flush=True)
        for page in part:
            yield from read_by(model, page.checked)


def main() -> None:
    """Fit, and write what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", metavar="FOLDER[:WEIGHT]")
    options.add_argument("--articles", nargs="*", default=[], metavar="PATH[:FILES][=PAPER]")
    options.add_argument("--table", type=Path)
    options.add_argument("--leave-out", metavar="paper|N")
    options.add_argument("--found", type=Path)
    given = options.parse_args()
    own = [page for folder in given.folders for page in fittings(folder)]
    pages = own + [page for path in INVENTED for page in fittings(path)]
    corpora = [corpus(path) for path in given.articles]
    draws = [chains_of(pages, corpora, seeds) for seeds in SEEDS]
    if given.table:
        given.table.write_text(as_table(mean_fit(draws, fitted()), NAMES), encoding="utf-8")
    if given.leave_out and given.found:
        found = left_out(draws, own, corpora, given.leave_out)
        given.found.write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
