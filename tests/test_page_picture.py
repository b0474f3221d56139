"""The drawing of printed pages, and the viewer that shows one."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.export.page_picture import page_picture
from reader.model import Article, LineLayout, Page, PageLayout
from reader.parsing import parse
from reader.ui.captions import source_lines
from reader.ui.system.pdf_viewer import viewer_command


def page() -> Page:
    places = (
        LineLayout(0, ("furniture", "head"), (0, 0, 100, 10)),
        LineLayout(1, ("begins", "largest"), (10, 20, 90, 40)),
        LineLayout(1, ("goes-on", "text", "indented"), (10, 50, 90, 80)),
    )
    text = "2031年5月6日\n<渔船> & 归港\n\u3000\u3000海风把渔船吹回港里，码头上的人忙着分拣一夜的收成。"
    return Page("a.pdf", text, layout=PageLayout(3, places, 100, 120))


def test_page_is_drawn_line_for_line() -> None:
    root = ElementTree.fromstring(page_picture([parse(page()), parse(page())]))
    boxes = root.findall(".//{*}rect")
    assert len(boxes) == 2 * (1 + 3)
    assert "<渔船> & 归港" in "".join(root.itertext())


def test_page_without_places_is_not_drawn() -> None:
    assert "<rect" not in page_picture([parse(Page("a.txt", "归港"))])


def test_article_of_a_page_says_page_and_region() -> None:
    (article,) = parse(page()).articles
    assert article.lines == (3, 1)
    assert source_lines(article)[-1] == "a.pdf, page 3, region 1"
    assert not Article("a.txt", "归港", (1, 2)).is_printed


VIEWERS = {
    "option": ("linux", {"evince"}, ["evince", "-i", "3", "a b.pdf"]),
    "after the path": ("linux", {"mupdf"}, ["mupdf", "a b.pdf", "3"]),
    "in the address": ("linux", {"qpdfview"}, ["qpdfview", "--unique", "a b.pdf#3"]),
    "the system's": ("linux", {"xdg-open"}, ["xdg-open", "a b.pdf"]),
    "on a Mac": ("darwin", {"open"}, ["open", "a b.pdf"]),
    "none": ("linux", set(), None),
}


@pytest.mark.parametrize("name", VIEWERS)
def test_viewer_is_told_the_page(name: str) -> None:
    platform, there, expected = VIEWERS[name]
    found = {program: f"/usr/bin/{program}" for program in there}
    assert viewer_command(platform, Path("a b.pdf"), 3, found.get) == expected
