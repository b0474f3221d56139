"""Citations, style by style, with more and less known."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.citations import STYLES, cite, key
from reader.model import Article

FULL = Article(
    source="青岛日报.txt",
    headline="加力振兴实体经济 大力提升发展质效",
    lines=(1, 9),
    section="要闻",
    authors=("杨光",),
    publication="青岛日报",
    date="2022-11-14",
    page="1",
    id="abc",
)
BARE = Article(source="a.txt", headline="春耕", lines=(1, 1), id="abc")
THREE = replace(FULL, authors=("杨光", "李梅", "王海"))
FOUR = replace(FULL, authors=("杨光", "李梅", "王海", "赵山"))


@pytest.mark.parametrize(
    ("name", "article", "style", "expected"),
    [
        (
            "one author",
            FULL,
            "gbt7714-2015",
            "杨光. 加力振兴实体经济 大力提升发展质效[N]. 青岛日报, 2022-11-14(1).",
        ),
        (
            "one author",
            FULL,
            "gbt7714-2025",
            "杨光. 加力振兴实体经济 大力提升发展质效[N]. 青岛日报，2022-11-14（1）.",
        ),
        (
            "three authors",
            THREE,
            "gbt7714-2015",
            "杨光, 李梅, 王海. 加力振兴实体经济 大力提升发展质效[N]. 青岛日报, 2022-11-14(1).",
        ),
        (
            "four authors",
            FOUR,
            "gbt7714-2015",
            "杨光, 李梅, 王海, 等. 加力振兴实体经济 大力提升发展质效[N]. 青岛日报, 2022-11-14(1).",
        ),
        (
            "four authors",
            FOUR,
            "gbt7714-2025",
            "杨光，李梅，王海，等. 加力振兴实体经济 大力提升发展质效[N]. 青岛日报，2022-11-14（1）.",
        ),
        ("nothing known", BARE, "gbt7714-2015", "春耕[N]."),
        ("a date alone", replace(BARE, date="1951-03"), "gbt7714-2015", "春耕[N]. 1951-03."),
        ("a paper alone", replace(BARE, publication="早报"), "gbt7714-2025", "春耕[N]. 早报."),
        ("a paper and page", replace(BARE, publication="早报", page="4"), "gbt7714-2025", "春耕[N]. 早报（4）."),
        ("a page with zeros", replace(BARE, publication="早报", page="004"), "gbt7714-2015", "春耕[N]. 早报(4)."),
        ("a page with a letter", replace(BARE, publication="早报", page="A03"), "gbt7714-2015", "春耕[N]. 早报(A3)."),
    ],
)
def test_gbt7714(name: str, article: Article, style: str, expected: str) -> None:
    assert (name, cite(article, style)) == (name, expected)


@pytest.mark.parametrize(
    ("name", "article", "expected"),
    [
        (
            "all known",
            THREE,
            [
                *("TY  - NEWS", "ID  - news2022-abc", "AU  - 杨光", "AU  - 李梅", "AU  - 王海"),
                *("TI  - 加力振兴实体经济 大力提升发展质效", "T2  - 青岛日报", "PY  - 2022", "DA  - 2022/11/14/"),
                *("SE  - 要闻", "SP  - 1", "LA  - zh", "ER  - "),
            ],
        ),
        ("nothing known", BARE, ["TY  - NEWS", "ID  - news-abc", "TI  - 春耕", "LA  - zh", "ER  - "]),
        (
            "a year, and a comma in a name",
            replace(BARE, date="1951", authors=("Li, Mei",)),
            [
                *("TY  - NEWS", "ID  - news1951-abc", "AU  - Li， Mei", "TI  - 春耕"),
                *("PY  - 1951", "DA  - 1951///", "LA  - zh", "ER  - "),
            ],
        ),
    ],
)
def test_ris(name: str, article: Article, expected: list[str]) -> None:
    assert (name, cite(article, "ris").split("\n")) == (name, expected)


@pytest.mark.parametrize(
    ("name", "article", "expected"),
    [
        (
            "all known",
            FULL,
            {
                "id": "news2022-abc",
                "type": "article-newspaper",
                "title": "加力振兴实体经济 大力提升发展质效",
                "author": [{"literal": "杨光"}],
                "container-title": "青岛日报",
                "issued": {"date-parts": [[2022, 11, 14]]},
                "page": "1",
                "section": "要闻",
                "language": "zh",
            },
        ),
        (
            "nothing known",
            BARE,
            {"id": "news-abc", "type": "article-newspaper", "title": "春耕", "language": "zh"},
        ),
    ],
)
def test_csl_json(name: str, article: Article, expected: dict[str, object]) -> None:
    line = cite(article, "csl-json")
    assert (name, json.loads(line)) == (name, [expected])
    assert "\n" not in line
    assert "春耕" in line or "青岛日报" in line


@pytest.mark.parametrize(
    ("name", "article", "expected"),
    [
        (
            "all known",
            THREE,
            [
                "@article{news2022-abc,",
                "  author = {{杨光} and {李梅} and {王海}},",
                "  title = {{加力振兴实体经济 大力提升发展质效}},",
                "  journal = {青岛日报},",
                "  date = {2022-11-14},",
                "  year = 2022,",
                "  month = nov,",
                "  pages = {1},",
                "  entrysubtype = {newspaper},",
                "  langid = {chinese},",
                "}",
            ],
        ),
        (
            "signs of TeX, and a month that is none",
            replace(BARE, headline=r"50% {A&B}_#1 \x~^$", date="2022-13"),
            [
                "@article{news2022-abc,",
                r"  title = {{50\% \textbraceleft{}A\&B\textbraceright{}\_\#1"
                r" \textbackslash{}x\textasciitilde{}\textasciicircum{}\$}},",
                "  date = {2022-13},",
                "  year = 2022,",
                "  entrysubtype = {newspaper},",
                "  langid = {chinese},",
                "}",
            ],
        ),
        (
            "a year",
            replace(BARE, date="1951"),
            [
                "@article{news1951-abc,",
                "  title = {{春耕}},",
                "  date = {1951},",
                "  year = 1951,",
                "  entrysubtype = {newspaper},",
                "  langid = {chinese},",
                "}",
            ],
        ),
    ],
)
def test_bibtex(name: str, article: Article, expected: list[str]) -> None:
    assert (name, cite(article, "bibtex").split("\n")) == (name, expected)


ONLINE = replace(FULL, url="https://news.example/a_b?c=1&d=%7B")

ON_THE_WEB = {
    "gbt7714-2015": "[N/OL]. 青岛日报, 2022-11-14(1)[2026-03-05]. https://news.example/a_b?c=1&d=%7B.",
    "gbt7714-2025": "[N/OL]. 青岛日报，2022-11-14（1）[2026-03-05]. https://news.example/a_b?c=1&d=%7B.",
    "ris": "\nUR  - https://news.example/a_b?c=1&d=%7B\nY2  - 2026/03/05/\n",
    "csl-json": '"URL": "https://news.example/a_b?c=1&d=%7B", "accessed": {"date-parts": [[2026, 3, 5]]}',
    "bibtex": "\n  url = {https://news.example/a_b?c=1&d=%7B},\n  urldate = {2026-03-05},\n",
}


@pytest.mark.parametrize("style", ON_THE_WEB)
def test_an_article_on_the_web_is_cited_with_its_address_and_the_day_it_was_accessed(style: str) -> None:
    assert ON_THE_WEB[style] in cite(ONLINE, style, date(2026, 3, 5))
    assert cite(ONLINE, style) == cite(ONLINE, style, date.today())
    assert "http" not in cite(FULL, style)


def test_an_address_alone() -> None:
    cited = cite(replace(BARE, url="http://a.example"), "gbt7714-2015", date(2026, 3, 5))
    assert cited == "春耕[N/OL]. [2026-03-05]. http://a.example."


def test_another_style_is_none() -> None:
    with pytest.raises(KeyError):
        cite(BARE, "mla")


def test_the_key_is_the_same_for_the_same_text() -> None:
    one, other = (Article(source=source, headline="春耕", lines=(1, 1)) for source in ("a", "b"))
    assert key(one) == key(other) != key(replace(one, headline="秋收", id=""))


LINE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)


@settings(max_examples=100, deadline=None)
@given(headline=LINE, authors=st.lists(LINE, max_size=5), publication=st.none() | LINE, section=st.none() | LINE)
def test_any_text_makes_a_well_formed_citation(
    headline: str, authors: list[str], publication: str | None, section: str | None
) -> None:
    article = replace(BARE, headline=headline, authors=tuple(authors), publication=publication, section=section)
    made = {style: cite(article, style) for style in STYLES}
    assert "\n" not in made["gbt7714-2015"]
    assert json.loads(made["csl-json"])[0]["title"] == headline
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in made["ris"].split("\n"))
    depth = 0
    for sign in made["bibtex"].replace("\\&", ""):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
