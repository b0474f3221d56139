"""Whether a text turns to something else: invented headings between invented texts."""

import pytest

from reader.parsing.features import signs_of
from reader.parsing.lines import lines_of
from reader.parsing.pairs import pairs_of
from reader.parsing.topics import BOUNDS, TextBetween, alike, of_picture, onward, shared, taken_up

BOATS = "渔港昨天开海，上百艘渔船离开渔港。渔民说，渔港的渔船今年都换了新网，渔民盼着渔船满舱。"
MORE_BOATS = "渔船出海以前，渔民检查渔网；渔船回到渔港，渔民把鱼运进渔港的冷库。"
BOOKS = "图书馆新馆藏书四十万册，图书馆设有阅览室，读者可到阅览室借书，周末还将举办读书活动。"


def signs_between(*texts: str) -> list[list[str]]:
    """Of each line without a full stop, the signs that tell how much is shared."""
    signs = signs_of(lines_of("\n".join(texts)))
    return [[sign for sign in of_line if sign.startswith("shared:")] for of_line in signs if "stop" not in of_line]


@pytest.mark.parametrize(
    ("texts", "least", "most"),
    [
        pytest.param((BOATS, "渔民怎么说", MORE_BOATS), 6, len(BOUNDS), id="the same article goes on"),
        pytest.param((BOATS, "周末来读书", BOOKS), 0, 2, id="another article begins"),
        pytest.param(
            (BOATS, "读书", BOOKS, "渔民怎么说", MORE_BOATS), 4, len(BOUNDS), id="known from the text before last"
        ),
        pytest.param(("今天有雨，明天天晴。", "天气", "山上还会下雪。"), 6, 6, id="nothing is repeated: nobody knows"),
    ],
)
def test_headings(texts: tuple[str, ...], least: int, most: int) -> None:
    sign = [found for found in signs_between(*texts) if found][-1][0]
    assert least <= int(sign.removeprefix("shared:")) <= most


def test_every_line_between_two_texts_bears_the_sign() -> None:
    signs = signs_between("渔港开海", BOATS, "读书", "本报记者 丁一鸣", BOOKS, "完")
    assert [len(found) for found in signs] == [0, 1, 1, 0]


def test_texts_of_one_article_are_alike() -> None:
    boats, more, books = (TextBetween(lines_of(text)) for text in (BOATS, MORE_BOATS, BOOKS))
    assert alike(boats, more) > 0.05 > alike(more, books)


def test_texts_of_a_character_are_not_alike() -> None:
    assert alike(TextBetween(lines_of("海")), TextBetween(lines_of("海"))) == 0.0


def test_the_beginning_of_the_next_text_takes_up_the_end_of_one_of_its_article() -> None:
    boats, more, books = (TextBetween(lines_of(text)) for text in (BOATS, MORE_BOATS, BOOKS))
    assert onward(boats.last, more.first) > 0.03 > onward(more.last, books.first)


def test_marks_letters_and_figures_lead_on_to_no_text() -> None:
    one, two = (TextBetween(lines_of(text)) for text in ("（ab，2030）；《ab》", "（ab，2030）！《ab》"))
    assert onward(one.last, two.first) == 0.0


@pytest.mark.parametrize("often", [50, 150, 300])
def test_of_a_long_text_only_the_ends_lead_on(often: int) -> None:
    long = TextBetween(lines_of("渔港" * often + "读书" * often))
    assert (pairs_of("渔港")[0] in long.last) == (often < 200)
    assert pairs_of("读书")[0] in long.last


def onward_signs(*texts: str) -> list[int]:
    """Of each line that bears one, the step of how much of the text above is taken up."""
    signs = [sign for found in signs_of(lines_of("\n".join(texts))) for sign in found if sign.startswith("onward:")]
    return [int(sign.removeprefix("onward:")) for sign in signs]


def test_what_a_heading_says_of_the_text_above_leads_on() -> None:
    told, untold = onward_signs(BOATS, "渔民和渔船", BOOKS), onward_signs(BOATS, "周末来读书", BOOKS)
    assert told[0] > untold[0]


def test_of_a_long_text_the_middle_is_not_looked_at() -> None:
    long = TextBetween(lines_of("渔港" * 200 + "读书" * 500 + "渔船" * 200))
    assert long.counts[pairs_of("读书")[0]] == 0
    assert long.repeated >= {*pairs_of("渔港"), *pairs_of("渔船")}


def test_common_words_and_words_of_letters_are_not_counted() -> None:
    assert TextBetween(lines_of("我们ab，我们ab，我们ab。")).repeated.isdisjoint(pairs_of("ab，我们"))


def test_shares_are_smoothed_by_what_is_not_known() -> None:
    nothing = TextBetween(lines_of("海"))
    assert shared([nothing], nothing) == 0.3


@pytest.mark.parametrize(
    ("headings", "signs"),
    [
        pytest.param(
            ["图书馆新馆周末举办读书活动", "首日三千人次"],
            [["well-said", "most-said"], ["unsaid"]],
            id="the text takes up its headline",
        ),
        pytest.param(["海上", "天晴"], [["unsaid"]] * 2, id="the text takes up neither"),
        pytest.param(["图书馆新馆"], [[]], id="nothing else could be taken up"),
        pytest.param(["海", "港"], [["unsaid"]] * 2, id="characters alone have no pairs"),
    ],
)
def test_a_text_takes_up_its_headline(headings: list[str], signs: list[list[str]]) -> None:
    assert taken_up(lines_of("\n".join([*headings, BOOKS])), 0, len(headings)) == signs


def test_words_across_two_paragraphs_are_none() -> None:
    assert taken_up(lines_of("海港\n天晴\n大海\n港口"), 0, 2) == [["unsaid"]] * 2


@pytest.mark.parametrize(
    ("picture", "sign"), [(BOOKS, "photo-turns"), (MORE_BOATS, "photo-stays")], ids=["its own", "of the article"]
)
def test_a_picture_turns_from_the_text_before_it(picture: str, sign: str) -> None:
    lines = lines_of("\n".join([BOATS, picture, "王小二摄"]))
    assert of_picture(lines, 1, 2) == sign
    assert sign in signs_of(lines)[1]


def test_far_text_is_not_looked_at() -> None:
    lines = lines_of("\n".join([MORE_BOATS, *[BOOKS * 6] * 4, BOATS]))
    assert of_picture(lines, 5, 6) == "photo-turns"
