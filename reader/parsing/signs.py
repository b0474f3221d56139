"""The evidence that lines bear: takes `Line`s, gives for each a tuple of signs, its own and those of its neighbours.

A sign is a short word such as `long`, `names` or `next:byline`; the first of a tuple is the line's kind, a first guess from
its text alone. Signs with a prefix come from neighbours, or from how the line differs from the rest of its page.
`weights` says how much each speaks for each class.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from reader.parsing import patterns as p
from reader.parsing.lines import Line
from reader.parsing.names import closed_up, is_name, names_in

Signs = tuple[str, ...]

SHORT = 40
"""A heading has at most this many characters."""
MIDDLING = 80
"""A subheadline has at most this many characters; beyond, a line is a paragraph."""
SOME = 0.15
"""The share of lines that must differ (in indent, in blank lines) before a difference is taken to say something."""
RUN = 8
"""More lines without a full stop than this are a list, a table or verse rather than the head of an article."""
MUCH = 6
"""By how many characters one line must be longer than another to be much longer."""
ECHO = 150
"""How many characters of a paragraph are looked through for the words of its heading."""
FUSED = 16
"""How many characters of a heading may be fused to the front of a dateline in brackets."""
REACH = 4
"""How many lines ahead a photograph's credit can stand."""


def signs_of(lines: list[Line]) -> list[Signs]:
    """The signs of every line of a page."""
    own = [own_signs(line.text) for line in lines]
    kinds = ["edge", "edge", *(signs[0] for signs in own), "edge", "edge"]
    page = Look.of(lines, own)
    return [page.signs(own, kinds, at) for at in range(len(lines))]


@dataclass(frozen=True)
class Look:
    """How a page looks as a whole, against which its lines stand out."""

    lines: list[Line]
    mixed: bool
    """Whether some lines are indented and some are not."""
    sparse: bool
    """Whether blank lines stand only here and there."""
    signed: bool
    """Whether articles are signed under their headlines."""
    repeated: frozenset[str]
    """The short lines that stand on the page more than once."""
    runs: list[int]
    """For every line, how many lines the run without full stops has that it stands in; 0 for one that stops."""
    habits: tuple[str, ...]
    """Whether kickers that end in a dash, or subheadlines that open with one, stand on the page."""
    parallel: frozenset[int]
    """The lines that stand alone between long ones and are as long as the next or last such line."""

    @classmethod
    def of(cls, lines: list[Line], own: list[Signs]) -> "Look":
        """The look of a page with these lines."""
        kinds = [signs[0] for signs in own]
        return cls(lines, indents_speak(lines), _sparse(lines), _signed(kinds), _repeated(lines), _runs(own), _habits(lines, kinds), _parallel(lines, kinds))

    def signs(self, own: list[Signs], kinds: list[str], at: int) -> Signs:
        """The signs of the line at `at`; `kinds` has two places more at either end."""
        line = self.lines[at]
        past, before, kind, after, beyond = kinds[at : at + 5]
        signs = [*own[at], "prev:" + before, "next:" + after]
        if kind in LONG:
            signs += ["prev:cut"] if at and "cut" in own[at - 1] else []
        else:
            signs += _beside(self.lines, own, at)
            signs += [f"then:{after},{beyond}", f"past:{past},{before}"]
            if after in LONG:
                signs += echo(line.text, self.lines[at + 1].text)
            if at in self.parallel:
                signs.append("parallel")
            if after == "short" or before == "short":
                signs += self.habits
            if line.text in self.repeated:
                signs.append("repeated")
            if self.signed and after in LONG:
                signs.append("unsigned")
        if self.runs[at] > RUN:
            signs.append("run")
        if self.mixed:
            signs.append("indented" if line.indented else "flush")
        if self.sparse and line.gap:
            signs.append("gap")
        if "photo" in kinds[at + 3 : at + 2 + REACH]:
            signs.append("photo-ahead")
        return tuple(signs)


def own_signs(text: str) -> Signs:
    """What a line's text says by itself; the first sign is its kind."""
    return _of_long(text) if len(text) > MIDDLING else _of_short(text)


LONG = frozenset(("long", "dated", "mid"))
"""The kinds of lines that are longer than headings."""


SIGNED = frozenset(("byline", "desk", "names", "titled", "marked"))
"""The kinds of lines that may sign an article."""
HEADING = frozenset(("short", "mid"))
"""The kinds of lines that are nothing in particular, and so may be headings."""


