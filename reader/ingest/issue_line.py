"""Lines that name the issue and page of a text: `第A03版：民生`, `2019年06月18日 星期二`.

Takes one clean line; gives its fields and the rest of the line. The forms are those that the web pages of newspapers
print beside an article. A number or word alone gives no field.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.field_values import is_program, iso_date
from reader.ingest.path_metadata import PAPER, page_of
from reader.late_pattern import late
from reader.person_names import is_name, listed_names

LONGEST = 120
"""Most code points of an issue line; a longer line is text."""

_HINT = late(r"[\d０-９A-Za-z]|[报報刊讯訊息版:：]")
"""Characters of which every issue line has at least one."""
_WIDE = late("[０-ｚ]+")
"""Full-width digits and letters, and the signs between them."""
_DATE = late(
    r"(?<!\d)((?:1[89]|20)\d\d)(?:\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)\s*日?"
    r"|\s*(\d\d)/(\d\d)(?=\s*\d\d:\d\d))"
    r"(?:\s*T?\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2}秒?|分)?)?"
)
"""A day, perhaps with the time; in a box of its own, the year stands above month and day (`2021 09/02 10:20`)."""
_CHANGED = late(
    r"(?:最[后後])?(?:更新|修改|修訂|修订)(?:时间|時間|日期|[于於])?\s*[:：]?\s*(?:\d{1,2}:\d\d\s*)?(?:1[89]|20"
    r")\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]"
    r"\s*\d{1,2}日?(?:\s*\d{1,2}[:：]\d\d)?"
)
"""The day on which a page was changed: of a line that also has the day of the article, it is left out."""
_CHINESE_PAGE = late(r"第(?=[一二三四五六七八九十]{1,3}版)([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)版")
"""A page in Chinese numerals, up to 99."""
_CALENDAR = late(
    r"(?<![\d年月])\d{1,2}月\d{1,2}日(?:\s*\d{1,2}[:：]\d\d)?"
    r"|(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]|[农農][历曆]\S{2,12}|今日?\d{1,3}版|第\d{3,6}[期号號]|总第?\d+[期号號]"
)
_PAGE = late(
    rf"第\s*([A-Za-z]{{0,2}}\d{{1,3}})\s*版(?:\s*[:：·|｜(（]\s*([{HAN}·]{{2,8}})[)）]?)?"
    rf"|(?<![\dA-Za-z])([A-Za-z]{{0,2}}\d{{1,3}})\s*版\s*[:：]\s*([{HAN}·]{{2,8}})"
    rf"|(?:^|[\s（(])([A-Za-z]?\d{{2}})[ ]?版()(?=[\s）)]|$)"
    rf"|版[次面号]\s*[:：]\s*第?([A-Za-z]{{0,2}}\d{{1,3}})版?(?:\s*[:：]\s*([{HAN}·]{{2,8}}))?"
    rf"|(?<![\dA-Za-z])([A-Za-z]\d{{1,3}})\s*[:：]\s*([{HAN}·]{{2,8}})"
)
_NAMED_PAPER = late(
    rf"《\s*([{HAN}]{{3,12}}?)\s*》|[来來]源\s*[:：]\s*(?:[{HAN}]{{2,10}}[网網]\s?[-－—]\s?)?《?\s*([{HAN}]{{3,12}})\s*》?"
)
_SITE = late(
    rf"(?:来源|來源)\s*[:：]\s*(?!互[联聯]|[网網][络絡上]|本[网網站])([{HAN}A-Za-z]{{2,12}}"
    rf"(?:[网網社台]|在[线線]|新[闻聞]|客[户戶]端|[频頻]道|[发發]布|[周週]末|[杂雜][志誌]|[月旬]刊))(?![{HAN}])"
)
"""A web site, broadcaster or agency that is named as the source."""
_BARE_PAPER = late(rf"(?<![{HAN}])[{HAN}]{{3,12}}(?![{HAN}])")
_AUTHORS = late(
    rf"(?:作者|记者|記者|通讯员|通訊員|撰文|文)\s*[:：]\s*"
    rf"([{HAN}·]{{2,8}}(?:[ 、，,/\u3000]+[{HAN}·]{{2,8}}){{0,5}})(?![{HAN}])(?!\s*[:：])"
)
"""Names behind a label; the last is none if it is a label itself."""
_SENTENCE = late("[。！？；]")
_BYLINE = late(
    r"[■●□◎○△▲★◆]?\s*(?:(?:本[报報刊台社网網]|新华社|新華社|首席|特约|見習|见习|实习|融媒体?|全媒体?|特派)\s*)*"
    r"(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿|撰文|作者|文[/／:：])(?![说說表])"
)
_EDITOR = late(rf"(?:责任编辑|责编|責任編輯|編輯|编辑)\s*[:：]\s*[{HAN}·]{{2,4}}(?:[ 、，,]+[{HAN}·]{{2,4}})*")
_LABEL_OF_DAY = (
    rf"(?<![{HAN}])(?:[发發][布佈表]|刊[登载載发發]|更新|[见見][报報]|出版)?(?:时间|時間|日期)[ \u3000]*[:：]"
    rf"|(?<![{HAN}])(?:出版|[发發][布佈表]|刊登|更新)[ \u3000]*[:：/／]"
)
_WIDGETS = late(
    rf"{_LABEL_OF_DAY}|"
    rf"(?<![{HAN}])(?:作者|来源|來源|记者|記者|编辑|編輯)[ \u3000]*[:：]|"
    r"字[号體体]\s*[:：]?\s*(?:[大中小]\s*)+|(?:浏览|阅读|点击|访问)(?:次数|[数量])?\s*[:：]?\s*\d*次?|打印|关"
    r"闭|收藏|分享|返回(?:目录|首页|列表|版面|顶部)?|上一[版篇期]|下一[版篇期]"
)
_REST = late(r"[\s\u3000（）()\[\]【】|｜·,，、:：;；。《》<>＜＞/／-]+")


class IssueLine(NamedTuple):
    """Fields of an issue line."""

    fields: dict[str, str]
    """Fields of `Article` by name: `date`, `page`, `page_name`, `publication`, `authors`."""
    rest: str
    """The rest of the line without the fields, the weekday, editors and buttons; inner spaces kept."""


def issue_line(line: str) -> IssueLine:
    """The fields of issue and page that `line` names; none if it cannot be an issue line."""
    if len(line) > LONGEST or not _HINT.search(line):
        return IssueLine({}, line)
    fields, rest = _taken_apart(line)
    return IssueLine({**fields}, rest)


@lru_cache(maxsize=64)
def _taken_apart(line: str) -> IssueLine:
    """The fields of a line that may be an issue line; cached, since the headings of a page are looked at repeatedly."""
    line = rest = _narrow(line)
    fields: dict[str, str] = {}
    for take in (_date, _page, _paper, _authors):
        told, rest = take(rest if "date" not in fields else in_figures(rest))
        fields |= told
    if not fields:
        return IssueLine({}, line.strip())
    rest = _WIDGETS.sub(" ", _EDITOR.sub(" ", _CALENDAR.sub(" ", rest)))
    return IssueLine(fields, _REST.sub(" ", rest).strip())


def in_figures(text: str) -> str:
    """`text` with the numbers of its pages in figures: `第12版` for `第十二版`."""
    return _CHINESE_PAGE.sub(page_in_figures, text)


def page_in_figures(found: re.Match[str]) -> str:
    """A page in Chinese numerals, by its three parts, in figures."""
    tens, _, ones = ("一二三四五六七八九".find(part or "零") + 1 for part in found.groups())
    return f"第{(tens or 1) * 10 + ones if found[2] else tens or ones}版"


def _narrow(line: str) -> str:
    """`line` with full-width digits and letters as ASCII."""
    return _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)


def _date(line: str) -> tuple[dict[str, str], str]:
    """The date, and the rest of the line; no date if two differ."""
    found = list(_DATE.finditer(line))
    if len(found) > 1 and (once := _CHANGED.sub(" ", line)) != line and _DATE.search(once):
        line, found = once, list(_DATE.finditer(once))
    if not found:
        return {}, line
    days = {day for match in found if (day := iso_date("-".join(filter(None, match.groups()))))}
    return ({"date": days.pop()} if len(days) == 1 else {}), _DATE.sub(" ", line)


def _page(line: str) -> tuple[dict[str, str], str]:
    """The page and its name, and the rest of the line; none if two pages are named."""
    found = list(_PAGE.finditer(line))
    if len(found) != 1:
        return {}, line
    number, name = (next((part for part in found[0].groups()[at::2] if part), "") for at in (0, 1))
    named = "publication" if PAPER.fullmatch(name or "") else "page_name"
    fields = {"page": page_of(number)} | ({named: name} if name else {})
    return fields, line[: found[0].start()] + " " + line[found[0].end() :]


def _paper(line: str) -> tuple[dict[str, str], str]:
    """The newspaper, and the rest of the line: named as source, in title marks, or alone between blanks and marks."""
    if found := _NAMED_PAPER.search(line):
        name = next(part for part in found.groups() if part)
        if PAPER.fullmatch(name):
            return {"publication": name}, line[: found.start()] + " " + line[found.end() :]
    if (site := _SITE.search(line)) and not is_program(site[1]):
        return {"publication": site[1]}, line[: site.start()] + " " + line[site.end() :]
    bare = [match for match in _BARE_PAPER.finditer(line) if PAPER.fullmatch(match[0])]
    if len(bare) == 1:
        return {"publication": bare[0][0]}, line[: bare[0].start()] + " " + line[bare[0].end() :]
    return {}, line


def _authors(line: str) -> tuple[dict[str, str], str]:
    """The authors behind a label, and the rest of the line."""
    found = _AUTHORS.search(line)
    if not found:
        return {}, line
    names = "、".join(listed_names(found[1]))
    return ({"authors": names} if names else {}), line[: found.start()] + " " + line[found.end() :]


def without_calendar(line: str) -> str:
    """A line without day and month, weekday and number of the issue: `王芳` for `9月2日 王芳`."""
    return _CALENDAR.sub(" ", line).strip() if len(line) <= LONGEST else line


_OF_PAPER = late(
    rf"[{HAN}A-Za-z·]{{2,24}}[ ]?(?:记者|記者)[ \u3000:：]{{1,4}}(.+)|(?:特派)?(?:记者|記者)(.+?)[ \u3000]?"
    rf"[／/][ \u3000]?[{HAN}]{{2,6}}[報报][導导道]"
)
"""A byline with the paper before the role, or with the place behind the names."""
_SOURCE = late(
    rf"(?!本)[{HAN}A-Za-z]{{1,10}}(?:[社网網台报報]|周刊|新[闻聞]|在[线線]|[频頻]道|客[户戶]端|[发發]布)(?![{HAN}])"
)
"""A word that by its ending is an agency, newspaper, broadcaster or web site, and no person."""


def source_in(rest: str) -> tuple[str, str]:
    """The only source among the words beside the day of an article (`新华社`), or empty text; and the other words."""
    words = rest.split()
    sources = [word for word in words if _SOURCE.fullmatch(word)]
    return (sources[0], " ".join(word for word in words if word != sources[0])) if len(sources) == 1 else ("", rest)


def is_byline(text: str, beside_issue: bool = False) -> bool:
    """True if a line above an article names its authors: with their roles, or as bare names.

    A single bare name may be another word (`高山`): it counts only if `beside_issue` (on the line of the issue), or if
    it is two spaced characters.
    """
    if len(text) > 60 or text.isascii() or _SENTENCE.search(text):
        return False
    if _BYLINE.match(text):
        return True
    if (found := _OF_PAPER.fullmatch(text)) and (told := listed_names(found[1] or found[2])):
        return all(map(is_name, told))
    names = listed_names(text)
    whole = "".join(names) == re.sub(r"[\s、，,;；/|]+", "", text)
    if not names or not whole or not all(map(is_name, names)):
        return False
    return len(names) > 1 or beside_issue or re.fullmatch(r"\S\s+\S", text) is not None
