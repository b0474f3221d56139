"""PDF pages, from bytes to articles: written here, read by the process that reads them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import ReaderError, UnreadableError
from reader.ingest import reasons, sources
from reader.ingest.formats.pdf import pdf_file, pdf_process
from reader.ingest.pages import read
from reader.model import PDF, Article, Page
from reader.parsing import parse

from .pdf_maker import PdfPage, pdf

STORY = "海风把渔船吹回港里，码头上的人忙着分拣一夜的收成，孩子们在石阶上数着归来的帆。"
OTHER = "图书馆把阅览室的灯延长到深夜，晚归的工人可以坐下来读完一章，再走进安静的街道。"


def set_in(text: str, per_line: int) -> list[str]:
    """A paragraph as printed lines, the first indented by two."""
    text = "\u3000\u3000" + text
    return [text[at : at + per_line] for at in range(0, len(text), per_line)]


def paragraph(text: str, times: int) -> str:
    return "".join(f"第{at}段里{text}" for at in range(times))


def columns(page: PdfPage, left: float, top: float, lines: list[str], each: int, width: float = 140.0) -> None:
    """Lines in columns of ten points, `each` to a column."""
    for at in range(0, len(lines), each):
        page.column(left + width * (at // each), top, 10, lines[at : at + each])


def folio(page: PdfPage, number: str = "4") -> PdfPage:
    page.text(20, 20, 9, "2031年5月6日\u3000星期二").text(280, 18, 12, "要闻").text(480, 18, 12, "海滨晨报")
    return page.text(560, 14, 18, number).rule(20, 36, 580, 36)


def front() -> PdfPage:
    """Two articles, one over the other, a rule between them, each in columns under its headline."""
    page = folio(PdfPage())
    page.text(180, 60, 30, "渔船归港满舱银", "F2")
    columns(page, 20, 110, set_in(paragraph(STORY, 9), 13), 9)
    page.rule(20, 300, 580, 300)
    page.text(200, 320, 24, "阅览室灯火到深夜", "F2")
    columns(page, 20, 370, set_in(paragraph(OTHER, 8), 13), 8)
    return page


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    pdf_process.end_idle()


def pages_of(path: Path, data: bytes) -> tuple[list[Page], list[ReaderError]]:
    path.write_bytes(data)
    problems: list[ReaderError] = []
    found: list[Page] = []
    for source in sources([path]):
        try:
            found += read(source, on_problem=problems.append)
        except UnreadableError as error:
            problems.append(error)
    return found, problems


def articles_of(path: Path, data: bytes) -> list[Article]:
    pages, problems = pages_of(path, data)
    assert not problems
    return [article for page in pages for article in parse(page).articles]


def test_articles_of_a_page_keep_apart_and_whole(tmp_path: Path) -> None:
    first, second = articles_of(tmp_path / "a.pdf", pdf(front()))
    assert (first.headline, second.headline) == ("渔船归港满舱银", "阅览室灯火到深夜")
    assert first.body == paragraph(STORY, 9)
    assert second.body == paragraph(OTHER, 8)


def test_folio_tells_paper_date_and_page(tmp_path: Path) -> None:
    article = articles_of(tmp_path / "a.pdf", pdf(front()))[0]
    assert (article.publication, article.date, article.page, article.page_name) == (
        "海滨晨报",
        "2031-05-06",
        "4",
        "要闻",
    )


def test_lines_are_page_and_region(tmp_path: Path) -> None:
    found = articles_of(tmp_path / "a.pdf", pdf(front(), front()))
    assert [article.lines for article in found] == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_page_says_that_it_was_a_pdf(tmp_path: Path) -> None:
    (page,), _ = pages_of(tmp_path / "a.pdf", pdf(front()))
    assert page.encoding == PDF
    assert page.layout is not None
    assert page.origins["date"] == "folio"
    assert len(page.layout.lines) == sum(bool(line.strip()) for line in page.text.split("\n"))


def test_article_is_printed_whatever_its_file_is_called(tmp_path: Path) -> None:
    assert all(article.is_printed for article in articles_of(tmp_path / "saved", pdf(front())))
    text = ("海边的一天\n\u3000\u3000" + STORY).encode()
    assert not any(article.is_printed for article in articles_of(tmp_path / "a.pdf", text))


def test_vertical_page(tmp_path: Path) -> None:
    page = folio(PdfPage())
    page.down(540, 60, 30, "渔船归港满舱银", "F2")
    text = set_in(paragraph(STORY, 4), 20)
    for at, line in enumerate(text):
        indent = 20.0 if line.startswith("\u3000") else 0.0
        page.down(500 - 14.0 * at, 60 + indent, 10, line.strip("\u3000"))
    (article,) = articles_of(tmp_path / "a.pdf", pdf(page))
    assert article.headline == "渔船归港满舱银"
    assert article.body == paragraph(STORY, 4)


def test_recognised_text_under_a_picture_is_read(tmp_path: Path) -> None:
    """Invisible, over a picture as large as the page, so that the one between headline and text is not known."""
    page = folio(PdfPage())
    page.text(180, 60, 30, "渔船归港满舱银", "F2")
    columns(page, 20, 300, set_in(paragraph(STORY, 9), 13), 9)
    page.drawn = [line.replace(" 0 Tr", " 3 Tr") for line in page.drawn]
    ((article,), (told,)) = articles_of(tmp_path / "a.pdf", pdf(page)), pages_of(tmp_path / "a.pdf", pdf(page))[0]
    assert told.layout
    assert told.layout.recognised
    assert article.headline == "渔船归港满舱银"
    assert article.body == paragraph(STORY, 9)


def test_two_pages_side_by_side_are_two(tmp_path: Path) -> None:
    left = front()
    spread = PdfPage(width=1200.0)
    spread.drawn = [*left.drawn, "q 1 0 0 1 600 0 cm", *front().drawn, "Q"]
    pages, problems = pages_of(tmp_path / "a.pdf", pdf(spread))
    assert not problems
    assert [page.given["page"] for page in pages] == ["4", "4"]
    found = [article for page in pages for article in parse(page).articles]
    assert [article.headline for article in found] == ["渔船归港满舱银", "阅览室灯火到深夜"] * 2
    assert [article.lines for article in found] == [(1, 1), (1, 2), (1, 3), (1, 4)]


REFUSED = {
    "no text": (pdf(PdfPage().rule(20, 20, 500, 20)), reasons.NO_TEXT_LAYER),
    "cut off at the start": (pdf(front())[:60], reasons.DAMAGED),
    "only a mark": (b"%PDF-1.7", reasons.DAMAGED),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_told_in_a_line(name: str, tmp_path: Path) -> None:
    data, reason = REFUSED[name]
    pages, problems = pages_of(tmp_path / "a.pdf", data)
    assert not pages
    assert [str(problem) for problem in problems] == [f"{tmp_path / 'a.pdf'}: {reason}"]


UNLOCKED = {"right": "oyster", "wrong": "clam", "missing": None}


@pytest.mark.parametrize("name", UNLOCKED)
def test_password_is_taken_from_the_environment(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(pdf_file.PASSWORD, raising=False)
    if word := UNLOCKED[name]:
        monkeypatch.setenv(pdf_file.PASSWORD, word)
    pages, problems = pages_of(tmp_path / "a.pdf", pdf(front(), password="oyster"))
    found = [article.headline for page in pages for article in parse(page).articles]
    assert found == (["渔船归港满舱银", "阅览室灯火到深夜"] if name == "right" else [])
    told = [] if name == "right" else [f"{tmp_path / 'a.pdf'}: {reasons.LOCKED}"]
    assert [str(problem) for problem in problems] == told


def test_file_locked_for_its_owner_alone_opens(tmp_path: Path) -> None:
    assert len(articles_of(tmp_path / "a.pdf", pdf(front(), password=""))) == 2


def test_lost_end_is_mended(tmp_path: Path) -> None:
    data = pdf(front())
    assert len(articles_of(tmp_path / "a.pdf", data[: data.rindex(b"xref\n0")])) == 2


def test_folder_holds_pdfs_beside_text(tmp_path: Path) -> None:
    (tmp_path / "a.PDF").write_bytes(pdf(front()))
    (tmp_path / "b.txt").write_text("海边的一天\n\u3000\u3000" + STORY, encoding="utf-8")
    assert [source.name.rpartition("/")[2] for source in sources([tmp_path])] == ["a.PDF", "b.txt"]


ANSWERS = {
    "locked": ([{"error": "locked"}], reasons.LOCKED),
    "no code points": (
        [{"number": 1, "size": [1, 1], "sheets": [], "recognised": False, "unreadable": True}],
        reasons.NO_CHARACTERS,
    ),
    "crash at once": ([{"error": "ended", "number": 0}], reasons.DAMAGED),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_that_hold_no_page(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, reason = ANSWERS[name]
    monkeypatch.setattr(pdf_file, "answers", lambda _data, _password: iter(given))
    _, problems = pages_of(tmp_path / "a.pdf", b"%PDF-1.7")
    assert [str(problem) for problem in problems] == [f"{tmp_path / 'a.pdf'}: {reason}"]


def test_page_that_ends_the_process_costs_that_page_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = pdf_process.PdfProcess.page

    def page(process: pdf_process.PdfProcess, number: int) -> pdf_process.Answer:
        if number == 1:
            process._process.kill()
        return ask(process, number)

    monkeypatch.setattr(pdf_process.PdfProcess, "page", page)
    pages, problems = pages_of(tmp_path / "a.pdf", pdf(front(), front(), front()))
    assert [page.layout.number for page in pages if page.layout] == [1, 3]
    assert [str(problem) for problem in problems] == [f"{tmp_path / 'a.pdf'}#2: {reasons.DAMAGED_PAGE}"]


def test_reading_may_be_left_off(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(front(), front()))
    (source,) = sources([tmp_path / "a.pdf"])
    reading = read(source)
    next(reading)
    reading.close()
    assert len(articles_of(tmp_path / "b.pdf", pdf(front()))) == 2