def _of_long(text: str) -> Signs:
    signs = ["dated" if opens_with_dateline(text) else "long"]
    if p.STAFF.match(text):
        signs[0] = "staff"
    end = text[-40:]
    if not p.SENTENCE_END.search(end, len(end) - 6):
        signs.append("cut")
    if p.PICTURE.search(end, len(end) - 16) and p.PICTURED.search(end):
        signs.append("photo-end")
    signs += [name for name, found in LONG_STARTS if found(text)]
    if p.SHOWS.search(text):
        signs.append("shows")
    return tuple(signs)


LONG_STARTS = (
    ("lede", p.LEDE.match),
    ("note-start", p.NOTE.match),
    ("caption-start", p.CAPTION.match),
    ("dash-start", p.DASH_START.match),
)
"""Signs that a pattern finds at the start of a long line."""


def echo(heading: str, paragraph: str) -> list[str]:
    """Whether a paragraph takes up the words of a heading, as the first after a headline does: pairs of characters."""
    opening = paragraph[:ECHO]
    shared = sum(heading[at : at + 2] in opening for at in range(len(heading) - 1)) / max(1, len(heading) - 1)
    return ["echo"] if shared >= 0.5 else ["faint-echo"] if shared >= 0.25 else []


@lru_cache(maxsize=4096)
def _of_short(text: str) -> Signs:
    size = len(text)
    signs = [kind_of(text), next((name for most, name in SIZES if size <= most), ">40")]
    end = text[-12:]
    signs += [name for name, found in STARTS if found(text)]
    signs += [name for name, found in ENDS if found(end)]
    signs += [name for name, found in WITHIN if found(text)]
    return tuple(signs)


SIZES = ((6, "≤6"), (12, "≤12"), (20, "≤20"), (30, "≤30"), (SHORT, "≤40"))
"""Signs of length."""
STARTS = (
    ("dash-start", p.DASH_START.match),
    ("quoted", p.QUOTED.match),
    ("two-part", p.TWO_PARTS.match),
    ("item", p.LIST_ITEM.match),
    ("speaker", p.ANSWER.match),
    ("signoff", p.SIGN_OFF.match),
)
"""Signs that a pattern finds at the start of a short line."""
ENDS = (
    ("dash-end", p.DASH_END.search),
    ("asks", p.ASKS.search),
    ("stop", p.FULL_STOP.search),
    ("says", p.SAYS.search),
    ("event", p.EVENT.search),
)
"""Signs that a pattern finds in the last characters of a short line."""
WITHIN = (
    ("bracket-tail", p.BRACKET_TAIL.search),
    ("role", p.ROLE_WORD.search),
    ("shows", p.SHOWS.search),
    ("dot", p.MIDDLE_DOT.search),
    ("colon", p.COLON.search),
    ("digits", p.DIGITS.search),
    ("comma", p.COMMA.search),
    ("photo-end", p.PICTURED.search),
)
"""Signs that a pattern finds anywhere in a short line."""

KINDS = (
    ("staff", p.STAFF.match),
    ("ad", p.ADVERTISEMENT.match),
    ("index", p.INDEX.match),
    ("folio", p.FOLIO.match),
    ("jump", p.JUMP_LINE.match),
    ("note", p.NOTE.match),
    ("caption", p.CAPTION.match),
    ("closing", p.CLOSING.match),
    ("byline", p.BYLINE.match),
    ("photo", p.PHOTO.match),
    ("desk", p.DESK.match),
    ("marked", p.MARKED.match),
    ("parens", p.PARENTHESES.match),
)
"""Kinds that a pattern tells, the surest first."""


def kind_of(text: str) -> str:
    """The kind of a line of at most `MIDDLING` characters."""
    if opens_with_dateline(text):
        return "dateline" if len(text) <= SHORT and not p.FULL_STOP.search(text) else "dated"
    for kind, found in KINDS:
        if found(text):
            return kind
    if names_in(text):
        return "names"
    if _titled(text):
        return "titled"
    if p.FULL_STOP.search(text[-8:]) and not p.ASKS.search(text[-8:]):
        return "sentence" if len(text) <= SHORT else "long"
    return "short" if len(text) <= SHORT else "mid"


