"""Word segmentation: text in, its pieces (or their spans, in code points) out.

The only module that uses a segmenter: rjieba, which is jieba's algorithm, dictionary and parts of speech in Rust (on
news it tags as jieba.posseg does, without the seconds that jieba takes to load). Of jieba only its table of rarities is
read. Text is folded before it is segmented, as the dictionary holds simplified words. The concatenated pieces are the
text, with each surrogate (which UTF-8 cannot hold) replaced by U+FFFD.

A user dictionary, if a path is given, has jieba's format: one word a line, optionally with its frequency and part of
speech.
"""

import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.folding import fold, fold_long
from reader.errors import DictionaryError, UnreadableError
from reader.late_pattern import late
from reader.span import Span

if TYPE_CHECKING:
    import rjieba

ENTRY = late(r"(\S{1,40})(?:\s+(\d{1,9}))?(?:\s+([a-z]{1,8}))?\s*", re.ASCII)
"""A line of a user dictionary."""

LARGEST_DICTIONARY = 1 << 24
"""Most bytes of a user dictionary that are read."""

MOST_FAULTS = 20
"""Most invalid lines that are reported."""

RARE = 11.9
"""Approximate median of jieba's table of rarities; used for words not in it."""

PIECE = 1 << 14
"""Characters of the table of rarities that are read at once."""

SURROGATE = late("[\ud800-\udfff]")


class DictionaryWord(NamedTuple):
    """A word of a user dictionary."""

    word: str
    frequency: int | None
    tag: str | None


class Tagged(NamedTuple):
    """A piece of text with its part of speech by jieba's tags: `nr` a person, `ns` a place, `nt` an organisation."""

    span: Span
    tag: str


def cuts(text: str, dictionary: Path | None = None) -> list[str]:
    """`text`, folded beforehand, in pieces: a word, a run of letters or digits, or another character. 12 MB/s."""
    return _bulk(dictionary).cut(_encodable(text))


def words(text: str, dictionary: Path | None = None) -> Iterator[Span]:
    """Spans of the words of `text`: the pieces that hold a letter, a digit or a Han character."""
    folded = fold(text)
    return (span for span in spans(cuts(folded, dictionary)) if any(map(str.isalnum, folded[slice(*span)])))


def tags(text: str, dictionary: Path | None = None) -> Iterator[Tagged]:
    """`text`, folded beforehand, in pieces with the dictionary's parts of speech, `x` for other words. 5 MB/s."""
    pairs = _bulk(dictionary).tag(_encodable(text))
    return map(Tagged, spans(piece for piece, _ in pairs), (tag for _, tag in pairs))


def tags_of(pieces: Iterable[str], dictionary: Path | None = None) -> list[str]:
    """The dictionary's part of speech of each of some `cuts`; `x` for one that is not one word of the dictionary.

    They hold no line feed: it divides what is cut, so that all are tagged together.
    """
    found, parts, last = list[str](), 0, "x"
    for part, tag in _bulk(dictionary).tag("".join([f"{piece}\n" for piece in pieces])):
        if part == "\n":
            found.append(last if parts == 1 else "x")
            parts = 0
        else:
            parts, last = parts + 1, tag
    return found


def is_word(text: str, dictionary: Path | None = None) -> bool:
    """True if `text`, folded beforehand, is a word of the dictionary."""
    return _bulk(dictionary).has_word(_encodable(text))


def are_words(texts: Iterable[str], dictionary: Path | None = None) -> list[bool]:
    """For each of `texts`, folded beforehand and without surrogates, True if it is a word of the dictionary."""
    return list(map(_bulk(dictionary).has_word, texts))


def spans(pieces: Iterable[str]) -> Iterator[Span]:
    """Spans of consecutive pieces."""
    start = 0
    for piece in pieces:
        yield Span(start, start + len(piece))
        start += len(piece)


def entries(dictionary: Path) -> tuple[DictionaryWord, ...]:
    """The words of a user dictionary, folded, without invalid lines (see `faults`). Raises UnreadableError."""
    found = (ENTRY.fullmatch(line.strip()) for line in _lines(dictionary))
    return tuple(
        DictionaryWord(fold(match[1]), int(match[2]) if match[2] else None, match[3])
        for match in found
        if match is not None
    )


def faults(dictionary: Path) -> tuple[DictionaryError, ...]:
    """Errors of the invalid lines of a user dictionary, not counting blank lines and comments (`#`)."""
    numbered = enumerate(map(str.strip, _lines(dictionary)), 1)
    wrong = (number for number, line in numbered if line and not line.startswith("#") and not ENTRY.fullmatch(line))
    return tuple(DictionaryError(str(dictionary), number) for number in islice(wrong, MOST_FAULTS))


def _lines(dictionary: Path) -> list[str]:
    try:
        with dictionary.open("rb") as file:
            return file.read(LARGEST_DICTIONARY).decode("utf-8-sig", "replace").splitlines()
    except OSError as error:
        raise UnreadableError(str(dictionary), error.strerror or str(error)) from error


@cache
def rarities() -> dict[str, float]:
    """Inverse document frequencies by jieba's keyword table, of words that are not `RARE`; half a second.

    Read piece by piece, so that no other thread waits for the whole table.
    """
    spec, found = importlib.util.find_spec("jieba"), dict[str, float]()
    number = cache(float)  # a few thousand numbers, 130,000 times: 3 MB
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    with (folder / "analyse" / "idf.txt").open(encoding="utf-8") as file:
        while lines := file.readlines(PIECE):
            pieces = fold_long("".join(lines)).split()
            numbers = [*map(number, pieces[1::2])]
            found.update(compress(zip(pieces[::2], numbers, strict=True), map(RARE.__gt__, numbers)))
    return found


def _encodable(text: str) -> str:
    """`text` with U+FFFD for each surrogate, which has no UTF-8."""
    return SURROGATE.sub("\ufffd", text)


@cache
def _bulk(dictionary: Path | None) -> "rjieba.Jieba":
    import rjieba

    if dictionary is None:
        return rjieba._DEFAULT_JIEBA  # created at import: another one would take as long again
    segmenter = rjieba.Jieba()
    for word, frequency, tag in entries(dictionary):
        segmenter.add_word(word, frequency, tag)
    return segmenter
