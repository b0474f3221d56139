"""The query language: what each way of writing is understood as, and what is said of what is not understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query import parser, problems
from reader.query.parser import parse
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    Field,
    Gap,
    Literal,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Pinyin,
    Regex,
    Unfolded,
    Wildcard,
    WordTerm,
    below,
    is_placed,
    literals,
    walk,
)
from reader.span import Span


def shown(node: Node) -> str:
    """A tree as a line: operators before what they work on, in brackets."""
    match node:
        case Literal():
            return f'"{node.text}"' if node.exact else node.text
        case And() | Or():
            return f"({type(node).__name__.lower()} {' '.join(map(shown, node.children))})"
        case Near():
            links = [f"{link.scope[:4]}{link.distance or ''}{'>' * link.ordered}" for link in node.links]
            told = " ".join(f"{link} {shown(child)}" for link, child in zip(links, node.children[1:], strict=True))
            return f"({shown(node.children[0])} {told})"
        case Unfolded():
            return f"exact:{node.text}"
        case Not():
            return f"(not {shown(node.child)})"
        case Field():
            return f"{node.name}:{shown(node.child)}"
        case Wildcard():
            return "".join(f"<{part.least}-{part.most}>" if isinstance(part, Gap) else part for part in node.parts)
        case Regex():
            return f"/{node.pattern}/"
        case WordTerm() | Pinyin():
            return f"{type(node).__name__.lower()}:{node.text}"
        case DateRange():
            return f"{node.first}..{node.last}"
        case _:
            return type(node).__name__.lower()


UNDERSTOOD = {
    "one text": ("实体经济", "实体经济"),
    "a space is and": ("实体经济 招商", "(and 实体经济 招商)"),
    "a full-width space too": ("实体经济　招商", "(and 实体经济 招商)"),
    "so is a line feed": ("实体经济\n招商", "(and 实体经济 招商)"),
    "and, spelt out": ("实体经济 AND 招商", "(and 实体经济 招商)"),
    "and, in Chinese": ("实体经济 且 招商", "(and 实体经济 招商)"),
    "either": ("实体经济 OR 招商", "(or 实体经济 招商)"),
    "either, by a bar": ("实体经济|招商", "(or 实体经济 招商)"),
    "either, full width": ("实体经济｜招商 ＯＲ 引资", "(or 实体经济 招商 引资)"),
    "either, in Chinese": ("实体经济 或 招商", "(or 实体经济 招商)"),
    "small letters are no operator": ("this or that", "(and this or that)"),
    "and binds closer": ("a b OR c d", "(or (and a b) (and c d))"),
    "not": ("-招商", "(not 招商)"),
    "not, spelt out": ("NOT 招商", "(not 招商)"),
    "not, full width": ("青岛 －招商", "(and 青岛 (not 招商))"),
    "not, in Chinese": ("青岛 非 招商", "(and 青岛 (not 招商))"),
    "not a group": ("-(a b)", "(not (and a b))"),
    "not not": ("NOT NOT a", "a"),
    "a lone dash": ("青岛 - 海洋", "(and 青岛 海洋)"),
    "a dash being typed": ("青岛 -", "青岛"),
    "a dash inside": ("COVID-19 200-2000", "(and COVID-19 200-2000)"),
    "quoted": ('"实体 经济"', '"实体 经济"'),
    "quoted, full width": ("＂实体 经济＂", '"实体 经济"'),
    "quoted, curly": ("“实体 经济” 海", '(and "实体 经济" 海)'),
    "quoted, corner": ("「實體 經濟」", '"實體 經濟"'),
    "quoted, single": ("‘实体 经济’ 『口』", '(and "实体 经济" "口")'),
    "a closing quote alone": ("实体” 』经", "(and 实体” 』经)"),
    "quotes side by side": ("“甲”“乙”", '(and "甲" "乙")'),
    "a quote being typed": ('青岛 "实体 经', '(and 青岛 "实体 经")'),
    "a curly quote being typed": ("“实体", '"实体"'),
    "quotes inside a pasted headline": ("青岛“双招双引”再突破", "青岛“双招双引”再突破"),
    "quotes opening a pasted headline": ("“双招双引”再突破", "“双招双引”再突破"),
    "a straight quote ends a text": ('青岛"实体"经济', '(and 青岛 "实体" 经济)'),
    "line ends in quotes": ('"实体\n经济"', '"实体经济"'),
    "empty quotes": ('"" “ ” 海', "海"),
    "grouping": ("(a OR b) c", "(and (or a b) c)"),
    "grouping, full width": ("（a OR b） c", "(and (or a b) c)"),
    "a group being typed": ("(a OR b", "(or a b)"),
    "an empty group": ("() a", "a"),
    "a group in a group lies open": ("a (b (c d))", "(and a b c d)"),
    "brackets in a pasted headline": ("发展（组图）青岛(二)", "发展（组图）青岛(二)"),
    "brackets in brackets": ("(甲(乙)丙 丁)", "(and 甲(乙)丙 丁)"),
    "a group right after a text": ("甲(乙 丙)", "(and 甲 乙 丙)"),
    "headline": ("标题:青岛", "headline:青岛"),
    "headline, traditional, full-width colon": ("標題：青島", "headline:青島"),
    "headline, in English": (
        "title:青岛 HEADLINE:青岛 ｔｉｔｌｅ：青岛",
        "(and headline:青岛 headline:青岛 headline:青岛)",
    ),
    "author": ("作者:甲 记者:乙 author:丙 by:丁", "(and author:甲 author:乙 author:丙 author:丁)"),
    "section, page": ("栏目:要闻 section:x 版:3 page:A12", "(and section:要闻 section:x page:3 page:A12)"),
    "publication, source": ("报:青岛日报 文件:2022 source:x", "(and publication:青岛日报 source:2022 source:x)"),
    "a space after the colon": ("标题： 青岛", "headline:青岛"),
    "a field of a group": ("标题:(青岛 OR 烟台)", "headline:(or 青岛 烟台)"),
    "a field of quotes": ("标题:“青岛 港”", 'headline:"青岛 港"'),
    "not a field": ("-标题:青岛 标题:-烟台", "(and (not headline:青岛) (not headline:烟台))"),
    "a name spaced as printed": ("作者:王 迪", 'author:(or "王 迪" 王迪)'),
    "the last field rules": ("标题:作者:x", "author:x"),
    "a word in a field": ("标题:词:产业", "headline:wordterm:产业"),
    "a field being typed": ("青岛 标题:", "青岛"),
    "no field": ("新华社：甲 http://a.b 12:30 a: foo：甲", "(and 新华社：甲 http://a.b 12:30 a: foo：甲)"),
    "where it comes from": ("来源:新华社 origin:新华社", "(and origin:新华社 origin:新华社)"),
    "unfolded": ("exact:台灣 原样:“Ａ Ｂ” 标题:exact:台", "(and exact:台灣 exact:Ａ Ｂ headline:exact:台)"),
    "syllables one after the other": ("py:qing dao haiyang 海", "(and pinyin:qing dao haiyang 海)"),
    "no syllables": ("py:qingdao beer", "(and pinyin:qingdao beer)"),
    "a bracket that closes nothing": ("钟声） a", "(and 钟声） a)"),
    "a slash alone": ("青岛 / 济南 / 烟台", "(and 青岛 / 济南 / 烟台)"),
    "what is not seen": ("\ufeff经\u200b济 海\xad洋", "(and 经济 海洋)"),
    "accents apart": ("cafe\u0301", "caf\xe9"),
    "a month": ("日期:2022-11", "2022-11-01..2022-11-30"),
    "days": ("date:2022-11-01..2022-11-13", "2022-11-01..2022-11-13"),
    "since a year": ("date:>=2022", "2022-01-01..None"),
    "after a year, full width": ("日期：＞２０２２", "2023-01-01..None"),
    "dates in a group": ("日期:(2021 OR 2023)", "(or 2021-01-01..2021-12-31 2023-01-01..2023-12-31)"),
    "a quoted date": ('date:"2022 "', "2022-01-01..2022-12-31"),
    "a date being typed": ("青岛 日期:20", "青岛"),
    "a range being typed": ("日期:2022..20", "2022-01-01..None"),
    "near": ("青岛 NEAR/5 海洋", "(青岛 char5 海洋)"),
    "near, full width": ("青岛 ＮＥＡＲ／５ 海洋", "(青岛 char5 海洋)"),
    "near, in small letters": ("青岛 near/5 海洋 Near/2 港", "(青岛 char5 海洋 char2 港)"),
    "near, the number at it": ("青岛 NEAR5 海洋", "(青岛 char5 海洋)"),
    "near, nothing between": ("青岛 NEAR/5海洋", "(青岛 char5 海洋)"),
    "near, a space between": ("青岛 NEAR/ 5 海洋", "(青岛 char5 海洋)"),
    "near, without a number": ("青岛 NEAR 海洋", "(青岛 char10 海洋)"),
    "near as a word": ("near 青岛 NEARBY", "(and near 青岛 NEARBY)"),
    "in order": ("青岛 NEAR/5> 海洋 NEAR> 港", "(青岛 char5> 海洋 char10> 港)"),
    "in one sentence": ("青岛 SENT 海洋 SENT> 港", "(青岛 sent 海洋 sent> 港)"),
    "in one paragraph": ("青岛 PARA 海洋", "(青岛 para 海洋)"),
    "near binds closest": ("a b NEAR/2 c OR d", "(or (and a (b char2 c)) d)"),
    "near, however far": ("a NEAR/123456 b", "(a char123456 b)"),
    "near, in a chain": ("a NEAR/1 b NEAR/2 c", "(a char1 b char2 c)"),
    "near either": ("(a OR b) NEAR 标题:c", "((or a b) char10 headline:c)"),
    "near being typed, the number": ("青岛 NEAR/", "青岛"),
    "near being typed": ("青岛 NEAR/5", "青岛"),
    "a star": ("青*岛", "青<0-10>岛"),
    "a question mark": ("青?岛", "青<1-1>岛"),
    "wildcards, full width": ("青＊？岛", "青<1-11>岛"),
    "two characters": ("青??岛", "青<2-2>岛"),
    "several gaps": ("青*岛?海", "青<0-10>岛<1-1>海"),
    "stars at the ends": ("*青岛**", "青岛"),
    "a question": ("为什么？", "为什么？"),
    "two questions": ("为什么？怎么办？", "为什么<1-1>怎么办？"),
    "questions at both ends": ("?*青", "?<0-10>青"),
    "nothing but question marks": ("？？", "？？"),
    "nothing but stars": ("** 青岛", "青岛"),
    "no wildcards in quotes": ('"青*岛？"', '"青*岛？"'),
    "a regular expression": ("/第[一二三]产业/", "/第[一二三]产业/"),
    "a regular expression, full width": ("／第［一二三］产业／", "/第[一二三]产业/"),
    "a slash in a regular expression": (r"/文\/图/ 青岛", r"(and /文\/图/ 青岛)"),
    "a regular expression in a field": ("标题:/^青/", "headline:/^青/"),
    "a regular expression being typed": ("/第[一", "everything"),
    "a regular expression all but done": ("/第[一]", "/第[一]/"),
    "flags of a regular expression": ("/文.图/i 青岛", "(and /文.图/ 青岛)"),
    "a text behind a regular expression": ("/文.图/in", "(and /文.图/ in)"),
    "a regular expression near": ("a NEAR/3/5./", "(a char3 /5./)"),
    "an empty regular expression": ("// 青岛", "青岛"),
    "a slash inside": ("文/图", "文/图"),
    "words": ("word:产业 词:产业", "(and wordterm:产业 wordterm:产业)"),
    "words in a group": ("word:(产业 OR “海洋 ”)", "(or wordterm:产业 wordterm:海洋 )"),
    "pinyin": ('py:qingdao py:"qing dao" 拼音:qd', "(and pinyin:qingdao pinyin:qing dao pinyin:qd)"),
    "nothing asked": ("", "everything"),
    "blank": (" 　\n", "everything"),
    "only begun": ("-", "everything"),
}


@pytest.mark.parametrize(("text", "tree"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_understood(text: str, tree: str) -> None:
    query = parse(text)
    assert (shown(query.tree), query.problems) == (tree, ())
    assert query.text == text


POINTED_AT = {
    "a bracket that closes nothing": ("a ) b", "(and a b)", [(problems.CLOSES_NOTHING, 2, 3)]),
    "an unknown field": ("foo:甲 a", "(and foo:甲 a)", [(problems.NO_FIELD, 0, 5)]),
    "near without a number": ("a NEAR/x b", "(a char10 b)", [(problems.NEAR_NUMBER, 2, 8)]),
    "near with two numbers": ("a NEAR/3/5 b", "(a char10 b)", [(problems.NEAR_NUMBER, 2, 10)]),
    "near beyond numbers": ("a NEAR/1234567890 b", "(a char10 b)", [(problems.NEAR_NUMBER, 2, 17)]),
    "what is not seen, before it": ("\u200b\u200ba \u200bOR OR b", "(or a b)", [(problems.NOTHING_BESIDE, 5, 7)]),
    "a leading OR": ("OR a", "a", [(problems.NOTHING_BESIDE, 0, 2)]),
    "a doubled OR": ("a OR OR b", "(or a b)", [(problems.NOTHING_BESIDE, 2, 4)]),
    "a leading NEAR": ("NEAR/3 a", "a", [(problems.NOTHING_BESIDE, 0, 6)]),
    "NEAR and another NEAR": ("a NEAR NEAR/3 b", "(a char10 b)", [(problems.NOTHING_BESIDE, 7, 13)]),
    "NEAR before a bracket": ("(a NEAR) b", "(and a b)", [(problems.NOTHING_BESIDE, 3, 7)]),
    "a field of nothing": ("(标题:) a", "a", [(problems.NOTHING_BESIDE, 1, 4)]),
    "OR after a field of nothing": (
        "a (标题: | b)",
        "(and a b)",
        [(problems.NOTHING_BESIDE, 3, 6), (problems.NOTHING_BESIDE, 7, 8)],
    ),
    "no date": ("日期:去年 a", "a", [(problems.NO_DATE, 3, 5)]),
    "no such day": ("日期:2022-02-30", "nothing", [(problems.NO_DATE, 3, 13)]),
    "a date cut short": ("日期:20 a", "a", [(problems.NO_DATE, 3, 5)]),
    "a pattern is no date": ("日期:/20+/", "nothing", [(problems.NO_DATE, 3, 8)]),
    "no pinyin": ("py:青岛 a", "a", [(problems.NO_PINYIN, 3, 5)]),
    "near what is absent": ("a NEAR -b", "(and a (not b))", [(problems.NEAR_WHAT, 2, 6)]),
    "near a group of both": ("(a b) NEAR c", "(and a b c)", [(problems.NEAR_WHAT, 6, 10)]),
    "near a date": ("a NEAR 日期:2022", "(and a 2022-01-01..2022-12-31)", [(problems.NEAR_WHAT, 2, 6)]),
    "no regular expression": ("/第[一/ a", "a", [(problems.NO_REGEX, 0, 5)]),
    "a long regular expression": (f"/{'a' * 501}/", "nothing", [(problems.LONG_REGEX, 0, 503)]),
    "a large regular expression": ("/((a{200}){200}){9}/", "nothing", [(problems.LARGE_REGEX, 0, 20)]),
    "a regular expression in itself": ("/(?R)?/ a", "a", [(problems.RECURSIVE_REGEX, 0, 7)]),
    "a deep regular expression": (f"/{'(' * 15}a{')+' * 15}/", "nothing", [(problems.LARGE_REGEX, 0, 48)]),
}


@pytest.mark.parametrize(("text", "tree", "told"), POINTED_AT.values(), ids=POINTED_AT)
def test_pointed_at(text: str, tree: str, told: list[tuple[str, int, int]]) -> None:
    query = parse(text)
    assert shown(query.tree) == tree
    assert [(problem.message, *problem.span) for problem in query.problems] == told


def test_problems_are_sentences_of_the_table() -> None:
    texts = [text for text, _, _ in POINTED_AT.values()] + ["(" * 40, "a" * 5000]
    told = [problem for text in texts for problem in parse(text).problems]
    assert {problem.message for problem in told} == set(problems.MESSAGES)
    assert "OR has nothing to combine" in map(str, told)
    assert all("{" not in str(problem) for problem in told if problem.message != problems.NO_REGEX)


def test_bounds() -> None:
    assert isinstance(parse("(" * 40).tree, Nothing)
    assert len(parse(")" * 400).problems) == parser.MOST_PROBLEMS
    long = parse("青" * 5000)
    assert long.problems[0].span == Span(parser.LONGEST, 5000)
    assert isinstance(long.tree, Literal)
    assert len(long.tree.text) == parser.LONGEST


def test_spans_are_those_of_the_query_text() -> None:
    text = "青岛 -标题：（海洋 NEAR/3 港） 日期:2022"
    tree = parse(text).tree
    assert [text[slice(*node.span)] for node in below(tree)] == ["青岛", "-标题：（海洋 NEAR/3 港）", "2022"]


def test_literals_are_what_is_to_be_there() -> None:
    tree = parse('青岛 -烟台 (标题:海洋 OR "港 口") word:产业 /x/ a NEAR b 日期:2022').tree
    assert [(one.text, one.exact) for one in literals(tree)] == [
        ("青岛", False),
        ("海洋", False),
        ("港 口", True),
        ("产业", False),
        ("a", False),
        ("b", False),
    ]
    assert list(walk(Not(tree, tree.span))) == []


def test_placed() -> None:
    assert all(is_placed(parse(text).tree) for text in ("青", "标题:青", "青|岛", "a NEAR b", "/a/", "py:a"))
    assert not any(is_placed(parse(text).tree) for text in ("-青", "青 岛", "日期:2022", "", "青|-岛"))


WORDS = "青岛 a OR NOT | ｜ - － 标题: 日期: 2022 2022-11 .. >= NEAR/3 * ？ / [ word: py: 或 非"
PIECES = st.sampled_from([*WORDS.split(), *' 　"“”「」()（）\\\n\ud800😀', " NOT ", " NEAR "])


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_query(text: str) -> None:
    query = parse(text)
    whole = Span(0, len(text))
    assert all(problem.span.within(whole) and str(problem) for problem in query.problems)
    assert _well_formed(query.tree, whole)
    assert isinstance(query.tree, Everything) <= (not query.problems)


def _well_formed(node: Node, outer: Span) -> bool:
    """Whether spans lie in one another and joins are of two or more, none of them of the same kind."""
    joined = not isinstance(node, And | Or) or (
        len(node.children) > 1 and not any(type(child) is type(node) for child in node.children)
    )
    named = not isinstance(node, Literal | WordTerm | Pinyin) or bool(node.text.strip())
    inside = 0 <= node.span.start <= node.span.end and node.span.within(outer)
    return joined and named and inside and all(_well_formed(child, node.span) for child in below(node))
