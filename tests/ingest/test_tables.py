"""Tables: CSV, TSV and workbooks, a row an article."""

import io
import json
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.export.article_formats import Item, as_csv
from reader.ingest.bounds import TooMuchError
from reader.ingest.walk import NO_TEXT
from reader.model import Article, Block, BlockKind, Form
from reader.parsing import parse

from .reading import read_file, told

ONE = {"headline": "渡口修桥", "date": "2021-04-01", "lines": ["新桥通车。", "两岸的人都来看。"]}
TEXT = "新桥通车。\n两岸的人都来看。"
Expected = list[dict[str, str | list[str]]]
CASES: dict[str, tuple[str, str | bytes, Expected]] = {
    "usual names": ("a.csv", f'title,content,date\r\n渡口修桥,"{TEXT}",2021-04-01\r\n', [ONE]),
    "Chinese names": ("a.csv", f'标题,正文,日期,序号\n渡口修桥,"{TEXT}",2021年4月1日,1\n', [ONE]),
    "GBK": ("a.csv", f'标题,正文,日期\n渡口修桥,"{TEXT}",2021/4/1\n'.encode("gb18030"), [ONE]),
    "Big5": (
        "a.csv",
        f'標題,內文,見報日期,內容\n渡口修橋,,2021/4/1,"{"新橋通車。兩岸的人都來看。" * 9}"\n'.encode("big5"),
        [{"headline": "渡口修橋", "date": "2021-04-01", "lines": ["新橋通車。兩岸的人都來看。" * 9]}],
    ),
    "a mark before it": ("a.csv", f'\ufefftitle,text,date\n渡口修桥,"{TEXT}",2021-04-01\n', [ONE]),
    "semicolons": ("a.csv", f'"title";"text";"date"\n"渡口修桥";"{TEXT}";"2021-04-01"\n', [ONE]),
    "tabs": ("a.tsv", "题名\t全文\t出版日期\n渡口修桥\t新桥通车。\\n两岸的人都来看。\t20210401\n", [ONE]),
    "tabs, quotation marks that quote nothing": (
        "a.tsv",
        '标题\t正文\n"桥"修好了\t"看，桥。\n"路"修好了\t路。\n',
        [{"headline": '"桥"修好了', "lines": ['"看，桥。']}, {"headline": '"路"修好了', "lines": ["路。"]}],
    ),
    "by the names of its columns alone": ("a.txt", f'标题,正文,日期\n渡口修桥,"{TEXT}",2021-04-01\n', [ONE]),
    "a title over it": ("a.csv", f'某库导出,,\n\n标题,正文,日期\n渡口修桥,"{TEXT}",2021-04-01\n', [ONE]),
    "a comma that is not quoted": ("a.csv", "title,text\n题,甲,乙,丙\n", [{"headline": "题", "lines": ["甲,乙,丙"]}]),
    "quotation marks doubled": ("a.csv", 'title,text\n题,"他说""好"""\n', [{"headline": "题", "lines": ['他说"好"']}]),
    "short rows and empty ones": ("a.csv", "title,text\n题\n,\n\n", [{"headline": "题", "lines": [""]}]),
    "two columns of one name": ("a.csv", "title,title,text\n,题,文\n", [{"headline": "题", "lines": ["文"]}]),
    "paragraphs as HTML": (
        "a.csv",
        "title,content_html\n题,<p>甲</p><p>乙</p>\n",
        [{"headline": "题", "lines": ["甲", "乙"]}],
    ),
    "headlines alone": (
        "a.csv",
        "篇名,作者,报纸名称\n题,王小明,山城日报\n",
        [{"headline": "题", "authors": "王小明", "publication": "山城日报", "lines": [""]}],
    ),
    "no table": ("a.txt", "标题，正文\n今天，天晴。\n", [{"lines": ["标题，正文", "今天，天晴。", ""]}]),
}


@pytest.mark.parametrize(("name", "data", "expected"), CASES.values(), ids=CASES)
def test_tables(name: str, data: str | bytes, expected: Expected) -> None:
    found, _ = read_file(name, data)
    assert [told(page) for page in found] == expected


