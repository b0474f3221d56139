"""Mixes pages out of articles of checked pages: takes articles by paper, gives lines and their states as of one page.

Every paper has habits of its own: bylines under all headlines or none, crossheads or briefs, datelines. What is fitted
to few papers takes their habits for a rule. So articles of one paper, now and then of another in the same script, are
put together as a paper with other habits would print them: without bylines, without datelines, cut to their first
paragraphs, with all paragraphs in one.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from printing import PrintedLine

from reader.parsing.line_features import dateline_at

Stated = tuple[PrintedLine, str]
"""A line and its state."""
Parts = Sequence[Stated]
"""An article."""


class Clipping(NamedTuple):
    """An article cut out of a page."""

    page: str
    """The name of the page."""
    parts: Parts


class MixedPage(NamedTuple):
    """A page mixed of clippings."""

    paper: str
    """The paper that most of them are of."""
    lines: list[Stated]
    of: frozenset[str]
    """The names of the pages that they are of."""


HEADS = frozenset(("section", "kicker", "headline"))
TEXT = frozenset(("opening", "paragraph"))
HEADINGS = frozenset(("kicker", "headline", "subheadline", "crosshead"))
SPEAKS = 0.4
"""How many headings of a loud paper end in ！ or ？."""
EXTRAS = frozenset(("caption", "note", "jump", "closing", "credit", "signature", "dateline", "column"))
"""What many papers do without."""
AFTER_DATELINE = re.compile(r"[ \u3000]*(?:（[^）]{2,60}）)?[ \u3000:：]*")
TRADITIONAL, SIMPLE = re.compile("[國會學這為們來時]"), re.compile("[国会学这为们来时]")
"""Common characters that only one script has."""
SIMPLIFIED = 0.67
"""How many of the pages are in simplified script."""
SAME_PAPER = 0.7
"""How many of the articles of a page are of one paper."""
ABSTRACT, ABSTRACTS, STOPPED = (41, 150), 0.7, 0.6
"""How long abstracts are, how many articles of a paper that has them have one, and how many of these end in a stop."""
HEADLINE = frozenset(("headline", "headline+"))
LONGEST = 900
"""How many characters at most a paragraph has that another is put to."""


@dataclass(frozen=True)
class Habits:
    """How a paper prints its articles."""

    left_out: frozenset[str]
    """The states of lines that it does not have."""
    most: int
    """How many paragraphs an article has at most; 0: any number."""
    undated: bool
    """Whether articles open without a dateline."""
    unbroken: bool
    """Whether all paragraphs of a text stand in one."""
    loud: bool
    """Whether headings ask and exclaim."""
    abstracts: bool
    """Whether abstracts of 40 to 150 characters stand under headlines."""


def _habits(lots: random.Random) -> Habits:
    """The habits of a paper, drawn by lot."""
    odds = {"byline": 0.4, "subheadline": 0.3, "kicker": 0.4, "section": 0.4, "crosshead": 0.35}
    left_out = {state for state, share in odds.items() if lots.random() < share}
    if lots.random() < 0.5:
        left_out |= EXTRAS
    most = lots.choice((0, 0, 0, 1, 1, 2, 3, 4))
    undated, unbroken, loud, abstracts = (lots.random() < share for share in (0.5, 0.2, 0.2, 0.15))
    return Habits(frozenset(left_out), most, undated, unbroken, loud, abstracts)


def clippings(page: str, lines: Sequence[PrintedLine], states: Sequence[str]) -> list[Clipping]:
    """The articles of a page that begin with their heads."""
    found: dict[int, list[Stated]] = {}
    for line, state in zip(lines, states, strict=True):
        if state not in ("folio", "staff", "ad"):
            found.setdefault(line.article, []).append((line, state))
    return [
        Clipping(page, parts)
        for parts in found.values()
        if parts[0][1] in HEADS and any(state == "headline" for _, state in parts)
    ]


def mixed(articles: Mapping[str, Sequence[Clipping]], lots: random.Random) -> MixedPage:
    """A page of articles, most of one paper; each paper has the same chance."""
    traditional = lots.random() >= SIMPLIFIED
    papers = [paper for paper, found in articles.items() if found and _is_traditional(found[0].parts) is traditional]
    papers = papers or [paper for paper, found in articles.items() if found]
    own, habits = lots.choice(papers), _habits(lots)
    page: list[Stated] = []
    of: set[str] = set()
    for nth in range(lots.choice((2, 3, 4, 5, 6, 8))):
        paper = own if lots.random() < SAME_PAPER else lots.choice(papers)
        clipping = lots.choice(articles[paper])
        parts = _as_printed(clipping.parts, habits)
        parts = [_loud(each, lots) for each in parts] if habits.loud else parts
        parts = _with_abstract(parts, lots) if habits.abstracts and lots.random() < ABSTRACTS else parts
        if any(state == "opening" for _, state in parts):
            page += [(replace(line, article=nth), state) for line, state in parts]
            of.add(clipping.page)
    return MixedPage(own, page, frozenset(of))


def _is_traditional(parts: Parts) -> bool:
    """Whether an article is in traditional script."""
    text = "".join(line.text for line, _ in parts)
    return len(TRADITIONAL.findall(text)) > len(SIMPLE.findall(text))


def _as_printed(parts: Parts, habits: Habits) -> list[Stated]:
    """An article as a paper of these habits prints it."""
    found: list[Stated] = []
    paragraphs = 0
    for line, state in parts:
        if state in habits.left_out:
            continue
        before = found[-1] if found and found[-1][1] in TEXT else None
        if state in TEXT:
            paragraphs += not line.goes_on
            if habits.most and paragraphs > habits.most:
                break
            if before and habits.unbroken and len(before[0].text) < LONGEST:
                found[-1] = replace(before[0], text=before[0].text + line.text), before[1]
                continue
            text = _undated(line.text) if state == "opening" and habits.undated else line.text
            line = replace(line, text=text, goes_on=line.goes_on and before is not None)
        found.append((line, state))
    while found and found[-1][1] == "crosshead":
        found.pop()
    return found


def _loud(stated: Stated, lots: random.Random) -> Stated:
    """A line that, if it is a heading, may end in a mark that asks or exclaims."""
    line, state = stated
    speaks = state in HEADINGS and line.text[-1].isalnum() and lots.random() < SPEAKS
    return (replace(line, text=line.text + lots.choice("！？")), state) if speaks else stated


def _with_abstract(parts: Sequence[Stated], lots: random.Random) -> list[Stated]:
    """An article with an abstract under its headline, of sentences of its text; as it is where none are as long."""
    texts = [line.text for line, state in parts if state in TEXT]
    wholes = [whole for text in texts for whole in _sentences(text, lots.randrange(*ABSTRACT))]
    after = [at for at, (_, state) in enumerate(parts, 1) if state in HEADLINE]
    if not wholes or not after:
        return list(parts)
    text = lots.choice(wholes)
    abstract = replace(parts[after[-1] - 1][0], text=text if lots.random() < STOPPED else text.rstrip("。"))
    return [*parts[: after[-1]], (abstract, "subheadline"), *parts[after[-1] :]]


def _sentences(text: str, most: int) -> Iterator[str]:
    """The first sentences of a text that together have at most so many characters, if they are enough."""
    end = text.rfind("。", 0, most) + 1
    if end >= ABSTRACT[0]:
        yield text[:end]


def _undated(text: str) -> str:
    """A paragraph without its dateline, if enough is left."""
    rest = AFTER_DATELINE.sub("", text[len(dateline_at(text)) :], count=1)
    return rest if dateline_at(text) and len(rest) > LEAST else text


LEAST = 30
"""How many characters of a paragraph are enough without its dateline."""
