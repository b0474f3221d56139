"""The bundled page, article by article: what a person sees on first run."""

from pathlib import Path

import pytest

from reader.model import Article, BlockKind, Page
from reader.parsing import ParsedPage, parse

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PAPER = "□青岛日报/观海新闻记者 "


@pytest.fixture(scope="module")
def page() -> ParsedPage:
    return parse(Page(str(SEED), SEED.read_text(encoding="utf-8-sig")))


HEADS = [
    # headline, subheadline, reporter, dateline, paragraphs
    ("加力振兴实体经济 大力提升发展质效", None, "杨光", None, 5),
    ("以新型工业化赋能 现代产业先行城市", None, "孙欣", None, 5),
    ("推进高质量充分就业 建设人才集聚高地", None, "刘佳旋", None, 5),
    (
        "实施城市更新行动，打造宜居韧性智慧城市",
        "青岛提高城市规划、建设、治理水平，多措并举全力保障重大基础设施项目快落地",
        "王冰洁",
        None,
        13,
    ),
    ("青岛推动社区社会组织 参与新时代文明实践", None, "贾臻", "本报11月13日讯", 3),
    (
        "青岛中天润智能 科技产业园封顶",
        "预计明年8月交付使用，将打造“工业上楼”标杆项目",
        "马婷婷",
        "本报11月13日讯",
        3,
    ),
    ("为海洋生态文明建设 探索新路径", "中国自然资源学会2022年学术年会在青召开", "李勋祥", "本报11月13日讯", 3),
    ("青岛两座污水处理厂 获评全国“标杆”", None, "吴帅", None, 4),
]


def test_eight_articles(page: ParsedPage) -> None:
    assert [article.headline for article in page.articles] == [head[0] for head in HEADS]


@pytest.mark.parametrize(("number", "head"), list(enumerate(HEADS)), ids=[head[0] for head in HEADS])
def test_fields(page: ParsedPage, number: int, head: tuple[str, str | None, str, str | None, int]) -> None:
    article = page.articles[number]
    _, subheadline, reporter, dateline, paragraphs = head
    assert article.subheadline == subheadline
    assert article.byline == PAPER + reporter
    assert article.authors == (reporter,)
    assert article.dateline == dateline
    assert sum(block.kind is BlockKind.PARAGRAPH for block in article.blocks) == paragraphs


def test_banner_of_the_series(page: ParsedPage) -> None:
    first = page.articles[0]
    assert first.section == "深入学习宣传贯彻党的二十大精神 市委十三届二次全会精神大家谈"
    assert first.kicker == "在全面学习全面把握全面落实上下功夫"
    assert first.lines == (5, 23)


@pytest.mark.parametrize("number", range(8))
def test_the_banner_heads_its_series_as_far_as_the_next_section(page: ParsedPage, number: int) -> None:
    banner = "深入学习宣传贯彻党的二十大精神 市委十三届二次全会精神大家谈"
    assert (
        page.articles[number].section == [banner, banner, banner, "二十大精神 在身边", None, None, None, None][number]
    )


def test_column_printed_under_the_byline(page: ParsedPage) -> None:
    assert page.articles[3].section == "二十大精神 在身边"


def crossheads(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind is BlockKind.CROSSHEAD]


def test_crossheads(page: ParsedPage) -> None:
    assert crossheads(page.articles[3]) == [
        "规划引领，多项城市基础设施规划已编制完成",
        "审批提速，保障重点项目建设快马加鞭",
        "科学论证，专家学者深度参与“把脉定向”",
    ]
    assert sum(len(crossheads(article)) for article in page.articles) == 3


@pytest.mark.parametrize("whole", ["国家、省战略背景下谋划和推动", "青岛至京沪高铁辅助通道"])
def test_paragraphs_cut_by_a_column_are_whole_again(page: ParsedPage, whole: str) -> None:
    assert any(whole in block.text for block in page.articles[3].blocks)


def test_every_line_is_read_once(page: ParsedPage) -> None:
    printed = [line.strip() for line in page.page.text.split("\n")]
    assert [reading.text for reading in page.readings] == [line for line in printed if line]
