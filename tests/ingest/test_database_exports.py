"""Exports of databases that number their documents, bibliographies with labels behind the text, and mailboxes."""

import pytest

from reader.parsing import parse

from .reading import read_file, told

LINES = ["新桥通车。", "两岸的人都来看。"]
ONE = {"headline": "渡口修桥", "publication": "山城日报", "date": "2021-09-02", "page": "A3", "lines": LINES}
TEXT = "\n\n".join(LINES)
NUMBERED = {
    "labels below paper, day and headline": (
        "                    1 of 2 DOCUMENTS\n\n      山城日报\n\n    September 2, 2021 Thursday\n\n渡口修桥\n\n"
        f"BYLINE: 王小明\n\nSECTION: 民生; Pg. A3\n\nLENGTH: 320 words\n\n{TEXT}\n\nLOAD-DATE: September 5, 2021\n\n"
        "LANGUAGE: CHINESE; 中文\n\n      Copyright 2021 山城日报社\n          All Rights Reserved\n\n"
        "                    2 of 2 DOCUMENTS\n\n路灯亮了\n\nLENGTH: 3 words\n\n老街不再黑。\n",
        [
            ONE | {"byline": "王小明", "section": "民生"},
            {"headline": "路灯亮了", "lines": ["老街不再黑。"]},
        ],
    ),
    "the text behind a label": (
        f"____________________\n\nDocument 1 of 1\n\n渡口修桥\n\nAuthor: 王小明\n\n"
        f"Publication info: 山城日报 ; 山城 [山城]. 02 Sep 2021: A3.\n\nFull text: {TEXT}\n\n"
        "Publication title: 山城日报\n\nPages: A3\n\n"
        "Publication date: Sep 2, 2021\n\nLast updated: 2021-10-01\n\n____________________\n",
        [ONE | {"authors": "王小明"}],
    ),
    "the page alone": (
        f"Document 1 of 1\n山城日报\n2021-09-02\n渡口修桥\nSection: Pg. A3\nBody\n{TEXT}\nEnd of Document\n",
        [ONE],
    ),
    "no number": (
        "渡口修桥\n山城日报\n2021年9月2日 星期四\n\nCopyright 2021 山城日报社 All Rights Reserved\n\n"
        f"Section: 民生; Pg. A3\nLength: 320 words\nByline: 王小明\n\nBody\n\n{TEXT}\n\nLoad-Date: May 5\n\n\n"
        "End of Document\n\n路灯亮了\n山城日报\n2021年9月3日\nLength: 5 字\n\nBody\n老街不再黑。\nEnd of Document\n",
        [
            ONE | {"byline": "王小明", "section": "民生"},
            {"headline": "路灯亮了", "publication": "山城日报", "date": "2021-09-03", "lines": ["老街不再黑。"]},
        ],
    ),
    "no label": (
        f"Document 1 of 1\n\n渡口修桥\n\n{TEXT}\n",
        [{"headline": "渡口修桥", "lines": LINES}],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERED.values(), ids=NUMBERED)
def test_numbered_documents(text: str, expected: list[dict[str, str | list[str]]]) -> None:
    found, problems = read_file("a.txt", text)
    assert [told(page) for page in found] == expected
    assert not problems


def test_a_number_inside_a_text_begins_no_document() -> None:
    (page,), _ = read_file(
        "a.txt", "\n".join(["渡口修桥", *["　　新桥通车。"] * 20, "Document 1 of 2", "　　路灯亮了。"])
    )
    assert "Document 1 of 2" in page.text


BEHIND = {
    "two languages": (
        "Title-题名: 渡口修桥\nAuthor-作者: 王小明;\nSource-报纸中文名: 山城日报\nSummary-摘要: 新桥通车。\n"
        "两岸的人都来看。\nPubTime-发表时间: 2021-09-02\nPage-页码: 003\n"
    ),
    "braces": (
        "{Reference Type}: Newspaper Article\n{Title}: 渡口修桥\n{Author}: 王小明\n{Journal}: 山城日报\n"
        "{Abstract}: 新桥通车。\n两岸的人都来看。\n{Pages}: 003\n{Date}: 2021-09-02\n{Database}: 某库\n"
    ),
    "an address": (
        "Title: 渡口修桥\nAuthor: 王小明\nJournal: 山城日报\nDate: 2021-09-02\nPages: 003\nAbstract: 新桥通车。\n"
        "两岸的人都来看。\nURL: https://news.example/a\n"
    ),
    "signs": (
        "%0 Newspaper Article\n%A 王小明\n%+ 山城日报社\n%T 渡口修桥\n%J 山城日报\n%8 2021-09-02\n%X 新桥通车。\n"
        "两岸的人都来看。\n%P 3\n%~ 某库\n%W 某库\n"
    ),
}


@pytest.mark.parametrize("text", BEHIND.values(), ids=BEHIND)
def test_labels_behind_the_text(text: str) -> None:
    (page,), _ = read_file("a.txt", text)
    url = {"url": "https://news.example/a"} if "URL" in text else {}
    assert told(page) == ONE | {"page": "3", "authors": "王小明"} | url


def test_numbers_of_articles_above_an_empty_line() -> None:
    top = "文章 {}\n\n{}\n海角時報 | 2021-09-0{} | A03 | 港聞\n\n新橋通車。\n\n==========\n\n"
    found, _ = read_file("a.txt", top.format(1, "渡口修橋", 2) + top.format(2, "路燈亮了", 3))
    assert [(page.given["headline"], page.given["date"], page.text) for page in found] == [
        ("渡口修橋", "2021-09-02", "新橋通車。"),
        ("路燈亮了", "2021-09-03", "新橋通車。"),
    ]


def test_authors_with_a_label_each() -> None:
    (page,), _ = read_file(
        "a.txt", "TY  - NEWS\nTI  - 渡口修桥\nAU  - 王小明\nAU  - 李四\nUR  - https://news.example/a\nER  - \n"
    )
    assert page.given == {"headline": "渡口修桥", "authors": "王小明、李四", "url": "https://news.example/a"}


MAIL = (
    "Subject: 渡口修桥\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    "新桥通车。\n>From 两岸来的人都看。\n\n"
)


@pytest.mark.parametrize("name", ["a.mbox", "a.eml"])
@pytest.mark.parametrize("header", ["Subject: 渡口修桥\nFrom: a@news.example\n", "subject: 渡口修桥\n"])
def test_a_mail_without_the_version_of_its_format(name: str, header: str) -> None:
    opening = "From a@news.example Thu Sep  2 08:00:00 2021\n" if name == "a.mbox" else ""
    (page,), problems = read_file(name, f"{opening}{header}\n新桥通车。\n两岸来的人都看。\n")
    (article,) = parse(page).articles
    assert (article.headline, article.body, problems) == ("渡口修桥", "新桥通车。\n两岸来的人都看。", [])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mailbox(end: str) -> None:
    box = "".join(f"From a@news.example Thu Sep  2 08:00:00 2021\nFrom: a@news.example\n{MAIL}" for _ in range(2))
    found, problems = read_file("a.mbox", box.replace("\n", end))
    articles = [parse(page).articles[0] for page in found]
    assert [(one.headline, one.body) for one in articles] == [("渡口修桥", "新桥通车。\nFrom 两岸来的人都看。")] * 2
    assert [page.source for page in found] == ["a.mbox!/1.eml", "a.mbox!/2.eml"]
    assert not problems