def opens_with_dateline(text: str) -> bool:
    """Whether a paragraph opens as news does: source, place, date and 电 or 讯, or reporters in brackets."""
    if p.SOURCE.search(text, 0, SOURCE_WITHIN):
        found = p.DATELINE.match(text, 0, 60)
        if found and (p.AFTER_DATELINE.match(text, found.end()) or p.DATED.search(found[0])):
            return True
    opens = p.BRACKET.search(text, 0, FUSED)
    return bool(opens and p.BRACKETED.match(text, opens.start(), opens.start() + 60))


SOURCE_WITHIN = 12
"""How many characters in, at most, the source of a dateline ends."""


def _titled(text: str) -> bool:
    """Whether a line is a post and a name: `某某大学教授 张三`."""
    words = closed_up(text).split()
    return len(words) > 1 and is_name(words[-1]) and bool(p.TITLE.search(text))


def _beside(lines: list[Line], own: list[Signs], at: int) -> list[str]:
    """How a short line differs from the lines beside it."""
    signs = []
    if at and own[at - 1][0] not in LONG:
        more = len(lines[at].text) - len(lines[at - 1].text)
        signs.append("much-grown" if more > MUCH else "grown" if more > 0 else "shrunk" if more >= -MUCH else "much-shrunk")
        signs += ["prev:" + sign for sign in ("dash-end", "says", "quoted") if sign in own[at - 1]]
    if at + 1 < len(lines) and own[at + 1][0] not in LONG:
        more = len(lines[at + 1].text) - len(lines[at].text)
        signs.append("much-longer-next" if more > MUCH else "longer-next" if more > 0 else "shorter-next" if more >= -MUCH else "much-shorter-next")
        signs += ["next:" + sign for sign in ("dash-start", "bracket-tail", "two-part") if sign in own[at + 1]]
    elif at + 1 < len(lines) and "lede" in own[at + 1]:
        signs.append("next:lede")
    return signs


def indents_speak(lines: list[Line]) -> bool:
    """Whether some lines are indented and some are not, so that an indent says something."""
    share = sum(line.indented for line in lines) / max(1, len(lines))
    return 0.05 < share < 0.97


def _sparse(lines: list[Line]) -> bool:
    """Whether blank lines stand only here and there, so that one says something."""
    return 0 < sum(line.gap for line in lines) < (1 - SOME) * len(lines)


def _signed(kinds: list[str]) -> bool:
    """Whether at least two lines after a short one sign an article, as bylines under headlines do."""
    return sum(kind in SIGNED and before in HEADING for before, kind in pairwise(kinds)) > 1


def _repeated(lines: list[Line]) -> frozenset[str]:
    """The short lines that stand on the page more than once."""
    counts = Counter(line.text for line in lines if len(line.text) <= SHORT)
    return frozenset(text for text, count in counts.items() if count > 1)


def _runs(own: list[Signs]) -> list[int]:
    """The length of the run of lines without a full stop that each line stands in."""
    runs: list[int] = []
    for stopped, group in groupby(own, _stops):
        size = len(list(group))
        runs += [0 if stopped else size] * size
    return runs


def _stops(signs: Signs) -> bool:
    """Whether a line ends as running text does."""
    return "stop" in signs or (signs[0] in ("long", "dated") and "cut" not in signs)


def _habits(lines: list[Line], kinds: list[str]) -> tuple[str, ...]:
    """What the page's headings are used to, told by dashes: kickers end in one, subheadlines open with one."""
    short = [line.text for line, kind, after in zip(lines, kinds, [*kinds[1:], "edge"], strict=True) if kind in HEADING and after not in LONG]
    kickers = any(p.DASH_END.search(text) or p.SAYS.search(text) for text in short)
    below = any(p.DASH_START.match(text) for text in short)
    return (*(["kickers-here"] if kickers else []), *(["subheadlines-here"] if below else []))


def _parallel(lines: list[Line], kinds: list[str]) -> frozenset[int]:
    """The lines alone between long ones that differ by at most a character in length from the next or last such line."""
    alone = [
        at
        for at in range(1, len(lines) - 1)
        if kinds[at] not in LONG and kinds[at - 1] in LONG and kinds[at + 1] in LONG
    ]
    like = [(one, two) for one, two in pairwise(alone) if abs(len(lines[one].text) - len(lines[two].text)) <= 1]
    return frozenset(at for pair in like for at in pair)
