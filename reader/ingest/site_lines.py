"""Lines that a web site prints around an article and that say nothing of it: the way to it, buttons, counters, notices.

Takes clean lines, without their indent. A word such as `关注` can be a heading on a newspaper page, so these lines are
only asked about above and below an article that was surely copied from a web page.
"""

from collections.abc import Sequence

from reader.han import HAN
from reader.ingest.bounds import Check, checked, unchecked
from reader.late_pattern import late

LONGEST = 80
"""Most code points of a line of buttons, or of the way to an article."""
LONGEST_NOTICE = 200
"""Most code points of a notice."""

_TO_SIMPLIFIED = str.maketrans(
    "佈個備傳內冊別則創動區參問當圖報寫導屬帳帶張錄後復戶掃擇擊數於時暫條標機臺權歡歸氣瀏為熱現發眞眾碼簽糾紙經線維網編縮聞聲聽與舉萬薦號製複覽訂訪許註証評詞話該認語請論證識讀讓讚責賬贊載輯轉還郵鄭鍵鏈鏡長門閉開間閱關電頁頂題顧餘饋駐體點綫衆爲妳祇賸視愛",
    "布个备传内册别则创动区参问当图报写导属帐带张录后复户扫择击数于时暂条标机台权欢归气浏为热现发真众码签纠纸经线维网编缩闻声听与举万荐号制复览订访许注证评词话该认语请论证识读让赞责账赞载辑转还邮郑键链镜长门闭开间阅关电页顶题顾余馈驻体点线众为你只剩视爱",
)
"""Traditional characters of the words below: a line is compared in simplified ones, so each word stands here once."""

