"""Front matter above the text of Markdown files: YAML, TOML, JSON, and the headers of MultiMarkdown and pandoc.

Takes clean text; gives its values as text, lists as tuples of text, and the offset of the rest. Values stay as written:
no dates or numbers are parsed. Invalid YAML is read line by line. Empty lines and comments may precede the front
matter, or a comment may hold it.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.clean import clean_lines
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import known_as, of_values
from reader.ingest.formats.keyed_articles import headline_in_key
from reader.ingest.formats.markdown_file import marked_page
from reader.ingest.page_metadata import FILE_NAME, FRONT_MATTER, PageMetadata
from reader.ingest.path_metadata import DAY
from reader.late_pattern import late
from reader.model import Page

LONGEST = 1 << 16
"""Most code points of front matter; longer matter is taken as text."""

Value = str | tuple[str, ...]
Values = Mapping[str, Value]

_YAML = late(r"\s*^---[ ]*\n(.*?)^(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = late(r"\s*^\+\+\+[ ]*\n(.*?)^\+\+\+[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_JSON = late(r"\s*(?:^;;;[ ]*\n)?(\"[^\"\n]{1,40}\"[ ]*:.*?)^;;;[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
"""JSON without its braces, as Hexo writes it: `"title": …` down to `;;;`."""
_CLOSED = late(rf"\s*([A-Za-z_{HAN}][\w-]{{0,40}}:(?:[ \t][^\n]*)?\n(?:[^\S\n]*\S[^\n]*\n){{0,60}}?)---[ ]*(?:\n|\Z)")
"""YAML of which only the end is marked, as Hexo allows; without an empty line."""
_DOTTED = late(r"^\.\. (?=\w+:)", re.MULTILINE)
"""Dots before names, as Nikola writes them in a comment: `.. title: …`."""
_COMMENT = late(r"\s*<!--(.{0,4000}?)-->", re.DOTALL)
_NAMED = late(rf"\s*((?:[A-Za-z{HAN}][\w -]{{0,40}}[:：][^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)(?:\s*\n|\Z)")
"""Header of MultiMarkdown: names with values, which may continue on indented lines; then an empty line. Outliners write
two colons (`title:: …`)."""
_TITLE_BLOCK = late(r"\s*((?:%[^\n]*\n(?:[ ]+\S[^\n]*\n)*){1,3})")
"""Title block of pandoc: title, authors and date."""
_BARE = r"[^\s\"'\[\]{}>|*&!%#`@,?:-](?:[^:#\n]|:(?! )|(?<! )#)*"
_VALUE = rf"\"([^\"\\]*)\"|'([^']*)'|({_BARE})"
_LINE = late(rf"([A-Za-z_{HAN}][\w-]{{0,40}}): *(?:{_VALUE})? *")
_ITEM = late(rf" *- +(?:{_VALUE}) *")
_LINK = late(r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]")
"""A link of Obsidian, perhaps with the text that is shown behind a bar."""
_HEADING = late(r"^#{1,6} ", re.MULTILINE)
_MOST_BRACKETS = 64
_MOST_VALUES = 200
"""Most values of a list or nested table that are read."""


class FrontMatter(NamedTuple):
    """Values of a file's front matter, and where the text begins."""

    values: Values
    end: int
    """Offset in code points directly after the closing line."""


def pages(document: Document) -> Iterator[Page]:
    """The page of Markdown below the front matter. Raises OtherFormatError if the text has none."""
    text = clean_lines(document.text)
    head = front_matter(text)
    if head is None:
        raise OtherFormatError
    known = PageMetadata().add(of_values(head.values), FRONT_MATTER)
    if not _HEADING.search(text, head.end):
        known.add(_title_in_name(document.name), FILE_NAME)
    yield marked_page(document, text, head.end, known)


