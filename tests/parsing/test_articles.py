"""Heads and ends of articles: small pages with one thing to see in each."""

import pytest

from reader.model import Article, BlockKind, Page
from reader.parsing import LineClass, parse
from reader.parsing.assembly import ArticleLines, article_of, heading_from, jumps_in, section_in
from reader.parsing.lines import PageLine

BODY = "渔港昨天开海，上百艘渔船依次出港，前往各自的渔场撒网，渔民们说今年的海况好于往年，渔获可望增加。"


def article(*lines: tuple[str, str]) -> Article:
    """The article of lines with the states given."""
    drafted = [(PageLine(at, text, False, False), state) for at, (text, state) in enumerate(lines, 1)]
    return article_of(ArticleLines(drafted), Page("page.txt", ""), {}, False)


def test_dateline_on_a_line_of_its_own() -> None:
    found = article(("渔港开海", "headline"), ("本报5月1日讯", "dateline"), (BODY, "opening"))
    assert (found.dateline, found.body) == ("本报5月1日讯", BODY)


def test_dateline_that_closes_the_body_stays_there() -> None:
    found = article(("渔港开海", "headline"), (BODY, "opening"), ("（新华社海城5月1日电）", "closing"))
    assert found.dateline == "新华社海城5月1日电"
    assert found.blocks[-1].kind is BlockKind.CREDIT


def test_dateline_behind_a_heading_that_was_fused_to_it() -> None:
    text = "漁業概況 【王小明╱台北報導】" + BODY
    found = article(("漁港開海", "headline"), (text, "opening"))
    assert (found.dateline, found.authors, found.body) == ("【王小明╱台北報導】", ("王小明",), text)


@pytest.mark.parametrize(
    ("lines", "repeated"),
    [
        pytest.param([("渔港开海", "headline"), (BODY, "opening")], (), id="printed"),
        pytest.param([(BODY, "opening")], ("headline",), id="no headline"),
        pytest.param([("本报5月1日讯", "dateline"), (BODY, "opening")], ("headline",), id="a dateline above"),
        pytest.param([("新华社海城5月1日电 " + BODY, "opening")], ("headline",), id="a dateline in front"),
        pytest.param(
            [("渔港开海", "headline"), (BODY + "（新华社海城5月1日电）", "opening")], ("dateline",), id="at the end"
        ),
        pytest.param([(BODY + "（新华社海城5月1日电）", "opening")], ("headline", "dateline"), id="both"),
        pytest.param([("渔港开海", "kicker")], (), id="no text"),
    ],
)
def test_what_was_taken_from_the_text(lines: list[tuple[str, str]], repeated: tuple[str, ...]) -> None:
    assert article(*lines).repeated == repeated


def test_a_dateline_alone_in_its_paragraph_leaves_no_empty_block() -> None:
    assert article(("渔港开海", "headline"), ("本报5月1日讯", "opening")).blocks == ()


def test_photograph_without_headline_is_headed_by_its_text() -> None:
    found = article((BODY, "photograph"), ("王小二摄", "credit"))
    assert found.headline == "渔港昨天开海，上百艘渔船依次出港"
    assert [block.kind for block in found.blocks] == [BlockKind.CAPTION, BlockKind.CREDIT]


def test_headline_of_two_lines_and_section_under_the_byline() -> None:
    found = article(
        ("渔港开海", "headline"),
        ("千帆竞发", "headline+"),
        ("本报记者 陈河", "byline"),
        ("海上人家", "column"),
        (BODY, "opening"),
    )
    assert (found.headline, found.section) == ("渔港开海 千帆竞发", "海上人家")


@pytest.mark.parametrize(
    ("headline", "section"),
    [
        ("渔港开海（海上人家）", "海上人家"),
        ("渔港开海(海上人家·渔村故事)", "海上人家·渔村故事"),
        ("渔港开海（上）", None),
        ("渔港开海（2023）", None),
        ("渔港（海城）开海", None),
        (None, None),
    ],
)
def test_section_in_brackets(headline: str | None, section: str | None) -> None:
    assert section_in(headline) == section


