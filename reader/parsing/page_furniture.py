"""Furniture between the lines of a text: finds printed lines that printers and web pages insert and that are no text.

These are page marks (`- 1 -`), the running heads beside them, and the buttons of web pages: they do not end a
paragraph.
"""

from collections import Counter
from collections.abc import Sequence

from reader.late_pattern import late
from reader.parsing import folio_patterns as folios
from reader.parsing import patterns as p
from reader.parsing.fragments import Fragment

LONGEST = 48
"""Most code points of a running head."""
OFTEN = 3
"""Least number of repetitions of a line with a newspaper and a date that is a running head without a page mark beside
it."""

_RULE = "[-–—―─~·•*=]{1,3}"
PAGE_MARK = late(
    rf"(?:{_RULE} ?(?:第 ?)?\d{{1,4}}(?: ?[页頁版])? ?{_RULE}"
    r"|第 ?\d{1,4} ?[页頁](?: ?[,，/]? ?共 ?\d{1,4} ?[页頁])?"
    r"|[Pp]age ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,4} ?/ ?\d{1,4})"
)
"""A line that numbers a page."""
_SIZES = r"(?:[\[【（(]?(?:超?大|中|小|默认|A[+-]?)[\]】）)]?[ |｜/、\u3000]{0,3}){1,5}"
_BUTTON = "(?:分享|转发|打印|列印|关闭|收藏|复制链接|更多|评论|大|中|小)"
_NETWORK = "(?:微信|新浪微博|微博|QQ空间|QQ好友|QQ|朋友圈|豆瓣|Facebook|Twitter|LINE)"
WEB = late(
    rf"[【\[（(]?(?:字号|字號|字体|字體)(?:大小)?[:： \u3000]{{0,3}}{_SIZES}[】\]）)]?"
    r"|[【\[（(]?(?:分享(?:到|至)?|转发(?:到|至)?|打印|列印|关闭|收藏|点赞)"
    rf"(?:[:： ]{{1,3}}(?:{_NETWORK}|{_BUTTON})[ |｜/、\u3000]{{0,3}}){{1,9}}[】\]）)]?"
    r"|[【\[（(]?(?:打印本页|关闭窗口|返回(?:顶部|首页|列表)|我要(?:评论|纠错))[】\]）)]?"
    rf"|(?:[【\[]{_BUTTON}[】\]][ \u3000]?){{2,8}}"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：] ?\d{1,9}(?: ?次)?|[上下]一[篇页][:：].{0,60}"
    r"|(?>(?:[上下]一[版篇页期]|版面导航|标题导航|返回目录|放大|缩小|默认)[ |｜/、\u3000]{0,3}){2,9}"
)
"""A line of a web page's buttons and counters."""
_FIRST = frozenset("-–—―─~·•*=第Pp0123456789")
_WEB_FIRST = frozenset("【[（(字分转打列关收点返我纠浏阅访扫上下版标放缩默")
_ANY_FIRST = _FIRST | _WEB_FIRST


def set_aside(fragments: Sequence[Fragment]) -> dict[int, str]:
    """The lines that are no text, by index, with their kind: `page mark`, `running head` or `web page`."""
    found = {
        at: kind
        for at, fragment in enumerate(fragments)
        if fragment.text[0] in _ANY_FIRST and (kind := _kind(fragment.text))
    }
    marks = [at for at, kind in found.items() if kind == "page mark"]
    if marks:
        found |= _heads(fragments, marks, found)
    return found | _repeated(fragments)


def _kind(text: str) -> str:
    """Kind of a line by its own text; empty if it is none of these."""
    if len(text) > 2 * LONGEST:
        return ""
    if text[0] in _FIRST and len(text) < 20 and PAGE_MARK.fullmatch(text):
        return "page mark"
    return "web page" if text[0] in _WEB_FIRST and WEB.fullmatch(text) else ""


def _heads(fragments: Sequence[Fragment], marks: Sequence[int], found: dict[int, str]) -> dict[int, str]:
    """Running heads: lines beside page marks that name a newspaper or a day, or are beside several marks."""
    beside = [at for mark in marks for at in (mark - 1, mark + 1) if 0 <= at < len(fragments) and at not in found]
    counts = Counter(fragments[at].text for at in beside)
    return {
        at: "running head"
        for at in beside
        if len(text := fragments[at].text) <= LONGEST and (counts[text] > 1 or _says_page(text))
    }


def _says_page(text: str) -> bool:
    """True if a short line names a newspaper, a day or a page, and is no sentence."""
    return bool(folios.PAPER_OR_DAY.search(text)) and not p.SENTENCE_END.search(text[-6:])


def _repeated(fragments: Sequence[Fragment]) -> dict[int, str]:
    """Lines that recur on the page and name a newspaper and a day."""
    texts = [text for fragment in fragments if len(text := fragment.text) <= LONGEST]
    if len({*texts}) > len(texts) - OFTEN + 1:
        return {}
    counts = Counter(texts)
    often = {text for text, count in counts.items() if count >= OFTEN and folios.PAPER_AND_DAY.search(text)}
    if not often:
        return {}
    return {at: "running head" for at, fragment in enumerate(fragments) if fragment.text in often}
