"""Evidence at a line joint: from a line feed, features for and against the continuation of the line, and their weight.

The features are the indent of the next line (where indents are evidence on the page), the ends and beginnings of the
lines, the lines after them, and statistics of the characters at the line feed.
The weights in `joints.tsv` were fitted to pages broken at many widths (logistic regression) by `benchmarks/joints.py`.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from reader.parsing import patterns as p
from reader.parsing import word_evidence as words
from reader.parsing.fragments import Fragment
from reader.parsing.joints import DEEP, OPENING, SLACK, Joint, closes, end_of, opened, stretch
from reader.parsing.line_features import MIDDLING, SIGNED, kind_of
from reader.parsing.pairs import pairs_of
from reader.paths import PACKAGE

Signs = tuple[str, ...]

_ENDINGS = (
    ("dash", p.DASH_END),
    ("says", p.SAYS),
    ("event", p.EVENT),
    ("issued", p.ISSUED),
    ("tail", p.BRACKET_TAIL),
    ("dot", p.MIDDLE_DOT),
)
"""Features of headings that end a line whatever its column."""


def signs_of(joint: Joint, end: str) -> Signs:
    """Features for and against the continuation of the line."""
    left, right = joint.left, joint.right
    place = "inside" if joint.inside else "first"
    indents = "indents" if joint.indents else "mute"
    speaks = "mute" if not joint.indents else "deep" if left.indent >= DEEP else "flush"
    found = [
        f"{place},{end},{indents if joint.inside else speaks}",
        f"right:{_look(joint, right)}",
        f"{place},{end},{indents},right:{_look(joint, right)}",
        f"begins:{_step(words.begins(right.text))}",
        "full" if left.width >= joint.measure - 0.5 else "nearly",
    ]
    if end == "bare":
        found.append(f"ends:{_step(words.ends(left.text))}")
        found.append(f"binds:{_step(words.binds(left.text, right.text) / 2)}")
        found += [f"left:{name}" for name, pattern in _ENDINGS if pattern.search(left.text)]
        found += ["right:dash"] if p.DASH_START.match(right.text) else []
        found.append(f"heads:{_heads(joint.begun)}")
    if not p.INNER.search(right.text):
        found.append(f"right-heads:{_step(4 * words.heads(pairs_of(right.text)))},{indents}")
    if end == "stop":
        found.append(f"starts:{_step(2 * words.starts(right.text))}")
        found.append(f"closes:{_step(2 * words.closes(left.text))}")
        found.append(f"long:{min(6, len(joint.begun) // 50)},{indents}")
    if not joint.inside:
        found.append(f"{place},{'marks' if p.INNER.search(joint.begun) else 'no-marks'},{end}")
        if len(left.text) <= MIDDLING:
            found.append("left=" + kind_of(left.text))
    if len(right.text) <= MIDDLING:
        kind = kind_of(right.text)
        over = joint.indents and joint.ahead and joint.ahead[0].indent >= DEEP
        found += ["right=" + kind, *([f"signs:{kind},{end}"] if over and kind in SIGNED else [])]
    found.append(("headed," if joint.headed else "unheaded,") + place)
    found += _signs_beyond(joint, joint.ahead[0]) if joint.ahead else []
    found += _signs_ahead(joint, end)
    found += [f"opened:{end}"] if opened(joint.begun) else []
    found += ["opening"] if right.text[0] in OPENING else []
    return tuple(found)


def _signs_beyond(joint: Joint, beyond: Fragment) -> list[str]:
    """Features of the line after the next one."""
    fill = _fill(joint, joint.right)
    stands = "gap" if beyond.gap else "deep" if joint.indents and beyond.indent >= DEEP else "flush"
    found = [f"beyond:{stands},{fill}"]
    if fill == "short":
        found += [f"then-begins:{_step(words.begins(beyond.text))}", f"then:{_look(joint, beyond)}"]
    return found


def _signs_ahead(joint: Joint, end: str) -> list[str]:
    """Features of the text from the next line to the end of its paragraph, and of the change of the measure."""
    below = stretch(joint)
    indents = "indents" if joint.indents else "mute"
    closed = len(below) <= len(joint.ahead)
    marks = "marks" if any(p.INNER.search(line.text) for line in below[:3]) else "no-marks"
    last = end_of(below[-1].text) if closed else "far"
    found = [f"{end},{indents},until:{min(4, len(below))},{last},{marks}", f"{end},{_change(joint)}"]
    if end == "stop" and not joint.indents:
        size = sum(len(line.text) for line in below) + len(joint.begun)
        found.append(f"usual:{min(12, round(4 * size / (joint.usual * joint.measure)))}")
        found += joint.known.signs(joint.at, joint.begun)
    dashes = ("dash" if p.DASH_START.match(text) else "" for text in (joint.first.text, joint.right.text))
    found.append(f"{end},dashes:{'-'.join(dashes)}")
    found += ["closes," + indents] if closes(joint.begun) else []
    return found


def _change(joint: Joint) -> str:
    """Feature of the measure of the next line relative to that of this one."""
    if joint.measure_after == joint.measure:
        return "same"
    if not joint.measure_after:
        return "unbroken"
    return "wider" if joint.measure_after > joint.measure else "narrower"


def _look(joint: Joint, fragment: Fragment) -> str:
    """Feature of a line's fill of its column, its end and its inner marks."""
    inner = "marks" if p.INNER.search(fragment.text, 0, len(fragment.text) - 1) else "no-marks"
    return f"{_fill(joint, fragment)},{end_of(fragment.text)},{inner}"


def _fill(joint: Joint, fragment: Fragment) -> str:
    return "full" if fragment.width > joint.measure - SLACK else "short"


def _heads(text: str) -> int:
    """Evidence of the words of `text` for a headline, in steps."""
    return _step(4 * words.heads(pairs_of(text)))


def _step(value: float) -> int:
    """A weight in whole steps, at most four either way."""
    return max(-4, min(4, round(value)))


def weigh(signs: Sequence[str], weights: Mapping[str, float]) -> float:
    """Sum of the features' weights: above 0 the line continues."""
    return sum(weights.get(sign, 0.0) for sign in signs)


@cache
def fitted() -> Mapping[str, float]:
    """The weights shipped with the program; read once."""
    rows = (PACKAGE / "parsing" / "joints.tsv").read_text(encoding="utf-8").splitlines()
    return {sign: float(value) for sign, _, value in (row.partition("\t") for row in rows)}
