"""The evidence that lines bear: from `PageLine`s to a tuple of features each, its own and those of its neighbours.

A sign is a short word such as `long`, `names` or `next:byline`; the first of a tuple is the line's kind, a first guess
from its text alone. Those with a prefix come from neighbours, or from how the line differs from the rest of its page.
`weights` says how much each speaks for each state.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from reader.parsing import heading_words
from reader.parsing import patterns as p
from reader.parsing.digests import digest_of
from reader.parsing.line_features import HEADING, LONG, SHORT, SIGNED, Features, own_signs
from reader.parsing.lines import PageLine
from reader.parsing.polling import Poll, never, polled
from reader.parsing.topics import of_headings, of_picture

SOME = 0.15
"""The share of lines that must have no blank line before them for a blank line to say something."""
RUN = 8
"""More lines without a full stop than this are a list, a table or verse rather than the head of an article."""
MOST = 5
"""How many headings at most make the head of an article."""
MUCH = 6
"""By how many characters one line must be longer than another to be much longer."""
ECHO = 150
"""How many characters of a paragraph are looked through for the words of its heading."""
REACH = 4
"""How many lines ahead a photograph's credit can stand."""


def signs_of(lines: list[PageLine], poll: Poll = never) -> list[Features]:
    """The signs of every line of a page."""
    return in_place(lines, [own_signs(line.text) for line in polled(lines, poll)], poll)


def in_place(lines: list[PageLine], own: list[Features], poll: Poll = never) -> list[Features]:
    """The signs of every line of a page, given what each says by itself."""
    kinds = ["edge", "edge", *(signs[0] for signs in own), "edge", "edge"]
    page = PageContext.of(lines, own)
    return [page.signs(own, kinds, at) for at in polled(range(len(lines)), poll)]


@dataclass(frozen=True)
class PageContext:
    """How a page looks as a whole, against which its lines stand out."""

    lines: list[PageLine]
    mixed: bool
    """Whether some lines are indented and some are not."""
    inner: bool
    """Whether headings inside articles are indented with their text, so that one without indent is not among them."""
    sparse: bool
    """Whether blank lines stand only here and there."""
    signed: bool
    """Whether articles are signed under their headlines."""
    dated: bool
    """Whether datelines stand under headlines."""
    repeated: frozenset[str]
    """The short lines that stand on the page more than once."""
    runs: Mapping[int, str]
    """`run` for the lines of a list, a table or verse, and `run-end` for the last of them, where a head may begin."""
    habits: tuple[str, ...]
    """Whether kickers that end in a dash, or subheadlines that open with one, stand on the page."""
    digest: Mapping[int, str]
    """The column's name and the headings of a digest: briefs under a shared name, which are one article."""
    parallel: frozenset[int]
    """The lines that stand alone between long ones and are as long as the next or last such line."""
    topics: Mapping[int, list[str]]
    """For headings over a text, whether it turns to something else, and which of them it takes up."""
    blocks: Mapping[int, list[str]]
    """For headings that stand together, which of how many each is, over what, which is the longest, which is halved."""

    @classmethod
    def of(cls, lines: list[PageLine], own: list[Features]) -> "PageContext":
        """The look of a page with these lines."""
        kinds = [signs[0] for signs in own]
        return cls(
            lines=lines,
            mixed=indents_speak(lines),
            inner=_inner(lines, kinds),
            sparse=_sparse(lines),
            signed=_often(kinds, SIGNED),
            dated=_often(kinds, frozenset(("dated", "dateline"))),
            repeated=_repeated(lines),
            runs=_runs(own),
            habits=_habits(lines, kinds),
            digest=digest_of(own, kinds),
            parallel=_parallel(lines, kinds),
            topics=_topics(lines, kinds),
            blocks=_blocks(lines, own, kinds),
        )

    def signs(self, own: list[Features], kinds: list[str], at: int) -> Features:
        """The signs of the line at `at`; `kinds` has two places more at either end."""
        line = self.lines[at]
        signs = [*own[at], "prev:" + kinds[at + 1], "next:" + kinds[at + 3]]
        if kinds[at + 2] in LONG:
            signs += ["prev:cut"] if at and "cut" in own[at - 1] else []
            if kinds[at + 1] not in LONG:
                signs.append(heading_words.opening(line.text))
                signs += ["over-byline"] if kinds[at + 1] in HEADING and kinds[at + 3] in SIGNED else []
        else:
            signs += _beside(self.lines, own, at) + self._of_heading(own, kinds, at)
        if at in self.runs:
            signs.append(self.runs[at])
        if self.mixed:
            signs.append("indented" if line.indented else "flush")
            signs += ["flush-over-indented"] if self.inner and not line.indented else []
        if self.sparse and line.gap:
            signs.append("gap")
        if "photo" in (ahead := kinds[at + 3 : at + 2 + REACH]):
            signs.append("photo-ahead")
            if kinds[at + 2] not in HEADING and kinds[at + 1] in LONG:
                signs.append(of_picture(self.lines, at, at + 1 + ahead.index("photo")))
        return tuple(signs)

    def _of_heading(self, own: list[Features], kinds: list[str], at: int) -> list[str]:
        """The signs of a line that may be a heading: what stands around it, and how it is like others."""
        past, before, _, after, beyond = kinds[at : at + 5]
        text = self.lines[at].text
        signs = [f"then:{after},{beyond}", f"past:{past},{before}", *self.blocks.get(at, ()), *self.topics.get(at, ())]
        if after in LONG:
            signs += echo(text, self.lines[at + 1].text)
            signs += ["next:flush"] if self.mixed and not self.lines[at + 1].indented else []
            signs += ["unsigned"] if self.signed else []
            signs += ["undated"] if self.dated and after != "dated" else []
            signs.append("next:" + heading_words.opening(self.lines[at + 1].text))
        if before in HEADING:
            signs += heading_words.across(self.lines[at - 1].text, text)
        elif before in LONG and "photo-end" in own[at - 1]:
            signs.append("prev:photo-end")
        if "short" in (before, after):
            signs += self.habits
        signs += [self.digest[at]] if at in self.digest else []
        signs += ["parallel"] if at in self.parallel else []
        signs += ["repeated"] if text in self.repeated else []
        return signs


