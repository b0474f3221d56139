"""Picture stories: a heading, a short text and the credit of a picture. Invented cases."""

import pytest

from reader.model import Article, BlockKind, Form, Page
from reader.parsing import parse
from reader.parsing.features import signs_of
from reader.parsing.lines import lines_of

HEAD, SHORT = "茶乡采茶忙", "清明前后，北岭山的茶园进入采摘旺季，茶农们天不亮就上山，赶在日出以前采下带露的鲜叶。"
SHOWN, CREDIT = "图为茶农在北岭镇的茶园里采茶。", "丁一鸣摄"
LONG = "市交通局昨天公布新的公交线路，五条线路调整走向，首末班时间不变，市民可以在站牌和手机上查到新的走向。" * 2


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param((HEAD, SHORT, CREDIT), "picture-alone", id="nothing else"),
        pytest.param((HEAD, SHORT, SHOWN, CREDIT), "picture-alone", id="what the picture shows on a line of its own"),
        pytest.param((HEAD, SHORT, CREDIT, "公交线路调整", LONG), "picture-story:0", id="above an article"),
        pytest.param((HEAD, LONG, LONG, LONG, LONG, CREDIT), "", id="a text too long"),
        pytest.param((HEAD, SHORT, CREDIT, LONG), "", id="the picture is inside the text"),
        pytest.param((HEAD, SHORT, LONG), "", id="no picture"),
    ],
)
def test_a_short_text_with_a_credit_is_a_picture_story(lines: tuple[str, ...], told: str) -> None:
    signs = signs_of(lines_of("\n".join(lines)))[1]
    assert [sign for sign in signs if sign.startswith("picture-")] == ([told] if told else [])


@pytest.mark.parametrize(("at", "far"), [(0, True), (1, False), (4, False), (7, False), (8, True)])
def test_a_line_knows_whether_a_picture_is_near(at: int, far: bool) -> None:
    found = signs_of(lines_of("\n".join((LONG,) * 4 + (CREDIT,) + (LONG,) * 4)))
    assert ("no-picture" in found[at]) is far


def record(*lines: str) -> Article:
    """The only article of a file of one, whose headline is given."""
    page = Page("1.txt", "\n".join(f"　　{line}" for line in lines), form=Form.ARTICLE, given={"headline": HEAD})
    return parse(page).articles[0]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((SHORT, CREDIT), id="a text"),
        pytest.param((SHORT, SHOWN, CREDIT), id="a text and what is shown"),
        pytest.param((SHORT, SHORT, SHOWN, CREDIT), id="two paragraphs and what is shown"),
        pytest.param((SHORT, "新华社记者 丁一鸣摄"), id="the credit of an agency"),
    ],
)
def test_the_text_of_a_picture_story_is_its_caption(lines: tuple[str, ...]) -> None:
    assert {block.kind for block in record(*lines).blocks} <= {BlockKind.CAPTION, BlockKind.CREDIT}
    assert BlockKind.CAPTION in {block.kind for block in record(*lines).blocks}


def test_short_sentences_far_from_pictures_are_no_captions() -> None:
    text = ("（一）全市公交线路调整情况。", "1.城区线路。", LONG, "2.山区线路。", LONG, "3.夜间线路。", LONG)
    assert BlockKind.CAPTION not in {block.kind for block in record(*text).blocks}


@pytest.mark.parametrize("names", ["（丁一鸣）", "（王　海）", "（李小舟　陈思）"])
def test_names_in_brackets_below_a_text_are_a_credit(names: str) -> None:
    assert record(LONG, LONG, names).blocks[-1].kind is BlockKind.CREDIT
