"""Articles of a headline and one line are made without parsing, and are what parsing makes of them.

So are quick looks at a line: what they say is what all patterns say.
"""

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Form, Page
from reader.parsing import parse
from reader.parsing.line_features import MIDDLING, kind_by_patterns, kind_of, own_signs
from reader.parsing.single_article import PECULIAR, PLAIN, parse_lines, plain_kind

SIGNS = "桥甲王文题，。：？！（）【】〔〕《》“”·—■　 1a版电讯道息𠀀"
PHRASES = (
    "本报讯 记者 王小明 教授 摄 图为 本报北京4月1日电 新华社 （下转第四版） 综合消息 第3版 2021年4月1日 【編按】"
    " ——编者 〔記者王小明／台北報導〕 新桥通车"
    " 校长 主任 制图 教授王小明 编辑部 本刊 社 报 张三和李四 欧阳 导读 编者 图片"
)
WORDS = st.sampled_from((*SIGNS, *PHRASES.split()))
TEXTS = st.lists(WORDS, max_size=12).map("".join)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "headline": TEXTS.filter(bool),
        "authors": st.sampled_from(("", "王小明、李大同")),
        "date": st.sampled_from(("2021-04-01", "昨天")),
        "page": st.sampled_from(("3", "三", "A12")),
        "page_name": st.just("要闻"),
        "url": st.just("https://example.org/1"),
        "publication": st.just("山城日报"),
        "byline": st.just("本报记者 王小明"),
        "dateline": st.just("本报讯"),
        "section": st.just("要闻"),
        "kinds": st.sampled_from(("-", "note")),
        "jump_to": st.just("4"),
    },
)


LINES = st.lists(st.lists(WORDS, max_size=2).map("".join), max_size=5).map("\n".join)


@given(FIELDS, TEXTS | LINES)
def test_it_is_what_parsing_makes(fields: dict[str, str], text: str) -> None:
    page = Page("a.csv", text, Form.ARTICLE, fields, dict.fromkeys(fields, "record"), 7)
    at_once, parsed = parse(page), parse_lines(page)
    assert at_once.articles == parsed.articles
    assert [*map(repr, at_once.articles)] == [*map(repr, parsed.articles)]
    assert at_once.readings == parsed.readings


def test_one_that_is_made_at_once_can_be_hashed_and_has_all_fields() -> None:
    (article,) = parse(Page("a.csv", "桥", Form.ARTICLE, {"headline": "题", "date": "2021"})).articles
    assert article == Article("a.csv", "题", (1, 1), article.blocks, date="2021")
    assert hash(article) == hash(Article("a.csv", "题", (1, 1), article.blocks, date="2021"))
    assert (article.text, article.byline, article.authors, article.is_printed) == ("题\n桥", None, (), False)


@given(TEXTS.filter(str.strip))
def test_a_quick_look_at_a_line_says_what_the_patterns_say(text: str) -> None:
    signs = own_signs(text)
    assert plain_kind(text) == (signs[0] if signs[0] in PLAIN and PECULIAR.isdisjoint(signs) else "")
    assert len(text) > MIDDLING or kind_of(text) == kind_by_patterns(text)
