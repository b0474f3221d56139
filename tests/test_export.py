"""What is exported: promised keys and columns, nothing that runs in a spreadsheet, and Markdown that opens again."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.backends.local.local_library import LocalLibrary
from reader.export.article_formats import BYTE_ORDER_MARK, COLUMNS, Item, as_csv, as_jsonl, as_markdown
from reader.export.markdown_escape import escaped
from reader.i18n import use_language
from reader.ingest import read, sources
from reader.ingest.formula_cell import unmarked
from reader.model import Article, Block, BlockKind
from reader.parsing import parse
from reader.paths import bundled
from reader.span import Span

FULL = Article(
    source="早报.txt",
    headline="海湾大桥 今日通车",
    lines=(3, 9),
    section="要闻",
    kicker="历时三年",
    subheadline="——市民步行过桥",
    byline="记者 杨光",
    authors=("杨光",),
    dateline="本报11月13日讯",
    publication="早报",
    date="2022-11-14",
    page="A3",
    page_name="城事",
    url="https://news.example/bridge",
    jump_to="4",
    blocks=(
        Block(BlockKind.PARAGRAPH, "大桥全长四公里。"),
        Block(BlockKind.CROSSHEAD, "桥上"),
        Block(BlockKind.PARAGRAPH, "市民说，回家更近了。"),
        Block(BlockKind.NOTE, "编者按：本报将继续报道。"),
    ),
)
BARE = Article(source="a.txt", headline="春耕", lines=(1, 1))


def spans_of(text: str, article: Article = FULL) -> tuple[Span, ...]:
    starts = [at for at in range(len(article.text)) if article.text.startswith(text, at)]
    return tuple(Span(at, at + len(text)) for at in starts)


def test_jsonl_has_an_object_a_line() -> None:
    lines = "".join(as_jsonl([Item(FULL, ("大桥",)), Item(BARE)])).splitlines()
    first, second = map(json.loads, lines)
    assert (first["headline"], first["keywords"], second["headline"]) == (FULL.headline, ["大桥"], "春耕")
    assert "matches" not in first
    assert (list(first)[-1], first["url"], second["url"]) == ("url", FULL.url, None)
    assert "海湾大桥" in lines[0]


def test_jsonl_of_a_query_has_its_matches() -> None:
    record = json.loads("".join(as_jsonl([Item(FULL, spans=spans_of("大桥"))])))
    assert record["matches"] == 2
    assert record["spans"] == {"headline": [[2, 4]], "body": [[0, 2]]}


def rows(items: list[Item]) -> list[dict[str, str]]:
    text = "".join(as_csv(items)).removeprefix(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_column_a_field() -> None:
    (row,) = rows([Item(FULL, ("大桥", "通车"))])
    assert tuple(row) == COLUMNS
    assert row["authors"] == "杨光"
    assert (row["first_line"], row["last_line"], row["keywords"]) == ("3", "9", "大桥 通车")
    assert row["body"] == FULL.body
    assert (row["jump_to"], row["jump_from"]) == ("4", "")


def test_csv_begins_with_the_mark_by_which_a_spreadsheet_knows_its_encoding() -> None:
    assert "".join(as_csv([Item(BARE)])).startswith("\ufeffid,")


def test_csv_lines_end_as_rfc_4180_has_it() -> None:
    text = "".join(as_csv([Item(replace(BARE, headline='说"好"，a,b')), Item(BARE)]))
    assert text.count("\r\n") == text.count("\n") == 3
    assert '"说""好""，a,b"' in text
    assert list(as_csv([])) == []


def test_csv_of_a_query_counts_its_matches() -> None:
    assert [row["matches"] for row in rows([Item(FULL, spans=spans_of("大桥")), Item(BARE, spans=())])] == ["2", "0"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_csv_holds_nothing_that_a_spreadsheet_would_run(sign: str) -> None:
    text = f'{sign}HYPERLINK("x")'
    (row,) = rows([Item(replace(BARE, headline=text, blocks=(Block(BlockKind.PARAGRAPH, text),)))])
    assert row["headline"] == row["body"] == f"'{text}"


def test_csv_leaves_such_a_sign_inside_alone() -> None:
    (row,) = rows([Item(replace(BARE, headline="1-2=3"))])
    assert row["headline"] == "1-2=3"


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\0"), min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@example("'\t", "'=1", ["'"])
@given(headline=CELL, section=st.none() | CELL, body=st.lists(CELL, max_size=3))
def test_csv_reads_back(headline: str, section: str | None, body: list[str]) -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in body)
    (row,) = rows([Item(replace(BARE, headline=headline, section=section, blocks=blocks))])
    assert [unmarked(row[name]) for name in ("headline", "section", "body")] == [
        headline,
        section or "",
        "\n".join(body),
    ]


def opened(path: Path, text: str) -> list[Article]:
    """The articles that the program finds in a Markdown file of this text."""
    path.write_text(text, encoding="utf-8")
    (source,) = sources([str(path)])
    return [article for page in read(source) for article in parse(page).articles]


def test_one_article_comes_back_from_markdown_field_by_field(tmp_path: Path) -> None:
    (again,) = opened(tmp_path / "文.md", "".join(as_markdown([Item(FULL)])))
    assert again.text == FULL.text
    for name in ("section", "kicker", "headline", "subheadline", "byline", "dateline", "publication", "date", "page"):
        assert (name, getattr(again, name)) == (name, getattr(FULL, name))
    assert (again.page_name, again.authors, again.url) == (FULL.page_name, FULL.authors, FULL.url)
    assert again.blocks[1].kind is BlockKind.CROSSHEAD


def test_markdown_of_one_article() -> None:
    article = replace(FULL, kicker=None, subheadline=None, jump_to=None, page_name=None)
    assert "".join(as_markdown([Item(article, ("大桥", "通车"), spans_of("四公里", article))])).split("\n") == [
        "---",
        'title: "海湾大桥 今日通车"',
        'byline: "记者 杨光"',
        "author:",
        '  - "杨光"',
        'dateline: "本报11月13日讯"',
        'date: "2022-11-14"',
        'category: "要闻"',
        'publication: "早报"',
        'page: "A3"',
        'url: "https://news.example/bridge"',
        "keywords:",
        '  - "大桥"',
        '  - "通车"',
        "---",
        "",
        "# 海湾大桥 今日通车",
        "",
        "大桥全长**四公里**。",
        "",
        "## 桥上",
        "",
        "市民说，回家更近了。",
        "",
        "> 编者按：本报将继续报道。",
        "",
    ]


def test_markdown_of_several_articles() -> None:
    use_language("en")
    second = replace(FULL, headline="秋收", section=None, date=None, kicker=None, blocks=FULL.blocks[:1], id="")
    text = "".join(as_markdown([Item(FULL), Item(replace(FULL, blocks=(), kicker=None, id="")), Item(second)]))
    assert text.split("\n") == [
        "---",
        'publication: "早报"',
        'page: "A3"',
        'page_name: "城事"',
        "---",
        "",
        "# 早报",
        "",
        "## 要闻",
        "",
        "### 海湾大桥 今日通车",
        *("", "历时三年", "", r"——市民步行过桥", "", "记者 杨光", "", r"2022-11-14", ""),
        *("本报11月13日讯", "", "大桥全长四公里。", "", "#### 桥上", ""),
        *("市民说，回家更近了。", "", "> 编者按：本报将继续报道。", ""),
        "### 海湾大桥 今日通车",
        *("", r"——市民步行过桥", "", "记者 杨光", "", r"2022-11-14", "", "本报11月13日讯", ""),
        "## 秋收",
        *("", r"——市民步行过桥", "", "记者 杨光", "", "本报11月13日讯", "", "大桥全长四公里。", ""),
    ]


def test_markdown_of_nothing_is_nothing() -> None:
    assert list(as_markdown([])) == []


def test_articles_that_share_nothing_have_a_title_all_the_same(tmp_path: Path) -> None:
    use_language("en")
    text = "".join(as_markdown([Item(BARE), Item(replace(BARE, headline="秋收", date="1951", id=""))]))
    assert text == "# Articles\n\n## 春耕\n\n## 秋收\n\n1951\n"
    assert [article.headline for article in opened(tmp_path / "文.md", text)] == ["春耕", "秋收"]


def test_a_crosshead_right_under_the_headline_is_no_heading(tmp_path: Path) -> None:
    first = replace(BARE, blocks=(Block(BlockKind.CROSSHEAD, "一"), Block(BlockKind.PARAGRAPH, "春耕忙。")), id="")
    text = "".join(as_markdown([Item(first), Item(BARE)]))
    assert [article.text for article in opened(tmp_path / "文.md", text)] == ["春耕\n一\n春耕忙。", "春耕"]


def test_the_bundled_page_comes_back_from_markdown(tmp_path: Path) -> None:
    library = LocalLibrary([str(bundled("seeds"))])
    list(library.load())
    articles = [library.view.article(number) for number in range(len(library))]
    again = opened(tmp_path / "页.md", "".join(as_markdown([Item(article) for article in articles])))
    assert [article.headline for article in again] == [article.headline for article in articles]
    assert [article.section for article in again] == [article.section for article in articles]
    assert {(article.publication, article.date) for article in again} == {("青岛日报", "2022-11-14")}
    for article, other in zip(again, articles, strict=True):
        assert all(block.text in article.text for block in other.blocks)
        (alone,) = opened(tmp_path / "文.md", "".join(as_markdown([Item(other)])))
        assert alone.text == other.text


LINE = st.text("海桥通车。，*_#`[](){}<>!&~|\\+-=.:'\" 12》a“…", min_size=1, max_size=25).filter(
    lambda text: text == text.strip() and "  " not in text
)
NAME = LINE.filter(lambda text: not set(text).isdisjoint("海桥通车"))
"""A dash is no name, nor is a digit, which is a database's number of a section."""
BLOCK = st.builds(Block, st.sampled_from([BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.NOTE]), LINE)


