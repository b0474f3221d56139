"""Features of lines: from `PageLine`s to one tuple of features each, from the line itself and its neighbours.

A feature is a short word such as `long`, `names` or `next:byline`; the first of a tuple is the line's kind, a first
guess. `weights` gives the weight of each feature for each state.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from reader.parsing import heading_words
from reader.parsing import patterns as p
from reader.parsing.digests import digest_of
from reader.parsing.heading_blocks import ABSTRACT, ABSTRACT_SIGNED, MOST, TEXT, beside, signs_of_blocks
from reader.parsing.line_features import (
    HEADING,
    ISSUE,
    LONG,
    SIGNED,
    Features,
    names_in_brackets,
    own_signs,
)
from reader.parsing.lines import PageLine
from reader.parsing.masthead import masthead
from reader.parsing.page_traits import (
    habits_of_heads,
    has_few_gaps,
    indents_speak,
    inner_indented,
    often_under_headings,
    repeated_texts,
)
from reader.parsing.pairs import share_in
from reader.parsing.picture_stories import before_picture, far_from_pictures, picture_stories
from reader.parsing.polling import Poll, never, polled
from reader.parsing.topics import shared_words, taken_up

RUN = 8
"""Most lines without a full stop in the heading block of an article; more are a list, a table or verse."""
ECHO = 150
"""Code points of a paragraph that are searched for the words of its heading."""
A_DAY = "2021年4月1日"
"""A line that is surely of a masthead."""
DATED = frozenset(("dated", "dateline"))
"""Kinds of lines that open with a dateline."""
SMALL = frozenset(("size:0", "size:1"))
"""Features of headings that are shorter than most of the page."""
NEW_TOPIC = frozenset(("shared:0", "shared:1"))
"""Features of headings between texts that have hardly any words in common."""
GROUPS = {
    **dict.fromkeys((*LONG, "sentence"), "T"),
    **dict.fromkeys(SIGNED, "S"),
    **{"short": "H", "edge": "E"},
}
"""Groups of kinds that stand in the same places, by letter; all others are `O`. Papers differ in how they sign, not in
where: `shape:TTHST` is a heading over a byline."""


def signs_of(lines: list[PageLine], poll: Poll = never) -> list[Features]:
    """Features of every line of a page."""
    return in_place(lines, [own_signs(line.text) for line in polled(lines, poll)], poll)


def in_place(lines: list[PageLine], own: list[Features], poll: Poll = never) -> list[Features]:
    """Features of every line of a page, given the features of each line alone."""
    if len(lines) == 1 and own[0][0] not in LONG:
        return [_of_only_line(own[0], lines[0].indented, masthead(lines, own[0][:1]))]
    return _in_place(lines, own, poll)


@lru_cache(maxsize=256)
def _of_only_line(own: Features, indented: bool, of_masthead: int) -> Features:
    """Features of the only line of a page, which is no text: nothing beside it says more. There are archives of very
    many files of one line."""
    text = A_DAY if of_masthead else "\u3007"
    return _in_place([PageLine(1, text, indented, False)], [own])[0]


def _in_place(lines: list[PageLine], own: list[Features], poll: Poll = never) -> list[Features]:
    top = masthead(lines, [signs[0] for signs in own])
    lines = [line._replace(text=A_DAY) for line in lines[:top]] + lines[top:]  # whatever each of them is by itself
    own = [own_signs(A_DAY)] * top + own[top:]
    kinds = ["edge", "edge", *(signs[0] for signs in own), "edge", "edge"]
    page = PageContext.of(lines, own, top, poll)
    return [page.signs(own, kinds, at) for at in polled(range(len(lines)), poll)]


@dataclass(slots=True)
class PageContext:
    """Properties of a whole page, against which its lines stand out.

    Never changed, but not frozen: a mailbox has thousands of pages, and a frozen one takes four times as long to make.
    """

    lines: list[PageLine]
    groups: str
    """The letter of each line's group of kinds, with two at either end for the edges of the page."""
    mixed: bool
    """True if some lines are indented and some are not."""
    inner: bool
    """True if headings inside articles are indented like their text, so that a heading without indent is not inside
    one."""
    sparse: bool
    """True if only a few lines have a blank line before them."""
    broken: bool
    """True if some lines had been broken over several, so that a heading may have been too."""
    signed: bool
    """True if articles are signed under their headlines."""
    dated: bool
    """True if datelines are directly under headlines."""
    repeated: frozenset[str]
    """Short lines that occur on the page more than once."""
    runs: Mapping[int, str]
    """`run` for lines of a list, a table or verse; `run-end` for its last lines, where a heading block may begin."""
    habits: tuple[str, ...]
    """Features of kickers that end in a dash, and of subheadlines that begin with one, if the page has such lines."""
    masthead: int
    """Number of lines at the top that name the newspaper, the day and the page."""
    digest: Mapping[int, str]
    """Features of digests: the column's name and the headings of briefs, which form one article."""
    topics: Mapping[int, list[str]]
    """For headings above a text, features of how much of each the text takes up."""
    shared: Mapping[int, tuple[str, ...]]
    """For lines between two texts, features of how many words both texts have."""
    unpictured: frozenset[int]
    """Lines without a sign of a picture near them."""
    pictures: Mapping[int, str]
    """For lines of picture stories, a feature of the story."""
    blocks: Mapping[int, list[str]]
    """For headings, features of their position in a block of headings, and of the amount of text around it."""

    @classmethod
    def of(cls, lines: list[PageLine], own: list[Features], top: int, poll: Poll = never) -> "PageContext":
        """The properties of a page with the given lines; `top` of them are its masthead."""
        kinds = [signs[0] for signs in own]
        mixed = indents_speak(lines)
        return cls(
            lines=lines,
            groups="".join(["EE", *[GROUPS.get(kind, "O") for kind in kinds], "EE"]),
            mixed=mixed,
            inner=mixed and inner_indented(lines, kinds),
            sparse=has_few_gaps(lines),
            broken=any(line.further for line in lines),
            signed=often_under_headings(kinds, SIGNED),
            dated=often_under_headings(kinds, DATED),
            repeated=repeated_texts(lines),
            runs=_runs(own),
            habits=habits_of_heads(lines, kinds),
            masthead=top,
            digest=digest_of(own, kinds),
            topics=_topics(lines, kinds, poll),
            shared=shared_words(lines, kinds, poll),
            unpictured=far_from_pictures(own),
            pictures=picture_stories(lines, kinds),
            blocks=signs_of_blocks(lines, own, kinds, poll),
        )

    def signs(self, own: list[Features], kinds: list[str], at: int) -> Features:
        """Features of the line at `at`; `kinds` is padded by two at either end."""
        line = self.lines[at]
        signs = [*own[at], "prev:" + kinds[at + 1], "next:" + kinds[at + 3]]
        shape = self.groups[at : at + 5]
        if kinds[at + 2] in LONG:
            signs += ["prev:cut"] if at and "cut" in own[at - 1] else []
            if kinds[at + 1] not in LONG:
                signs += ["under:" + shape[:2], heading_words.opening(line.text)]
                signs += _abstract(line.text, kinds[at + 2], kinds[at + 3]) if kinds[at + 1] in HEADING else []
        else:
            signs += ["shape:" + shape, *beside(self.lines, own, at), *self._of_heading(own, kinds, at)]
            signs += self.shared.get(at, ())
            signs += ["lone-small"] if _lone_small(signs) else []
        if at < self.masthead:
            signs.append(ISSUE)
        if at in self.runs:
            signs.append(self.runs[at])
        if self.mixed:
            signs.append("indented" if line.indented else "flush")
            if not line.indented:
                signs += ["flush-" + kinds[at + 2]] if kinds[at + 2] in LONG else []
                signs += ["flush-over-indented"] if self.inner else []
        if self.sparse and line.gap:
            signs.append("gap")
        if at in self.unpictured:
            signs.append("no-picture")
        elif at in self.pictures:
            signs.append(self.pictures[at])
        return (*signs, *before_picture(self.lines, kinds, at))

    def _of_heading(self, own: list[Features], kinds: list[str], at: int) -> list[str]:
        """Features of a line that may be a heading: its neighbours, and its similarity to other headings."""
        past, before, kind, after, beyond = kinds[at : at + 5]
        text = self.lines[at].text
        signs = [f"then:{after},{beyond}", f"past:{past},{before}", *self.blocks.get(at, ()), *self.topics.get(at, ())]
        if after in LONG:
            signs += echo(text, self.lines[at + 1].text)
            signs += ["next:flush"] if self.mixed and not self.lines[at + 1].indented else []
            signs += ["unsigned"] if self.signed and ABSTRACT_SIGNED not in signs else []
            signs += ["undated"] if self.dated and after != "dated" else []
            signs.append("next:" + heading_words.opening(self.lines[at + 1].text))
            signs += ["runs-on"] if "comma" in own[at] and heading_words.runs_on(text, self.lines[at + 1].text) else []
        elif self.signed and kind in HEADING and after in SIGNED and beyond in TEXT:
            signs.append("as-signed")
        elif after == "jump" and p.JUMPED_FROM.search(self.lines[at + 1].text):
            signs.append("over-from")
        if before in HEADING:
            signs += heading_words.across(self.lines[at - 1].text, text)
            signs.append("under-broken" if self.broken else "under-whole")
            signs += ["signs"] if self.signed and kind in SIGNED and after in TEXT else []
            if not self.broken and "two-part" in own[at - 1] and "two-part" not in own[at]:
                signs.append("under-two-part")  # a rejoined heading may have its space in its first half
        elif before in LONG:
            signs.append("prev:" + heading_words.lasting(self.lines[at - 1].text))
            signs += ["prev:photo-end"] if "photo-end" in own[at - 1] else []
            signs += ["names-below-text"] if names_in_brackets(text) else []
        if "short" in (before, after) and kind in HEADING:
            signs += self.habits
        signs += [self.digest[at]] if at in self.digest else []
        signs += ["repeated"] if text in self.repeated else []
        return signs


