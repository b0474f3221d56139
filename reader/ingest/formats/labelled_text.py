"""Text with a label before each field, as exported by newspaper databases: `【篇名】…`, `标题：…`, `HD …`.

Takes clean lines; gives articles. A new article begins where the label of the first field recurs. The text is below the
last label, or below the label of the text. Labels are matched by `reader.ingest.field_names`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Check, checked
from reader.ingest.clean import clean_lines
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import known_as, of_values, text_in, text_place, unused
from reader.ingest.field_values import web_address
from reader.ingest.prose_lines import prose_lines
from reader.ingest.record_pages import pages_of
from reader.late_pattern import late
from reader.model import Page

_STYLES = (
    late(r"[ \u3000]*【([^【】\n]{1,20})】[ \u3000]*(.*)"),
    late(r"[ \u3000]*[\[［〔]([^\[\]［］〔〕\n]{1,20})[\]］〕][ \u3000]*(.*)"),
    late(r"[ \u3000]*([^\s：:，。,、“”（）()\d][^：:，。“”\n]{0,19}?)[ \u3000]*[：:][ \u3000]*(.*)"),
    late(r"([A-Z][A-Z\d][A-Z]?)(?: ++|$)(?!- )(.*)"),
    late(r"(%[A-Z\d~+@!$&^|])(?: +|$)(.*)"),
    late(r"([A-Z][A-Z\d]) {1,2}-(?: |$)[ ]*(.*)"),
    late(r"\{([A-Z][A-Za-z ]{1,30})\}[:：][ \u3000]*(.*)"),
)
"""Styles of labels: in brackets (two kinds), before a colon, as two or three capitals (Factiva, RefWorks), behind a
per cent sign (EndNote), before a dash (RIS), in braces (NoteExpress)."""
_OPENS = late(r"[ \u3000]*[【\[［〔]|[^\n：:]*[：:]|[A-Z%{]")
"""The beginning of a line that may have a label of any style."""
COLON = 2
"""Index in `_STYLES` of the style that also occurs in prose, where it marks no label."""
SURE = (4, 5, 6)
"""Indices of the styles that never occur in prose: a label, known or not, ends a text."""
_TWO_PARTS = late(rf"[A-Z][A-Za-z]{{2,20}}-[{HAN}]{{2,8}}")
"""A label in two languages, `Page-页码`, which does not occur in prose either."""
FIRST_LINES = 12
"""Number of non-empty lines within which an article shows its labels."""
LONGEST_VALUE = 60
"""Most code points of a value on the line below its label."""
_RULE = late(r"[-=*_#—─\s]{3,}")


class Label(NamedTuple):
    """A label, and the rest of its line."""

    name: str
    value: str


def pages(document: Document) -> Iterator[Page]:
    """One page an article. Raises OtherFormatError if there is none."""
    lines = clean_lines(document.text, document.check).split("\n")
    style = style_of(lines)
    if style is None:
        raise OtherFormatError
    entries = _entries(checked(lines, document.check), style)
    yield from pages_of(document, filter(None, (_record(entry, document.check) for entry in entries)))


def style_of(lines: Sequence[str]) -> int | None:
    """Index in `_STYLES` of the style of labels in the first lines; None if they have no labels."""
    first = [line for line in lines[: 4 * FIRST_LINES] if line.strip()][:FIRST_LINES]
    if not first or not _OPENS.match(first[0]):
        return None
    return next((style for style in range(len(_STYLES)) if _is_labelled(first, style)), None)


def _is_labelled(first: Sequence[str], style: int) -> bool:
    """True if lines begin with labels: a headline among them, and another field (before colons, two unless one is the
    text)."""
    ours: set[str] = set()
    below = False
    for line in first:
        label = _label(line, style)
        name = known_as(label.name) if label else ""
        if (not label and not (below and _is_value(line))) or (label and not name and not ours):
            break
        below = style != COLON and label is not None and not label.value and name not in ("", "body")
        ours.update([name] if label else [])
    least = 3 if style == COLON and "body" not in ours else 2
    return "headline" in ours and len(ours - {"", "nothing"}) >= least


def _is_value(line: str) -> bool:
    """True if a line may be the value of the label on the line above it."""
    text = line.strip()
    return 0 < len(text) <= LONGEST_VALUE and not text.endswith(("。", "！", "？", "；"))


def _label(line: str, style: int) -> Label | None:
    found = _STYLES[style].fullmatch(line)
    return Label(found[1].strip(), found[2].strip()) if found else None


@dataclass
class _Entry:
    """An article being collected."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    """Lines below a label that is not that of a text."""
    last: str = ""
    """The last label."""
    below: bool = False
    """True if the line directly above is a label without a value, not that of a text."""

    has_text: bool = False
    """True if a label is that of a text."""
    filled: bool = False
    """True if a line of `rest` is not empty."""

    @property
    def in_text(self) -> bool:
        """True if the text has begun."""
        return text_place(self.last) is not None or self.filled

    def begin(self, label: Label, style: int) -> None:
        """Add a line with a label."""
        of_text = text_place(label.name) is not None
        self.values.setdefault(label.name, []).append(label.value)
        self.last, self.has_text = label.name, self.has_text or of_text
        self.below = style != COLON and not label.value and not of_text

    def add(self, line: str) -> None:
        """Add a line without a label."""
        below, self.below = self.below, False
        if (below and _is_value(line)) or self.has_text:
            self.values[self.last].append(line)
        else:
            self.rest.append(line)
            self.filled = self.filled or bool(line.strip())


def _entries(lines: Iterable[str], style: int) -> Iterator[_Entry]:
    """The articles, as labels and lines."""
    entry, opening = _Entry(1), ""
    for number, line in enumerate(lines, 1):
        label = _label(line, style)
        if label and entry.below and not label.value and not known_as(label.name):
            label = None  # a page such as `A7` below its label
        if label and label.name == opening:
            yield entry
            entry = _Entry(number)
        if label and (not entry.in_text or _ends_text(label, style) or label.name == opening):
            opening = opening or label.name
            entry.begin(label, style)
        elif not _RULE.fullmatch(line):
            entry.add(line)
    yield entry


def _ends_text(label: Label, style: int) -> bool:
    """True if a label inside a text is one, and no part of it."""
    known = known_as(label.name)
    is_address = known == "url" and web_address(label.value) is not None
    return style in SURE or is_address or bool(_TWO_PARTS.fullmatch(label.name)) or (style != COLON and known != "")


def _joint(name: str) -> str:
    """What stands between the values of a label that recurs: each author has a label."""
    return "; " if known_as(name) == "authors" else "\n"


def _record(entry: _Entry, check: Check) -> ArticleRecord | None:
    """The article of an entry; None if it has neither headline nor text."""
    values = {name: _joint(name).join(lines).strip() for name, lines in entry.values.items()}
    fields = of_values(values)
    texts = [value for name, value in values.items() if known_as(name) == "body"]
    text = "\n".join(texts) or text_in(values)
    lines = (*prose_lines("\n".join(entry.rest), check), *prose_lines(text, check))
    if not lines and "headline" not in fields:
        return None
    return ArticleRecord(fields, lines, entry.line, tuple(unused(values, fields)))
