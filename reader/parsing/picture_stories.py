"""Pictures on a page: features of the lines before a picture's credit, given the lines and their kinds.

A picture story is a heading, a short text and the credit of a picture: all its text is the picture's caption. A caption
inside or between other articles follows their text, and is told from it by its words.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from reader.parsing import heading_words
from reader.parsing.line_features import HEADING, LONG, Features
from reader.parsing.lines import PageLine
from reader.parsing.topics import of_picture

REACH = 4
"""Lines ahead, exclusive, within which the credit of a picture is sought."""
STORY = LONG | {"sentence", "caption"}
"""Kinds of lines that a picture story's text has."""
LINES, SIZE, STEP = 4, 400, 100
"""Most lines and code points of a picture story's text, and the step of its size in a feature."""


SIGNS = frozenset(("photo", "caption", "chart", "photo-end", "shows", "caption-start"))
"""Features of a line that belongs to a picture."""
NEAR = 3
"""Lines on either side of such a line that may belong to it too."""


def far_from_pictures(own: Sequence[Features]) -> frozenset[int]:
    """Lines that have no sign of a picture within `NEAR` lines, and so are hardly its caption."""
    near: set[int] = set()
    for at, signs in enumerate(own):
        if not SIGNS.isdisjoint(signs):
            near.update(range(at - NEAR, at + NEAR + 1))
    return frozenset(range(len(own))) - near


def before_picture(lines: Sequence[PageLine], kinds: Sequence[str], at: int) -> list[str]:
    """Features of a line with the credit of a picture below it; `kinds` is padded by two at either end."""
    if "photo" not in (ahead := kinds[at + 3 : at + 2 + REACH]):
        return []
    if kinds[at + 2] in HEADING or kinds[at + 1] not in LONG:
        return ["photo-ahead"]
    turns = of_picture(lines, at, at + 1 + ahead.index("photo"))
    opens, lasts = heading_words.opening(lines[at].text), heading_words.lasting(lines[at - 1].text)
    return ["photo-ahead", turns, f"photo-{opens}", f"photo-{lasts}"]


def picture_stories(lines: Sequence[PageLine], kinds: Sequence[str]) -> Mapping[int, str]:
    """By line, the feature of the text and the credit of a picture story: its size in steps, `picture-story:1`, or
    that nothing but headings is on the page besides, `picture-alone`."""
    found: dict[int, str] = {}
    if "photo" not in kinds:
        return found
    for start, credit, end in _texts(kinds):
        size = sum(len(line.text) for line in lines[start:credit])
        if credit - start <= LINES and size <= SIZE:
            alone = end == len(kinds) and HEADING.issuperset(kinds[:start])
            found |= dict.fromkeys(range(start, end), "picture-alone" if alone else f"picture-story:{size // STEP}")
    return found


def _texts(kinds: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Of each text with credits of pictures below it, and no more text beside these: its first line, its first credit,
    and the line after the last."""
    runs = [("else", 0, 0), *_runs(kinds), ("else", 0, 0)]
    for above, text, photo, below in zip(runs, runs[1:], runs[2:], runs[3:], strict=False):
        if (above[0], text[0], photo[0], below[0]) == ("else", "text", "photo", "else"):
            yield text[1], photo[1], photo[2]


def _runs(kinds: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each run of lines of text, of credits of pictures and of others: first line, and the line after the last."""
    end = 0
    for name, members in groupby("text" if kind in STORY else "photo" if kind == "photo" else "else" for kind in kinds):
        start, end = end, end + len(list(members))
        yield name, start, end
