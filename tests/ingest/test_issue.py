"""What is saved from the site of a newspaper: one issue, its pages in order, its contents pages no articles."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.ingest import read, sources
from reader.ingest.issue_contents import by_name, in_reading_order, places

from .packing import zipped
from .test_epaper import headings, old_founder, paragraph

CONTENTS = "<title>海滨晚报</title><p>第{}版：{}</p><ul>{}</ul>"
LINK = '<li><a href="{}">{}</a></li>'


def contents(page: str, name: str, *links: str) -> str:
    """The contents page of one page."""
    return CONTENTS.format(page, name, "".join(LINK.format(link, "题") for link in links))


ONE_FOLDER = {
    "content_7.htm": paragraph("三"),
    "content_9.htm": paragraph("一"),
    "content_8.htm": paragraph("二"),
    "node_5.htm": contents("A01", "要闻", "content_9.htm", "content_8.htm"),
    "node_4.htm": contents("A02", "文化", "content_7.htm"),
}

SITES: Mapping[str, dict[str, str]] = {
    "contents pages beside the articles": {f"html/2019-06/18/{name}": text for name, text in ONE_FOLDER.items()},
    "contents pages in a folder of their own": {
        "pc/content/201906/18/content_7.html": paragraph("三"),
        "pc/content/201906/18/content_8.html": paragraph("一"),
        "pc/content/201906/18/content_9.html": paragraph("二"),
        "pc/layout/201906/18/node_01.html": contents(
            "A01", "要闻", *(f"../../../content/201906/18/content_{n}.html" for n in (8, 9))
        ),
        "pc/layout/201906/18/node_02.html": contents("A02", "文化", "../../../content/201906/18/content_7.html"),
    },
    "names that tell the page last": {
        "nw.D110000hbwb_20190618_1-01.htm": headings("一"),
        "nw.D110000hbwb_20190618_2-01.htm": headings("二"),
        "nw.D110000hbwb_20190618_1-02.htm": headings("三"),
    },
    "labels in links to the contents pages": {
        "content_1.htm": headings("三"),
        "content_2.htm": headings("一"),
        "content_3.htm": headings("二"),
        "node_8.htm": LINK.format("node_9.htm", "第A01版：要闻") + LINK.format("content_1.htm", "题"),
        "node_9.htm": LINK.format("node_8.htm", "第A02版：文化")
        + LINK.format("content_2.htm", "题")
        + LINK.format("content_3.htm", "题"),
    },
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """These files under `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def headlines(path: Path) -> list[str]:
    """The headlines of the articles at `path`, in their order."""
    problems: list[ReaderError] = []
    found = [page for source in sources([path]) for page in read(source, on_problem=problems.append)]
    assert not problems
    return [page.given["headline"] for page in found]


@pytest.mark.parametrize("files", SITES.values(), ids=SITES)
def test_a_saved_site_is_read_page_by_page(files: dict[str, str], tmp_path: Path) -> None:
    write(tmp_path, files)
    assert headlines(tmp_path) == ["一", "二", "三"]


@pytest.mark.parametrize("files", SITES.values(), ids=SITES)
def test_an_archive_of_a_site_is_too(files: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "site.zip"
    path.write_bytes(zipped(files))
    assert headlines(path) == ["一", "二", "三"]


def test_a_site_given_by_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, SITES["contents pages beside the articles"])
    monkeypatch.chdir(tmp_path / "html")
    assert headlines(Path("2019-06")) == headlines(Path("../html")) == ["一", "二", "三"]


def test_articles_that_name_their_pages_need_no_contents_page(tmp_path: Path) -> None:
    first, second = (old_founder("一").replace("A03", page) for page in ("A01", "A12"))
    write(
        tmp_path,
        {"content_1.htm": second.replace("一", "三"), "content_3.htm": first, "content_2.htm": old_founder("二")},
    )
    assert headlines(tmp_path) == ["一", "二", "三"]


def test_articles_that_do_not_all_name_a_page_stand_by_name(tmp_path: Path) -> None:
    write(tmp_path, {"content_1.htm": old_founder("一"), "content_2.htm": "<h1>二</h1><p>文。</p>"})
    assert headlines(tmp_path) == ["一", "二"]


def test_contents_pages_tell_the_page_where_the_article_does_not(tmp_path: Path) -> None:
    bare = "<html><h1>渔港的早晨</h1><p>天刚亮，渔民老周就到了码头。</p></html>"
    write(tmp_path, {"content_1.htm": bare, "node_1.htm": contents("A03", "民生", "content_1.htm", "content_2.htm")})
    (page,) = [page for source in sources([tmp_path]) for page in read(source)]
    assert (page.given["page"], page.given["page_name"]) == ("A3", "民生")
    assert page.origins["page"] == "contents page"


def test_places_of_links() -> None:
    text = contents(
        "A03", "民生", "./content_2.htm#top", "content_2.htm", "http://news.example/content_9.htm", "content%5F3.htm"
    )
    found = places({"x/node_1.htm": text})
    assert {path: place.rank for path, place in found.items()} == {"x/content_2.htm": 0, "x/content_3.htm": 1}
    assert found["x/content_2.htm"].fields == {"page": "A3", "page_name": "民生"}
    assert places({}) == {}


def test_contents_that_tell_of_few_articles_do_not_tell_their_order() -> None:
    few = places({"node_1.htm": contents("A01", "要闻", "content_3.htm")})
    names = ["content_1.htm", "content_2.htm", "content_3.htm", "content_4.htm"]
    assert in_reading_order(names, few) == names
    assert by_name("a.b_2-04") < by_name("a.b_10-04")