@settings(max_examples=200, deadline=None)
@given(headline=LINE, section=st.none() | NAME, byline=st.none() | NAME, blocks=st.lists(BLOCK, max_size=4))
def test_any_text_comes_back_from_markdown(
    tmp_path_factory: pytest.TempPathFactory,
    headline: str,
    section: str | None,
    byline: str | None,
    blocks: list[Block],
) -> None:
    article = replace(BARE, headline=headline, section=section, byline=byline, blocks=tuple(blocks), id="")
    path = tmp_path_factory.getbasetemp() / "文.md"
    (again,) = opened(path, "".join(as_markdown([Item(article, spans=spans_of("桥", article))])))
    assert again.text == article.text
    several = opened(path, "".join(as_markdown([Item(article), Item(BARE), Item(article)])))
    assert [found.headline for found in several] == [headline, "春耕", headline]
    assert several[0].section == several[2].section == section
    assert all(found.body.endswith(article.body) for found in (several[0], several[2]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海湾大桥", "海湾大桥"),
        ("# 一", r"\# 一"),
        ("- 一", r"\- 一"),
        ("1. 一", r"1\. 一"),
        ("  2) 一", r"  2\) 一"),
        ("==", r"\=="),
        ("2022-11-14", "2022-11-14"),
        ("*a* _b_ `c` [d](e) <f> &g; {h} ~i~ |", r"\*a\* \_b\_ \`c\` \[d\](e) &lt;f\> &amp;g; \{h\} \~i\~ \|"),
        ("\\", "\\\\"),
    ],
)
def test_markup_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected
