"""What records call their fields: dates, pages and names brought into one form, and nothing invented."""

import pytest

from reader.ingest.field_names import of_values
from reader.ingest.field_values import iso_date, page_number, web_address

DATES = {
    "2022-11-14": "2022-11-14",
    "2022-11-14T08:00:00+08:00": "2022-11-14",
    "2022-11-14 08:00": "2022-11-14",
    "2022/1/4": "2022-01-04",
    "2022.01": "2022-01",
    "20221114": "2022-11-14",
    "2022年11月4日 星期五": "2022-11-04",
    "2022年1月": "2022-01",
    "1957年": "1957",
    "1957": "1957",
    "Fri, 19 Oct 2018 23:59:00 +0800": "2018-10-19",
    "2022-02-30": None,
    "2022-13": None,
    "yesterday": None,
    "12/11/2022": None,
    "": None,
    "Fri, 99 Oct 2018": None,
}


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_dates(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("03", "3"), ("A03版", "A3"), ("第12版", "12"), ("a1", "A1"), ("0", None), ("要闻", None)]
)
def test_pages(text: str, expected: str | None) -> None:
    assert page_number(text) == expected


CASES = {
    "usual names": (
        {"title": "题", "author": "甲, 乙", "published": "2020-01-02", "category": "要闻", "source": "山城日报"},
        {"headline": "题", "authors": "甲、乙", "date": "2020-01-02", "section": "要闻", "publication": "山城日报"},
    ),
    "Chinese names": (
        {"标题": "题", "作者": ["甲", "乙"], "版次": "第03版"},
        {"headline": "题", "authors": "甲、乙", "page": "3"},
    ),
    "the most telling first": ({"title": "乙", "headline": "甲"}, {"headline": "甲"}),
    "the next where one does not fit": ({"date": "soon", "published": "2020"}, {"date": "2020"}),
    "cleaned, on one line": ({"title": " 甲\x1b\n乙\u202e "}, {"headline": "甲 乙"}),
    "addresses of authors": ({"author": "a@b.example (王小明)"}, {"authors": "王小明"}),
    "an address alone": ({"author": "a@b.example"}, {}),
    "an address on the web": ({"link": "https://news.example/a?b=1#c"}, {"url": "https://news.example/a?b=1#c"}),
    "no address on the web": ({"url": "/posts/a", "link": "javascript:alert(1)", "href": "http://a b"}, {}),
    "an address with braces": ({"url": "https://news.example/{a}"}, {}),
    "unknown and empty": ({"tags": ["x"], "title": "", "author": []}, {}),
}


@pytest.mark.parametrize(("values", "expected"), CASES.values(), ids=CASES)
def test_fields(values: dict[str, str | list[str]], expected: dict[str, str]) -> None:
    assert of_values(values) == expected


def test_an_address_holds_no_control_character() -> None:
    assert web_address("https://news.example/1") == "https://news.example/1"
    assert web_address("https://news.example/\x1b[2J") is None