_WAY = late(
    rf"(?:您?(?:当前|目前|现在)?的?(?:所在)?位置[ ]?[：:][ \u3000]*)?[{HAN}A-Za-z·]{{1,12}}"
    rf"(?:[ \u3000]*(?:>{{1,2}}|»|›|＞|→)(?:[ \u3000]{{0,2}}[{HAN}A-Za-z0-9·、]{{1,16}}){{0,4}}){{1,6}}"
    rf"|首页(?:[ \u3000|｜]{{1,5}}[{HAN}A-Za-z]{{2,6}}){{2,20}}|首页(?:[ ]?/[ ]?[{HAN}A-Za-z]{{2,6}}){{1,5}}"
)
_BUTTONS_FOR = {
    "turning to another page": (
        "(?:阅读)?[上下前后][一1][版篇页期条则]|(?:版面|标题)导航|标题列表|返?回(?:目录|首页|列表|顶部|上页|版面|原文)|返回|"
        "(?:报纸)?首页|往期(?:回顾|报纸)?|站内搜索|通版阅读请点击|(?:展开|收缩)通版|图集|更多"
    ),
    "the size of the type, and paper": (
        "放大|缩小|默认o?|还原|行高|[超特]?[大中小](?:号|字号|字体)?|[AＡ][+＋\\-－]|T\\|?T|T[大中小]|字[号体](?:选择|大小)?|"
        "打印(?:本页|本稿|纸张)?|带图打印|(?:友善)?列印|转寄(?:友人)?|关闭(?:窗口|视窗|本页)?|保存网页|[Pp][Dd][Ff](?:版|下载)?|下载"
    ),
    "passing it on": (
        "(?:一键|手机)?分享(?:到|至|让更多人看到|文章|本文)?|转载[▼▾]|转发|转载|推荐|复制链接|(?:加入)?(?:收藏|最爱)|微信|微博|新浪微博|"
        "[Qq]{2}(?:空间|好友)?|Qzone|朋友圈|豆瓣|F(?:acebook|ACEBOOK)|Twitter|LINE|WhatsApp"
    ),
    "what readers say": (
        "(?:发表|查看|我要|网友|全部|添加)?评论|评论区|写?留言|(?:我要)?(?:举报|纠错|反馈)|点赞|顶一下|踩一下|赞[同好]?|在看|"
        "喜欢(?:作者)?[▼▾]?|参与互动|互动|\\d{1,7}人参与|投稿"
    ),
    "accounts": "关注|订阅|申请入驻|已?认证账号|登录|注册|只看该作者|倒序浏览|原创|Original",
    "reading it elsewhere": (
        "扫一扫|手机看|手机阅读|客户端|[Aa][Pp]{2}|阅读(?:全文|原文|剩余全文)|阅读模式|展开(?:全文)?|收起|查看(?:更多|原文|原图)|"
        "听新闻|朗读|语音播报|播放|暂停"
    ),
    "counters": "浏览[量数]?|阅读[量数]?|点阅[数率]?|点击[量数率]?|访问[量数]?|热度|[？?]?人气|次|字数",
}
"""Words of buttons by what they are for."""
_BUTTON = f"(?:{'|'.join(_BUTTONS_FOR.values())})"
_BUTTONS = late(
    rf"[∙•·●|<]?[ \u3000\d]*(?>[【\[（(]?{_BUTTON}(?:次数)?[】\]）)]?[：:(（]?[ \u3000]*[+＋-]?\d{{0,9}}(?:\.\d)?"
    rf"[次万w+]?[ \u3000|｜┊/、·,，（）()【】<>〈〉]*(?:\d{{1,2}}[ \u3000]?)?){{1,16}}+"
    rf"|[+＋(（]?\d{{1,7}}(?:\.\d)?[)）]?|[-=_*—─]{{3,80}}(?:分隔线[-=_*—─]{{0,80}})?|[上下][一1][篇页条][：:].{{0,60}}"
)
"""Read without going back: that would take long in a line of words that can be parted in many ways."""
_CHANNEL = late(rf"[∙•·●][ \u3000]*[{HAN}]{{2,8}}[ \u3000]*[>›»＞]?|[{HAN}]{{2,8}}[ \u3000]*[>›»＞]")
"""The channel of an article as a button: `∙ 要闻 >`."""
_ACCOUNT = late(
    rf"(?:[{HAN}]{{2,12}})?官方(?:账号|帐号|微博)|关注[{HAN}]{{2,8}}[网报]"
    rf"|(?:#[^#\s]{{1,16}}#?[ \u3000]*){{1,8}}(?:\d{{1,5}}个)?"
    rf"|\d{{1,5}}个|已?收录于(?:合集|话题).{{0,40}}|[{HAN}]{{2,12}}[ \u3000][.．]|标签[：:].{{0,60}}"
    rf"|(?:当前|您的)?位置[：:].{{1,20}}|发[表布]于[：:]?[ ]?[{HAN}]{{2,4}}|[{HAN}]{{2,8}}(?:数字|电子)版"
)
"""What networks print of the account that wrote, and of the subjects a text is filed under."""
PAGE_LINE = late(rf"第?([A-Za-z]{{0,2}}\d{{1,3}})版[：:][ \u3000]*[{HAN}A-Za-z0-9·、/]{{1,20}}")
"""A page as in a list of all pages of an issue."""
_EDITED = late(r"[【\[（( ]*(?:责任编辑|责编|编辑)[：: ]{0,3}[^。]{2,40}[】\]）)]?")
_NOTICES_OF = {
    "rights": (
        r"(?:特别|免责|版权|郑重|本网|转载|作者)声明[：:].*|.{0,30}(?:[Cc]opyright|©|ICP备).*"
        r"|.{0,30}版权(?:归|为|属)?.{0,30}所有.*"
        r"|.{0,30}未经.{0,16}(?:授权|许可|同意|允许).{0,12}(?:转载|复制|镜像|摘编).*"
    ),
    "codes to be scanned, and programs to be loaded": (
        r"[^。]{0,40}(?:扫描[^。]{0,10}二维码|扫码(?:关注|下载)|长按[^。]{0,10}识别)[^。]*|扫一扫在手机打开当前页"
        r"|打开[^。]{2,12}[AaＡ][Pp]{2}|[^。]{0,30}下载[AaＡ][PpＰ]{2}[^。]{0,20}"
    ),
    "telephones and accounts": (
        r"[^。]{0,40}[报爆]料(?:热线|电话|微信)?[：:][ \u3000]*\d[^。]*|.{0,40}IP ?属地.{0,10}"
        rf"|.{{0,60}}(?:邮政编码|邮编|新闻热线|传真|E-?mail)[:：].*|[{HAN}]{{2,8}}(?:公众号|客户端)"
    ),
    "what the text was filed under": (r"[（(]?原标题[：:].{2,60}|责任编辑[：:]?|关键词[：:].{0,60}|附件[：:]"),
    "more to read": (
        r"返回[^。]{1,8}，查看更多|阅读原文|举报[/／]反馈"
        r"|点击?[^。]{0,10}[“”「」‘’'\"][^。]{1,20}[“”「」‘’'\"][^。]{0,20}"
    ),
}
"""Notices by what they are of."""
_NOTICE = late("|".join(_NOTICES_OF.values()))
_RELATED = late(
    r"[【\[■●▼]?(?:相关(?:新闻|阅读|链接|报道|文章|推荐|稿件)|延伸阅读|(?:新闻)?推荐(?:阅读|新闻)?|热门(?:推荐|新闻|文章)|猜你喜欢|"
    r"精彩推荐|更多(?:新闻|精彩)|热点(?:新闻|排行)|排行榜?|新闻排行|编辑推荐|为您推荐|今日热点|网友留言|阅读下一篇)"
    r"[】\]]?[：:]?"
)
_DECLARED = late(r"(?:特别|平台|免责|版权)声明[：:]?")
"""Heading of the notices of a network, in several sentences."""
MOST_NOTICES = 6
"""Most lines that such a heading has below."""
_SENTENCE = late("[。！？]")