def echo(heading: str, paragraph: str) -> list[str]:
    """Whether a paragraph takes up the words of a heading, as the first after a headline does: pairs of characters."""
    opening = paragraph[:ECHO]
    shared = sum(heading[at : at + 2] in opening for at in range(len(heading) - 1)) / max(1, len(heading) - 1)
    return ["echo"] if shared >= 0.5 else ["faint-echo"] if shared >= 0.25 else []


def _beside(lines: list[PageLine], own: list[Features], at: int) -> list[str]:
    """How a short line differs from the lines beside it."""
    signs = []
    if at and own[at - 1][0] not in LONG:
        more = len(lines[at].text) - len(lines[at - 1].text)
        signs.append(
            "much-grown" if more > MUCH else "grown" if more > 0 else "shrunk" if more >= -MUCH else "much-shrunk"
        )
        signs += ["prev:" + sign for sign in ("dash-end", "says", "quoted", "two-part") if sign in own[at - 1]]
    if at + 1 < len(lines) and own[at + 1][0] not in LONG:
        more = len(lines[at + 1].text) - len(lines[at].text)
        signs.append(
            "much-longer-next"
            if more > MUCH
            else "longer-next"
            if more > 0
            else "shorter-next"
            if more >= -MUCH
            else "much-shorter-next"
        )
        signs += ["next:" + sign for sign in ("dash-start", "bracket-tail", "two-part") if sign in own[at + 1]]
    elif at + 1 < len(lines) and "lede" in own[at + 1]:
        signs.append("next:lede")
    return signs


def indents_speak(lines: list[PageLine]) -> bool:
    """Whether some lines are indented and some are not, so that an indent says something."""
    share = sum(line.indented for line in lines) / max(1, len(lines))
    return 0.05 < share < 0.97


def _inner(lines: list[PageLine], kinds: list[str]) -> bool:
    """Whether some headings between paragraphs are indented."""
    around = zip(lines[1:], kinds, kinds[1:], kinds[2:], strict=False)
    return any(
        line.indented and kind == "short" and before in LONG and after in LONG for line, before, kind, after in around
    )