def _title_in_name(name: str) -> dict[str, str]:
    """The headline that a note without a title and headings has in its file name, as note-taking programs do."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    return {} if DAY.search(stem) else headline_in_key(stem)


def front_matter(text: str, comments: int = 4) -> FrontMatter | None:
    """The front matter at the beginning of `text`, behind at most as many `comments`; None if there is none."""
    if comments and (comment := _COMMENT.match(text, 0, LONGEST)):
        return _with_comment(text, comment, comments - 1)
    opening = text[:LONGEST].lstrip()
    for signs, read in _READERS.items():
        if opening.startswith(signs) or (signs == "" and opening[:1].isalpha()):
            return read(text)
    return None


def _with_comment(text: str, comment: re.Match[str], comments: int) -> FrontMatter | None:
    """The front matter in the comment at the beginning of `text`, or else behind it."""
    if inside := front_matter(_DOTTED.sub("", comment[1]) + "\n", 0):
        return FrontMatter(inside.values, comment.end())
    behind = front_matter(text[comment.end() : LONGEST], comments)
    return FrontMatter(behind.values, comment.end() + behind.end) if behind else None


def _of_yaml(text: str) -> FrontMatter | None:
    found = _YAML.match(text, 0, LONGEST)
    if not found or ":" not in found[1]:
        return None
    values = _plain(found[1])
    return FrontMatter(_yaml(found[1]) if values is None else values, found.end())


def _of_toml(text: str) -> FrontMatter | None:
    found = _TOML.match(text, 0, LONGEST)
    if not found:
        return None
    if any(line.count(".") > _MOST_BRACKETS for line in found[1].split("\n")):
        return FrontMatter(_loose(found[1], "="), found.end())  # a key of more parts takes much memory in the library
    try:
        return FrontMatter(_flat(tomllib.loads(found[1])), found.end())
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return FrontMatter(_loose(found[1], "="), found.end())


def _of_json(text: str) -> FrontMatter | None:
    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text[: start + LONGEST], start)
    except (ValueError, RecursionError):
        return None
    values = _flat(value) if isinstance(value, dict) else {}
    rest = text[end : end + 1]
    return FrontMatter(values, end) if rest in ("", "\n") and any(map(known_as, values)) else None


def _of_bare_json(text: str) -> FrontMatter | None:
    found = _JSON.match(text, 0, LONGEST)
    inner = _of_json(f"{{{found[1].rstrip().rstrip(',')}}}") if found else None
    return FrontMatter(inner.values, found.end()) if found and inner else None


def _of_names(text: str) -> FrontMatter | None:
    """The front matter of MultiMarkdown, or YAML without an opening line: a headline among its names, and at least one
    other known name."""
    if closed := _CLOSED.match(text, 0, LONGEST):
        values = _yaml(closed[1])
        return FrontMatter(values, closed.end()) if _are_fields(values) else None
    found = _NAMED.match(text, 0, LONGEST)
    if not found:
        return None
    lines = re.sub(r"\n[ \t]+", " ", found[1]).split("\n")
    pairs = (line.replace("：", ":", 1).partition(":") for line in lines)
    values = {
        name.strip().lower(): _LINK.sub(r"\1", value.lstrip(":").strip()) for name, colon, value in pairs if colon
    }
    return FrontMatter(values, found.end()) if _are_fields(values) else None


def _are_fields(values: Values) -> bool:
    """True if a headline and at least one other field are named."""
    ours = {known_as(name) for name in values} - {"", "nothing"}
    return "headline" in ours and len(ours) > 1


def _of_title_block(text: str) -> FrontMatter | None:
    """The title block of pandoc: lines for the title, authors and date, of which the last may be missing."""
    found = _TITLE_BLOCK.match(text, 0, LONGEST)
    if not found:
        return None
    title, *others = [line.strip() for line in re.split(r"^%", found[1], flags=re.MULTILINE)[1:]]
    lines = [re.sub(r"\n[ ]+", " ", title), *(re.sub(r"\n[ ]+", "; ", line) for line in others)]
    return FrontMatter(dict(zip(("title", "author", "date"), lines, strict=False)), found.end()) if lines[0] else None


_READERS: dict[str, Callable[[str], FrontMatter | None]] = {
    "---": _of_yaml,
    "+++": _of_toml,
    "{": _of_json,
    ";;;": _of_bare_json,
    '"': _of_bare_json,
    "% ": _of_title_block,
    "": _of_names,
}
"""Readers of front matter by the characters it begins with; the names of MultiMarkdown begin with a letter."""


def _flat(values: Mapping[str, object]) -> Values:
    """Values as text or tuples of text, with those of nested tables beside the others."""
    found: dict[str, Value] = {}
    for name, value in [*values.items()][:_MOST_VALUES]:
        if isinstance(value, dict):
            inner = ((str(key).lower(), _scalar(one)) for key, one in [*value.items()][:_MOST_VALUES])
            found = {**{key: text for key, text in inner if text}, **found}
        if scalar := _scalar(value):
            found[str(name).lower()] = scalar
    return found


def _plain(text: str) -> Values | None:
    """Values of front matter that is only `key: value` lines and lists of plain items; None for anything more."""
    values: dict[str, str | tuple[str, ...]] = {}
    key = ""
    for line in text.splitlines():
        if not line.strip():
            continue
        if item := _ITEM.fullmatch(line):
            if not key or (isinstance(values[key], str) and values[key]):
                return None
            values[key] = (*values[key], _said(item, 1))
        elif pair := _LINE.fullmatch(line):
            key = pair[1].lower()
            values[key] = _said(pair, 2)
        else:
            return None
    return values


def _said(found: re.Match[str], first: int) -> str:
    """The value of a match, whichever way it is quoted."""
    said = next((part for part in found.groups()[first - 1 :] if part is not None), "").strip()
    return _LINK.sub(r"\1", said)


def _yaml(text: str) -> Values:
    """Values of YAML front matter: scalars, and lists of scalars; read line by line if it is invalid."""
    import yaml

    if text.count("[") + text.count("{") > _MOST_BRACKETS or re.search(r"(?:[-?:][ \t]+){8}", text):
        return _loose(text, ":")  # front matter is never so deep, and libyaml's binding would overflow the stack
    try:
        loaded = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return _loose(text, ":")
    return _flat(loaded) if isinstance(loaded, dict) else {}


def _scalar(value: object, deeper: int = 2) -> Value:
    """A value as text, or as the texts of a list and the lists in it; empty for other types and at greater depth.

    Of a person or newspaper with fields of its own, the name is taken. The depth is bounded because a YAML list may
    hold another nine times, which again holds another nine times: the expansion would not end.
    """
    if isinstance(value, dict):
        value = value.get("name", "")
    if isinstance(value, list):
        items = (_scalar(item, deeper - 1) for item in value[: _MOST_VALUES if deeper else 0])
        return tuple(text for item in items for text in ((item,) if isinstance(item, str) else item) if text)
    return "" if value is None or isinstance(value, bool | dict) else _LINK.sub(r"\1", str(value))


def _loose(text: str, sign: str) -> Values:
    """Values of front matter that is invalid as a whole: one from every line that has `sign`."""
    pairs = (line.partition(sign) for line in text.splitlines() if line[:1].strip())
    return {key.strip().lower(): value.strip().strip("\"'") for key, found, value in pairs if found and key.strip()}
