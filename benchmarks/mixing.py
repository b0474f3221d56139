"""Mixes pages out of articles of checked pages: takes articles by paper, gives lines and their states as of one page.

Every paper has habits of its own: bylines under all headlines or none, crossheads or briefs, datelines. What is fitted
to few papers takes their habits for a rule. So articles of one paper, now and then of another in the same script, are
put together as a paper with other habits would print them (`other_papers.py`), with pictures between them.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from other_papers import HEADS, Parts, Stated, as_printed_by, habits_by_lot
from printing import PrintedLine


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


TRADITIONAL, SIMPLE = re.compile("[國會學這為們來時]"), re.compile("[国会学这为们来时]")
"""Common characters that only one script has."""
SIMPLIFIED = 0.67
"""How many of the pages are in simplified script."""
SAME_PAPER = 0.7
"""How many of the articles of a page are of one paper."""


def clippings(page: str, lines: Sequence[PrintedLine], states: Sequence[str]) -> list[Clipping]:
    """The articles of a page that begin with their heads, and its pictures that are articles of their own."""
    found: dict[int, list[Stated]] = {}
    for line, state in zip(lines, states, strict=True):
        if state not in ("folio", "staff", "ad"):
            found.setdefault(line.article, []).append((line, state))
    return [
        Clipping(page, parts)
        for parts in found.values()
        if parts[0][1] == "photograph" or (parts[0][1] in HEADS and any(state == "headline" for _, state in parts))
    ]


def tells(clipping: Clipping) -> bool:
    """Whether an article has a text of its own."""
    return any(state == "opening" for _, state in clipping.parts)


def shows(clipping: Clipping) -> bool:
    """Whether an article is a picture with what is said of it."""
    return not tells(clipping) and any(state in PICTURE for _, state in clipping.parts)


PICTURE = frozenset(("caption", "photograph"))


def mixed(
    articles: Mapping[str, Sequence[Clipping]],
    pictures: Sequence[Clipping],
    lots: random.Random,
    chances: Mapping[str, float],
) -> MixedPage:
    """A page of articles, most of one paper, by lot; papers without a chance of their own have that of 1. The pictures
    may be of any paper."""
    traditional = lots.random() >= SIMPLIFIED
    papers = [paper for paper, found in articles.items() if found and _is_traditional(found[0].parts) is traditional]
    papers = papers or [paper for paper, found in articles.items() if found]
    pictures = [picture for picture in pictures if _is_traditional(picture.parts) is traditional]
    weights = [chances.get(paper, 1.0) for paper in papers]
    (own,), habits = lots.choices(papers, weights), habits_by_lot(lots)
    page: list[Stated] = []
    of: set[str] = set()
    for nth in range(0, 2 * lots.choice((1, 2, 3, 4, 5, 6, 8)), 2):
        paper = own if lots.random() < SAME_PAPER else lots.choices(papers, weights)[0]
        clipping = lots.choice(articles[paper])
        parts = as_printed_by(habits, clipping.parts, lots)
        if any(state == "opening" for _, state in parts):
            page += [(replace(line, article=nth), state) for line, state in parts]
            of.add(clipping.page)
            if habits.pictured and lots.random() < PICTURED * min(1.0, len(pictures) / ENOUGH_PICTURES):
                picture = lots.choice(pictures)
                page += [(replace(line, article=nth + 1), state) for line, state in _headless(picture.parts, lots)]
                of.add(picture.page)
    return MixedPage(own, page, frozenset(of))


PICTURED, HEADLESS = 0.4, 0.75
"""After how many articles a picture stands, and how many of these lose their headline."""
ENOUGH_PICTURES = 50
"""With fewer pictures to choose from there are fewer of them, so that no one of them is learned by heart."""


def _headless(parts: Parts, lots: random.Random) -> list[Stated]:
    """A picture with what is said of it; most lose their heads, so that the caption begins the article."""
    said = [stated for stated in parts if stated[1] not in HEADED]
    if len(said) == len(parts) or said[0][1] != "caption" or lots.random() >= HEADLESS:
        return list(parts)
    return [(said[0][0], "photograph"), *said[1:]]


HEADED = HEADS | {"headline+", "subheadline", "byline", "column"}


def _is_traditional(parts: Parts) -> bool:
    """Whether an article is in traditional script."""
    text = "".join(line.text for line, _ in parts)
    return len(TRADITIONAL.findall(text)) > len(SIMPLE.findall(text))