def _sparse(lines: list[PageLine]) -> bool:
    """Whether blank lines stand only here and there, so that one says something."""
    return 0 < sum(line.gap for line in lines) < (1 - SOME) * len(lines)


def _often(kinds: list[str], under: frozenset[str]) -> bool:
    """Whether at least two lines right under headings are of the kinds `under`."""
    return sum(kind in under and before in HEADING for before, kind in pairwise(kinds)) > 1


def _repeated(lines: list[PageLine]) -> frozenset[str]:
    """The short lines that stand on the page more than once."""
    counts = Counter(line.text for line in lines if len(line.text) <= SHORT)
    return frozenset(text for text, count in counts.items() if count > 1)


def _runs(own: list[Features]) -> Mapping[int, str]:
    """The signs of lines in runs of more than `RUN` that have no full stop."""
    runs: dict[int, str] = {}
    end = 0
    for stopped, group in groupby(own, _stops):
        start, end = end, end + len(list(group))
        if not stopped and end - start > RUN:
            runs |= {at: "run" if at < end - MOST else "run-end" for at in range(start, end)}
    return runs


def _stops(signs: Features) -> bool:
    """Whether a line ends as running text does, or is too long for an entry of a list."""
    return "stop" in signs or signs[0] in ("long", "dated")


def _blocks(lines: list[PageLine], own: list[Features], kinds: list[str]) -> Mapping[int, list[str]]:
    """The signs of headings that stand together, up to `MOST`, from their places among each other."""
    found: dict[int, list[str]] = {}
    start = 0
    for at, kind in enumerate([*kinds, "edge"]):
        if kind in HEADING:
            continue
        if 1 < at - start <= MOST:
            under = "signed" if kind in SIGNED else kind if kind in LONG else "else"
            found |= zip(range(start, at), _block(lines[start:at], own[start:at], under), strict=True)
        start = at + 1
    return found


def _block(lines: list[PageLine], own: list[Features], under: str) -> list[list[str]]:
    """The signs of a block's headings: `2of3,signed` for the second of three over a byline, the longest, the halved."""
    sizes = [len(line.text) for line in lines]
    found = [[f"{nth}of{len(lines)},{under}"] for nth in range(1, len(lines) + 1)]
    found[sizes.index(max(sizes))].append("longest")
    halved = ["two-part" in signs for signs in own]
    if sum(halved) == 1:
        for signs, is_it in zip(found, halved, strict=True):
            signs.append("alone-two-part" if is_it else "other-two-part")
    return found


def _topics(lines: list[PageLine], kinds: list[str]) -> Mapping[int, list[str]]:
    """The signs of headings over a text, in up to `MOST` lines, from the words of the texts about them."""
    found: dict[int, list[str]] = {}
    last = -1
    for at, kind in enumerate(kinds):
        if kind in LONG:
            if 1 < at - last <= MOST + 1 and not HEADING.isdisjoint(kinds[last + 1 : at]):
                signs = zip(range(last + 1, at), of_headings(lines, last + 1, at), strict=True)
                found |= {nth: said for nth, said in signs if kinds[nth] in HEADING}
            last = at
    return found


def _habits(lines: list[PageLine], kinds: list[str]) -> tuple[str, ...]:
    """What the page's headings are used to, told by dashes: kickers end in one, subheadlines open with one."""
    pairs = zip(lines, pairwise([*kinds, "edge"]), strict=True)
    short = [line.text for line, (kind, after) in pairs if kind in HEADING and after not in LONG]
    kickers = any(p.DASH_END.search(text) or p.SAYS.search(text) for text in short)
    below = any(p.DASH_START.match(text) for text in short)
    return (*(["kickers-here"] if kickers else []), *(["subheadlines-here"] if below else []))


def _parallel(lines: list[PageLine], kinds: list[str]) -> frozenset[int]:
    """The lines alone between long ones, and as long as the next or last such line, give or take a character."""
    alone = [
        at
        for at in range(1, len(lines) - 1)
        if kinds[at] not in LONG and kinds[at - 1] in LONG and kinds[at + 1] in LONG
    ]
    like = [(one, two) for one, two in pairwise(alone) if abs(len(lines[one].text) - len(lines[two].text)) <= 1]
    return frozenset(at for pair in like for at in pair)
