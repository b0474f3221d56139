"""Prints articles as papers of other habits would: takes the lines of an article and their states, gives others.

Without bylines, without datelines, cut to the first paragraphs, all paragraphs in one, with kickers, subheadlines,
abstracts or the names of columns that it did not have, with headlines on two lines or in exclamations.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from printing import PrintedLine

from reader.parsing import word_evidence as words
from reader.parsing.line_features import dateline_at

Stated = tuple[PrintedLine, str]
"""A line and its state."""
Parts = Sequence[Stated]
"""An article."""

HEADS = frozenset(("section", "kicker", "headline"))
TEXT = frozenset(("opening", "paragraph"))
HEADINGS = frozenset(("kicker", "headline", "subheadline", "crosshead"))
SPEAKS = 0.4
"""How many headings of a loud paper end in ！ or ？."""
EXTRAS = frozenset(("caption", "note", "jump", "closing", "credit", "signature", "dateline", "column"))
"""What many papers do without."""
AFTER_DATELINE = re.compile(r"[ \u3000]*(?:（[^）]{2,60}）)?[ \u3000:：]*")
ABSTRACT, ABSTRACTS, STOPPED = (41, 150), 0.7, 0.6
"""How long abstracts are, how many articles of a paper that has them have one, and how many of these end in a stop."""
HEADLINE = frozenset(("headline", "headline+"))
LONGEST = 1400
"""How many characters at most a paragraph has that another is put to."""
BARE = 0.15
"""How many papers print headlines and text alone."""


@dataclass(frozen=True)
class Habits:
    """How a paper prints its articles."""

    left_out: frozenset[str]
    """The states of lines that it does not have."""
    most: int
    """How many paragraphs an article has at most; 0: any number."""
    undated: bool
    """Whether articles open without a dateline."""
    unbroken: bool
    """Whether all paragraphs of a text stand in one, without crossheads."""
    loud: bool
    """Whether headings ask and exclaim."""
    abstracts: bool
    """Whether abstracts of 40 to 150 characters stand under headlines."""
    halved: bool
    """Whether headlines stand on two lines."""
    columns: bool
    """Whether names of columns stand above headlines."""
    over: bool
    """Whether kickers stand above headlines."""
    under: bool
    """Whether subheadlines stand below them."""
    pictured: bool
    """Whether pictures that tell their own story stand between articles, most without a headline."""


def habits_by_lot(lots: random.Random) -> Habits:
    """The habits of a paper, drawn by lot."""
    odds = {"byline": 0.4, "subheadline": 0.3, "kicker": 0.4, "section": 0.4, "crosshead": 0.35}
    left_out = {state for state, share in odds.items() if lots.random() < share}
    if lots.random() < BARE:
        left_out |= set(odds)
    if lots.random() < 0.5:
        left_out |= EXTRAS
    most = lots.choice((0, 0, 0, 1, 1, 2, 3, 4))
    shares = 0.5, 0.3, 0.2, 0.15, 0.2, 0.15, 0.12, 0.2, 0.3
    undated, unbroken, *others = (lots.random() < share for share in shares)
    if unbroken:
        left_out.add("crosshead")
    return Habits(frozenset(left_out), most, undated, unbroken, *others)


def as_printed_by(habits: Habits, parts: Parts, lots: random.Random) -> list[Stated]:
    """An article as a paper of these habits prints it."""
    found = _shortened(parts, habits)
    found = [_loud(each, lots) for each in found] if habits.loud else found
    found = _with_abstract(found, lots) if habits.abstracts and lots.random() < ABSTRACTS else found
    found = _with_second(found, "kicker", lots) if habits.over else found
    found = _with_second(found, "subheadline", lots) if habits.under else found
    found = [piece for each in found for piece in _in_halves(each, lots)] if habits.halved else found
    return _in_column(found, lots) if habits.columns and lots.random() < IN_COLUMN else found


def _shortened(parts: Parts, habits: Habits) -> list[Stated]:
    """An article without what a paper of these habits does not print."""
    found: list[Stated] = []
    paragraphs = 0
    for line, state in parts:
        if state in habits.left_out:
            continue
        before = found[-1] if found and found[-1][1] in TEXT else None
        if state in TEXT:
            paragraphs += not line.goes_on
            if habits.most and paragraphs > habits.most:
                break
            if before and habits.unbroken and len(before[0].text) < LONGEST:
                found[-1] = replace(before[0], text=before[0].text + line.text), before[1]
                continue
            text = _undated(line.text) if state == "opening" and habits.undated else line.text
            line = replace(line, text=text, goes_on=line.goes_on and before is not None)
        found.append((line, state))
    while found and found[-1][1] == "crosshead":
        found.pop()
    return found


def _loud(stated: Stated, lots: random.Random) -> Stated:
    """A line that, if it is a heading, may end in a mark that asks or exclaims."""
    line, state = stated
    speaks = state in HEADINGS and line.text[-1].isalnum() and lots.random() < SPEAKS
    return (replace(line, text=line.text + lots.choice("！？")), state) if speaks else stated


def _with_abstract(parts: Sequence[Stated], lots: random.Random) -> list[Stated]:
    """An article with an abstract under its headline, of sentences of its text; as it is where none are as long."""
    texts = [line.text for line, state in parts if state in TEXT]
    wholes = [whole for text in texts for whole in _sentences(text, lots.randrange(*ABSTRACT))]
    after = [at for at, (_, state) in enumerate(parts, 1) if state in HEADLINE]
    if not wholes or not after:
        return list(parts)
    text = lots.choice(wholes)
    abstract = replace(parts[after[-1] - 1][0], text=text if lots.random() < STOPPED else text.rstrip("。"))
    return [*parts[: after[-1]], (abstract, "subheadline"), *parts[after[-1] :]]


def _with_second(parts: Sequence[Stated], state: str, lots: random.Random) -> list[Stated]:
    """An article with a kicker above its headline, or a subheadline below it, if it has none and one can be made.

    Crossheads say what subheadlines do; where there are none, clauses from further down in the text come near.
    """
    headline = next((at for at, (_, name) in enumerate(parts) if name == "headline"), None)
    if headline is None or any(name == state for _, name in parts) or lots.random() >= SECOND:
        return list(parts)
    said = [line.text for line, name in parts if name == "crosshead"]
    said = said or CLAUSE.findall("".join(line.text for line, name in parts if name in TEXT)[FURTHER_DOWN:])
    if not said:
        return list(parts)
    text = lots.choice(said) + (lots.choice(" \u3000") + lots.choice(said) if lots.random() < TWO else "")
    text += "——" if state == "kicker" and lots.random() < DASHED else ""
    at = headline + (state == "subheadline")
    return [*parts[:at], (replace(parts[headline][0], text=text), state), *parts[at:]]


SECOND, TWO, DASHED = 0.7, 0.3, 0.25
"""How many articles get such a line, how many of these lines have two parts, and how many kickers end in a dash."""
CLAUSE = re.compile("(?<=[，。；])[\u4e00-\u9fff“”「」]{7,20}(?=[，。；])")
FURTHER_DOWN = 250
"""How many characters of a text are not taken for headings, for what follows a head repeats it."""


def _in_halves(stated: Stated, lots: random.Random) -> list[Stated]:
    """A line; a headline long enough stands on two, parted at its space, or between clauses or words."""
    line, state = stated
    text = line.text
    if state != "headline" or len(text) < HALVED or lots.random() >= HALVES:
        return [stated]
    within = range(len(text) // 3, len(text) - len(text) // 3 + 1)
    places = [at for at in within if text[at - 1] in "，：" or words.binds(text[:at], text[at:]) < APART]
    parts = text.split(None, 1)
    if len(parts) == 1:
        cut = lots.choice(places) if places else len(text)
        parts = [text[:cut].strip("，"), text[cut:]]
    return [
        (replace(line, text=part), name) for part, name in zip(parts, ("headline", "headline+"), strict=True) if part
    ]


HALVED, HALVES, APART = 12, 0.8, -1.0
"""How many characters a headline has at least that stands on two lines, how many of these do, and the binding of two
words."""


def _in_column(parts: Sequence[Stated], lots: random.Random) -> list[Stated]:
    """An article with the name of a column above it, if it has none."""
    if not parts or parts[0][1] == "section":
        return list(parts)
    return [(replace(parts[0][0], text=lots.choice(COLUMN_NAMES)), "section"), *parts]


IN_COLUMN = 0.5
"""How many articles of a paper with columns are in one."""
COLUMN_NAMES = (
    *("城事", "视点", "热点追踪", "一线调查", "记者手记", "今日聚焦", "深度阅读", "民生关注", "天下", "财经观察"),
    *("读者来信", "体坛纵横", "文化周末", "校园内外", "乡村振兴进行时", "新春走基层", "奋斗者风采", "“海城品质”一线谈"),
    *("生态·绿水青山", "法治·以案说法", "健康生活", "科技前沿", "人物", "海城夜话", "百姓身边事", "高质量发展看海城"),
    *("“开门红”观察", "服务台", "論壇", "焦點話題", "社會脈動", "生活新知", "讀者投書", "財經觀察", "國際瞭望"),
    *("名家專欄", "街頭巷尾", "體育縱橫"),
)
"""Names of columns."""


def _sentences(text: str, most: int) -> Iterator[str]:
    """The first sentences of a text that together have at most so many characters, if they are enough."""
    end = text.rfind("。", 0, most) + 1
    if end >= ABSTRACT[0]:
        yield text[:end]


def _undated(text: str) -> str:
    """A paragraph without its dateline, if enough is left."""
    rest = AFTER_DATELINE.sub("", text[len(dateline_at(text)) :], count=1)
    return rest if dateline_at(text) and len(rest) > LEAST else text


LEAST = 30
"""How many characters of a paragraph are enough without its dateline."""
