"""Regular expressions of folio lines: what names the newspaper, the day and the page.

Each takes one line without its indent. Every repetition is bounded. A match is evidence, not a decision.
"""

from reader.late_pattern import late
from reader.parsing.patterns import HAN_NUMBER, H

PAPER_NAME = rf"[{H}]{{1,10}}[报報]"
_YEAR_IN_HAN = (
    r"(?:(?:中華)?民國 ?(?:\d{1,3}|[一二三四五六七八九十百〇○零元]{1,5})|[一二][〇○零一二三四五六七八九]{3})年"
)
"""A year of the Republic of China, or one in Han figures."""
_LETTERED = r"[A-E]\d{1,2}"
_NAMED = rf"[{H}]{{2,4}}(?:[·・][{H}]{{2,4}})?(?:新闻|新聞)?"
_APART = r"[ \u3000/／·|｜]{1,3}"
FOLIO = late(
    r"^.{0,30}?\d{4}年\d{1,2}月\d{1,2}日.{0,40}(?<![。！？；])$"
    rf"|^第?\s*[A-Z]?\d{{1,3}}\s*版(?:[（(:：].{{0,20}}|[ \u3000·|｜]{{1,3}}[{H}]{{2,8}})?$"
    r"|^(?=.*\d).{0,12}(?:星期|周)[一二三四五六日天].{0,30}(?<![。！？；])$|^\d{4}[-./]\d{1,2}[-./]\d{1,2}.{0,30}$|^专栏[:：].{0,20}$"
    rf"|^.{{0,24}}{_YEAR_IN_HAN}.{{1,3}}月.{{1,3}}日.{{0,24}}(?<![。！？；，])$"
    rf"|^{_LETTERED}{_APART}{_NAMED}$|^{_NAMED}{_APART}{_LETTERED}(?:{_APART}{PAPER_NAME})?$"
    rf"|^第{HAN_NUMBER}[張张][ \u3000].{{2,24}}$|^第 ?\d{{1,6}} ?[号期號][ \u3000].{{0,12}}版$"
    r"|^.{0,20}[ \u3000]\d{4}[./-]\d{1,2}[./-]\d{1,2}$"
    rf"|^第{HAN_NUMBER}版(?:[ \u3000·|｜]{{1,3}}[{H}]{{2,8}})?$"
)
ISSUE_DAY = r"\d{4} ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2} ?日?"
WEEKDAY = r"[（(]?(?:星期|周|週|禮拜)[一二三四五六日天][）)]?"
LUNAR_DAY = rf"[农農][历曆][{H}]{{2,10}}"
ISSUE_NUMBER = r"[总總]?第 ?\d{1,6} ?[期号號]"
_LABEL = "版面[:：] ?"
BY_SIGN = rf"第? ?[A-ZＡ-Ｚ]{{0,2}}(?:\d{{1,3}}|{HAN_NUMBER}) ?版"
"""A page by its sign: `第1版`, `A01版`, `第一版`."""
BY_LETTER = r"第? ?[A-ZＡ-Ｚ]{1,2}\d{1,3}"
"""A page by the letters of its section alone: `A01`."""
BY_LABEL = rf"{_LABEL}[A-ZＡ-Ｚ]{{0,2}}\d{{1,3}} ?版?"
"""A page behind a label: `版面：01`."""
PAGE = rf"(?:{BY_LABEL}|{BY_SIGN}|{BY_LETTER})"
"""A page by its number."""
NAME_BETWEEN = r"[ \u3000:：·|｜]{1,3}"
"""What stands between a page's number and its name."""
_ISSUE_PAGE = rf"{BY_SIGN}(?: ?[:：·] ?[{H}]{{2,8}})?"
PAGE_OF_NEWS = rf"(?:头版|頭版|[{H}]{{0,2}}(?:要闻|要聞|新闻|新聞))"
"""Name of a page that names nothing else: `要闻`, `本市新闻`."""
PAGE_NAME = (
    rf"(?:{PAGE_OF_NEWS}|[综綜]合|时政|時政|国内|國內|国际|國際|社会|社會|经济|經濟|财经|財經|文化|[体體]育|教育|科技"
    "|副刊|评论|評論|理论|理論|健康|法治|生活|娱乐|娛樂|城事|民生|专题|專題|地方|[广廣]告|深度|观点|觀點)"
)
"""Name of a page that may be that of a column elsewhere."""
_POST = "(?:本版(?:责任)?编辑|本版編輯|责任编辑|責任編輯|责编|責編|编辑|編輯|版式|校对|校對|美编)"
_NAMED_PAGE = (
    rf"(?:{PAGE}(?:[ \u3000:：·]{{1,3}}(?!{_POST})[{H}]{{2,4}}(?![{H}]))?"
    rf"|(?<![{H}])(?:0\d )?{PAGE_NAME}(?![{H}]))"
)
_STAFF = rf"{_POST} ?[:：]? ?[{H}]{{2,4}}(?: [{H}]{{2,4}})?(?![{H}])"


def _parts_of_issue(page: str) -> str:
    """Pattern of two to seven parts of a folio line; `page` is that of a page. What is taken for a part is not given
    back, since a line of repeated characters could be parted in very many ways."""
    return (
        rf"(?:(?>{ISSUE_DAY}(?!\d)|{page}|{WEEKDAY}|{LUNAR_DAY}"
        rf"|{ISSUE_NUMBER}|{_STAFF}|{PAPER_NAME})[\s·|｜/，,]{{0,6}}+){{2,7}}+"
    )


ISSUE = late(rf"(?=.*{ISSUE_DAY})(?=.*{_ISSUE_PAGE}){_parts_of_issue(_ISSUE_PAGE)}")
"""A line of only day, page and their usual companions: surely a folio."""
PARTS_OF_ISSUE = late(rf"(?=.*{ISSUE_DAY}){_parts_of_issue(_NAMED_PAGE)}")
"""A line of only a day and its usual companions."""
PAPER_OR_DAY = late(rf"[{H}]{{1,10}}[报報刊网網]|\d{{4}}[年./-]\d{{1,2}}|[A-Z]?\d{{1,3}} ?版|第.{{1,4}}[版页頁期]")
"""Contents of a running head."""
PAPER_AND_DAY = late(
    rf"[{H}]{{1,10}}[报報刊网網] ?.{{0,8}}(?:19|20)\d{{2}}|(?:19|20)\d{{2}}[年./-]\d{{1,2}}.{{0,12}}[报報刊网網版]"
)
"""Newspaper and day in a line, which is a running head wherever it is repeated."""
FOLIO_GATE = "0123456789０１２３４５６７８９版周栏星年張张"
"""Characters of folio lines, one of which each holds."""
