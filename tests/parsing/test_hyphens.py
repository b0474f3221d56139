"""Latin words at the end of a line."""

import pytest

from reader.parsing.hyphens import joined

LINES = {
    "a broken word": (["共用resou-", "rces的做法"], "共用resources的做法"),
    "a name": (["到Beth-", "lehem去"], "到Bethlehem去"),
    "a word with its hyphen": (["这是long-", "term的事"], "这是long-term的事"),
    "music": (["唱hip-", "hop"], "唱hip-hop"),
    "one letter": (["用e-", "mail"], "用e-mail"),
    "a number": (["COVID-", "19来了"], "COVID-19来了"),
    "capitals": (["看NBA-", "CBA"], "看NBA-CBA"),
    "a second hyphen": (["state-of-", "theart"], "state-of-theart"),
    "whole words": (["叫design", "thinking"], "叫design thinking"),
    "Chinese": (["新桥-", "通车"], "新桥-通车"),
    "nothing": ([], ""),
}


@pytest.mark.parametrize(("lines", "text"), LINES.values(), ids=LINES)
def test_lines_of_a_paragraph(lines: list[str], text: str) -> None:
    assert joined(lines) == text
