"""Collections of an old newspaper's texts, with page and column above each article."""

import pytest

from .reading import read_file

LEAD = "各地农民积极准备春耕，已积肥三千余车。"
REST = "供销社已将大批农具运到农村。"
BELOW = f"　　{LEAD}\n　　{REST}\n"

ONE = {
    "page without a name": (
        "第1版()\n专栏：\n\n　　春耕开始\n",
        {"page": "1", "section": "第1版()", "headline": "春耕开始"},
    ),
    "page and column": (
        "第4版(农村)\n专栏：读者来信\n春耕开始\n",
        {"page": "4", "page_name": "农村", "section": "读者来信", "headline": "春耕开始"},
    ),
    "kicker, marks of ASCII": (
        "第4版(农村)\n专栏:\n\n 各地积肥忙\n 春耕开始\n",
        {"page": "4", "page_name": "农村", "kicker": "各地积肥忙", "headline": "春耕开始"},
    ),
    "issue above": (
        "1958年9月26日山城日报 第8版\n\n第8版()\n专栏:\n\n春耕开始\n",
        {"date": "1958-09-26", "publication": "山城日报", "page": "8", "section": "第8版()", "headline": "春耕开始"},
    ),
}


@pytest.mark.parametrize(("above", "expected"), ONE.values(), ids=ONE)
def test_one_article(above: str, expected: dict[str, str]) -> None:
    (page,), problems = read_file("a.txt", above + BELOW)
    assert page.given == expected
    assert page.text.split() == [LEAD, REST]
    assert not problems


def test_several_articles() -> None:
    text = f"1958年9月24日山城日报\n\n第8版()\n专栏:\n\n春耕开始\n{BELOW}(附图片)\n\n\n第8版()\n专栏:来信\n\n只有标题\n"
    found, _ = read_file("a.txt", text)
    issue = {"date": "1958-09-24", "publication": "山城日报", "page": "8"}
    assert [page.given for page in found] == [
        {**issue, "section": "第8版()", "headline": "春耕开始"},
        {**issue, "section": "来信", "headline": "只有标题"},
    ]
    assert [page.text.split() for page in found] == [[LEAD, REST, "(附图片)"], []]
    assert [page.first_line for page in found] == [3, 12]


def test_texts_behind_their_columns() -> None:
    text = f"""1958-08-23
第 1 版
1. 春耕开始
第1版()专栏:社论 春耕开始 {LEAD} {REST}
2. 积肥忙
第1版()专栏: 积肥忙 据山城二十日电 {LEAD}
"""
    found, _ = read_file("a.txt", text)
    issue = {"date": "1958-08-23", "page": "1"}
    assert [page.given for page in found] == [
        {**issue, "section": "社论", "headline": "春耕开始"},
        {**issue, "section": "第1版()", "headline": "积肥忙"},
    ]
    assert [page.text.split() for page in found] == [[LEAD, REST], ["据山城二十日电", LEAD]]


@pytest.mark.parametrize(
    "text", [f"这里先说一句话。\n第1版()\n专栏：\n春耕开始\n{BELOW}", f"春耕开始\n专栏：来信\n{BELOW}"]
)
def test_other_texts_are_flat(text: str) -> None:
    (page,), _ = read_file("a.txt", text)
    assert page.text == text