_ALSO_SECTIONS = frozenset(("评论", "关注", "互动", "推荐", "图集", "下载", "浏览", "转载", "更多", "微博", "微信"))
"""Words on buttons that newspapers also print as the name of a page or column."""


def tells_site(line: str) -> bool:
    """True if a line of a site cannot be printed in a newspaper: it holds more than a word that is also a section's."""
    words = _WORDS.findall(line.translate(_TO_SIMPLIFIED))
    return len(words) != 1 or words[0] not in _ALSO_SECTIONS


def is_way(line: str) -> bool:
    """True if a line shows the way to a page of a site: `首页 > 时政 > 正文`."""
    return len(line) <= LONGEST and _WAY.fullmatch(line.translate(_TO_SIMPLIFIED)) is not None


def is_site_line(line: str) -> bool:
    """True if a line is the way to the page, or holds only buttons and counters."""
    if len(line) > LONGEST:
        return False
    simplified = line.translate(_TO_SIMPLIFIED)
    return any(sign.fullmatch(simplified) is not None for sign in (_WAY, _BUTTONS, _CHANNEL, _ACCOUNT))


def is_notice(line: str) -> bool:
    """True if a line below an article is the site's own: of rights, of the site's accounts and telephones."""
    return len(line) <= LONGEST_NOTICE and _NOTICE.fullmatch(line.translate(_TO_SIMPLIFIED)) is not None


MOST_BELOW = 400
"""Most lines that a site prints below an article."""


def end_of_text(lines: Sequence[str], check: Check = unchecked) -> int:
    """Number of `lines` that are left without the site's below them: buttons, notices, lists of other articles. Raises
    what `check` raises."""
    end, said, filled = len(lines), False, 0
    first = next((at for at, line in enumerate(checked(lines, check)) if _SENTENCE.search(line)), end)
    for at in range(end - 1, max(first, end - MOST_BELOW), -1):
        if _ends_here(lines, at, filled, said=said):
            end, said, filled = at, False, 0
        else:
            said, filled = said or _SENTENCE.search(lines[at]) is not None, filled + bool(lines[at])
    above = checked(range(end, 0, -1), check)
    return next((at for at in above if (last := lines[at - 1]) and not is_site_line(last) and not is_notice(last)), 0)


def _ends_here(lines: Sequence[str], at: int, filled: int, *, said: bool) -> bool:
    """True if the line `at` begins what the site prints below an article; `filled`: how many lines below it are not
    empty, `said`: whether they hold a sentence."""
    line = lines[at].translate(_TO_SIMPLIFIED)
    if _DECLARED.fullmatch(line):
        return filled <= MOST_NOTICES
    if _RELATED.fullmatch(line):
        return not said or _is_of_end(
            next((text for text in map(lines.__getitem__, range(at - 1, -1, -1)) if text), "")
        )
    return not said and len(_WORDS.findall(line[:LONGEST])) > 1 and is_site_line(line)


def _is_of_end(line: str) -> bool:
    """True if a line can only stand below an article: the site's, or the editor's name."""
    return is_notice(line) or is_site_line(line) or _EDITED.fullmatch(line.translate(_TO_SIMPLIFIED)) is not None


_WORDS = late(rf"[{HAN}]{{2,}}")
