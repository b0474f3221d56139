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