def test_rows_are_numbered_by_their_lines() -> None:
    found, _ = read_file("a.csv", 'title,text\n甲,"一\n二"\n乙,三\n')
    assert [page.first_line for page in found] == [2, 4]


def test_columns_that_were_not_understood_are_named() -> None:
    (page,), problems = read_file("a.csv", "title,text,心情,版次\n题,文,喜,末版\n")
    assert told(page) == {"headline": "题", "lines": ["文"]}
    assert [str(problem) for problem in problems] == ["a.csv: unknown fields: 心情, 版次; rename them to import them"]


@pytest.mark.parametrize(("many", "given"), [(9, {"date": "2021-04-01"}), (5000, {})])
@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_of_very_many_names_the_first_are_looked_at(name: str, many: int, given: dict[str, str]) -> None:
    values = {"title": "题", "text": "文", **{f"k{at}": "1" for at in range(many)}, "date": "2021-04-01"}
    text = ",".join(values) + "\n" + ",".join(values.values()) if name == "a.csv" else json.dumps(values)
    (page,), _ = read_file(name, text)
    assert told(page) == {"headline": "题", "lines": ["文"], **given}


def test_a_table_without_a_known_column_is_text_and_told() -> None:
    (page,), problems = read_file("a.csv", "mood,weather\nfine,rain\n")
    assert page.text == "mood,weather\nfine,rain\n"
    assert "mood, weather" in str(problems[0])


@pytest.mark.parametrize(
    ("rows", "articles"),
    [
        pytest.param("题,文\r\n" * 3_100, 0, id="a character a cell"),
        pytest.param("题\n\n" * 3_100, 0, id="titles of a character"),
        pytest.param("题,文\n" * 2_900, 2_900, id="few such rows"),
        pytest.param("渡口修桥,新桥通车。\n" * 3_100, 3_100, id="short texts"),
        pytest.param("题,文\n" * 3 + ",\n" * 40_000, 3, id="empty rows do not count"),
    ],
)
def test_very_many_rows_of_a_few_characters_are_a_list(rows: str, articles: int) -> None:
    found, _ = read_file("a.csv", f"标题,正文\n{rows}")
    assert len([page for page in found if page.form is Form.ARTICLE]) == articles
    assert len(found) == articles or sum(len(parse(page).articles) for page in found) == 1


FORMULA = "=1+1 是等式"
texts = st.text("桥路,\"'=;\t <&a", min_size=1, max_size=8).map(lambda text: text.strip().lstrip("'")).filter(bool)


@given(texts, st.lists(texts, min_size=1, max_size=3))
@example("'=", ["'=", "''+"])
def test_our_own_export_comes_back(headline: str, lines: list[str]) -> None:
    if "<" in "".join(lines) or "&" in "".join(lines):
        lines = ["桥"]
    blocks = tuple(Block(BlockKind.PARAGRAPH, " ".join(line.split())) for line in lines)
    article = Article(
        "pages/甲.txt", " ".join(headline.split()), (1, 2), blocks, publication="山城日报", date="2021-04-01", page="A3"
    )
    ((page,), problems) = read_file("out.csv", "".join(as_csv([Item(article, ("桥",))])))
    assert not problems
    assert page.given == {"headline": article.headline, "publication": "山城日报", "date": "2021-04-01", "page": "A3"}
    assert page.text.split("\n") == [block.text for block in blocks]


def test_an_article_with_all_its_fields_comes_back() -> None:
    fields = {
        **{"publication": "山城日报", "date": "2021-04-01", "page": "3", "page_name": "要闻", "section": "本地"},
        **{"kicker": "引", "headline": FORMULA, "subheadline": "副", "byline": "本报记者 王小明", "dateline": "本报讯"},
        **{"jump_to": "4", "url": "https://news.example/a"},
    }
    block = Block(BlockKind.PARAGRAPH, "新桥通车，两岸的人都来看，孩子们跑在最前面。")
    article = Article("甲.txt", lines=(1, 9), blocks=(block,), authors=("王小明", "李四"), **fields)  # type: ignore[arg-type]
    ((page,), problems) = read_file("out.csv", "".join(as_csv([Item(article)])))
    assert not problems
    (back,) = parse(page).articles
    assert {name: getattr(back, name) for name in fields} == fields
    assert (back.authors, back.blocks) == (article.authors, article.blocks)


