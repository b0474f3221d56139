import pytest

from reader.typeset.kinsoku import NEVER_FIRST, NEVER_LAST, allowed, proper

FIRST = "。．，、：；！？‼⁇⁈⁉」』”’）》〉】〗〕］｝～-–·・‧／/•%％‰℃°々,.:;!?)]}︒︐︶﹂﹄﹑﹒﹔﹚﹞｡､｣"
LAST = "「『“‘（《〈【〖〔［｛/／￥$＄£№([{︵﹁﹃︽﹙﹝｢"


@pytest.mark.parametrize("mark", FIRST)
def test_never_first(mark: str) -> None:
    assert not allowed(f"中{mark}文", 1)


@pytest.mark.parametrize("mark", LAST)
def test_never_last(mark: str) -> None:
    assert not allowed(f"中{mark}文", 2)


def test_the_tables_hold_the_marks_of_the_standard() -> None:
    assert set(FIRST) <= NEVER_FIRST
    assert set(LAST) <= NEVER_LAST


@pytest.mark.parametrize(
    "pieces",
    [
        "中|文",
        "中—|文",
        "了|……|后",
        "了|⋯⋯|后",
        "了|…|后",
        "他|——|好",
        "约|97%，|让",
        "共|200-2000|平",
        "气|温|−5℃|左",
        "气|温|±3℃",
        "气|温|－５|度",
        "“1+N”|政",
        "制|造+服|务",
        "“BIM+GIS”|技",
        "在|U.S.|的",
        "共|１９９８|年",
        "共|１．５|万",
        "时|１９：３０|开",
        "共|３～５|年",
        "从|2018—2022|年",
        "A|——|B",
        "参|J·K|罗",
        "Xi’an|城",
        "甲：|乙",
        "记|者/观|海",
        "见|https://a.cn/b?c=1。|请",
        "共|m²，|约",
        "①|推|进|②|提",
        "说 |“中",
        "说|（中",
        "the |word",
        '说 |"这" |是',
        '说"这"是',
        "价|$5|元",
        "价|￥5|元",
        "中\u0301|文",
        "中\u00a0文",
        "（ 中",
        "a–b",
        "a·|文",
        "한|국",
        "か|な",
        "Привет |мир",
    ],
)
def test_where_a_line_may_begin(pieces: str) -> None:
    text = pieces.replace("|", "")
    wanted, at = [], 0
    for piece in pieces.split("|")[:-1]:
        at += len(piece)
        wanted.append(at)
    assert [offset for offset in range(1, len(text)) if allowed(text, offset)] == wanted


@pytest.mark.parametrize(("text", "offset"), [("ab", 1), ("a/b", 2), ("97%", 2), ("中文", 1)])
def test_a_word_may_be_cut_where_it_must(text: str, offset: int) -> None:
    assert proper(text, offset)
