"""What the answers of a page as PDF say of its lines: takes PDFs and their answers, gives the states that may be.

The answers of `<id>.pdf` are `<id>.json` somewhere under the folder: a JSON object with `meta.style` and `articles`,
each with its `kind` (`article`, `photo`, `index`), its fields as printed (`section`, `kicker`, `headline`,
`subheadline`, `byline`, `dateline`; "" for none), in lists its `captions` and `credits`, and its `blocks`, each with
`kind` (`paragraph`, `crosshead`, `caption`, `credit`, `inner_byline`, `note`, `dateline`) and `text`. A line is looked
for in all articles, since layout may have put it in the wrong one; of one that is not found every state may be.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from page_states import squeeze

from reader.errors import ReaderError
from reader.ingest import Source, read, sources
from reader.model import LineLayout, Page
from reader.parsing.grammar import FURNITURE, STATES
from reader.parsing.layout_features import printed_text
from reader.parsing.lines import PageLine

Answer = dict[str, Any]
States = tuple[str, ...]
Grams = Counter[str]

MOST_PAGES = 4
"""Pages of one file that are read: a long one tells little more."""
FOUND = 0.6
"""The share of the trigrams of a line that an article must have for the line to be looked for in it."""
ANY = tuple(STATES)
FIELDS = ("kicker", "subheadline", "byline", "dateline")
"""The fields of a head whose states bear their names."""
KINDS: dict[str, States] = {
    "paragraph": ("paragraph",),
    "crosshead": ("crosshead",),
    "caption": ("caption",),
    "credit": ("credit",),
    "inner_byline": ("signature",),
    "note": ("note",),
    "dateline": ("closing",),
    "jump": ("jump",),
}
"""The kinds of blocks, and the states of their lines."""


@dataclass(frozen=True)
class CheckedPdf:
    """A page of a PDF and what its lines may be."""

    page: Page
    style: str
    lines: list[PageLine]
    may_be: list[States]


def checked_pdfs(folder: Path) -> Iterator[CheckedPdf]:
    """The pages of the PDFs under a folder that have answers; what cannot be read is passed over."""
    answers = {path.stem: path for path in folder.rglob("*.json")}
    for path in sorted(folder.rglob("*.pdf")):
        if path.stem in answers:
            told = json.loads(answers[path.stem].read_text(encoding="utf-8"))
            for page in _pages(path):
                if page.layout:
                    lines = printed_text(page.text, page.layout).lines
                    may_be = list(_states(told["articles"], lines, page.layout.lines))
                    yield CheckedPdf(page, told["meta"]["style"], lines, may_be)


def _pages(path: Path) -> list[Page]:
    """The first pages of a file; none when it cannot be read."""
    (source,) = sources([path])
    assert isinstance(source, Source)
    try:
        return list(islice(read(source), MOST_PAGES))
    except ReaderError:
        return []


@dataclass
class Telling:
    """The answers of one article, and which of its lines have been met."""

    answer: Answer
    grams: Grams
    headed: bool = False
    signed: bool = False
    begun: bool = False

    def states(self, text: str) -> States:
        """What a line of this text may be."""
        if text in "".join(map(squeeze, self.answer["captions"])) and self.answer["kind"] == "photo":
            return self._of_photograph(text)
        return self._of_head(text) or self._of_body(text)

    def _of_photograph(self, text: str) -> States:
        begun, self.begun = self.begun, True
        return ("photograph",) if not begun else ("credit",) if len(text) < 25 else ("caption",)

    def _of_head(self, text: str) -> States:
        """The field of the head that a line is, or is part of."""
        if self._is(text, "headline", 4, not self.begun):
            headed, self.headed = self.headed, True
            return ("headline+",) if headed else ("headline",)
        if self._is(text, "section", 3, True) or self._is(text, "section_inherited", 3, True):
            return ("column",) if self.signed else ("section",)
        for name in FIELDS:
            if self._is(text, name, 5, not self.begun) and not (self.begun and name in ("byline", "dateline")):
                self.signed = self.signed or name == "byline"
                return (name,)
        return ()

    def _is(self, text: str, name: str, least: int, parts: bool) -> bool:
        """Whether a line is a field, or, where `parts` may be, a part of it of `least` characters."""
        value = squeeze(self.answer.get(name) or "")
        return bool(value) and (text == value or (parts and len(text) >= least and text in value))

    def _of_body(self, text: str) -> States:
        """The kind of block that a line is, or is part of."""
        for block in self.answer["blocks"]:
            if self._goes_with(text, squeeze(block["text"])):
                states = KINDS.get(block["kind"], ("paragraph",))
                opens = states == ("paragraph",) and not self.begun
                self.begun = self.begun or states in (("paragraph",), ("crosshead",))
                return ("opening",) if opens else states
        for name in ("captions", "credits"):
            if any(text in squeeze(known) or squeeze(known) in text for known in self.answer[name]):
                return KINDS[name.removesuffix("s")]
        return ANY

    def _goes_with(self, text: str, block: str) -> bool:
        """Whether a line is a block, part of one, or holds one."""
        return text == block or (len(text) > 8 and text in block) or (len(text) > 12 and block[:12] in text)


def _states(articles: Sequence[Answer], lines: Sequence[PageLine], places: Sequence[LineLayout]) -> Iterator[States]:
    """What each line of a page may be."""
    telling = [Telling(article, _grams(_text(article))) for article in articles]
    homes = _homes(telling, lines)
    for line, place in zip(lines, places, strict=True):
        text = squeeze(line.text)
        home = _home(telling, text, homes.get(line.number))
        if "furniture" in place.cues or (home is None and homes.get(line.number) is None):
            yield FURNITURE
        else:
            yield home.states(text) if home else ANY


def _homes(telling: Sequence[Telling], lines: Sequence[PageLine]) -> dict[int, Telling | None]:
    """The article that most of each region of the page belongs to, by the number of the region."""
    texts: dict[int, str] = {}
    for line in lines:
        texts[line.number] = texts.get(line.number, "") + squeeze(line.text)
    return {number: _home(telling, text, None, FOUND / 2) for number, text in texts.items()}


def _home(telling: Sequence[Telling], text: str, likely: Telling | None, least: float = FOUND) -> Telling | None:
    """The article that a text is of; of several that have it alike, the `likely` one; None when none has."""
    grams = _grams(text)
    shares = [((grams & one.grams).total(), one is likely, -at) for at, one in enumerate(telling)]
    best = max(shares, default=(0, False, 0))
    return telling[-best[2]] if best[0] > least * grams.total() else None


def _text(article: Answer) -> str:
    """All text of an article, without spaces."""
    fields = [article.get(name) or "" for name in ("section", "section_inherited", "headline", *FIELDS)]
    blocks = [block["text"] for block in article["blocks"]]
    return "".join(map(squeeze, [*fields, *blocks, *article["captions"], *article["credits"]]))


def _grams(text: str) -> Grams:
    return Counter(text[at : at + 3] for at in range(max(1, len(text) - 2)))
