"""Export formats of articles: JSON lines, CSV and Markdown.

Takes articles with their keywords and matches; gives pieces of one text, including line ends. Exported Markdown can be
opened again: a single article with all its fields, several articles with the text of each.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from reader.export.markdown_escape import escaped
from reader.export.records import article_record, field_spans
from reader.i18n import _
from reader.ingest.formula_cell import marked
from reader.model import Article, Block, BlockKind
from reader.span import Span, merged

if TYPE_CHECKING:
    from reader.api.insights import WeighedWord
    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey


@dataclass(frozen=True, slots=True)
class Item:
    """An article to be exported."""

    article: Article
    keywords: tuple[str, ...] | None = None
    spans: tuple[Span, ...] | None = None
    """Matches of the query in `article.text`; None without a query."""


def as_jsonl(items: Iterable[Item]) -> Iterator[str]:
    """An object a line: the record of `articles --json`, and after a query its `matches` and `spans`."""
    for item in items:
        record = article_record(item.article, item.keywords)
        if item.spans is not None:
            record |= {"matches": len(item.spans), "spans": field_spans(item.article, item.spans)}
        yield json.dumps(record, ensure_ascii=False) + "\n"


COLUMNS = (
    *("id", "source", "publication", "date", "page", "page_name", "section", "kicker", "headline", "subheadline"),
    *("byline", "authors", "dateline", "jump_to", "jump_from", "first_line", "last_line", "keywords", "body"),
    "url",
)
BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def as_csv(items: Iterable[Item]) -> Iterator[str]:
    """RFC 4180: a header, then a row an article, ended by CR LF; with a query also a column `matches`.

    Names are joined by `、`, keywords by a space, the blocks of the body by line feeds. A cell that a spreadsheet would
    take for a formula gets an apostrophe before it, which marks it as text: the text of a page comes from anywhere, and
    a running cell does more harm than a surplus character. `as_jsonl` leaves it unchanged.
    """
    matched: bool | None = None
    for item in items:
        if matched is None:
            matched = item.spans is not None
            yield BYTE_ORDER_MARK + _row([*COLUMNS, "matches"] if matched else COLUMNS)
        yield _row(map(marked, _values(item)))


def _values(item: Item) -> Iterator[str]:
    article = item.article
    cells = {
        **{name: getattr(article, name) for name in COLUMNS if hasattr(article, name)},
        "authors": "、".join(article.authors),
        "first_line": str(article.lines[0]),
        "last_line": str(article.lines[1]),
        "keywords": " ".join(item.keywords or ()),
    }
    yield from (cells[name] or "" for name in COLUMNS)
    yield from [str(len(item.spans))] if item.spans is not None else []


def _row(values: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(values)
    return buffer.getvalue()


def as_markdown(items: Sequence[Item]) -> Iterator[str]:
    """One article with all its fields as front matter, or several under their headings; matches are bold.

    With several, the front matter holds the newspaper, date and page that all of them share; the other fields of each
    are below its headline.
    """
    if len(items) == 1:
        yield from _alone(items[0])
    elif items:
        yield from _together(items)


FRONT = {
    "headline": "title",
    "kicker": "kicker",
    "subheadline": "subtitle",
    "byline": "byline",
    "authors": "author",
    "dateline": "dateline",
    "date": "date",
    "section": "category",
    "publication": "publication",
    "page": "page",
    "page_name": "page_name",
    "url": "url",
    "jump_to": "jump_to",
    "jump_from": "jump_from",
}
"""The fields of an article, and the names that front matter has for them (see `reader.ingest.field_names`)."""
SHARED = ("publication", "date", "page", "page_name")
"""Fields that a page gives to all its articles."""


def _alone(item: Item) -> Iterator[str]:
    article = item.article
    yield from _front_matter({FRONT[name]: getattr(article, name) for name in FRONT}, item.keywords or ())
    yield f"# {escaped(article.headline)}\n"
    yield from _body(item, 2)


def _together(items: Sequence[Item]) -> Iterator[str]:
    first = items[0].article
    shared = {
        name: getattr(first, name)
        for name in SHARED
        if all(getattr(item.article, name) == getattr(first, name) for item in items)
    }
    yield from _front_matter(shared)
    title = [value for name in ("publication", "date") if (value := shared.get(name))]
    yield f"# {escaped(' '.join(title) or _('Articles'))}\n"
    for before, item in pairwise([None, *items]):
        assert item
        section = item.article.section
        if section and not (before and before.article.section == section):
            yield f"\n## {escaped(section)}\n"
        yield from _one_of_several(item, 3 if section else 2, [name for name in SHARED if name not in shared])


def _one_of_several(item: Item, level: int, unshared: Sequence[str]) -> Iterator[str]:
    article = item.article
    yield f"\n{'#' * level} {escaped(article.headline)}\n"
    known = {name: getattr(article, name) for name in unshared}
    about = " · ".join(value for value in known.values() if value)
    lines = [line for line in (article.kicker, article.subheadline, article.byline, about) if line]
    yield from (f"\n{escaped(line)}\n" for line in lines)
    if article.dateline and article.dateline not in article.body:
        yield f"\n{escaped(article.dateline)}\n"
        lines.append(article.dateline)
    yield from _body(item, level + 1, bool(lines))


def _front_matter(fields: dict[str, str | tuple[str, ...] | None], keywords: Sequence[str] = ()) -> Iterator[str]:
    """Quoted as YAML is: a JSON string is one."""
    known = {name: value for name, value in {**fields, "keywords": tuple(keywords)}.items() if value}
    if not known:
        return
    yield "---\n"
    for name, value in known.items():
        if isinstance(value, str):
            yield f"{name}: {_quoted(value)}\n"
        else:
            yield f"{name}:\n" + "".join(f"  - {_quoted(part)}\n" for part in value)
    yield "---\n\n"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _body(item: Item, level: int, below_text: bool = True) -> Iterator[str]:
    """The blocks; a crosshead directly below the headline is written as a quotation.

    Without text between them the headline would be read as the section of the article under the crosshead.
    """
    start = item.article.body_start
    for block in item.article.blocks:
        line = _marked(block.text, [span.shifted(-start) for span in item.spans or ()])
        heading = block.kind is BlockKind.CROSSHEAD and below_text
        yield f"\n{_opening(block, level) if heading or block.kind is not BlockKind.CROSSHEAD else '> '}{line}\n"
        start += len(block.text) + 1
        below_text = True


def _opening(block: Block, level: int) -> str:
    if block.kind is BlockKind.PARAGRAPH:
        return ""
    return "#" * level + " " if block.kind is BlockKind.CROSSHEAD else "> "


LONGEST_BOLD = 400
"""Characters of a match beyond which it is not set bold: `reader.parsing.markdown` would not know it for one."""


def _marked(text: str, spans: Iterable[Span]) -> str:
    """`text` escaped, with the parts of `spans` in it bold."""
    pieces, end = [], 0
    for span in merged(spans):
        inside = Span(max(span.start, end), min(span.end, len(text)))
        match = text[inside.start : inside.end]
        if inside.start < inside.end and len(match) <= LONGEST_BOLD and match == match.strip():
            pieces += [escaped(text[end : inside.start]), "**", escaped(match), "**"]
            end = inside.end
    return "".join([*pieces, escaped(text[end:])])


FORMATS: dict[str, Callable[[Iterable[Item]], Iterator[str]]] = {
    "jsonl": as_jsonl,
    "csv": as_csv,
    "markdown": lambda items: as_markdown(tuple(items)),
}
"""Export formats by name."""


def exported(
    view: LibraryView,
    keys: Sequence[ArticleKey],
    name: str,
    spans: Callable[[ArticleKey], tuple[Span, ...]] | None = None,
    *,
    keywords: bool = True,
) -> Iterator[str]:
    """The articles `keys` in the format of that name. `spans` gives the matches of a query in each.

    Keywords cost more than everything else: they are computed only if requested and the format has a place for them.
    """
    listed = keywords and (name != "markdown" or len(keys) == 1)
    found = view.keywords_of(keys) if listed else repeat(None)

    def item(key: ArticleKey, keywords: Sequence[WeighedWord] | None) -> Item:
        words = None if keywords is None else tuple(keyword.word for keyword in keywords)
        return Item(view.article(key), words, None if spans is None else spans(key))

    return FORMATS[name](map(item, keys, found))
