"""Named entities of an article: people, places and organisations, each with its spans.

Takes text; gives names with their spans in it. Parts of speech alone identify people correctly only about 4 times in
10, so they give candidates only: a surname, a post before the name or a word of saying after it, the byline, and the
number of occurrences confirm a name. An unconfirmed name is marked as such (`sure` is False), and should not be shown
as certain.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from reader.analysis.folding import fold
from reader.analysis.segmenter import Tagged, is_word, tags
from reader.han import HAN, are_han, is_han
from reader.late_pattern import late
from reader.span import Span

TABLE = Path(__file__).with_name("data") / "names.txt"

LONGEST_TEXT = 100_000
"""Most code points of an article that are analysed."""

LONGEST_BODY = 16
"""Most code points of the name of an organisation."""

ADMINISTRATIVE = late(rf"[{HAN}]{{2,6}}[省市县区州盟旗镇乡村岛湾港河湖路街]")
IN_BODY = ("n", "j", "b", "vn", "f", "l", "zg", "an")
"""Tags, or their prefixes, of words in the name of an organisation."""


class EntityKind(StrEnum):
    """Kind of a named entity."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity of one article."""

    word: str
    """The name as first written there."""
    kind: EntityKind
    sure: bool
    spans: tuple[Span, ...]
    """Occurrences in the text."""


def names(text: str, authors: Collection[str] = (), dictionary: Path | None = None) -> tuple[Name, ...]:
    """Names in `text`: people, places, organisations, each the frequent first. `authors` are certainly people."""
    folded = fold(text[:LONGEST_TEXT])
    pieces = tuple(tags(folded, dictionary))
    known = {fold(author) for author in authors if author}
    people = _people(folded, pieces, known, dictionary)
    places = {word: sure for word, sure in _places(folded, pieces).items() if not any(word in one for one in people)}
    return (
        *_named(text, folded, EntityKind.PERSON, people),
        *_named(text, folded, EntityKind.PLACE, places),
        *_named(text, folded, EntityKind.ORGANISATION, _organisations(folded, pieces)),
    )


def _named(text: str, folded: str, kind: EntityKind, sure: dict[str, bool]) -> Iterator[Name]:
    """Names of one kind, the most frequent first; an occurrence inside a longer name does not count."""
    spans = _occurrences(folded, sure)
    for word in sorted(spans, key=lambda word: (-len(spans[word]), spans[word][0])):
        yield Name(text[slice(*spans[word][0])], kind, sure[word], tuple(spans[word]))


