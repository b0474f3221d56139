"""Pages of printed lines: finds the best labelling of a flat page, its articles and the class of each line."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reader.model import Article, Block, BlockKind, Page
from reader.parsing.assembly import ArticleLines, article_of, article_with, drafts
from reader.parsing.bare_list import LISTED, has_no_text, is_bare_list
from reader.parsing.features import in_place
from reader.parsing.folio import told_by
from reader.parsing.grammar import FURNITURE, STATES, LineClass
from reader.parsing.habits import read_page
from reader.parsing.layout_features import combined, printed_text, with_layout
from reader.parsing.line_features import Features, own_signs
from reader.parsing.lines import PageLine, each_line
from reader.parsing.page_traits import indents_speak
from reader.parsing.page_votes import VOTED
from reader.parsing.polling import Poll, never, polled
from reader.parsing.result import LineReading, ParsedPage
from reader.parsing.series_banners import inherited
from reader.parsing.text_form import Place, WholeText, whole_text
from reader.parsing.viterbi import SequenceModel
from reader.parsing.weights import fitted


@cache
def model() -> SequenceModel:
    """The model with the weights shipped with the program; created once."""
    return SequenceModel(combined(fitted()))


def parse_flat(page: Page, by: SequenceModel | None = None, poll: Poll = never) -> ParsedPage:
    """The best labelling of a page of printed lines, with the shipped weights unless a model is given."""
    if not page.layout and is_bare_list(page.text, poll):
        return _parse_list(page, poll)
    by, whole = by or model(), _whole(page, poll)
    lines = whole.lines
    signs, states, voted = _read(page, lines, by, poll)
    states = with_ends(states, whole.places)
    listed = signs[:1] == [LISTED]
    articles, owners = (
        ((_list(page, lines, poll),), [0] * len(lines)) if listed else _articles(page, lines, states, poll)
    )

    def readings() -> Iterator[LineReading]:
        classed = [
            Classed(state, (*(said if listed else by.evidence(state, said)), *([VOTED] if at in voted else ())), owner)
            for at, (state, said, owner) in enumerate(zip(states, signs, owners, strict=True))
        ]
        return (_reading(place, lines, classed) for place in whole.places)

    return ParsedPage(page, articles, readings, whole.form)


Owned = tuple[tuple[Article, ...], list[int | None]]
"""Articles, and for every line the index of its own."""


def _articles(page: Page, lines: list[PageLine], states: list[str], poll: Poll) -> Owned:
    """The articles of the lines in these states."""
    found, owners = drafts(lines, states, poll)
    given = {**_told(lines, states), **page.given}
    aligned = indents_speak(lines)
    articles = [
        article_of(draft, page, {**given, "section": banner} if banner else given, aligned, poll)
        for draft, banner in zip(polled(found, poll), inherited(found), strict=True)
    ]
    return tuple(articles), owners


def _parse_list(page: Page, poll: Poll) -> ParsedPage:
    """The page of a bare list. There may be very many lines: they are not held, but found again for the readings."""
    article = _list(page, each_line(page.text, page.first_line, poll), poll)

    def readings() -> Iterator[LineReading]:
        for line in each_line(page.text, page.first_line):
            yield LineReading(line.number, line.text, LineClass.PARAGRAPH, LISTED, 0)

    return ParsedPage(page, (article,), readings)


def _list(page: Page, lines: Iterable[PageLine], poll: Poll) -> Article:
    """The article of a list: a block a line."""
    blocks: list[Block] = []
    ends = ArticleLines()
    for line in polled(lines, poll):
        blocks.append(Block(BlockKind.PARAGRAPH, line.text))
        ends.lines[1:] = [(line, "paragraph")]
    return article_with(blocks, ends, page, page.given, poll)


def _whole(page: Page, poll: Poll) -> WholeText:
    """The rejoined lines of a page; with a layout, lines as they are."""
    return printed_text(page.text, page.layout) if page.layout else whole_text(page.text, page.first_line, poll)


Read = tuple[list[Features], list[str], frozenset[int]]
"""Features and states of the lines of a page, and the lines whose state like lines have changed."""


def _as_list(lines: Sequence[PageLine]) -> Read:
    """Features and states of the lines of a list."""
    return [LISTED] * len(lines), ["paragraph"] * len(lines), frozenset()


def _read(page: Page, lines: list[PageLine], by: SequenceModel, poll: Poll) -> Read:
    """Features and states of the lines of a page."""
    if not lines:
        return [], [], frozenset()
    own = [own_signs(line.text) for line in polled(lines, poll)]
    if page.layout is None and has_no_text([signs[0] for signs in own]):
        return _as_list(lines)
    signs = with_layout(in_place(lines, own, poll), page.layout)
    states, voted = (by.read(signs, poll), frozenset[int]()) if page.layout else read_page(by, signs, poll)
    return signs, with_article(states, signs), voted


def with_ends(states: list[str], places: Sequence[Place]) -> list[str]:
    """`states`, where furniture at the end of a printed line is a credit of the article that the line begins in: no
    part of the line is lost with it."""
    ends = {place.lines[-1] for place in places if len(place.lines) > 1 and states[place.lines[0]] not in FURNITURE}
    if not any(states[at] in FURNITURE for at in ends):
        return states
    return ["credit" if state in FURNITURE and at in ends else state for at, state in enumerate(states)]


class Classed(NamedTuple):
    """State, evidence and article of a rejoined line."""

    state: str
    evidence: tuple[str, ...]
    owner: int | None


def with_article(states: list[str], signs: list[Features]) -> list[str]:
    """`states`; or, if they leave no article, "paragraph" for all lines except furniture by their own kind.

    A text that someone opens is shown, whatever it looks like.
    """
    if any(state not in FURNITURE for state in states):
        return states
    return [state if own[0] in FURNITURE else "paragraph" for state, own in zip(states, signs, strict=True)]


def _told(lines: list[PageLine], states: list[str]) -> dict[str, str]:
    """Fields in the page's folio lines; the first value of a field is kept."""
    told: dict[str, str] = {}
    for line, state in zip(lines, states, strict=True):
        if state == "folio":
            told = {**told_by(line.text), **told}
    return told


def _reading(place: Place, lines: Sequence[PageLine], classed: Sequence[Classed]) -> LineReading:
    """The class of a printed line: that of the rejoined line it is part of, of the longest if it holds several."""
    if not place.lines:
        return LineReading(place.number, place.text, LineClass.FOLIO, place.evidence, None)
    line = classed[max(place.lines, key=lambda at: len(lines[at].text))]
    evidence = (*place.evidence, *(() if place.evidence else line.evidence))
    return LineReading(place.number, place.text, STATES[line.state], evidence, classed[place.lines[0]].owner)
