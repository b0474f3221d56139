"""Questions of an interview, which stand on lines of their own: they are of its article, and sign nothing."""

import pytest

from reader.model import BlockKind, Page
from reader.parsing.flat import parse_flat
from reader.parsing.line_features import own_signs

ANSWER = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网。渔民们说今年的海况好于往年，渔获可望增加。" * 2
QUESTIONS = {
    "记者": (
        "记者：在您看来，当前培养渔业人才主要有哪些困难？",
        "记者：对此有哪些考虑？做了哪些工作？",
        "记者：下一步怎么做？",
    ),
    "问": ("问：为什么要修订这个办法？", "问：新的办法什么时候施行？", "问：渔民怎么办理？"),
}


@pytest.mark.parametrize("indent", ["　　", ""], ids=["indented", "flush"])
@pytest.mark.parametrize("questions", QUESTIONS.values(), ids=QUESTIONS)
def test_questions_begin_no_article_and_sign_none(questions: tuple[str, ...], indent: str) -> None:
    text = "\n".join(
        ("渔业人才怎么培养", f"{indent}本报记者 陈河", *(f"{indent}{q}\n{indent}{ANSWER}" for q in questions))
    )
    (article,) = parse_flat(Page("s", text)).articles
    asked = [block for block in article.blocks if block.text in questions]
    assert [block.text for block in asked] == [*questions]
    assert {block.kind for block in asked} <= {BlockKind.PARAGRAPH, BlockKind.CROSSHEAD}


@pytest.mark.parametrize("line", ["记者：就这样", "记者节快乐吗？", "记者：出海三天，风浪大吗？船主：不大"])
def test_what_is_no_question_of_an_interview(line: str) -> None:
    assert "question" not in own_signs(line)
