"""Articles in JSON values, whatever the names of their fields and their nesting.

An object with a text (`body`, `content`, `blocks`, …) is an article; objects without such an object inside are ignored.
Newspaper, day and page given by the enclosing objects (in fields, or as keys: `{"2021-09-02": {"01版": […]}}`) apply to
the article too. The output of `articles --json` is read back unchanged.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.field_names import BODIES, NAMES, first_of, known_as, of_values, text_place, unused
from reader.ingest.field_values import Value, day_of_utc, is_of_china, page_number
from reader.ingest.formats.json_tables import with_rows
from reader.ingest.formats.json_values import values_in
from reader.ingest.formats.keyed_articles import headline_in_key, texts_by_key
from reader.ingest.formats.plain_values import plain_value, without_markup
from reader.ingest.formats.rich_text import HEADING, is_rich_text, lines_in
from reader.ingest.formats.telling_keys import OF_A_DAY, are_counted, is_number, told_by_key, told_by_keys
from reader.ingest.formats.typed_values import members
from reader.ingest.path_metadata import PAGE_NAME
from reader.ingest.prose_lines import prose_lines
from reader.late_pattern import late
from reader.model import BlockKind

DEEPEST = 10
"""Most levels of objects and lists searched for articles."""
SHARED = ("publication", "date", "page", "page_name", "section")
"""Fields of an object that apply to all articles in it."""
NOTHING: Mapping[str, str] = MappingProxyType({})
_LANGUAGES = ("language", "lang", "inLanguage")
JSON_FEED = "https://jsonfeed.org/"

_TOLD = {str(BlockKind.CAPTION): str(BlockKind.CAPTION), HEADING: str(BlockKind.CROSSHEAD)}
"""Kinds of lines that are certain in any text of blocks."""
AROUND = frozenset(
    ("meta", "metadata", "info", "attrs", "attributes", "properties", "extra", "fields", "issue", "_embedded")
)
"""Names of objects that hold fields of the article around them, in lower case."""
NAMED = frozenset(("authors", "publication", "section"))
"""Fields that are names."""
BESIDE = frozenset(("highlight", "highlights", "highlighting", "_highlightresult", "_snippetresult", "suggest"))
"""Names, in lower case, of what an answer to a search has beside its articles: pieces of their text."""
_PAGES = late(r"page|版", re.IGNORECASE)
_PAGING = frozenset(
    (
        *("total", "pagesize", "page_size", "perpage", "per_page", "pagecount", "page_count", "totalpages", "limit"),
        *("total_pages", "offset", "pages", "hasmore", "has_more", "hasnext", "has_next", "next", "totalcount"),
    )
)
"""Names, in lower case, beside the number of a page of answers, which is no page of a newspaper."""
_REFERENCES = ("article-newspaper", "newspaperArticle", "article-magazine", "magazineArticle")
"""Types of references in CSL JSON and in Zotero's."""
_NUMBERS = ("no", "number", "num")
"""Keys of the number of a page in an object that is one."""


@dataclass(frozen=True)
class FoundRecords:
    """The articles in a text; `mended` and `broken` as in `JsonValues`."""

    records: list[ArticleRecord]
    mended: bool = False
    broken: bool = False


def records(text: str, check: Check = unchecked) -> FoundRecords:
    """The articles in the JSON values of `text`. Raises ValueError if it is no JSON, or broken without an article."""
    found = values_in(text, check)
    filled = [(value, line) for value, line in found.values if value and isinstance(value, dict | list)]
    articles = [article for value, line in filled for article in _Search(line, check).articles(value)]
    if found.broken and not articles:
        raise ValueError("no JSON")
    return FoundRecords(articles, found.mended, found.broken)


