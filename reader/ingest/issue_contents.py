"""Contents pages of a newspaper's site, saved with its articles: the page and the order of each article.

Takes the markup of contents pages (`node_2.htm`, `nbs.D110000hbwb_04.htm`) by path; gives the place in the issue of
each article they link to. They are read by pattern and within bounds: they are many, small, and read before any other
file. Where no contents page was saved, the page is taken from the articles of the issue themselves.
"""

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
"""Most bytes of a contents page."""
MOST = 400
"""Most contents pages of one folder; if there are more, none is read."""
ISSUE = 300
"""Most articles of one issue; if a folder has more, they are not opened for their pages."""

IS_CONTENTS = late(r"(?:node[_-]|nbs\.)[\w.-]{1,60}\.s?html?", re.IGNORECASE)
"""File name of a contents page."""
_OF_SITE = late(r"content_\d+(?:_\d+)?\.s?html?", re.IGNORECASE)
"""File name of an article on sites where the number in the name gives no page."""
_NODE = late(r"<nodename>\s*第?([A-Za-z]{0,2}\d{1,3})版?\s*[:：]", re.IGNORECASE)
_LINK = late(r"<(?:a|area)\b([^<>]{0,600})>([^<]{0,200}(?:<(?!/a|area|a\b)[^<>]{0,200}>[^<]{0,200}){0,6})", re.I)
_HREF = late(r"\bhref\s*=\s*[\"']?([^\"'\s<>]{1,400})", re.IGNORECASE)
_TAG = late(r"<[^<>]{0,600}>")
_LABEL = late(rf"第\s*[A-Za-z]{{0,2}}\d{{1,3}}\s*版(?:\s*[:：]\s*[{HAN}·]{{2,8}})?")
_ARTICLE = late(r"[\w.-]*\d[\w.-]*\.s?html?", re.IGNORECASE)


class IssuePlace(NamedTuple):
    """Place of an article in its issue, from the contents pages."""

    rank: int
    """Position in the issue, from 0, counted over all pages."""
    fields: Mapping[str, str]
    """`page` and `page_name`, as far as known."""


def places(contents: Mapping[str, str]) -> dict[str, IssuePlace]:
    """The place of each article that the contents pages (markup by path) link to, by the path of the article's file."""
    links = {path: list(_links(path, text)) for path, text in contents.items()}
    labels = _labels(contents, links)
    found: dict[str, IssuePlace] = {}
    for path in sorted(contents, key=lambda path: _by_page(labels.get(path, {}), path)):
        for target, _ in links[path]:
            if target not in contents and _ARTICLE.fullmatch(posixpath.basename(target)):
                found.setdefault(target, IssuePlace(len(found), labels.get(path, {})))
    return found


def _by_page(label: Mapping[str, str], path: str) -> tuple[NaturalKey, NaturalKey]:
    """Sort key of contents pages: by page, then by name."""
    return natural(label.get("page", "")), natural(path)


def _links(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Targets of a contents page's links, as paths relative to the same root as its own, each with the link's text."""
    from html import unescape  # only web pages have contents pages

    for attributes, inner in _LINK.findall(text):
        href = _HREF.search(attributes)
        if href and "//" not in href[1]:
            target = unquote(unescape(href[1])).partition("#")[0].partition("?")[0]
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), target)), _TAG.sub("", inner).strip()


def _labels(contents: Mapping[str, str], links: Mapping[str, list[tuple[str, str]]]) -> dict[str, dict[str, str]]:
    """`page` and `page_name` of each contents page: from links to it, else from its own text."""
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
    """The place of the article in a file of a saved site; None if no contents page beside the file lists it."""
    folder = os.fspath(path.parent)
    return places_in(folder).get(path.name)


def places_in(folder: str) -> Mapping[str, IssuePlace]:
    """The places of the articles in a folder, by file name."""
    folder = os.path.normpath(folder)
    homes = [folder, _layout(folder)] if "content" in folder else [folder]
    return _places_in(folder, tuple((home, _changed(home)) for home in homes))


def _layout(folder: str) -> str:
    """The folder of the contents pages, on sites that separate them from articles: `layout` for `content`."""
    before, _, after = folder.rpartition("content")
    return f"{before}layout{after}"


def _changed(folder: str) -> int:
    """Modification time of a folder, in nanoseconds since 1970; 0 if it does not exist."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116
    except (OSError, ValueError):
        return 0


@lru_cache(maxsize=4096)
def _places_in(folder: str, homes: tuple[tuple[str, int], ...]) -> Mapping[str, IssuePlace]:
    """Places of the articles in `folder`, from the contents pages in `homes` (with their modification times)."""
    contents = {path: text for home, changed in homes if changed for path, text in _read(home, IS_CONTENTS, MOST)}
    found = places(contents) if contents else _by_own_pages(dict(_read(folder, _OF_SITE, ISSUE)))
    home = folder.replace(os.sep, "/")
    return {posixpath.basename(path): place for path, place in found.items() if posixpath.dirname(path) == home}


def _by_own_pages(articles: Mapping[str, str]) -> dict[str, IssuePlace]:
    """The places of articles (markup by path) by the page that each names; empty unless every article names one."""
    labels = {path: _own_label(text) for path, text in articles.items()}
    if not all(label.get("page") for label in labels.values()):
        return {}
    order = sorted(articles, key=lambda path: _by_page(labels[path], path))
    return {path: IssuePlace(rank, {}) for rank, path in enumerate(order)}


def _own_label(text: str) -> Mapping[str, str]:
    """`page` and `page_name` that a page names outside its links; empty if it names several."""
    own = set(_LABEL.findall(_TAG.sub("\n", _LINK.sub("\n", _NODE.sub(r"第\1版", text)))))
    told = [issue_line(label).fields for label in own]
    return max(told, key=len) if len({fields.get("page") for fields in told}) == 1 else {}


def _read(folder: str, wanted: re.Pattern[str], most: int) -> Iterator[tuple[str, str]]:
    """Markup by path of the files of a folder whose names match `wanted`; none if there are more than `most`."""
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
    """The decoded text of a contents page; empty if it is no text."""
    decoded = decode(data, declared_in(data)) if data else None
    return decoded.text if decoded else ""


def in_reading_order(names: Iterable[str], places: Mapping[str, IssuePlace]) -> list[str]:
    """File names of a folder in reading order: by the contents pages, else by name.

    Contents pages that list fewer than half of the articles do not determine the order.
    """
    names = list(names)
    articles = [name for name in names if _ARTICLE.fullmatch(name) and not IS_CONTENTS.fullmatch(name)]
    told = places if 2 * sum(name in places for name in articles) >= len(articles) else {}
    return sorted(names, key=lambda name: (told[name].rank if name in told else MOST * 1000, by_name(name)))


def by_name(name: str) -> NaturalKey:
    """Sort key by name; page first where a site's names hold the article's number before its page."""
    head, _, numbers = name.rpartition(".")[0].rpartition("_")
    article, dash, page = numbers.partition("-")
    if dash and SITE_ARTICLE.fullmatch(f"{head}_{numbers}"):
        return natural(f"{head}_{page}-{article}{name}")
    return natural(name)
