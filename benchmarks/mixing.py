"""Mixes pages out of articles of checked pages: takes articles by paper, gives lines and their states as of one page.

Every paper has habits of its own: bylines under all headlines or none, crossheads or briefs, datelines. What is fitted
to few papers takes their habits for a rule. So articles of one paper, now and then of another in the same script, are
put together as a paper with other habits would print them: without bylines, without datelines, cut to their first
paragraphs, with all paragraphs in one.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from printing import PrintedLine

from reader.parsing.line_features import dateline_at

Stated = tuple[PrintedLine, str]
"""A line and its state."""
Parts = Sequence[Stated]
"""An article."""

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


def _habits(lots: random.Random) -> Habits:
    """The habits of a paper, drawn by lot."""
    odds = {"byline": 0.4, "subheadline": 0.3, "kicker": 0.4, "section": 0.4, "crosshead": 0.35}
    left_out = {state for state, share in odds.items() if lots.random() < share}
    if lots.random() < 0.5:
        left_out |= EXTRAS
    most = lots.choice((0, 0, 0, 1, 1, 2, 3, 4))
    undated, unbroken, loud = (lots.random() < share for share in (0.5, 0.2, 0.2))
    return Habits(frozenset(left_out), most, undated, unbroken, loud)


def articles_of(lines: Sequence[PrintedLine], states: Sequence[str]) -> list[Parts]:
    """The articles of a page that begin with their heads."""
    found: dict[int, list[Stated]] = {}
    for line, state in zip(lines, states, strict=True):
        if state not in ("folio", "staff", "ad"):
            found.setdefault(line.article, []).append((line, state))
    return [parts for parts in found.values() if parts[0][1] in HEADS and any(s == "headline" for _, s in parts)]


def mixed(articles: Mapping[str, Sequence[Parts]], lots: random.Random) -> tuple[str, list[Stated]]:
    """The paper that most articles of the page are of, and its lines; each paper has the same chance."""
    traditional = lots.random() >= SIMPLIFIED
    papers = [paper for paper, found in articles.items() if found and _is_traditional(found[0]) is traditional]
    papers = papers or [paper for paper, found in articles.items() if found]
    own, habits = lots.choice(papers), _habits(lots)
    page: list[Stated] = []
    for nth in range(lots.choice((2, 3, 4, 5, 6, 8))):
        paper = own if lots.random() < SAME_PAPER else lots.choice(papers)
        parts = _as_printed(lots.choice(articles[paper]), habits)
        parts = [_loud(each, lots) for each in parts] if habits.loud else parts
        if any(state == "opening" for _, state in parts):
            page += [(replace(line, article=nth), state) for line, state in parts]
    return own, page


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


def _undated(text: str) -> str:
    """A paragraph without its dateline, if enough is left."""
    rest = AFTER_DATELINE.sub("", text[len(dateline_at(text)) :], count=1)
    return rest if dateline_at(text) and len(rest) > LEAST else text


LEAST = 30
"""How many characters of a paragraph are enough without its dateline."""
