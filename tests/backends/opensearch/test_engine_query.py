"""What an engine is asked for a query, and whether it finds just that."""

import json

import pytest

from reader.backends.opensearch.archive_mapping import Layout
from reader.backends.opensearch.engine_query import QueryCompiler, TooWideError
from reader.cli.paths_given import named_archives
from reader.query.parser import parse

EXACT = {
    "海": "a character is a term",
    "海湾": "two are a term of pairs",
    "海湾大桥": "more are a phrase where its pairs are",
    '"海湾 大桥"': "quoted, spaces as they are printed",
    "海湾 大桥 -市民": "all, and not another",
    "海湾 OR 市民": "either",
    "标题:海湾 日期:2021 版:第12版": "fields, dates, pages",
    "栏目:海湾": "sections, and pages instead",
    "": "everything",
}
AT_MOST = (
    "word:海湾",
    "exact:海湾",
    "海湾 NEAR/5 大桥",
    "海湾 SENT 大桥",
    "海?湾*桥",
    "/海[湾岛]大桥/",
    "py:haiwan",
    "-word:海湾",
)
REFUSED = ("/.*/", "/[海湾]+/", "py:hw", "/[海湾]/ OR 海湾")


def compiled(query: str, layout: Layout = Layout.NGRAM) -> tuple[str, bool]:
    asked = QueryCompiler(layout).compiled(parse(query, typing=False).tree)
    return json.dumps(asked.query, ensure_ascii=False), asked.exact


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("query", EXACT, ids=EXACT.values())
def test_the_engine_finds_just_that(query: str, layout: Layout) -> None:
    assert compiled(query, layout)[1]


@pytest.mark.parametrize("query", AT_MOST)
def test_the_engine_finds_at_most_that(query: str) -> None:
    assert not compiled(query)[1]


@pytest.mark.parametrize("query", REFUSED)
def test_what_would_read_every_article_is_refused(query: str) -> None:
    with pytest.raises(TooWideError, match="every article"):
        compiled(query)


def test_what_is_refused_alone_is_looked_for_beside_a_text() -> None:
    assert compiled("/[海湾]+/ 大桥") == (
        compiled("大桥")[0].join(('{"bool": {"must": [', '], "must_not": []}}')),
        False,
    )


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("海湾", '{"term": {"s.body.two": {"value": "海湾", "boost": 1.0}}}'),
        ("臺灣", '{"term": {"s.head.two": {"value": "台湾", "boost": 5.0}}}'),
        ("海湾报", '{"term": {"names": {"value": "海湾报"}}}'),
        ("海湾大桥", '{"match_phrase": {"s.body": {"query": "海湾大桥", "boost": 1.0}}}'),
        ("海湾大桥", '"filter": [{"term": {"s.body.two": "海湾"}}, {"term": {"s.body.two": "湾大"}}, '),
        ('"海湾 大"', '"s.strict.two"'),
        ("版:第04版", '{"term": {"page": {"value": "4", "case_insensitive": true}}}'),
        ("作者:王", '"s.author"'),
        ("栏目:第四版", '{"term": {"page": {"value": "4", "case_insensitive": true}}}'),
        ("栏目:海湾", '{"bool": {"must_not": [{"exists": {"field": "section"}}]}}'),
    ],
)
def test_where_a_text_is_looked_for(query: str, asked: str) -> None:
    assert asked in compiled(query)[0]


def test_tokens_are_sent_apart_where_the_engine_cannot_part_them() -> None:
    asked = compiled("海湾大桥", Layout.SPACED)[0]
    assert '{"match_phrase": {"s.body": {"query": "海 湾 大 桥", "boost": 1.0}}}' in asked
    assert '{"term": {"p.body": "湾大"}}' in asked


def test_a_word_names_an_archive_of_the_settings() -> None:
    named = named_archives({"papers": "https://host/papers"})
    assert [*map(named, ("@papers", "@others", "papers"))] == ["https://host/papers", "@others", "papers"]