@pytest.mark.parametrize(
    ("texts", "jumps"),
    [
        (["（下转第四版）"], ("4", None)),
        (["（上接第一版）", BODY], (None, "1")),
        (["（上接A01版）", BODY + "（下转A3版）"], ("A3", "A1")),
        (["〔轉A3版〕"], ("A3", None)),
        (["记者紧接3版主编的话说"], (None, None)),
        ([BODY], (None, None)),
    ],
)
def test_jumps(texts: list[str], jumps: tuple[str | None, str | None]) -> None:
    assert jumps_in(texts) == jumps


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param("短", "短", id="all of it"),
        pytest.param("渔" * 50, "渔" * 20, id="no stop"),
        pytest.param("渔港昨天开海。上百艘渔船", "渔港昨天开海", id="the first sentence"),
        pytest.param("渔港昨天开海，上百艘渔船出港。", "渔港昨天开海，上百艘渔船出港", id="its clauses"),
        pytest.param(
            "5月31日，海城市，工人在盐湖捕捞盐水虫，一网下去便是百斤。",
            "5月31日，海城市，工人在盐湖捕捞盐水虫",
            id="that fit",
        ),
        pytest.param(
            "近日，来自海城、临江、青浦、白塔、南渡、北港等地的渔民",
            "近日，来自海城、临江、青浦、白塔、南渡",
            id="a list is cut",
        ),
        pytest.param(
            "上半年出口额达13.5亿元、同比增长，其中渔业产品居首",
            "上半年出口额达13.5亿元、同比增长",
            id="a point in a number",
        ),
        pytest.param("全市人口为12,345,678人，其中城镇人口过半", "全市人口为12,345,678人", id="commas in a number"),
        pytest.param("Fishing boats left the harbour", "Fishing boats left", id="between words"),
        pytest.param("！！！！！渔港开海", "！！！！！渔港开海", id="marks alone are no sentence"),
        pytest.param("：", "：", id="nothing but a mark"),
    ],
)
def test_heading_from_text(text: str, headline: str) -> None:
    assert heading_from(text) == headline


def test_a_folio_line_tells_what_is_not_known() -> None:
    text = f"海城日报 2023年5月1日 星期一 第3版 要闻\n\n渔港开海\n\n本报记者 陈河\n\n{BODY}\n\n{BODY}"
    found = parse(Page("page.txt", text, given={"publication": "海城晚报"}))
    assert (found.readings[0].label, found.readings[0].article) == (LineClass.FOLIO, None)
    (only,) = found.articles
    assert (only.publication, only.date, only.page, only.page_name) == ("海城晚报", "2023-05-01", "3", "要闻")
    assert only.headline == "渔港开海"


DIGEST = f"""\
环海扫描

渔港开海

本报海城5月1日电  （记者王小明）{BODY}

图书馆新馆开放

本报海城5月1日电  （记者李小秋）{BODY}

渔船安全检查启动

本报海城5月1日电  （记者范小恒）{BODY}
"""


def test_briefs_under_one_name_bear_its_sign() -> None:
    found = parse(Page("page.txt", DIGEST))
    assert [reading.number for reading in found.readings if "digest" in reading.evidence] == [3, 7, 11]
    assert [article.headline for article in found.articles] == ["环海扫描"]


def test_a_repeated_line_and_a_cut_paragraph() -> None:
    halves = BODY[:-1] * 2, "并且希望天气一直这样好下去，直到休渔期到来为止。" * 4
    text = "\n".join(["渔港开海", "本报记者 陈河", *halves, "渔村新貌", "本报记者 陈河", BODY * 2])
    found = parse(Page("page.txt", text))
    assert found.articles[0].blocks[0].text == "".join(halves)
    assert [article.headline for article in found.articles] == ["渔港开海", "渔村新貌"]
