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
    "flow list": ("---\ntags: [甲, 乙]\nn: {a: b}\n---\n", {"tags": ("甲", "乙"), "a": "b"}),
    "folded": ("---\ntitle: >\n  甲\n  乙\n---\n", {"title": "甲 乙\n"}),
    "comment": ("---\ntitle: 题 # 注\n---\n", {"title": "题"}),
    "item without a list": ("---\ntitle: 题\n- 甲\n---\n", {"title": "题"}),
    "no YAML": ("---\ntitle: [题\ntab:\t'x\nno\n---\n", {"title": "[题", "tab": "x"}),
    "too deep": ("---\na: " + "[" * 200 + "\n---\n", {"a": "[" * 200}),
    "too deep in dashes": ("---\na: b\n" + "- " * 50 + "\n---\n", {"a": "b"}),
    "a list, not fields": ("---\n- a: b\n- c\n---\n", {}),
    "TOML": (
        '+++\ntitle = "题"\ndate = 2021-04-01T08:00:00+08:00\ndraft = false\ntags = ["甲", "乙"]\n'
        '[extra]\nauthor = "王"\n+++\n文',
        {"title": "题", "date": "2021-04-01 08:00:00+08:00", "tags": ("甲", "乙"), "author": "王"},
    ),
    "TOML of a day": ("+++\ntitle='题'\ndate=2021-04-01\n+++\n", {"title": "题", "date": "2021-04-01"}),
    "TOML that is broken": ("+++\ntitle = 题\nauthor = '王'\n+++\n", {"title": "题", "author": "王"}),
    "JSON": (
        '{\n"title": "题",\n"author": {"name": "王"},\n"n": null}\n\n文',
        {"title": "题", "author": "王", "name": "王"},
    ),
    "JSON in one line": ('{"title": "题", "date": "2021"}\n文', {"title": "题", "date": "2021"}),
    "MultiMarkdown": (
        "Title: 题\nAuthor: 王\n  李\nPub-Date: 2021\n\n文",
        {"title": "题", "author": "王 李", "pub-date": "2021"},
    ),
    "an outliner's": (
        "title:: 题\ndate:: 2021-04-01\nauthor:: [[王]]\n\n文",
        {"title": "题", "date": "2021-04-01", "author": "王"},
    ),
    "MultiMarkdown in Chinese": ("标题：题\n作者：王\n\n文", {"标题": "题", "作者": "王"}),
    "pandoc": ("% 题\n% 王; 李\n% 2021-04-01\n\n文", {"title": "题", "author": "王; 李", "date": "2021-04-01"}),
    "pandoc, authors on lines": ("% 题\n% 王\n  李\n\n文", {"title": "题", "author": "王; 李"}),
    "an empty line before": ("\n\n---\ntitle: 题\n---\n文", {"title": "题"}),
    "lists in a list": (
        "---\ntitle: 题\ncategories:\n- [甲, 乙]\n- 丙\n---\n",
        {"title": "题", "categories": ("甲", "乙", "丙")},
    ),
    "a person": (
        "---\ntitle: 题\nauthor: {name: 王, mail: x}\n---\n",
        {"title": "题", "author": "王", "name": "王", "mail": "x"},
    ),
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


CLOSED_OR_BEHIND = {
    "JSON without braces": '"title": "题",\n"date": "2021-04-01"\n;;;\n',
    "JSON without braces, opened": ';;;\n"title": "题",\n"date": "2021-04-01",\n;;;\n',
    "YAML that only ends": "title: 题\ndate: 2021-04-01\ntags:\n- 甲\n---\n",
    "behind a comment": "<!-- 查 -->\n\n---\ntitle: 题\ndate: 2021-04-01\n---\n",
    "behind two comments": "<!-- 查 --><!--\n再查\n-->\n+++\ntitle = '题'\ndate = 2021-04-01\n+++\n",
    "in a comment": "<!--\n---\ntitle: 题\ndate: 2021-04-01\n---\n-->\n",
    "in a comment, without lines": "<!--\ntitle: 题\ndate: 2021-04-01\n-->\n",
    "in a comment, behind dots": "<!--\n.. title: 题\n.. date: 2021-04-01\n-->\n",
}


@pytest.mark.parametrize("text", CLOSED_OR_BEHIND.values(), ids=CLOSED_OR_BEHIND)
def test_front_matter_without_an_opening_line_or_at_a_comment(text: str) -> None:
    head = front_matter(f"{text}文")
    assert head is not None
    assert (head.values["title"], head.values["date"]) == ("题", "2021-04-01")
    assert f"{text}文"[head.end :].strip() == "文"


NONE = {
    "a heading underlined": "标题: 题\n---\n文",
    "very many comments": "<!---->" * 4000 + "---\ntitle: 题\ndate: 2021\n---\n",
    "text": "文\n---\na: b\n---\n",
    "a rule": "---\n文\n---\n",
    "never closed": "---\ntitle: 题\n文",
    "a brace": "{题}\n文",
    "JSON without a field": '{"a": 1}\n文',
    "JSON, then more on its line": '{"title": "题"} 文',
    "a dialogue": "甲：好？\n乙：好。\n\n文",
    "one name": "title: 题\n\n文",
    "an empty title": "% \n% 王\n",
    "pluses": "+++\n文",
    "dashes": "----\na: b\n---\n",
    "too long": "---\n" + "a: b\n" * 20_000 + "---\n",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_none(text: str) -> None:
    assert front_matter(text) is None


def test_lists_that_hold_one_another_come_to_an_end() -> None:
    lists = "".join(f"l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 9)}]\n" for at in range(1, 30))
    head = front_matter(f"---\nl0: &l0 [甲]\n{lists}title: 题\nauthors: [[王小明], [李四]]\n---\n")
    assert head is not None
    assert (head.values["title"], head.values["authors"]) == ("题", ("王小明", "李四"))


def test_a_key_of_very_many_parts_is_read_by_the_line() -> None:
    head = front_matter(f"+++\n{'a.' * 100}b = 1\ntitle = '题'\n+++\n")
    assert head is not None
    assert head.values["title"] == "题"


def test_links_in_values_are_text() -> None:
    head = front_matter('---\ntitle: 题\nsource: "[[山城日报]]"\nauthor:\n  - "[[people/wang|王小明]]"\n---\n')
    assert head is not None
    assert (head.values["source"], head.values["author"]) == ("山城日报", ("王小明",))