def _occurrences(folded: str, words: Collection[str]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    if words:
        pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        for match in re.finditer(pattern, folded):
            found.setdefault(match[0], []).append(Span(*match.span()))
    return found


def _people(folded: str, pieces: Sequence[Tagged], known: Collection[str], dictionary: Path | None) -> dict[str, bool]:
    """Names of people, each with True if it is certain."""
    foreign = set(_foreign(folded)) | {word for word in known if word in folded}
    found = (*_perhaps_people(folded, pieces, dictionary), *_after_posts(folded, dictionary))
    words = foreign | {word for word in found if word not in _signs("no-people") and not _is_place(word)}
    kept = {word for word in words if word in foreign or not _misjudged(word, words, folded)}
    return {word: word in foreign or _proof(word, folded) >= (1 if len(word) > 2 else 2) for word in kept}


def _perhaps_people(folded: str, pieces: Sequence[Tagged], dictionary: Path | None) -> Iterator[str]:
    """Candidates: pieces that begin with a surname and are tagged as names or no words; also with the next piece."""
    for (span, tag), (after, after_tag) in pairwise(pieces):
        word = folded[slice(*span)]
        surname = _surname(word)
        if not surname or not (tag.startswith("nr") or (tag in ("n", "x") and not is_word(word, dictionary))):
            continue
        room = len(surname) + 2 - len(word)
        more = folded[slice(*after)]
        ends = [span.end if room >= 0 or _is_foreign(word) else span.start + len(surname) + 2]
        if more and (given := _given(more, after_tag, room)) and (given == len(more) or not is_word(more, dictionary)):
            ends.append(after.start + given)
        for end in ends:
            end -= folded.startswith(_around(), end - 1)  # `林鸣说`, `周会长`
            if end - span.start > len(surname):
                yield folded[span.start : end]


def _is_foreign(word: str) -> bool:
    """True if `word` consists of characters used for foreign names."""
    return set(word) <= set("".join(_signs("foreign")))


def _after_posts(folded: str, dictionary: Path | None) -> Iterator[str]:
    """Candidates that follow a post, begin with a surname, end before a mark, a word of saying or the like, and are no
    words."""
    for match in re.finditer("|".join(_before()), folded):
        least = match.end() + len(_surname(folded[match.end() : match.end() + 2]))
        for end in (least + 2, least + 1) if least > match.end() else ():
            word = folded[match.end() : end]
            if (
                _stops(folded, end)
                and _signs("after-names").isdisjoint((word[0], word[-1]))
                and not is_word(word, dictionary)
            ):
                yield word
                break


def _stops(folded: str, end: int) -> bool:
    """True if a name may end at `end`: the next character is no Han, or begins a word that follows names."""
    last, after = folded[end - 1 : end], folded[end : end + 1]
    goes_on = not after or not is_han(after) or after in _signs("after-names") or folded.startswith(_around(), end)
    return is_han(last) and goes_on


def _foreign(folded: str) -> Iterator[str]:
    """Names in parts separated by `·`, all in characters used for foreign names."""
    part = f"[{''.join(_signs('foreign'))}]{{1,8}}"
    for match in re.finditer(rf"{part}(?:·{part}){{1,3}}", folded):
        post = folded.endswith(_before(), 0, match.start() + 1)  # `主席梅琳达·盖茨`
        yield match[0][post:]


def _given(more: str, tag: str, room: int) -> int:
    """Number of code points at the beginning of the piece `more`, at most `room`, that may complete a given name."""
    if room < 1 or not are_han(more) or more[0] in _signs("after-names"):
        return 0
    return min(room, len(more)) if len(more) > room or tag[0] not in "cdmpqruxy" else 0


def _surname(word: str) -> str:
    """The surname at the beginning of `word`; empty if there is none."""
    return next((word[:length] for length in (2, 1) if word[:length] in _signs("surnames")), "")


def _misjudged(word: str, words: Collection[str], folded: str) -> bool:
    """True if `word` is part of a longer name, or a name and one more character, by the number of its occurrences."""
    longer = [other for other in words if other != word and other.startswith(word)]
    shorter = word[:-1]
    if any(2 * folded.count(other) > folded.count(word) for other in longer):
        return True
    return shorter in words and 2 * folded.count(word) <= folded.count(shorter)


def _proof(word: str, folded: str) -> int:
    """Evidence that `word` is a person: posts before it, words of saying after it, and repetition."""
    proof = 0
    for match in re.finditer(re.escape(word), folded):
        before, after = folded[max(0, match.start() - 4) : match.start()], folded[match.end() : match.end() + 4]
        proof += 2 * before.rstrip().endswith(_before()) + after.startswith(_around())
    return proof + (folded.count(word) > 2)


@cache
def _before() -> tuple[str, ...]:
    """Posts, which precede a name."""
    return tuple(_signs("titles"))


@cache
def _around() -> tuple[str, ...]:
    """Words that follow a name: words of saying, forms of address, and posts."""
    return tuple(_signs("tells") | _signs("titles"))


def _places(folded: str, pieces: Iterable[Tagged]) -> dict[str, bool]:
    """Names of places, each with True if it is certain: well known, or with the ending of an administrative unit."""
    found = {folded[slice(*span)] for span, tag in pieces if tag.startswith("ns")}
    found |= {folded[slice(*span)] for span, _ in pieces} & _known_places()
    found -= _signs("no-places")
    return {word: _is_place(word) for word in found if len(word) > 1}


def _is_place(word: str) -> bool:
    return word in _known_places() or word in _signs("no-places") or ADMINISTRATIVE.fullmatch(word) is not None


@cache
def _known_places() -> frozenset[str]:
    return _signs("provinces") | _signs("cities") | _signs("countries")


def _organisations(folded: str, pieces: Iterable[Tagged]) -> dict[str, bool]:
    """Names of organisations, each with True if certain: begun by a place or institution, with a typical ending."""
    found: dict[str, bool] = {}
    for run in _runs(folded, pieces):
        ends = [
            place
            for place, piece in enumerate(run)
            if _ends_body(folded[slice(*piece.span)], piece.tag, alone=place == 0)
        ]
        if ends:
            whole = run[: ends[-1] + 1]
            name = folded[whole[0].span.start : whole[-1].span.end]
            if 2 < len(name) <= LONGEST_BODY:
                found[name] = whole[0].tag in ("ns", "nt", "nz", "j") and name.endswith(tuple(_endings()))
    return found


def _ends_body(word: str, tag: str, *, alone: bool) -> bool:
    """True if a run of nouns that ends in `word`, or is only `word` (`alone`), may be the name of an organisation."""
    if tag == "nt":
        return True
    if alone:
        return len(word) > 3 and word.endswith(tuple(_signs("organisations")))
    return word in _endings() or (len(word) > 2 and word.endswith(tuple(_endings())))


@cache
def _endings() -> frozenset[str]:
    return _signs("organisations") | _signs("organisation-endings")


def _runs(folded: str, pieces: Iterable[Tagged]) -> Iterator[list[Tagged]]:
    """Longest runs of consecutive pieces that may be parts of one organisation's name."""
    run: list[Tagged] = []
    for piece in pieces:
        if piece.tag.startswith(IN_BODY) and is_han(folded[piece.span.start]):
            run.append(piece)
        elif run:
            yield run
            run = []
    yield run


@cache
def _signs(kind: str) -> frozenset[str]:
    """Words of one line of the table."""
    lines = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return next(frozenset(words.split()) for name, words in lines if name == kind)
