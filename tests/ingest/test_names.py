"""What names of files and folders say, and what they must not be made to say."""

import pytest

from reader.ingest.path_metadata import PAPER, from_path, is_article

CASES = {
    "day, page, name": ("2026-07-21_03_要闻.txt", {"date": "2026-07-21", "page": "3", "page_name": "要闻"}),
    "one article of a page": ("20200119-02-03.txt", {"date": "2020-01-19", "page": "2"}),
    "paper first": (
        "青岛日报-2022-11-14-要闻.txt",
        {"publication": "青岛日报", "date": "2022-11-14", "page_name": "要闻"},
    ),
    "name before the day": (
        "青岛日报 要闻 2022.11.14",
        {"publication": "青岛日报", "date": "2022-11-14", "page_name": "要闻"},
    ),
    "page glued to the day": ("rmrb1957060101.txt", {"date": "1957-06-01", "page": "1"}),
    "Latin code": ("mrdx_20260427_08.txt", {"date": "2026-04-27", "page": "8"}),
    "Latin section is no page name": ("ltn_20170629_focus.txt", {"date": "2017-06-29"}),
    "Chinese date, marked page": ("2022年11月4日第A02版.txt", {"date": "2022-11-04", "page": "A2"}),
    "marked page alone": ("第03版：要闻.txt", {"page": "3"}),
    "packed file": ("20200119.txt.gz", {"date": "2020-01-19"}),
    "folders": (
        "人民日报/2020年1月/20200119/旧闻.txt",
        {"publication": "人民日报", "date": "2020-01-19"},
    ),
    "nested numbers": ("papers/2020/01/19/a.txt", {"date": "2020-01-19"}),
    "a month": ("2020年1月/a.txt", {"date": "2020-01"}),
    "a year": ("1957年/a.txt", {"date": "1957"}),
    "inside an archive": (
        "old.zip!/青岛晚报/2001-02-03_05.txt",
        {"publication": "青岛晚报", "date": "2001-02-03", "page": "5"},
    ),
    "the file beats the folder": ("2020年1月/2019-12-31_01.txt", {"date": "2019-12-31", "page": "1"}),
    "folder with a paper and a day": ("x/文汇报_2001-02-03/a.txt", {"publication": "文汇报", "date": "2001-02-03"}),
    "year and month, then the day": ("html/2026-07/10/content_1.htm", {"date": "2026-07-10"}),
    "year and month in one": ("html/202607/10/content_12_34567.htm", {"date": "2026-07-10"}),
    "month and day in Chinese": ("2026年7月/10日/a.txt", {"date": "2026-07-10"}),
    "article 2 of page 4": ("nw.D110000hbwb_20221114_2-04.htm", {"date": "2022-11-14", "page": "4"}),
    "article 11 of page B2": ("nw.D110000hbwb_20221114_11-B02.htm", {"date": "2022-11-14", "page": "B2"}),
    "the contents of a page": ("2022-11/14/nbs.D110000hbwb_04.htm", {"date": "2022-11-14", "page": "4"}),
    "the contents of a page with a letter": ("202607/10/node_A01.html", {"date": "2026-07-10", "page": "A1"}),
    "a page with a letter in a folder of its day": ("2022-11-14/A03.txt", {"date": "2022-11-14", "page": "A3"}),
    "a page with a letter glued to the day": ("20221114A03.txt", {"date": "2022-11-14", "page": "A3"}),
    "a weekday behind the folder's day": (
        "青岛日报/2022年11月14日 星期一/第4版.txt",
        {"publication": "青岛日报", "date": "2022-11-14", "page": "4"},
    ),
    "a time is no page": ("2022-11-14T10-22-11.txt", {"date": "2022-11-14"}),
    "a counter of four figures is no page": ("Scan_20221114_0012.jpg.txt", {"date": "2022-11-14"}),
    "full width": ("２０２２年１１月１４日第Ａ０４版.txt", {"date": "2022-11-14", "page": "A4"}),
    "an article's number is no page": ("content_20221114_12.htm", {"date": "2022-11-14"}),
    "a long number is no page": ("t20221114_1234567.htm", {"date": "2022-11-14"}),
    "a day that no calendar has": ("2026-02/30/a.htm", {"date": "2026-02"}),
    "Windows": ("C:\\青岛日报\\2022-11-14_01.txt", {"publication": "青岛日报", "date": "2022-11-14", "page": "1"}),
}

SILENT = {
    "a number": "article_15760.md",
    "no such day": "20200231.txt",
    "a time": "20200119093055.txt",
    "a word": "要闻.txt",
    "a report is no paper": "项目日报.txt",
    "a notice is no paper": "情况通报.txt",
    "a bare year": "2019/notes.txt",
    "a letter and figures without a day": "B52.txt",
    "a month that no calendar has": "2026-13/10/a.htm",
    "the site's own number": "node_12.htm",
    "a name with figures": "COVID19.txt",
    "nothing": "",
}


@pytest.mark.parametrize(("path", "expected"), CASES.values(), ids=CASES)
def test_names_tell(path: str, expected: dict[str, str]) -> None:
    known = from_path(path)
    assert known.given == expected
    assert known.origins.keys() == expected.keys()


@pytest.mark.parametrize("path", SILENT.values(), ids=SILENT)
def test_names_are_not_made_to_tell(path: str) -> None:
    assert from_path(path).given == {}


PAPERS = (
    "青岛日报 人民日報 北京晚报 新民晚報 学习时报 南方都市报 中国青年报 新华每日电讯"
    " 文汇报 大公報 解放军报 中国妇女报 参考消息 三联生活周刊"
)
NO_PAPERS = "日报 情况通报 学习汇报 工作日报 项目周报 年报 海报 一二三四五六七八九十百千日报 Daily日报"


def test_papers_end_as_papers_do() -> None:
    assert [name for name in PAPERS.split() if not PAPER.fullmatch(name)] == []
    assert [name for name in NO_PAPERS.split() if PAPER.fullmatch(name)] == []


def test_words_beyond_doubt_only() -> None:
    assert "page_name" not in from_path("2022-11-14_王小明_讲话稿.txt").given
    assert "page_name" not in from_path("2022-11-14_03_要闻_综合.txt").given


def test_the_name_of_a_page_behind_its_mark() -> None:
    path = "山城日报/2011-03-06/第03版-民生/渡口修桥.txt"
    assert from_path(path).given == {"publication": "山城日报", "date": "2011-03-06", "page": "3", "page_name": "民生"}
    assert "page_name" not in from_path("a/民生-第03版-渡口-修桥/x.txt").given


def test_origins_are_kept() -> None:
    assert from_path("青岛日报/2022-11-14_01.txt").origins == {
        "publication": "folder",
        "date": "file name",
        "page": "file name",
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [("x/20200119-02-03.txt", True), ("20200119-02.txt", False), ("a20200119-02-03.txt", False), ("要闻.txt", False)],
)
def test_a_name_says_that_a_file_is_one_article(path: str, expected: bool) -> None:
    assert is_article(path) is expected
