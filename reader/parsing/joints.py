"""Line joints: decides whether a printed line continues on the next line of its column, where that is certain.

Only lines that fill their column are considered. If the text before the line feed is inside a sentence the answer is
certain; if it ends a sentence, or the line may be a heading, evidence is weighed (`joint_signs`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from reader.late_pattern import late
from reader.parsing import patterns as p
from reader.parsing.fragments import HANGING, Fragment
from reader.parsing.gates import any_in
from reader.parsing.known_paragraphs import KnownParagraphs
from reader.parsing.line_features import CREDITED, MIDDLING, kind_of, opens_with_dateline, pictured, signs_wholly
from reader.parsing.upright_text import MEASURE as UPRIGHT
from reader.parsing.word_evidence import begins, binds, ends
from reader.person_names import LONGEST, names_in

SLACK = 2.0
"""Most widths that a full line may leave empty, provided the next character would not have fitted."""
TRAIL = 1.0
"""Most white space after a line, in widths, that belongs to its text: wider space pads the line."""
AHEAD = 12
"""Lines after the next one that are looked at."""
DEEP = 1.5
"""Least indent of a paragraph, in widths."""
DASHED = 4
"""Most code points of a line with a dash at its beginning that is the end of the heading above it."""
HEAD = 4
"""Lines below a kicker that are looked at."""
NAMES = 12
"""Most code points of a line of names that may fill a column or stand under a heading that does."""
LIKELY = 0.5
"""Least evidence that a heading ends and a line begins between them, if that line is a single name."""
POST = 8
"""Code points from the end of a line within which such a post begins."""
_MARKS = frozenset("，、；,;")
_STOPPING = frozenset(p.STOPPING)
_PAUSING = _STOPPING | frozenset(":：")
_CLOSERS = CREDITED | frozenset("）)〕]】电電讯訊")
"""Last characters of what closes an article."""
_NEVER_FIRST = HANGING - frozenset("—…")
_ROLES = any_in(p.ROLE_GATE)
_ANEW = any_in(p.ROLE_GATE + "报報社刊台网網【〔〈[（(—―─ \u3000\u00a0\t")
"""Characters of roles, sources, brackets, dashes and gaps: bylines, datelines, subheadlines with a dash hold one."""
_POST = late(f"{p.TITLE.pattern}|[长長理员員]$")
"""A post, whose holder is named on the next line."""
SOURCE = 48
"""Code points from the end of a text within which its source in brackets begins."""
_SOURCED = late(
    r"(?:[。！？][ \u3000]{0,2}[（(〔【](?![\d０-９一二三四五六七八九十]{1,3}[）)〕】])[^（()）〔〕【】]{1,40}"
    rf"|[（(〔【][{p.H}]{{2,5}}[社电電])[）)〕】]$"
)
"""Brackets after a sentence, except numbers of items; or a news agency: papers of old close with it, without a stop."""
_ROLE_ALONE = late("本[报報刊社](?:记者|記者|编辑部|編輯部|评论员|評論員|通讯员|通訊員)")
OPENING = frozenset("“‘「『《〈（(【〔")
"""Marks that are never the last of a line in careful print."""
_PAIRS = ("“”", "「」", "『』", "《》", "（）", "【】", "〔〕")


@dataclass(slots=True)
class Joint:
    """A line feed inside a column, and its surroundings; as `Fragment`, never changed, but not frozen."""

    first: Fragment
    """First printed line of the rejoined line that `left` belongs to."""
    left: Fragment
    right: Fragment
    ahead: Sequence[Fragment]
    """Lines after `right`, at most `AHEAD`."""
    measure: float
    measure_after: float
    """Measure of `right`; 0 if it was not broken."""
    indents: bool
    """True if paragraphs are indented in this column."""
    gaps: bool
    """True if there are blank lines between paragraphs in this column."""
    usual: float
    """Average number of lines of a paragraph in this column."""
    begun: str
    """Text of the rejoined line so far, which ends with `left`."""
    headed: bool
    """True if the line before `begun` is short, as headings are, or ends a paragraph."""
    known: KnownParagraphs
    """What is certain of the paragraphs of the page."""
    at: int
    """Index of `left` among the lines of the page."""

    @property
    def inside(self) -> bool:
        """True if `left` itself continues a line before it."""
        return self.first is not self.left


WITHIN = frozenset(("bare", "mark"))
"""Kinds of ends of lines that end within a sentence."""


def could_join(left: Fragment, right: Fragment, measure: float) -> bool:
    """True if `left` fills its column, so that its line feed may come from the column and not from the text."""
    if not measure or right.gap:
        return False
    width = left.width + left.trail if left.trail <= TRAIL else left.width
    return width >= measure or (width > measure - SLACK and width + unit_of(right.text) > measure)


def unit_of(text: str) -> float:
    """Width of the unbreakable unit at the start of `text`: a Latin word, a number, or a character and its marks."""
    if text[0] in OPENING and len(text) > 1:
        return 1.0 + unit_of(text[1:22])
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
    """Kind of a line's end: `stop` of a sentence, `colon`, `mark` within a sentence, or `bare`."""
    last = text[-1]
    if last in _STOPPING and p.FULL_STOP.search(text[-6:]):
        return "stop"
    if last in ":：":
        return "colon"
    return "mark" if last in _MARKS else "bare"