def _lone_small(signs: Sequence[str]) -> bool:
    """True if a heading is shorter than most and stands alone, as others on its page do not, between texts that share
    words."""
    return "lone" in signs and not SMALL.isdisjoint(signs) and NEW_TOPIC.isdisjoint(signs)


def _abstract(text: str, kind: str, after: str) -> list[str]:
    """Features of a long line under a heading that is its abstract (提要) rather than the first paragraph."""
    over = "over-byline" if after in SIGNED else "over-dated" if after in DATED and kind not in DATED else ""
    return [*([over] if over else []), *(["abstract-size"] if len(text) <= ABSTRACT else [])]


def echo(heading: str, paragraph: str) -> list[str]:
    """Feature of a paragraph that repeats pairs of characters of a heading, as an article's first paragraph does."""
    shared = share_in(heading, paragraph[:ECHO])
    return ["echo"] if shared >= 0.5 else ["faint-echo"] if shared >= 0.25 else []


def _runs(own: list[Features]) -> Mapping[int, str]:
    """Features of lines in runs of more than `RUN` lines without a full stop."""
    runs: dict[int, str] = {}
    if len(own) <= RUN:
        return runs
    end = 0
    for stopped, group in groupby(own, _stops):
        start, end = end, end + len(list(group))
        if not stopped and end - start > RUN:
            runs |= {at: "run" if at < end - MOST else "run-end" for at in range(start, end)}
    return runs


def _stops(signs: Features) -> bool:
    """True if a line ends as running text does, or is too long for an entry of a list."""
    return "stop" in signs or "asks" in signs or signs[0] in ("long", "dated")


def _topics(lines: list[PageLine], kinds: list[str], poll: Poll) -> Mapping[int, list[str]]:
    """Topic features of the headings above a text, in blocks of up to `MOST` lines, by line."""
    found: dict[int, list[str]] = {}
    if LONG.isdisjoint(kinds):
        return found
    last = -1
    for at, kind in enumerate(polled(kinds, poll)):
        if kind in LONG:
            if 1 < at - last <= MOST + 1 and not HEADING.isdisjoint(kinds[last + 1 : at]):
                signs = zip(range(last + 1, at), taken_up(lines, last + 1, at), strict=True)
                found |= {nth: said for nth, said in signs if kinds[nth] in HEADING}
            last = at
    return found
