"""JSON and JSON Lines: the articles in them, whatever their fields are called.

An object that holds a text (`body`, `content`, `blocks`, …) is an article; what holds no such object is none of ours.
The output of `articles --json` comes back as it went out.
"""

import json
import re
from collections.abc import Iterator, Mapping

from reader.ingest.article_record import ArticleRecord
from reader.ingest.clean import clean
from reader.ingest.field_names import Value, of_values
from reader.model import BlockKind

_BODIES = (
    "blocks body content text article_body articlebody fulltext full_text content_html content_text paragraphs"
    " 正文 内容 內容 全文"
)
BODIES = tuple(_BODIES.split())
"""What the text of an article is called, the most telling first."""

DEEPEST = 6
"""How many objects and lists deep articles are looked for."""

_KINDS = frozenset(str(kind) for kind in BlockKind)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|&#?\w{2,31};")


def records(text: str) -> list[ArticleRecord]:
    """The articles in one JSON value. Raises ValueError when it is none."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return list(_articles(value, 1, DEEPEST))


def records_by_line(text: str) -> tuple[list[ArticleRecord], list[int]]:
    """The articles in JSON Lines, and the numbers of the lines that are no JSON."""
    found: list[ArticleRecord] = []
    bad: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                bad.append(number)
            else:
                found += _articles(value, number, DEEPEST)
    return found, bad


def _articles(value: object, line: int, deeper: int) -> Iterator[ArticleRecord]:
    """The articles in `value`: itself, or those in its lists and objects."""
    if isinstance(value, dict):
        named = {str(name).lower(): inner for name, inner in value.items()}
        if body := _body(named):
            yield _record(named, body, line)
            return
        value = list(value.values())
    if isinstance(value, list) and deeper:
        for inner in value:
            if isinstance(inner, dict | list):
                yield from _articles(inner, line, deeper - 1)


def _record(named: Mapping[str, object], body: list[tuple[str, str]], line: int) -> ArticleRecord:
    """The article that an object holds, whose text is `body`: kinds (or "") and lines."""
    values = {name: _plain(value) for name, value in named.items()}
    fields = of_values(values)
    if "blocks" in named:
        fields = of_values({name: value for name, value in values.items() if name != "source"})  # ours: a path
        fields["kinds"] = " ".join(kind or "paragraph" for kind, _ in body)
    return ArticleRecord(fields, tuple(text for _, text in body), line)


def _body(named: Mapping[str, object]) -> list[tuple[str, str]]:
    """The text of an object, line by line, each with the kind of block it is said to be; empty when it has none."""
    for name in BODIES:
        value = named.get(name)
        several = value if isinstance(value, list) else [value]
        if found := [line for part in several for line in _lines(part)]:
            return found
    return []


def _lines(part: object) -> Iterator[tuple[str, str]]:
    """The lines of a text or of a block (`{"kind": …, "text": …}`)."""
    kind = ""
    if isinstance(part, dict):
        kind, part = str(part.get("kind") or part.get("type") or ""), part.get("text")
    if isinstance(part, str):
        for line in _split(part):
            yield kind if kind in _KINDS else "", line


def _split(text: str) -> list[str]:
    """The lines of a text that may be HTML, each clean and not empty."""
    if _MARKUP.search(text):
        from reader.ingest.formats.markup_tree import plain_lines

        return plain_lines(text)
    return [line for part in clean(text).split("\n") if (line := part.strip(" \u3000"))]


def _plain(value: object) -> Value:
    """A value as text: of numbers, of the names of people, of lists of them; "" for what is none of these."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return [item for inner in value if isinstance(item := _plain(inner), str)]
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