def runs_on(left: Fragment, right: Fragment, measure: float, indents: bool) -> bool:
    """True if a line of running text, of which a sentence ended before, surely ends within the next: as most do."""
    return left.text[-1] not in _PAUSING and measure != UPRIGHT and not (indents and right.indent >= DEEP)


def plainly(joint: Joint, end: str) -> bool | None:
    """True or False if it is certain that the line continues or ends; None if features must be weighed."""
    if joint.measure == UPRIGHT:
        return end != "stop"
    if (joint.indents and joint.right.indent >= DEEP) or _is_sourced(joint):
        return False
    if end in WITHIN and "。" in joint.begun:
        return True  # most line feeds of running text: quickly
    if _begins_anew(joint):
        return False
    if joint.gaps or end == "mark" or joint.right.text[0] in _NEVER_FIRST:
        return True
    if end == "bare" and (_is_broken_dash(joint) or _goes_on_in_names(joint)):
        return True
    if end != "bare" or _may_be_heading(joint):
        return None
    indented = joint.indents and joint.left.indent >= DEEP
    if closes(joint.begun):
        return False if indented and _is_dateline_over_heads(joint) else None
    return True if indented or joint.inside or p.INNER.search(joint.begun) else None


def _is_broken_dash(joint: Joint) -> bool:
    """True if the line feed is within a dash, which is two characters."""
    return joint.right.text[0] == "—" and joint.begun.endswith("—") and not joint.begun.endswith("——")


def _is_sourced(joint: Joint) -> bool:
    """True if a text ends here with its source or its author in brackets, or is nothing but a closing dateline."""
    begun = joint.begun
    if begun[-1] not in "）)〕】":
        return False
    if _SOURCED.search(begun, max(0, len(begun) - SOURCE)):
        return True
    return joint.indents and begun[0] in "（(" and bool(p.CLOSING_DATELINE.fullmatch(begun))


def _may_be_heading(joint: Joint) -> bool:
    """True if the text so far may be a heading although it has marks: not indented in a column of indented
    paragraphs, or with a dash at its end."""
    if not joint.headed or joint.first.indent >= DEEP or len(joint.begun) > MIDDLING or "。" in joint.begun:
        return False
    return joint.indents or bool(p.DASH_END.search(joint.left.text))


def _is_dateline_over_heads(joint: Joint) -> bool:
    """True if a line is only the dateline that closes a text: a heading follows, and no sentence."""
    return bool(p.CLOSING_DATELINE.fullmatch(joint.begun)) and _is_stopless(joint)


def _is_stopless(joint: Joint) -> bool:
    """True if no sentence ends from the next line to the next indent."""
    below = stretch(joint)
    return len(below) <= len(joint.ahead) and not any("。" in line.text for line in below)


