"""What records call their fields: dates, pages and names brought into one form, and nothing invented."""

import pytest

from reader.ingest.field_names import of_values, unused
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
    "what stands where there is nothing": (
        {"title": "题", "author": ["None", "甲"], "source": "nan", "section": "无", "kicker": "-", "subtitle": "N/A"},
        {"headline": "题", "authors": "甲"},
    ),
    "surnames first": ({"author": "王, 小明; 李, 芳"}, {"authors": "王小明、李芳"}),
    "one surname first": ({"author": "欧阳, 修"}, {"authors": "欧阳修"}),
    "two names that are whole": ({"author": "王芳, 李明"}, {"authors": "王芳、李明"}),
    "the address of the headline": (
        {"标题": "题", "标题链接": "https://news.example/a", "图片链接": "https://news.example/b"},
        {"headline": "题", "url": "https://news.example/a"},
    ),
    "names of bibliographies": (
        {"Title": "题", "Journal": "山城日报", "Pages": "003", "Publication Year": "2021"},
        {"headline": "题", "publication": "山城日报", "page": "3", "date": "2021"},
    ),
    "a field by that name": ({"field_byline": "记者 甲", "pageLabel": "A05"}, {"byline": "记者 甲", "page": "A5"}),
    "year, month and day apart": ({"年": "1957", "月": "3", "日": "5"}, {"date": "1957-03-05"}),
    "year and month": ({"year": "1957", "month": "12"}, {"date": "1957-12"}),
    "a day that is none": ({"year": "1957", "month": "3", "day": "Monday"}, {"date": "1957-03"}),
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
    "words in capitals and small letters": (
        {
            "pubName": "山城日报",
            "publishedDate": "2020-01-02",
            "pageNumber": "A03",
            "mainTitle": "题",
            "introTitle": "引",
        },
        {"publication": "山城日报", "date": "2020-01-02", "page": "A3", "headline": "题", "kicker": "引"},
    ),
    "words with lines between": (
        {
            "newspaper_title": "山城日报",
            "issue_date": "2020",
            "head_line": "题",
            "author_names": "甲",
            "sub_title": "副",
        },
        {"publication": "山城日报", "date": "2020", "headline": "题", "authors": "甲", "subheadline": "副"},
    ),
    "words in Chinese": (
        {"报纸名称": "山城日报", "见报日期": "2020", "稿件标题": "题", "所在版面": "第3版", "版面名称": "要闻"},
        {"publication": "山城日报", "date": "2020", "headline": "题", "page": "3", "page_name": "要闻"},
    ),
    "two names of the same words' meaning": ({"pub_date": "soon", "print_date": "2020"}, {"date": "2020"}),
    "other words": (
        {"update_time": "2020", "author_id": "3", "page_count": "8", "image_title": "图", "paper_title": "题"},
        {},
    ),
    "a page beside the newspaper": (
        {"source": "山城日报 A03版", "title": "题"},
        {"publication": "山城日报", "page": "A3", "headline": "题"},
    ),
    "date and page beside the newspaper": (
        {"source": "《山城日报》2020年1月2日 第4版：本地"},
        {"publication": "山城日报", "date": "2020-01-02", "page": "4", "page_name": "本地"},
    ),
    "an address for a name": ({"source": "https://news.example/a"}, {"url": "https://news.example/a"}),
    "a site for a name": ({"source": "https://news.example/"}, {}),
    "a page without a sign": ({"source": "今日山城 A03版", "page": "5"}, {"publication": "今日山城", "page": "5"}),
    "a number that is the newspaper's": ({"source": "21世纪报道 特刊"}, {"publication": "21世纪报道 特刊"}),
    "unknown and empty": ({"tags": ["x"], "title": "", "author": []}, {}),
}


@pytest.mark.parametrize(("values", "expected"), CASES.values(), ids=CASES)
def test_fields(values: dict[str, str | list[str]], expected: dict[str, str]) -> None:
    assert of_values(values) == expected


def test_an_address_holds_no_control_character() -> None:
    assert web_address("https://news.example/1") == "https://news.example/1"
    assert web_address("https://news.example/\x1b[2J") is None


def test_the_parts_of_a_day_are_used() -> None:
    values = {"年": "1957", "月": "3", "标签": "x", "甲": "y"}
    assert list(unused(values, of_values(values))) == ["甲"]