@dataclass(frozen=True)
class _Search:
    """Search for articles in a value, with the fields inherited from enclosing objects."""

    line: int
    check: Check
    shared: Mapping[str, str] = field(default_factory=dict)
    """Fields of the enclosing objects."""
    deeper: int = DEEPEST
    key: str = ""
    """Key of the nearest list or object around."""
    own: str = ""
    """Key of the value itself; empty if it is in a list."""
    keys: tuple[str, ...] = ()
    """The nearest keys around, the outer ones first."""
    missed: tuple[str, ...] = ()
    """Keys around that look like a part of a day or a page, and say nothing for sure."""
    chinese: bool = False
    """True if an object around says that its articles are in the Chinese of China's time zone."""

    def articles(self, value: object) -> Iterator[ArticleRecord]:
        """The articles in `value`: the value itself, or those in its lists and objects."""
        self.check()
        value = with_rows(value)
        if isinstance(value, dict):
            named = members(value)
            if body := _body(named, self.check):
                yield self._record(named, body, headline_in_key(self.own))
            elif texts := texts_by_key(named):
                yield from (self._keyed(headline, text) for headline, text in texts.items())
            elif _is_headline_alone(named):
                yield self._record(named, [])
            elif self.deeper:
                yield from self._inside(named)
        elif isinstance(value, list) and self.deeper:
            filled = [inner for inner in value if inner and isinstance(inner, dict | list)]
            inside = replace(self, deeper=self.deeper - 1, own="") if filled else self
            for inner in filled:
                yield from inside.articles(inner)

    def _inside(self, named: Mapping[str, object]) -> Iterator[ArticleRecord]:
        """The articles in the members of an object that is no article."""
        holding = [
            name for name, one in named.items() if isinstance(one, dict | list) and name.casefold() not in BESIDE
        ]
        if not holding:
            return
        around = {**self.shared, **_shared(named, self.key)}
        inside = replace(self, deeper=self.deeper - 1, chinese=self.chinese or _is_chinese(named))
        counted = are_counted(named)
        for name in holding:
            keys = (*self.keys[-OF_A_DAY:], name)
            told = told_by_keys(keys, counted)
            missed = (*self.missed, name) if not told and is_number(name) and "date" in around else self.missed
            found = replace(inside, shared={**around, **told}, keys=keys, key=name, own=name, missed=missed)
            yield from found.articles(named[name])

    def _record(
        self, named: Mapping[str, object], body: list[tuple[str, str]], by_key: Mapping[str, str] = NOTHING
    ) -> ArticleRecord:
        """The article of an object with the text `body`; `by_key` holds the fields in its key."""
        chinese = self.chinese or _is_chinese(named)
        record = _record(first_of(named), body, self.line, {**self.shared, **by_key}, chinese=chinese)
        return replace(record, unused=(*self.missed, *record.unused)) if self.missed else record

    def _keyed(self, headline: str, text: str) -> ArticleRecord:
        """The article of a text whose key is its headline."""
        return ArticleRecord({**self.shared, "headline": headline}, tuple(prose_lines(text, self.check)), self.line)


def _shared(named: Mapping[str, object], key: str) -> dict[str, str]:
    """Fields that an object under `key`, which is no article, gives to the articles in it."""
    named = first_of(named)
    paged = not _PAGING.isdisjoint(map(str.casefold, named))
    values = {
        name: value
        for name, value in named.items()
        if not (isinstance(value, list) or (paged and known_as(name) == "page"))
    }
    fields = of_values({name: plain_value(value) for name, value in values.items() if not _holds_articles(value)})
    told = {name: fields[name] for name in SHARED if name in fields}
    if str(named.get("version", "")).startswith(JSON_FEED) and "headline" in fields:
        told["publication"] = fields["headline"]
    label = fields.get("headline") or str(plain_value(named.get("name") or named.get("label")))
    within = {name: value for name, value in _beside(named).items() if name in SHARED}
    if known_as(key.removesuffix("s")) == "section" and not told.get("section"):
        within["section"] = label
    return {**within, **_told_by_label(label, told, named if _PAGES.search(key) else {}), **told}


def _told_by_label(label: str, told: Mapping[str, str], page: Mapping[str, object]) -> dict[str, str]:
    """Fields in the title or name of an object with articles in it; `page` holds its values if it is a page."""
    if by_key := told_by_key(label):
        return by_key
    number = told.get("page") or next(
        (str(page[name]) for name in _NUMBERS if isinstance(page.get(name), str | int)), ""
    )
    name = label if page_number(number) and PAGE_NAME.fullmatch(label) else ""
    return {"page": page_number(number) or "", "page_name": name} if name else {}


def _is_chinese(named: Mapping[str, object]) -> bool:
    """True if an object says that it is in the Chinese of a place in China's time zone."""
    return any(is_of_china(str(named[name])) for name in _LANGUAGES if name in named)


def _record(
    named: Mapping[str, object], body: list[tuple[str, str]], line: int, shared: Mapping[str, str], *, chinese: bool
) -> ArticleRecord:
    """The article of an object; its text is `body`: pairs of kind (or "") and line.

    Of one in Chinese, times in UTC have the day in China.
    """
    own = "blocks" in named and "lines" in named
    if own:
        values = {name: plain_value(value) for name, value in named.items()} | {"source": ""}  # a path
    else:
        values = {name: without_markup(plain_value(value)) for name, value in named.items() if not _is_key(name, value)}
    if chinese:
        values = {name: _of_day(name, one) for name, one in values.items()}
    fields = of_values(values)
    if own:
        fields["kinds"] = " ".join(kind or "paragraph" for kind, _ in body)
    else:
        if body and body[0][0] == HEADING and fields.setdefault("headline", body[0][1]) == body[0][1]:
            body = body[1:]
        if any(kind in _TOLD for kind, _ in body):
            fields["kinds"] = " ".join(_TOLD.get(kind, "-") for kind, _ in body)
    fields = {**_beside(named), **fields}
    missed = () if is_rich_text(named) else unused(values, fields)
    names = tuple(name for name in missed if name.casefold() not in AROUND)
    return ArticleRecord({**shared, **fields}, tuple(text for _, text in body), line, names)


def _body(named: Mapping[str, object], check: Check) -> list[tuple[str, str]]:
    """Lines of an object's text, each with its kind of block (or ""); empty if it has no text."""
    items = checked(first_of(named).items(), check)
    given = {key: value for name, value in items if (key := text_place(name)) is not None and value}
    for key in sorted(given):
        if key >= len(BODIES) and _holds_more(named):
            break  # what has a summary and more inside is no article
        if not _holds_articles(given[key]) and (found := list(lines_in(given[key], check))):
            return found
    rich = next((value for value in (named, *named.values()) if is_rich_text(value)), None)
    return list(lines_in(rich, check)) if rich is not None else []


def _holds_more(named: Mapping[str, object]) -> bool:
    """True if an object has lists or objects that may hold articles."""
    items = first_of(named).items()
    return any(isinstance(value, dict | list) and _may_hold_articles(name, value) for name, value in items)


def _is_headline_alone(named: Mapping[str, object]) -> bool:
    """True if an object has a headline, an empty text, and nothing inside (of a picture, or of a text that is lost), or
    is a reference to an article of a newspaper."""
    told = [(known_as(name), value) for name, value in first_of(named).items()]
    empty = any(meaning == "body" and value in ("", None) for meaning, value in told)
    empty = empty or any(named.get(name) in _REFERENCES for name in ("type", "itemType"))
    return empty and any(meaning == "headline" and isinstance(value, str) and value for meaning, value in told)


def _holds_articles(value: object) -> bool:
    """True if a value under the name of a text is an article or a list of articles."""
    if isinstance(value, list):
        value = next((inner for inner in value if isinstance(inner, dict)), None)
    if not isinstance(value, dict):
        return False
    names = {known_as(str(name)) for name, inner in value.items() if inner}
    return "headline" in names and "body" in names


def _may_hold_articles(name: str, value: object) -> bool:
    """True if a list or object under this name is not known to be a field."""
    return known_as(name) not in (*NAMES, "nothing") or _holds_articles(value)


def _beside(named: Mapping[str, object]) -> dict[str, str]:
    """Fields in the objects in which some programs hold what is known of an article, apart from its text."""
    held = [(name, value) for name, value in named.items() if isinstance(value, dict) and _is_around(name)]
    fields = [_of_around(name, {key: plain_value(one) for key, one in members(value).items()}) for name, value in held]
    return {name: told for found in reversed(fields) for name, told in found.items()}


def _of_around(name: str, values: Mapping[str, Value]) -> dict[str, str]:
    """Fields in the object `name`: a headline that names newspaper, day or page is none, nor is the newspaper's address
    the article's."""
    fields = of_values(values)
    if known_as(name) == "publication":
        fields.pop("url", None)
    told = told_by_key(fields.get("headline", ""))
    return {**told, **{name: value for name, value in fields.items() if name != "headline"}} if told else fields


def _is_around(name: str) -> bool:
    """True if an object of this name holds what is known of the article around it, or of its newspaper."""
    return name.casefold() in AROUND or known_as(name) in ("publication", "headline")


def _is_key(name: str, value: object) -> bool:
    """True if a number stands where a name is wanted: the key of a database."""
    return known_as(name) in NAMED and isinstance(value[0] if isinstance(value, list) and value else value, int)


def _of_day(name: str, value: Value) -> Value:
    """A value; the day in China if it is a time in UTC under the name of a day."""
    return day_of_utc(value) if isinstance(value, str) and known_as(name) == "date" else value