def stretch(joint: Joint) -> list[Fragment]:
    """The next line and those after it, up to the end of its paragraph: before an indent, or with a short line."""
    found = [joint.right]
    width = (joint.measure_after or joint.measure) - SLACK
    for fragment in joint.ahead:
        if fragment.gap or (fragment.indent >= DEEP if joint.indents else found[-1].width <= width):
            break
        found.append(fragment)
    return found


def _begins_anew(joint: Joint) -> bool:
    """True if a byline or a kicker with a dash ends here, or a heading above a dateline, a byline or a subheadline."""
    text, begun = joint.right.text, joint.begun
    if "。" in begun:
        return False
    if _ends_kicker(joint):
        anew = True
    elif not (" " in begun or len(text) <= LONGEST or _ANEW.search(text)):
        anew = False
    elif signs_wholly(begun):
        anew = not p.SPACED_NAMES.fullmatch(text)
    else:
        anew = opens_with_dateline(text) or _is_byline(joint, text) or _begins_subheadline(joint, text)
    return anew and not opened(begun)


def _ends_kicker(joint: Joint) -> bool:
    """True if the text so far is a kicker that ends in a dash: not indented, among indented paragraphs, and no sentence
    goes on below."""
    if not (joint.indents and joint.headed) or joint.first.indent >= DEEP:
        return False
    if not joint.begun.endswith("——") or joint.right.text[0] == "—":
        return False
    below = takewhile(lambda line: line.indent < DEEP, (joint.right, *joint.ahead[:HEAD]))
    return not any("。" in line.text for line in below)


def _is_byline(joint: Joint, text: str) -> bool:
    """True if the next line is a byline and no more: only one with spaces between its names may fill its column."""
    if p.STAFF.match(joint.first.text):
        return False
    if p.SPACED.match(text) or _signs_alone(joint, text):
        return not (_ends_with_post(joint.begun) or p.ROLES.search(joint.begun) or p.COLON.search(joint.begun))
    if not _ROLES.search(text) or not (joint.right.width < joint.measure - SLACK or " " in text):
        return False
    return len(text) <= MIDDLING and (kind_of(text) == "byline" or bool(_ROLE_ALONE.fullmatch(text)))


def _goes_on_in_names(joint: Joint) -> bool:
    """True if the next line is only names, after a post or in a list of the page's staff."""
    text = joint.right.text
    if len(text) > NAMES or "。" in joint.begun or not names_in(text):
        return False
    return _ends_with_post(joint.begun) or bool(p.STAFF.match(joint.first.text))


def _ends_with_post(text: str) -> bool:
    """True if the holder of a post may be named next."""
    return bool(_POST.search(text, max(0, len(text) - POST)))


def _signs_alone(joint: Joint, text: str) -> bool:
    """True if the next line is only names, between a heading and a text: neither the rest of a word nor a word."""
    if not joint.ahead or len(text) > NAMES or not names_in(text):
        return False
    below = joint.ahead[0]
    over = joint.first.indent < DEEP <= below.indent if joint.indents else below.width > joint.measure - SLACK
    if not over or binds(joint.left.text, text) > 0 or binds(text[0], text[1:]) > 0:
        return False
    return " " in text or ends(joint.left.text) + begins(text) > LIKELY


def _begins_subheadline(joint: Joint, text: str) -> bool:
    """True if the next line begins with a dash below a heading, among indented paragraphs."""
    headed = joint.indents and joint.first.indent < DEEP
    return headed and len(text) > DASHED and bool(p.DASH_START.match(text))


def closes(text: str) -> bool:
    """True if a text is only a dateline, an entry in brackets or the credit of a picture, as close an article."""
    if text[-1] not in _CLOSERS or len(text) > MIDDLING or "。" in text:
        return False
    return bool(p.PARENTHESES.match(text) or p.CLOSING_DATELINE.fullmatch(text)) or pictured(text)


def opened(text: str) -> bool:
    """True if a bracket or quotation mark of `text` is not closed."""
    for pair in _PAIRS:
        begun = text.count(pair[0])
        if begun and begun > text.count(pair[1]):
            return True
    return False
