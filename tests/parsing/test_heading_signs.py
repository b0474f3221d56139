"""Signs by which headings of articles differ from folio lines, text and crossheads: invented pages."""

import pytest

from reader.parsing.features import signs_of
from reader.parsing.line_features import own_signs
from reader.parsing.lines import lines_of

TEXT = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网，渔民们说今年的海况好于往年，渔获可望增加三成以上。"
SAME = "渔港的渔船与渔民：渔港扩建，渔船换新，渔民上岸，渔港、渔船、渔民都有了新的模样，渔港渔船渔民的故事还很长很长。"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2号渔港扩建 百船竞发", True),
        ("海城日报 渔港扩建特刊", False),
        ("2024年6月 渔港扩建特刊", False),
        ("第3版 渔港扩建特刊", False),
        ("要闻", False),
    ],
)
def test_a_heading_is_told_from_the_lines_of_an_issue(line: str, told: bool) -> None:
    assert ("no-issue" in own_signs(line)) is told


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("渔港扩建 百船竞发", True),
        ("渔港“新模样”", True),
        ("渔港扩建，百船竞发", False),
        ("渔港怎么扩建？", False),
        ("（一）渔港扩建", False),
        ("记者：渔港何时扩建", False),
        ("百船竞发——", False),
    ],
)
def test_a_plain_heading_has_nothing_of_text(line: str, plain: bool) -> None:
    assert ("plain" in own_signs(line)) is plain


@pytest.mark.parametrize(
    ("line", "sign"), [("市委书记调研时强调", "kickers:"), ("记者手记", "sections:"), ("记者述评之一", "subs:")]
)
def test_words_of_the_lines_around_a_headline(line: str, sign: str) -> None:
    (found,) = (said.removeprefix(sign) for said in own_signs(line) if said.startswith(sign))
    assert int(found) > 0


@pytest.mark.parametrize(
    ("line", "below", "told"),
    [
        pytest.param(
            "渔港扩建，码头加长，因地", "制宜发展深远海养殖，渔民上岸，渔船换新。" * 3, True, id="a word is cut"
        ),
        pytest.param("渔港扩建，码头加长", "因地制宜发展深远海养殖，渔民上岸，渔船换新。" * 3, False, id="a heading"),
        pytest.param("渔港扩建 因地", "制宜发展深远海养殖，渔民上岸，渔船换新。" * 3, False, id="no clauses"),
    ],
)
def test_a_line_whose_sentence_goes_on_below(line: str, below: str, told: bool) -> None:
    found = signs_of(lines_of("\n".join((TEXT, line, below, TEXT))))
    assert ("runs-on" in found[1]) is told


@pytest.mark.parametrize(("jump", "told"), [("（上接第一版）", True), ("（下转第四版）", False)])
def test_a_jump_from_another_page_is_below_a_headline(jump: str, told: bool) -> None:
    found = signs_of(lines_of("\n".join((TEXT, "渔港开海百船竞发", jump, TEXT))))
    assert ("over-from" in found[1]) is told


def page(heading: str) -> str:
    signed = ("老渔港扩建工程昨日通过验收", "本报记者 李东明", SAME, SAME)
    again = ("新渔船今日起分批交付使用", "本报记者 孙立", SAME, SAME)
    return "\n".join((*signed, heading, SAME, SAME, *again))


@pytest.mark.parametrize(("heading", "told"), [("渔民上岸", True), ("渔民上岸以后的新工作和新生活", False)])
def test_a_short_heading_alone_among_signed_articles(heading: str, told: bool) -> None:
    found = signs_of(lines_of(page(heading)))
    assert "lone" in found[4]
    assert ("lone-small" in found[4]) is told


ABSTRACT = "这座渔港扩建以后，可以停泊三百艘渔船，渔民不必再到邻县避风，冷库和市场也已经建成，今年中秋前开放。"


def test_lines_know_what_groups_of_lines_are_around() -> None:
    found = signs_of(lines_of("\n".join((TEXT, TEXT, "渔港开海百船竞发", "寄语人：丁一鸣", TEXT, TEXT))))
    assert "shape:TTHST" in found[2]
    assert "under:HS" in found[4]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        pytest.param((ABSTRACT, "本报记者 丁一鸣", TEXT), True, id="an abstract, a byline and text"),
        pytest.param((ABSTRACT, TEXT, "本报记者 丁一鸣"), False, id="no byline"),
        pytest.param((ABSTRACT, "本报记者 丁一鸣"), False, id="a signature at the end"),
        pytest.param((ABSTRACT * 4, "本报记者 丁一鸣", TEXT), False, id="too long for an abstract"),
    ],
)
def test_a_byline_may_stand_below_an_abstract(below: tuple[str, ...], told: bool) -> None:
    signed = ("老渔港扩建工程昨日通过验收", "本报记者 李东明", SAME)
    found = signs_of(lines_of("\n".join((*signed, *signed, "渔港开海百船竞发", *below))))
    assert ("abstract-signed" in found[6]) is told
    assert ("unsigned" in found[6]) is not told


@pytest.mark.parametrize(("mark", "sign"), [("？", "asks"), ("！”", "asks"), ("。", "stop")])
def test_a_heading_that_asks_is_not_a_sentence(mark: str, sign: str) -> None:
    assert {"asks", "stop"} & set(own_signs("渔民怎么说" + mark)) == {sign}


def test_news_that_ends_with_its_agency_is_no_caption() -> None:
    assert "photo-end" in own_signs(TEXT + "（中央社）")
    assert "photo-end" not in own_signs(TEXT * 8 + "（中央社）")
