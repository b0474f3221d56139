from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.typeset.breaking import Breaker
from reader.typeset.cells import Widths
from reader.typeset.heading import heading_lines
from reader.typeset.measured import Measured


def lines(text: str, measure: int) -> list[str]:
    cuts = heading_lines(Breaker(Measured(text, Widths(1))), 0, len(text), measure)
    return [text[start:end] for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    ("headline", "measure", "expected"),
    [
        ("加力振兴实体经济 大力提升发展质效", 40, "加力振兴实体经济 大力提升发展质效"),
        ("加力振兴实体经济 大力提升发展质效", 32, "加力振兴实体经济 /大力提升发展质效"),
        ("加力振兴实体经济 大力提升发展质效", 16, "加力振兴实体经济 /大力提升发展质效"),
        ("加力振兴实体经济 大力提升发展质效", 12, "加力振兴/实体经济 /大力提升/发展质效"),
        ("稳增长 促改革 惠民生 防风险", 16, "稳增长 促改革 /惠民生 防风险"),
        ("青岛推动社区社会组织参与治理", 20, "青岛推动社区社/会组织参与治理"),
        ("实施城市更新行动，打造宜居城市", 28, "实施城市更新行动，/打造宜居城市"),
        ("实施城市更新行动，打造宜居城市", 12, "实施城市更/新行动，/打造宜居城市"),
        ("The people read a newspaper", 15, "The people read /a newspaper"),
        (
            "一 二 三 四 五 六 七 八 九 中华人民共和国中央人民政府",
            12,
            "一 二 三 四 /五 六 七 八 /九 中华人民/共和国中央人/民政府",
        ),
        ("中", 1, "中"),
    ],
)
def test_headlines(headline: str, measure: int, expected: str) -> None:
    assert lines(headline, measure) == expected.split("/")


@given(st.text(alphabet="中国人民日报，。“” a", min_size=1, max_size=60), st.integers(1, 50))
def test_nothing_is_lost(text: str, measure: int) -> None:
    assert "".join(lines(text, measure)) == text
    assert all(Widths(1).width(line.rstrip()) <= max(measure, 2) for line in lines(text, measure))


def test_what_is_no_headline_is_not_balanced() -> None:
    assert len(lines("中" * 1000, 10)) == 200
    assert len(lines("中 " * 1000, 11)) == 250
