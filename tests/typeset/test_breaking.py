"""The cases of the design, and what holds for any text: nothing lost, no mark misplaced, no hole, every line fits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.typeset.breaking import Breaker, breaks
from reader.typeset.cells import Widths
from reader.typeset.kinsoku import allowed, proper
from reader.typeset.measured import Measured

ONE, TWO = Widths(1), Widths(2)


def lines(text: str, measure: int, indent: int = 0, widths: Widths = ONE, hang: bool = False) -> list[str]:
    return [text[start:end] for start, end in pairwise(breaks(text, measure, indent, widths, hang))]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("各专家作了主旨报告。推动发展", 18, "各专家作了主旨报/告。推动发展"),
        ("他说：“这是民生工程。”随后他离开", 20, "他说：“这是民生工/程。”随后他离开"),
        ("认真落实市委《决议》要求", 14, "认真落实市委/《决议》要求"),
        ("他回答得很干脆——好的好的", 16, "他回答得很干脆——/好的好的"),
        ("认证率达到97%，让群众", 12, "认证率达到/97%，让群众"),
        ("设置200-2000平方米", 12, "设置200-2000/平方米"),
        ("构建“1+N”政策体系", 10, "构建“1+N”/政策体系"),
        ("弗拉基米尔·普京", 10, "弗拉基米/尔·普京"),
        ("首届中国—中亚论坛", 8, "首届中/国—中亚/论坛"),
        ("实体经济振兴起势见效。", 20, "实体经济振兴起势/见效。"),
        ("国防部长王小明说好", 8, "国防部长/王小明/说好"),
        ("这是很重要的AI。", 12, "这是很重/要的AI。"),
        ("这是很重要的技术GIS系统BIM。", 20, "这是很重要的技术GIS/系统BIM。"),
        ("中文 中文", 4, "中文 /中文"),
        ("中文　　中文", 4, "中文　　/中文"),
        ("中文中文  ", 8, "中文中文  "),
        ("他说“ 中文", 6, "他说/“ 中文"),
        ("一二三四五六七八supercalifragilistic", 20, "一二三四五六七八/supercalifragilistic"),
        ("一二三四五六七supercalifragilistic", 18, "一二三四五六七supe/rcalifragilistic"),
        ("supercalifragilistic", 8, "supercal/ifragili/stic"),
        ("。。。。。。", 4, "。。/。。/。。"),
        ("（（（（（（", 4, "（（/（（/（（"),
        ("————————", 4, "————/————"),
        ("中文", 1, "中/文"),
        ("中\u0301文", 1, "中\u0301/文"),
        ("abc", 1, "a/b/c"),
        ("", 10, ""),
        ("中文 \u0301中国", 5, "中文 \u0301/中国"),
        ("中文 \u0301中国", 4, "中/文 \u0301/中国"),
        ("abc，中文", 4, "ab/c，/中文"),
    ],
)
def test_lines(text: str, measure: int, expected: str) -> None:
    assert lines(text, measure) == expected.split("/")


def test_a_url_stays_whole() -> None:
    assert lines("见https://a.cn/b?c=1。请查收", 20) == ["见", "https://a.cn/b?c=1。", "请查收"]


ADDRESSES = {
    "between its parts": (
        "见https://www.hkcn.cn/news/2021?from=a&page=2。",
        20,
        ["见https://", "www.hkcn.cn/news/", "2021?from=a&page=2。"],
    ),
    "never inside the name of the host": ("见https://www.harbour.cn/1。", 16, ["见https://", "www.harbour.cn/", "1。"]),
    "a part wider than the line": (
        "见http://a.cn/abcdefghijklmnopqrstuvw",
        16,
        ["见http://a.cn/ab", "cdefghijklmnopqr", "stuvw"],
    ),
    "no address": ("见abcdefghijklmnopqrstuvw", 16, ["见abcdefghijklmn", "opqrstuvw"]),
}


@pytest.mark.parametrize(("text", "measure", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_wider_than_the_line(text: str, measure: int, expected: list[str]) -> None:
    assert lines(text, measure) == expected


def test_an_ellipsis_may_open_a_line() -> None:
    assert lines("大家都沉默了……后来说话", 14, widths=TWO) == ["大家都沉默了", "……后来说话"]


def test_the_indent_counts_for_the_first_line() -> None:
    text = "加力推动协调发展，展现新作为。"
    assert lines(text, 16, 4) == ["加力推动协调", "发展，展现新", "作为。"]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("一二三四，五六七八", 9, "一二三四，/五六七八"),
        ("一二三四，五六七八", 8, "一二三四，/五六七八"),
        ("一二三四，五六七八", 7, "一二三/四，五/六七八"),
        ("一二三四。", 8, "一二三四。"),
        ("一二三四。”五六七八", 9, "一二三/四。”五六/七八"),
        ("一二三四。", 9, "一二三四。"),
        ("一二三四！五六七八", 9, "一二三/四！五六/七八"),
    ],
)
def test_hanging_marks(text: str, measure: int, expected: str) -> None:
    assert lines(text, measure, hang=True) == expected.split("/")


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("用AI写", 6, "用AI/写"),
        ("一二AI三四", 7, "一二AI/三四"),
        ("一二AI三四", 4, "一二/AI/三四"),
    ],
)
def test_gaps_take_cells_but_not_at_line_ends(text: str, measure: int, expected: str) -> None:
    cuts = Breaker(Measured(text, ONE, gaps=True)).lines(0, len(text), measure)
    assert [text[start:end] for start, end in pairwise(cuts)] == expected.split("/")


PIECES = st.sampled_from(
    [
        *"中文国一。，、：“”《》（）—…·/ 　%-",
        "——",
        "……",
        "97%",
        "BIM+GIS",
        "U.S.",
        "200-2000",
        "https://a.cn/b?c=1",
        "e\u0301",
        *("👨\u200d👩\u200d👧", "１９９８", '"', "x", "\u0301", "①", "\u00a0", "supercalifragilistic"),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)
MEASURES = st.integers(1, 44)
WIDTHS = st.sampled_from([ONE, TWO])


def fits(measured: Measured, start: int, end: int, room: int, hang: bool) -> bool:
    return measured.cells(start, end) <= room + 2 * (hang and measured.text[end - 1] in "。，、")


@given(TEXTS, MEASURES, st.sampled_from([0, 2, 4]), WIDTHS, st.booleans(), st.booleans())
def test_any_text(text: str, measure: int, indent: int, widths: Widths, hang: bool, gaps: bool) -> None:
    measured = Measured(text, widths, gaps)
    cuts = Breaker(measured, hang).lines(0, len(text), measure, indent)
    assert cuts[0] == 0
    assert cuts[-1] == len(text)
    for number, (start, end) in enumerate(pairwise(cuts)):
        assert start < end, "every line moves on"
        room = max(measure - indent, 1) if number == 0 else measure
        last = number == len(cuts) - 2
        ink = measured.ink_end(start, end)
        wide_alone = sum(measured.prefix[at] < measured.prefix[at + 1] for at in range(start, ink)) <= 1
        assert fits(measured, start, ink, room, hang) or wide_alone
        if last:
            continue
        starts = [at for at in range(start + 1, end + 1) if at < len(text) and allowed(text, at)]
        if not allowed(text, end):
            unit_start, unit_end = unit(text, end)
            assert unit_start <= start or measured.cells(unit_start, unit_end) > measure
            inked = [at for at in range(start + 1, end) if measured.prefix[at] > measured.prefix[start]]
            assert proper(text, end) or not any(proper(text, at) for at in inked), "marks alone are no line"
        elif number < len(cuts) - 3:
            following = next((at for at in range(end + 1, len(text)) if allowed(text, at)), len(text))
            assert measured.cells(start, following) > room, "no hole"
        assert starts or not allowed(text, end)


def unit(text: str, at: int) -> tuple[int, int]:
    """What may not be parted around `at`."""
    start = next((before for before in range(at - 1, 0, -1) if allowed(text, before)), 0)
    return start, next((after for after in range(at + 1, len(text)) if allowed(text, after)), len(text))


@given(
    st.lists(st.sampled_from(["中", "国人", "民，", "日报。", "“中央”"]), min_size=20).map("".join), st.integers(12, 60)
)
def test_no_orphan(text: str, measure: int) -> None:
    start, end = list(pairwise(breaks(text, measure, 0)))[-1]
    assert sum(character not in "，。“”" for character in text[start:end]) >= 2


@pytest.mark.parametrize(
    "text", ["\u0301" * 5000, " " * 5000, "。" * 5000, "a" * 5000, "（ " * 2500, "中" + "\u0301" * 5000]
)
@pytest.mark.parametrize("measure", [1, 2, 40])
def test_hostile_text_comes_to_an_end(text: str, measure: int) -> None:
    assert "".join(lines(text, measure)) == text


def test_a_measure_below_one_is_one() -> None:
    assert lines("中文", -3, 4) == ["中", "文"]
