"""JSON that is not quite right: what was meant is read and told, and so is what is not known."""

import pytest

from reader.errors import ReaderError

from .reading import read_file, told

ONE = {"headline": "渡口修桥", "lines": ["新桥通车。", "两岸的人都来看。"]}
TEXT = "新桥通车。\\n两岸的人都来看。"
MENDED = {
    "a comma before a bracket": f'[{{"title":"渡口修桥","content":"{TEXT}"}},\n]',
    "commas before braces": f'{{"title":"渡口修桥","content":"{TEXT}", }}',
    "commas in texts stay": f'[{{"title":"渡口修桥","content":"{TEXT}","x":"a,]"}},]',
    "lines of Python": f"{{'title': '渡口修桥', 'content': '{TEXT}', 'x': None}}\n",
}


@pytest.mark.parametrize("data", MENDED.values(), ids=MENDED)
def test_what_was_meant_is_read_and_told(data: str) -> None:
    (page,), problems = read_file("a.json", data)
    assert told(page) == ONE
    assert "slightly invalid JSON" in str(problems[0])


BROKEN = {
    "cut short": f'[{{"title":"渡口修桥","content":"{TEXT}"}},{{"title":"渡',
    "cut short in an object": f'{{"data":[{{"title":"渡口修桥","content":"{TEXT}"}},{{"ti',
    "a line of another kind": f'curl: error\n{{"title":"渡口修桥","content":"{TEXT}"}}\n',
    "a broken line": f'{{"title":"渡口修桥","content":"{TEXT}"}}\n{{"title": 渡口}}\n',
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_is_whole_is_read_and_the_rest_told(data: str) -> None:
    (page,), problems = read_file("a.jsonl" if data[0] == "c" else "a.json", data)
    assert told(page) == ONE
    assert "skipped in part" in str(problems[0])


def unknown(problems: list[ReaderError]) -> list[str]:
    return [str(problem) for problem in problems]


def test_fields_that_were_not_understood_are_named() -> None:
    rows = ",".join(
        f'{{"title":"题{row}","text":"文","mood":"喜","date":"昨天","id":{row},"empty":""}}' for row in range(3)
    )
    found, problems = read_file("a.json", f"[{rows}]")
    assert len(found) == 3
    assert unknown(problems) == ["a.json: unknown fields: mood, date; rename them to import them"]


def test_of_many_fields_some_are_named() -> None:
    fields = ",".join(f'"其他{number}":1' for number in range(20))
    _, problems = read_file("a.json", f'{{"title":"题","text":"文",{fields}}}')
    assert "其他0, 其他1" in str(problems[0])
    assert len(str(problems[0])) < 200
