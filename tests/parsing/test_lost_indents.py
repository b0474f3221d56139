"""Indents that the text of a PDF has lost: told by the widths of lines, before these are made whole."""

import pytest

from reader.parsing.lost_indents import LEAST
from reader.parsing.text_form import WholeText, whole_text

WIDTH = 16
PARAGRAPHS = (
    "海城老渔港昨天清晨开海，近百艘渔船依次驶出防波堤，前往各自的渔场撒网作业。",
    "港务处值班员介绍，今年的休渔期比去年多了六天，码头上的冷库也在此期间全部检修完毕。",
    "“鱼价比去年稳当。”船老大们一边理网一边盘算，头一网带鱼下午就能运到城里的早市。",
    "市场管理所增派了两组人手，在码头入口过秤登记，每箱鱼都贴上了写明渔船编号的标签。",
    "入夜以后，第一批渔船陆续返航，岸边的灯火一直亮到凌晨，搬运工人排着队等候卸货。",
    "据气象台预报，未来三天海上风力不大，适宜出海，渔民们打算连续作业到周末再回港休整。",
)


def broken(text: str, indent: int) -> str:
    """`text` as it stands in a column whose first lines are indented, without the white space."""
    first = WIDTH - indent
    pieces = [text[:first], *(text[at : at + WIDTH] for at in range(first, len(text), WIDTH))]
    return "\n".join(pieces)


def read(*texts: str) -> WholeText:
    return whole_text("\n".join(texts))


def restored(found: WholeText) -> bool:
    return any(form.startswith("indents restored") for form in found.form)


def test_paragraphs_come_back_whole_and_indented() -> None:
    found = read(*(broken(text, 2) for text in PARAGRAPHS))
    assert [line.text for line in found.lines] == list(PARAGRAPHS)
    assert all(line.indented for line in found.lines)
    assert f"indents restored: {len(PARAGRAPHS)} lines" in found.form


def test_headings_among_them_stay_apart() -> None:
    headings = ("码头检修一新", "鱼价稳中有升", "往后几天好天气")
    texts = [broken(text, 2) for text in PARAGRAPHS]
    found = read("老渔港开海", *texts[:2], headings[0], *texts[2:4], headings[1], *texts[4:], headings[2])
    flush = [line.text for line in found.lines if not line.indented]
    assert flush == ["老渔港开海", *headings]


def test_a_heading_as_wide_as_a_first_line_stays_apart_from_one() -> None:
    heading = "码头检修一新之后鱼价稳中有升"
    assert len(heading) == WIDTH - 2
    found = read(*(broken(text, 2) for text in PARAGRAPHS[:5]), heading, broken(PARAGRAPHS[5], 2))
    assert [line.text for line in found.lines][-2:] == [heading, PARAGRAPHS[5]]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([broken(text, 0) for text in PARAGRAPHS], id="paragraphs are flush"),
        pytest.param(["\u3000\u3000" + broken(text, 2) for text in PARAGRAPHS], id="the white space is there"),
        pytest.param(list(PARAGRAPHS), id="lines are whole"),
        pytest.param([broken(text, 2) for text in PARAGRAPHS[: LEAST - 1]], id="too few to tell"),
    ],
)
def test_other_pages_are_left_alone(texts: list[str]) -> None:
    assert not restored(read(*texts))


def test_latin_characters_stand_apart_in_print() -> None:
    texts = [broken(text, 2) for text in PARAGRAPHS]
    figures = "渔港今年新添3号和5号泊位，\n能停靠载重500吨的渔船，还新建了\n可以冷藏鱼货20吨的仓库。"
    found = read(*texts[:3], figures, *texts[3:])
    assert figures.replace("\n", "") in [line.text for line in found.lines]