def workbook(*sheets: str, shared: Sequence[str] = ()) -> bytes:
    """A workbook of sheets, each the XML of its rows, and of shared texts, each the XML in its `si`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        if shared:
            items = "".join(f"<si>{text}</si>" for text in shared)
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="urn:s">{items}</sst>')
        for number, rows in enumerate(sheets, 1):
            data = f"<sheetData>{rows}</sheetData>"
            archive.writestr(f"xl/worksheets/sheet{number}.xml", f'<worksheet xmlns="urn:s">{data}</worksheet>')
    return packed.getvalue()


def row(*cells: str) -> str:
    """The XML of a row of texts that stand in it."""
    inner = (f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in cells)
    return f"<row>{''.join(inner)}</row>"


READINGS = "<r><t>渡口</t></r><rPh><t>du</t></rPh><r><t>修桥</t></r>"
BOOKS: dict[str, tuple[bytes, Expected]] = {
    "texts in their cells": (workbook(row("标题", "正文", "日期") + row("渡口修桥", TEXT, "2021-04-01")), [ONE]),
    "shared texts": (
        workbook(
            '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
            '<row><c r="A2" t="s"><v>3</v></c><c r="C2" t="s"><v>4</v></c><c r="D2"><v>44287</v></c></row>',
            shared=[
                "<t>标题</t>",
                "<t>正文</t>",
                "<t>日期</t>",
                "<r><t>渡口</t></r><rPh><t>du</t></rPh><r><t>修桥</t></r>",
                f"<t>{TEXT}</t>",
            ],
        ),
        [ONE],
    ),
    "two sheets, one of them notes": (
        workbook(row("说明", "无"), row("某库", "") + row("标题", "正文", "日期") + row("渡口修桥", TEXT, "44287.5")),
        [ONE],
    ),
    "errors, truths and numbers that lead nowhere": (
        workbook(
            row("title", "text", "page", "x", "y")
            + '<row><c t="str"><v>题</v></c><c t="s"><v>99</v></c><c><v>7.0</v></c>'
            '<c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c/></row>'
        ),
        [{"headline": "题", "page": "7", "lines": [""]}],
    ),
    "a cell far to the right and far down": (
        workbook(row("标题", "正文") + row("题", "文") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        [{"headline": "题", "lines": ["文"]}],
    ),
}


@pytest.mark.parametrize(("data", "expected"), BOOKS.values(), ids=BOOKS)
def test_workbooks(data: bytes, expected: Expected) -> None:
    found, problems = read_file("a.xlsx", data)
    assert [told(page) for page in found] == expected
    assert not problems


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (workbook("<row><c"), "damaged"),
        (workbook(row("心情", "天气")), "contains no articles"),
        (workbook(row("标题", "正文"))[:-30], "damaged"),
        (workbook(row("标题", "正文")).replace(b"<sheetData>", b"<sheetDat>"), "damaged"),
    ],
)
def test_what_is_no_workbook_is_told(data: bytes, reason: str) -> None:
    from reader.errors import UnreadableError

    with pytest.raises(UnreadableError, match=reason):
        read_file("a.xlsx", data)


def test_a_workbook_of_too_many_shared_texts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.formats.spreadsheet.MOST_TEXTS", 2)
    assert read_file("a.xlsx", workbook(row("标题", "正文") + row("桥", "文"), shared=["<t>一</t>"] * 2))[0]
    with pytest.raises(TooMuchError):
        read_file("a.xlsx", workbook(row("标题", "正文") + row("桥", "文"), shared=["<t>一</t>"] * 3))


def test_workbooks_in_folders_are_read() -> None:
    assert not NO_TEXT.fullmatch("xlsx")
