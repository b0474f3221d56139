"""The contents pages of a newspaper's site, saved with its articles: which article stands on which page, and where.

Takes the markup of contents pages (`node_2.htm`, `nbs.D110000hbwb_04.htm`) by their paths, gives for each article they
link to its place. They are read by pattern and in bounds: they are many, small, and looked at before anything else.
Where none was saved, the articles of one issue are looked into for the page that each names itself.
"""

import html
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from reader.han import HAN
from reader.ingest.decode import declared_in, decode
from reader.ingest.issue_line import issue_line
from reader.ingest.path_metadata import SITE_ARTICLE
from reader.ingest.sort_key import NaturalKey, natural
from reader.late_pattern import late

LARGEST = 1 << 20
"""Bytes of a contents page, at most."""
MOST = 400
"""Contents pages of one folder, at most: where there are more, none is read."""
ISSUE = 300
"""Articles of one issue, at most: where a folder has more, they are not looked into for their pages."""

IS_CONTENTS = late(r"(?:node[_-]|nbs\.)[\w.-]{1,60}\.s?html?", re.IGNORECASE)
"""The name of a contents page."""
_OF_SITE = late(r"content_\d+(?:_\d+)?\.s?html?", re.IGNORECASE)
"""The name of an article on such a site, whose number tells no page."""
_NODE = late(r"<nodename>\s*第?([A-Za-z]{0,2}\d{1,3})版?\s*[:：]", re.IGNORECASE)
_LINK = late(r"<(?:a|area)\b([^<>]{0,600})>([^<]{0,200}(?:<(?!/a|area|a\b)[^<>]{0,200}>[^<]{0,200}){0,6})", re.I)
_HREF = late(r"\bhref\s*=\s*[\"']?([^\"'\s<>]{1,400})", re.IGNORECASE)
_TAG = late(r"<[^<>]{0,600}>")
_LABEL = late(rf"第\s*[A-Za-z]{{0,2}}\d{{1,3}}\s*版(?:\s*[:：]\s*[{HAN}·]{{2,8}})?")
_ARTICLE = late(r"[\w.-]*\d[\w.-]*\.s?html?", re.IGNORECASE)


class IssuePlace(NamedTuple):
    """Where an article stands in its issue, as the contents pages tell it."""

    rank: int
    """From 0, over all pages."""
    fields: Mapping[str, str]
    """`page` and `page_name` as far as they are told."""


def places(contents: Mapping[str, str]) -> dict[str, IssuePlace]:
    """The place of each article that the contents pages, markup by path, link to: by the path of its file."""
    links = {path: list(_links(path, text)) for path, text in contents.items()}
    labels = _labels(contents, links)
    found: dict[str, IssuePlace] = {}
    for path in sorted(contents, key=lambda path: _by_page(labels.get(path, {}), path)):
        for target, _ in links[path]:
            if target not in contents and _ARTICLE.fullmatch(posixpath.basename(target)):
                found.setdefault(target, IssuePlace(len(found), labels.get(path, {})))
    return found


def _by_page(label: Mapping[str, str], path: str) -> tuple[NaturalKey, NaturalKey]:
    """A key that sorts contents pages by the page they are of, else by their names."""
    return natural(label.get("page", "")), natural(path)


