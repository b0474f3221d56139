"""YAML front matter of Markdown files.

Takes clean text that opens with a line `---`, gives its values as text, lists as tuples of text, and where the
rest begins. Values stay as written: no dates or numbers are made of them. What is no YAML is read line by line.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.clean import clean_lines
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import of_values
from reader.ingest.formats.markdown_file import marked_page
from reader.ingest.page_metadata import FRONT_MATTER, PageMetadata
from reader.model import Page

LONGEST = 1 << 16
"""Characters of front matter beyond which it is taken for text."""

Values = Mapping[str, str | tuple[str, ...]]

_HEAD = re.compile(r"---[ ]*\n(.*?)^(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BARE = r"[^\s\"'\[\]{}>|*&!%#`@,?:-](?:[^:#\n]|:(?! )|(?<! )#)*"
_VALUE = rf"\"([^\"\\]*)\"|'([^']*)'|({_BARE})"
_LINE = re.compile(rf"([A-Za-z_{HAN}][\w-]{{0,40}}): *(?:{_VALUE})? *")
_ITEM = re.compile(rf" *- +(?:{_VALUE}) *")
_MOST_BRACKETS = 64


class FrontMatter(NamedTuple):
    """The values of a file's front matter, and where its text begins."""

    values: Values
    end: int
    """Offset in code points just after the closing line."""


def pages(document: Document) -> Iterator[Page]:
    """The page of Markdown under the front matter. Raises OtherFormatError when the text opens with none."""
    text = clean_lines(document.text)
    head = front_matter(text)
    if head is None:
        raise OtherFormatError
    yield marked_page(document, text, head.end, PageMetadata().add(of_values(head.values), FRONT_MATTER))


def front_matter(text: str) -> FrontMatter | None:
    """The front matter that `text` opens with; None when it opens with none."""
    if not text.startswith("---"):
        return None
    found = _HEAD.match(text, 0, LONGEST)
    if not found or ":" not in found[1]:
        return None
    values = _plain(found[1])
    return FrontMatter(_yaml(found[1]) if values is None else values, found.end())


def _plain(text: str) -> Values | None:
    """The values of front matter that is plain `key: value` lines and lists of plain items; None when it is more."""
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
    """The value of a match, whichever way it was quoted."""
    return next((part for part in found.groups()[first - 1 :] if part is not None), "").strip()


def _yaml(text: str) -> Values:
    """The values of front matter as YAML has them: scalars, and lists of scalars; line by line when it is none."""
    import yaml

    if text.count("[") + text.count("{") > _MOST_BRACKETS or re.search(r"(?:[-?:][ \t]+){8}", text):
        return _loose(text)  # nested this deep it is no front matter, and libyaml's binding would overflow the stack
    try:
        loaded = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return _loose(text)
    if not isinstance(loaded, dict):
        return {}
    return {str(key).lower(): value for key, found in loaded.items() if (value := _scalar(found))}


def _scalar(value: object) -> str | tuple[str, ...]:
    """A YAML value as text, or as the texts of a list; empty for what is neither."""
    if isinstance(value, str):
        return value
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ""


def _loose(text: str) -> Values:
    """What can be saved of front matter that is no YAML: every line that has a colon."""
    pairs = (line.partition(":") for line in text.splitlines() if line[:1].strip())
    return {key.strip().lower(): value.strip().strip("\"'") for key, colon, value in pairs if colon and key.strip()}
