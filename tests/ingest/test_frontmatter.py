"""Front matter: plain lines read at once, YAML by its library, anything else line by line."""

import pytest

from reader.ingest.formats.front_matter import front_matter

CASES = {
    "plain": ("---\ntitle: 题\ndate: 2020-01-02\n---\n文", {"title": "题", "date": "2020-01-02"}),
    "quoted": ("---\ntitle: \"题：甲\"\nauthor: '乙'\n---\n", {"title": "题：甲", "author": "乙"}),
    "list": ('---\ntags:\n  - 甲\n  - "乙"\nTitle: 题\n---\n', {"tags": ("甲", "乙"), "title": "题"}),
    "colon in a value": ("---\ntitle: 甲:乙\n---\n", {"title": "甲:乙"}),
    "empty value": ('---\ntitle:\ndate: ""\n\n---\n', {"title": "", "date": ""}),
    "closed by dots": ("---\ntitle: 题\n...\n文", {"title": "题"}),
    "escapes are YAML": ('---\ntitle: "甲\\u4e59"\n---\n', {"title": "甲乙"}),
    "flow list": ("---\ntags: [甲, 乙]\nn: {a: b}\n---\n", {"tags": ("甲", "乙")}),
    "folded": ("---\ntitle: >\n  甲\n  乙\n---\n", {"title": "甲 乙\n"}),
    "comment": ("---\ntitle: 题 # 注\n---\n", {"title": "题"}),
    "item without a list": ("---\ntitle: 题\n- 甲\n---\n", {"title": "题"}),
    "no YAML": ("---\ntitle: [题\ntab:\t'x\nno\n---\n", {"title": "[题", "tab": "x"}),
    "too deep": ("---\na: " + "[" * 200 + "\n---\n", {"a": "[" * 200}),
    "too deep in dashes": ("---\na: b\n" + "- " * 50 + "\n---\n", {"a": "b"}),
    "a list, not fields": ("---\n- a: b\n- c\n---\n", {}),
    "aliases": ("---\na: &x [甲]\nb: *x\n---\n", {"a": ("甲",), "b": ("甲",)}),
}


@pytest.mark.parametrize(("text", "values"), CASES.values(), ids=CASES)
def test_values(text: str, values: dict[str, object]) -> None:
    head = front_matter(text)
    assert head is not None
    assert head.values == values


def test_the_text_begins_after_the_closing_line() -> None:
    text = "---\ntitle: 题\n---\n文"
    head = front_matter(text)
    assert head is not None
    assert text[head.end :] == "文"


NONE = {
    "text": "文\n---\na: b\n---\n",
    "a rule": "---\n文\n---\n",
    "never closed": "---\ntitle: 题\n文",
    "dashes": "----\na: b\n---\n",
    "too long": "---\n" + "a: b\n" * 20_000 + "---\n",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_none(text: str) -> None:
    assert front_matter(text) is None