def _links(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Where a contents page links to, as paths beside its own, with the text of each link."""
    for attributes, inner in _LINK.findall(text):
        href = _HREF.search(attributes)
        if href and "//" not in href[1]:
            target = unquote(html.unescape(href[1])).partition("#")[0].partition("?")[0]
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), target)), _TAG.sub("", inner).strip()


def _labels(contents: Mapping[str, str], links: Mapping[str, list[tuple[str, str]]]) -> dict[str, dict[str, str]]:
    """The page and its name that each contents page is of: as links to it say, or the one it names itself."""
    found: dict[str, dict[str, str]] = {}
    for targets in links.values():
        for target, text in targets:
            if target in contents and (told := issue_line(text).fields).get("page"):
                found.setdefault(target, told)
    for path, text in contents.items():
        if path not in found:
            found[path] = dict(_own_label(text))
    return found


def place_of(path: Path) -> IssuePlace | None:
    """The place of the article in a file of a saved site; None when no contents page beside it tells."""
    folder = os.fspath(path.parent)
    return places_in(folder).get(path.name)


def places_in(folder: str) -> Mapping[str, IssuePlace]:
    """The places of the articles in a folder, by the names of their files."""
    folder = os.path.normpath(folder)
    homes = [folder, _layout(folder)] if "content" in folder else [folder]
    return _places_in(folder, tuple((home, _changed(home)) for home in homes))


def _layout(folder: str) -> str:
    """Where the contents pages of a folder of articles are on sites that keep them apart: `layout` for `content`."""
    before, _, after = folder.rpartition("content")
    return f"{before}layout{after}"


def _changed(folder: str) -> int:
    """When a folder was last changed, in nanoseconds; 0 when there is none."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116
    except (OSError, ValueError):
        return 0


@lru_cache(maxsize=4096)
def _places_in(folder: str, homes: tuple[tuple[str, int], ...]) -> Mapping[str, IssuePlace]:
    """The places of the articles in `folder`, told by the contents pages in `homes` as of when they changed."""
    contents = {path: text for home, changed in homes if changed for path, text in _read(home, IS_CONTENTS, MOST)}
    found = places(contents) if contents else _by_own_pages(dict(_read(folder, _OF_SITE, ISSUE)))
    home = folder.replace(os.sep, "/")
    return {posixpath.basename(path): place for path, place in found.items() if posixpath.dirname(path) == home}


def _by_own_pages(articles: Mapping[str, str]) -> dict[str, IssuePlace]:
    """The places of articles, markup by path, that each name the one page they are on; none when not all do."""
    labels = {path: _own_label(text) for path, text in articles.items()}
    if not all(label.get("page") for label in labels.values()):
        return {}
    order = sorted(articles, key=lambda path: _by_page(labels[path], path))
    return {path: IssuePlace(rank, {}) for rank, path in enumerate(order)}


def _own_label(text: str) -> Mapping[str, str]:
    """The page and its name that a page of the site says it is of, outside its links; nothing when it says several."""
    own = set(_LABEL.findall(_TAG.sub("", _LINK.sub(" ", _NODE.sub(r"第\1版", text)))))
    told = [issue_line(label).fields for label in own]
    return max(told, key=len) if len({fields.get("page") for fields in told}) == 1 else {}


def _read(folder: str, wanted: re.Pattern[str], most: int) -> Iterator[tuple[str, str]]:
    """The files of a folder whose names are `wanted`, markup by path: none when they are more than `most`."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if wanted.fullmatch(entry.name)]
    except (OSError, ValueError):
        return
    for name in sorted(names, key=natural) if len(names) <= most else ():
        path = Path(folder, name)
        try:
            data = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else b""
        except OSError:
            continue
        yield f"{folder.replace(os.sep, '/')}/{name}", markup(data)


def markup(data: bytes) -> str:
    """The text of a contents page; "" when it is none."""
    decoded = decode(data, declared_in(data)) if data else None
    return decoded.text if decoded else ""


def in_reading_order(names: Iterable[str], places: Mapping[str, IssuePlace]) -> list[str]:
    """The names of the files of a folder as they are read: as the contents pages have them, else by name.

    Contents pages that tell of fewer than half of the articles do not tell their order.
    """
    names = list(names)
    articles = [name for name in names if _ARTICLE.fullmatch(name) and not IS_CONTENTS.fullmatch(name)]
    told = places if 2 * sum(name in places for name in articles) >= len(articles) else {}
    return sorted(names, key=lambda name: (told[name].rank if name in told else MOST * 1000, by_name(name)))


def by_name(name: str) -> NaturalKey:
    """A key that sorts by name, page first where a name tells the number of the article before its page."""
    head, _, numbers = name.rpartition(".")[0].rpartition("_")
    article, dash, page = numbers.partition("-")
    if dash and SITE_ARTICLE.fullmatch(f"{head}_{numbers}"):
        return natural(f"{head}_{page}-{article}{name}")
    return natural(name)
