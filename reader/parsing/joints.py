"""Whether a printed line goes on with the next: takes two lines of a column, gives the signs and what they say.

Only lines that fill their column are asked about. Where the text before the line feed is in the middle of a sentence
the answer is plain; where it ends one, or where the line may be a heading, the signs are weighed: the indent of the
next line, where that says something on the page, how the lines end and begin, what stands after them, and what the
characters at the line feed are used to. The weights in `joints.tsv` were fitted to pages broken at many widths
(logistic regression) by `benchmarks/joints.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reader.parsing import patterns as p
from reader.parsing import word_evidence as words
from reader.parsing.fragments import HANGING, Fragment
from reader.parsing.line_features import MIDDLING, kind_of
from reader.paths import PACKAGE

Signs = tuple[str, ...]

_ENDINGS = (("dash", p.DASH_END), ("says", p.SAYS), ("event", p.EVENT), ("issued", p.ISSUED), ("tail", p.BRACKET_TAIL))
"""Signs of headings that end a line whatever its column."""

SLACK = 2.0
"""How much of a column a line may leave empty, at most, where the next would have fitted no character more."""
DEEP = 1.5
"""The indent of a paragraph, in widths, at least."""
_MARKS = frozenset("，、；,;")
_INNER = frozenset("。，、；！？")
_OPENING = frozenset("“‘「『《〈（(【〔")
_PAIRS = ("“”", "「」", "『』", "《》", "（）", "【】", "〔〕")


@dataclass(frozen=True, slots=True)
class Joint:
    """A line feed inside a column, and what stands about it."""

    left: Fragment
    right: Fragment
    beyond: Fragment | None
    """The line after `right`."""
    measure: float
    indents: bool
    """Whether paragraphs are indented in this column."""
    gaps: bool
    """Whether blank lines stand between paragraphs in this column."""
    begun: str
    """The text of the whole line so far, which ends with `left`."""
    inside: bool
    """Whether `left` itself goes on with a line before it."""
    headed: bool
    """Whether the line before `begun` is short, as headings are, or ends a paragraph."""


def could_join(left: Fragment, right: Fragment, measure: float) -> bool:
    """Whether `left` fills its column, so that its line feed may be the column's and not the text's."""
    if not measure or right.gap:
        return False
    return left.width > measure - SLACK and left.width + unit_of(right.text) > measure


def unit_of(text: str) -> float:
    """The width of what cannot be parted at the start of `text`: a Latin word, a number, a character and its marks."""
    if text[0] > "\u2fff" and text[1:2] not in HANGING:
        return 1.0
    if text[0].isascii() and text[0].isalnum():
        size = 1
        while size < len(text) and size < 20 and text[size].isascii() and not text[size].isspace():
            size += 1
        return size / 2
    size = 1
    while size < len(text) and text[size] in HANGING:
        size += 1
    return float(size)


def end_of(text: str) -> str:
    """How a line ends: `stop` as a sentence does, `colon`, `mark` within a sentence, `bare` without any."""
    if p.FULL_STOP.search(text[-6:]):
        return "stop"
    if text[-1] in ":：":
        return "colon"
    return "mark" if text[-1] in _MARKS else "bare"


def plainly(joint: Joint, end: str) -> bool | None:
    """Whether the line goes on, where that is plain; None: weigh the signs."""
    if joint.indents and joint.right.indent >= DEEP:
        return False
    if joint.gaps or end == "mark" or joint.right.text[0] in HANGING:
        return True
    if joint.indents and end == "bare" and joint.left.indent >= DEEP:
        return True
    if end == "bare" and (joint.inside or not _INNER.isdisjoint(joint.begun)):
        return True
    return None


def signs_of(joint: Joint, end: str) -> Signs:
    """What speaks for or against it that the line goes on."""
    left, right = joint.left, joint.right
    place = "inside" if joint.inside else "first"
    speaks = ("deep" if left.indent >= DEEP else "flush") if joint.indents else "mute"
    found = [
        f"{place},{end},{speaks if not joint.inside else 'indents' if joint.indents else 'mute'}",
        f"right:{_look(joint, right)}",
        f"{place},{end},{'indents' if joint.indents else 'mute'},right:{_look(joint, right)}",
        f"begins:{_step(words.begins(right.text))}",
        "full" if left.width >= joint.measure - 0.5 else "nearly",
    ]
    if end == "bare":
        found.append(f"ends:{_step(words.ends(left.text))}")
        found.append(f"binds:{_step(words.binds(left.text, right.text) / 2)}")
        found += [f"left:{name}" for name, pattern in _ENDINGS if pattern.search(left.text)]
        found += ["right:dash"] if p.DASH_START.match(right.text) else []
        found.append(f"heads:{_step(4 * words.heads(joint.begun))}")
    if _INNER.isdisjoint(right.text):
        found.append(f"right-heads:{_step(4 * words.heads(right.text))},{'indents' if joint.indents else 'mute'}")
    if end == "stop":
        found.append(f"starts:{_step(2 * words.starts(right.text))}")
        found.append(f"closes:{_step(2 * words.closes(left.text))}")
        found.append(f"long:{min(6, len(joint.begun) // 50)},{'indents' if joint.indents else 'mute'}")
    if not joint.inside:
        found.append(f"{place},{'marks' if not _INNER.isdisjoint(joint.begun) else 'no-marks'},{end}")
        if len(left.text) <= MIDDLING:
            found.append("left=" + kind_of(left.text))
    if len(right.text) <= MIDDLING:
        found.append("right=" + kind_of(right.text))
    found.append(("headed," if joint.headed else "unheaded,") + place)
    if joint.beyond is not None:
        beyond = "gap" if joint.beyond.gap else "deep" if joint.indents and joint.beyond.indent >= DEEP else "flush"
        found.append(f"beyond:{beyond},{_fill(joint, right)}")
        if _fill(joint, right) == "short":
            found.append(f"then-begins:{_step(words.begins(joint.beyond.text))}")
            found.append(f"then:{_look(joint, joint.beyond)}")
    found += [f"opened:{end}"] if opened(joint.begun) else []
    found += ["opening"] if right.text[0] in _OPENING else []
    return tuple(found)


def opened(text: str) -> bool:
    """Whether a bracket or quotation mark of `text` is not closed."""
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS)


def _look(joint: Joint, fragment: Fragment) -> str:
    """How a line fills its column, and how it ends."""
    inner = "marks" if not _INNER.isdisjoint(fragment.text[:-1]) else "no-marks"
    return f"{_fill(joint, fragment)},{end_of(fragment.text)},{inner}"


def _fill(joint: Joint, fragment: Fragment) -> str:
    return "full" if fragment.width > joint.measure - SLACK else "short"


def _step(value: float) -> int:
    """A weight in whole steps, four at most either way."""
    return max(-4, min(4, round(value)))


def weigh(signs: Sequence[str], weights: Mapping[str, float]) -> float:
    """What the signs say together: above 0 the line goes on."""
    return sum(weights.get(sign, 0.0) for sign in signs)


@cache
def fitted() -> Mapping[str, float]:
    """The weights that come with the program; read once."""
    rows = (PACKAGE / "parsing" / "joints.tsv").read_text(encoding="utf-8").splitlines()
    return {sign: float(value) for sign, _, value in (row.partition("\t") for row in rows)}
