"""Folding: one code point for one, and what is written differently becomes one."""

import re
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.folding import fold, fold_pattern, fold_table, simplified, variants
from reader.han import is_han

SAME = {
    "full width": ("ＣＯＶＩＤ－１９　（新）", "covid-19 (新)"),
    "half-width kana": ("ｱｲ｡", "アイ。"),
    "upper case": ("ABC Σς Ж Ñ Ⅷ", "abc σσ ж ñ ⅷ"),
    "upper case that has no one letter": ("İß", "İß"),
    "traditional": ("實體經濟發展與著名臺灣", "实体经济发展与着名台湾"),
    "traditional and simplified alike": ("乾隆皇后", "干隆皇后"),
    "what OpenCC leaves": ("著瞭藉覆衞敍枱彷像", "着了借复卫叙台仿象"),
    "variants": ("裏裡爲説綫衆眾羣峯着", "里里为说线众众群峰着"),
    "older print": ("靑鄕敎黙氷", "青乡教默冰"),
    "Hong Kong variants and slips": ("巿廸劵塲岀歴凖寳晩鍾擡儍舖仼綫", "市迪券场出历准宝晚钟抬傻铺任线"),
    "Japanese forms": ("戸黒髪歳郷", "户黑发岁乡"),
    "beyond the plane": ("𬭎鋐𠮷𠊧𫚕鰤", "鋐鋐𠮷并鰤鰤"),
    "more radicals": ("⺠⻓⻘⺟⻋⻢⻅⺀", "民长青母车马见々"),
    "marks of Taiwan": ("時間︰︙", "时间:…"),
    "small forms": ("﹐﹔﹙﹚﹪", ",;()%"),
    "compatibility forms of both planes": ("\uf90a\ufa1b\U0002f800", "金福丽"),
    "radicals and compatibility forms": ("⼀⽣⾦兀", "一生金兀"),
    "quotation marks": ("“青”「岛」‘港’『口』", "“青”“岛”“港”“口”"),
    "spaces": ("a\u00a0b\u2003c\u3000d", "a b c d"),
    "dashes and hyphens": ("―—–─ ‐−-", "———— ---"),
    "interpuncts": ("卡尔•马克思・‧", "卡尔·马克思··"),
    "tildes": ("～〜~", "~~~"),
    "the ring": ("二○二二 二〇二二", "二〇二二 二〇二二"),
    "vertical forms": ("﹁︵︶﹂︒︓", "“()”。:"),
    "what is left": ("…℃㈱①，。《》\n😀𠀀", "…℃㈱①,。《》\n😀𠀀"),
}


@pytest.mark.parametrize(("written", "folded"), SAME.values(), ids=SAME)
def test_same(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_keeps_length_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text())
def test_table_folds_as_text_does(text: str) -> None:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    assert fold_table()[codes].tobytes().decode("utf-32-le", "surrogatepass") == fold(text)


def test_table_is_whole_idempotent_and_bound_to_the_plane() -> None:
    table = fold_table()
    assert len(table) == sys.maxunicode + 1
    assert (table[table] == table).all()
    assert table[:0x10000].max() < 0x10000
    assert not table.flags.writeable
    assert table[ord("\n")] == ord("\n")


def test_pairs_fold_alike_and_none_stands_twice() -> None:
    pairs, others = simplified(), variants()
    assert len(pairs) > 3000
    assert len(others) > 1200
    assert not pairs.keys() & others.keys()
    assert all(fold(one) == fold(other) == other for one, other in (pairs | others).items())


def test_all_radicals_are_characters() -> None:
    radicals = [chr(code) for code in (*range(0x2E80, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6))]
    assert len(radicals) == 115 + 214
    assert all(is_han(fold(radical)) for radical in radicals)
    assert not any(0x2E80 <= ord(fold(radical)) < 0x2FE0 for radical in radicals)


DIFFERENT = (
    *("末未", "已己巳", "士土", "日曰", "干千", "折拆", "晴睛", "微徽", "侯候", "暑署", "戌戍戊", "祗衹", "人入"),
    *("噏吸", "喐郁", "圕图", "陜狭", "抌舀"),
)
"""Words that look alike and are not: no folding makes one of two."""


@pytest.mark.parametrize("characters", DIFFERENT)
def test_what_must_differ_differs(characters: str) -> None:
    assert len(set(fold(characters))) == len(characters)


PATTERNS = {
    "operators stay": (r"第[一-三](產|业)+\S\bＡ", r"第[一-三](产|业)+\S\ba"),
    "full-width marks are themselves": ("（組圖）＊", r"\(组图\)\*"),
    "in a class": ("[（「－]", r"[\(“\-]"),
    "capitals stay, case being ignored": (r"NBA\W", r"NBA\W"),
    "a full-width space": ("青　岛", "青\\ 岛"),
}


@pytest.mark.parametrize(("pattern", "folded"), PATTERNS.values(), ids=PATTERNS)
def test_patterns(pattern: str, folded: str) -> None:
    assert fold_pattern(pattern) == folded


@given(st.text(st.characters(min_codepoint=0x3000, max_codepoint=0xFFFF, exclude_categories=["Cs"]), min_size=1))
def test_a_text_as_pattern_matches_itself(text: str) -> None:
    assert re.fullmatch(fold_pattern(text), fold(text), re.IGNORECASE)
