"""Articles by number and by id, whatever batches they are in."""

import pytest

from reader.model import Article, Block, BlockKind
from reader.storage.batch import Batch, BatchBuilder
from reader.storage.corpus import Corpus

pytestmark = pytest.mark.slow


def batch(*headlines: str, publication: str | None = None, date: str | None = None) -> Batch:
    builder = BatchBuilder()
    builder.begin(b"a", 1, 1)
    for headline in headlines:
        builder.add(
            Article(
                source="a",
                headline=headline,
                lines=(1, 2),
                blocks=(Block(BlockKind.PARAGRAPH, "正文"),),
                publication=publication,
                date=date,
            ),
            "utf-8",
        )
    builder.files.end()
    return builder.build()


def test_articles_of_the_same_text_are_told_apart() -> None:
    corpus = Corpus([batch("甲", "乙", "甲"), batch(), batch("丙", "甲")])
    ids = [corpus.id(number) for number in range(5)]
    assert [name.partition("-")[2] for name in ids] == ["", "", "2", "", "3"]
    assert len(set(ids)) == 5
    assert [corpus.number_of(name) for name in ids] == [0, 1, 2, 3, 4]
    assert [corpus[number].id for number in range(5)] == ids
    assert [corpus.headline(number) for number in range(5)] == ["甲", "乙", "甲", "丙", "甲"]
    first = ids[0]
    for end in ("-1", "-4", "-02", "-", "-²", "-9999999999"):
        assert corpus.number_of(first + end) is None
    for name in ("", "1", "0000000000", "甲"):
        assert corpus.number_of(name) is None


@pytest.mark.parametrize("number", [-1, 2])
def test_no_such_number(number: int) -> None:
    with pytest.raises(IndexError):
        Corpus([batch("甲", "乙")])[number]


def test_a_column_of_all_batches() -> None:
    corpus = Corpus([batch("甲", date="2022"), batch("乙"), batch("丙", "丁", date="2021"), batch("戊", date="2022")])
    labels = corpus.labels("date")
    assert [labels.names[number] if number >= 0 else None for number in labels.numbers.tolist()] == [
        "2022", None, "2021", "2021", "2022"
    ]  # fmt: skip
    assert corpus.labels("date") is labels
    assert labels.only is None
    assert Corpus([batch("甲", date="2022"), batch("乙", date="2022")]).labels("date").only == "2022"
    assert Corpus().labels("date").only is None
    assert Corpus([batch("甲")]).labels("date").only is None


def test_whether_numbers_are_still_the_same() -> None:
    before = Corpus([batch("甲", "乙")])
    assert Corpus([batch("甲"), batch("乙", "丙")]).begins_as(before)
    assert not Corpus([batch("丙", "甲", "乙")]).begins_as(before)
    assert not Corpus([batch("甲")]).begins_as(before)
    assert before.begins_as(Corpus())
