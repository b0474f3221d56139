"""Names in invented articles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.named_entities import EntityKind, names

TEXT = """本报讯 市委书记柳向晚在青岛啤酒街调研。柳向晚说，啤酒街要热闹。
村民周远山告诉记者，周远山家住海晏县。老人吴丽娟没有说话。
世界卫生组织主席约翰·史密斯出席，工程师林鸣说好，周会长来了。
青岛市教育局主办，服务指挥部协办。他们去了东兰山，英雄。"""

PERSON, PLACE, BODY = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION

NAMED = {
    "a post before, a saying after": (PERSON, "柳向晚", True),
    "a name that the segmenter cuts": (PERSON, "周远山", True),
    "a saying right after": (PERSON, "林鸣", True),
    "nothing for it but a surname": (PERSON, "吴丽娟", False),
    "a foreign name, a post before": (PERSON, "约翰·史密斯", True),
    "a well-known city": (PLACE, "青岛", True),
    "what ends as places do": (PLACE, "海晏县", True),
    "a place by its tag alone": (PLACE, "兰山", False),
    "a body that a place heads": (BODY, "青岛市教育局", True),
    "a body of the dictionary": (BODY, "世界卫生组织", True),
    "a body that may be any": (BODY, "服务指挥部", False),
}


def found(text: str, *authors: str) -> set[tuple[EntityKind, str, bool]]:
    return {(name.kind, name.word, name.sure) for name in names(text, authors)}


@pytest.mark.parametrize("named", NAMED.values(), ids=NAMED)
def test_named(named: tuple[EntityKind, str, bool]) -> None:
    assert named in found(TEXT)


@pytest.mark.parametrize("word", ["远山", "周会长", "周会", "林鸣说", "史密斯", "英雄", "啤酒街"])
def test_not_named(word: str) -> None:
    assert word not in {name for _, name, _ in found(TEXT)}


def test_authors_are_people() -> None:
    assert (PERSON, "吴丽娟", True) in found(TEXT, "吴丽娟", "不在场", "")
    assert "不在场" not in {word for _, word, _ in found(TEXT, "不在场")}


def test_names_are_written_as_in_the_text_and_say_where() -> None:
    text = "市長歐陽青在臺灣説，歐陽青説。"
    people = [name for name in names(text) if name.kind is PERSON]
    assert [name.word for name in people] == ["歐陽青"]
    assert [text[slice(*span)] for span in people[0].spans] == ["歐陽青", "歐陽青"]


def test_a_longer_or_shorter_name_is_told_by_how_often_it_stands() -> None:
    text = "记者李晓在场。李晓说好。李晓明天来。记者李晓写。"
    assert {word for kind, word, _ in found(text) if kind is PERSON} == {"李晓"}


def test_a_run_without_end_is_no_body() -> None:
    assert not [word for kind, word, _ in found("中国人民银行" * 4) if kind is BODY]


@given(st.text("记者李晓明周远山说在青岛市教育局公司·约翰，。 \n的主席張", max_size=60), st.text(max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_text_has_names_that_stand_in_it(text: str, author: str) -> None:
    for name in names(text, (author,)):
        assert name.spans
        assert text[slice(*name.spans[0])] == name.word
        assert all(0 <= span.start < span.end <= len(text) for span in name.spans)
