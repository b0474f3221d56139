"""Keywords of invented articles."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import keyword_vocabulary, keyword_weights
from reader.analysis.keyword_vocabulary import LONGEST_KEYWORD, is_fragment
from reader.analysis.keyword_weights import Keyword, Rarity, keywords, keywords_of_each

HEADLINE = "海水淡化厂投产　缓解用水之急"
BODY = """本报讯 记者近日在港口区看到，新建的海水淡化厂已经投产，每天可供淡水三万吨。
海水淡化厂负责人表示，反渗透膜是关键。反渗透膜每年更换一次，2022年已更换18次。
“有了淡水，啤酒街也热闹了。”市民周远山说，啤酒街的啤酒用上了淡化水。周远山家住街口。"""


def found(headline: str = HEADLINE, body: str = BODY, **options: object) -> list[str]:
    return [keyword.word for keyword in keywords(headline, body, **options)]  # type: ignore[arg-type]


def test_words_that_keep_together_are_one_keyword() -> None:
    words = found(limit=20)
    assert {"海水淡化厂", "反渗透膜", "啤酒街", "周远山"} <= set(words)
    assert not {"记者", "近日", "表示", "2022", "18", "每天", "海水", "淡化厂", "街"} & set(words)


def test_headline_words_come_first() -> None:
    assert found()[0] == "海水淡化厂"


def test_the_heaviest_come_first_and_are_limited() -> None:
    ranked = keywords(HEADLINE, BODY, limit=5)
    assert len(ranked) == 5
    assert [keyword.weight for keyword in ranked] == sorted((keyword.weight for keyword in ranked), reverse=True)
    assert all(isinstance(keyword, Keyword) and keyword.weight > 0 for keyword in ranked)


def test_keywords_are_written_as_in_the_article() -> None:
    assert "海水淡化廠" in found("海水淡化廠投產", "海水淡化廠每天供水。")


def test_a_word_that_every_article_has_says_nothing() -> None:
    everywhere = Rarity(lambda texts: [100 if text == "海水淡化厂" else 1 for text in texts], 100)
    assert found(rarity=everywhere, limit=1) != ["海水淡化厂"]
    assert found(rarity=Rarity(lambda texts: [1] * len(texts), 100), limit=1) == ["海水淡化厂"]


def test_a_dictionary_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("用水之急 9 n", "utf-8")
    assert "用水之急" in found(dictionary=path, limit=20)


@pytest.mark.parametrize("name", ["C919", "5G", "Covid-19", "G20"])
def test_names_of_letters_and_figures_are_words(name: str) -> None:
    assert name in found(f"{name}来了", f"大家都在谈{name}，谈起{name}。")


def test_a_name_of_letters_that_also_stands_alone_is_not_part_of_a_longer_keyword() -> None:
    assert "C919" in found("C919客机交付", "C919客机昨日交付，首架C919投入运营。订单都是C919的。")
    assert "C919客机" in found("C919客机交付", "C919客机昨日交付，首架C919客机投入运营。")


@pytest.mark.parametrize("other", ["2024-10-07T02", "3.5", "2024", "-a"])
def test_figures_are_none(other: str) -> None:
    assert other not in found(f"{other} 来了", f"看 {other} 。", limit=20)


@pytest.mark.parametrize("fragment", ["在京举行", "其中一个", "看到了"])
def test_parts_of_sentences_are_no_keywords(fragment: str) -> None:
    assert is_fragment(fragment)
    assert fragment not in found(f"大会{fragment}", f"大会{fragment}，大会{fragment}。", limit=20)


def test_a_piece_of_a_longer_run_is_no_keyword() -> None:
    words = found("会议", "经济贸易深度合作先行示范区建设。经济贸易深度合作先行示范区建设。", limit=20)
    assert not [word for word in words if "深度合作" in word and len(word) > 4]


def test_nothing_in_nothing() -> None:
    assert found("", "") == []
    assert found("我们的", "，。123") == []


@given(st.text(max_size=20), st.text("青岛海水淡化厂的记者 ，。\nab1", max_size=120))
@settings(max_examples=60, deadline=None)
def test_keywords_stand_in_the_article(headline: str, body: str) -> None:
    words = found(headline, body)
    assert all(word in headline or word in body for word in words)
    assert all(1 < len(word) <= max(LONGEST_KEYWORD, len(headline), len(body)) for word in words)


def test_keywords_of_many_articles_are_those_of_each() -> None:
    articles = [(HEADLINE, BODY), ("", ""), ("C919客机交付", "首架C919投入运营。"), (BODY, HEADLINE)] * 30
    rarity = Rarity(lambda texts: [len(text) for text in texts], 1000)
    assert [*keywords_of_each(articles, rarity=rarity)] == [keywords(*one, rarity=rarity) for one in articles]
    assert [*keywords_of_each(articles)] == [keywords(*one) for one in articles]


def test_a_vocabulary_that_is_full_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found()
    monkeypatch.setattr(keyword_vocabulary, "KNOWN", 40)
    assert found() == expected == found()


def test_candidates_that_are_taken_one_by_one_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    together = keywords(HEADLINE, BODY, limit=20)
    monkeypatch.setattr(keyword_weights, "TAKEN", 1)
    assert keywords(HEADLINE, BODY, limit=20) == together
