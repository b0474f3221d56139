"""Lines that a web site prints around an article and that say nothing of it: the way to it, buttons, counters, notices.

Takes clean lines, without their indent. A word such as `关注` can be a heading on a newspaper page, so these lines are
only asked about above and below an article that was surely copied from a web page.
"""

from collections.abc import Sequence

from reader.han import HAN
from reader.late_pattern import late

LONGEST = 80
"""Most code points of a line of buttons, or of the way to an article."""
LONGEST_NOTICE = 200
"""Most code points of a notice."""

_WAY = late(
    rf"(?:(?:当前|您的|目前|现在|當前)?(?:所在)?位置[：:][ \u3000]*)?[{HAN}A-Za-z·]{{1,12}}"
    rf"(?:[ \u3000]*(?:>{{1,2}}|»|›|＞)(?:[ \u3000]*[{HAN}A-Za-z0-9·、]{{1,16}})?){{1,6}}"
    rf"|首[页頁](?:[ \u3000|｜]{{1,3}}[{HAN}A-Za-z]{{2,6}}){{2,20}}"
)
_BUTTON = (
    "(?:[上下][一1][版篇页期頁條条]|版面导航|标题导航|标题列表|返回(?:目录|首页|列表|顶部|上页|版面)?|报纸首页|往期(?:回顾|报纸)?"
    "|放大|缩小|默认|还原|[超特]?[大中小](?:号|字号|字体)?|[AＡ][+＋\\-－]?|T\\|?T|字[号體体號]|"
    "(?:一键|手机)?分享(?:到|至|让更多人看到)?|收藏|打印(?:本页|本稿)?|列印|关闭(?:窗口|本页)?|"
    "(?:发表|查看|我要|网友|全部)?评论|發表評論|评论区|留言|我要举报|举报|(?:我要)?纠错|点赞|點讚|赞|在看|讚好|讚|转发|转载|推荐|复制链接|"
    "参与互动|互动|关注|订阅|微信|微博|新浪微博|[Qq]{2}(?:空间|好友)?|朋友圈|豆瓣|Facebook|Twitter|LINE|WhatsApp|"
    "扫一扫|手机看|手机阅读|客户端|[Aa][Pp]{2}|阅读(?:全文|原文|剩余全文)|展开(?:全文)?|收起|更多|听新闻|朗读|语音播报|播放|暂停|"
    "登录|注册|首页|[Pp][Dd][Ff](?:版|下载)?|下载|投稿|浏览|阅读(?:量|数)?|点击(?:量|数|率)?|访问(?:量|数)?|热度|人气|次|字数)"
)
_BUTTONS = late(
    rf"[∙•·●|]?[ \u3000]*(?>[【\[（(]?{_BUTTON}(?:次数)?[】\]）)]?[：:]?[ \u3000]*[+＋]?\d{{0,9}}[次万w+]?"
    rf"[ \u3000|｜/、·,，（）()]*){{1,16}}+|[+＋]?\d{{1,7}}|[上下][一1][篇页頁条條][：:].{{0,60}}"
)
"""Read without going back: that would take long in a line of words that can be parted in many ways."""
_CHANNEL = late(rf"[∙•·●][ \u3000]*[{HAN}]{{2,8}}[ \u3000]*[>›»＞]?|[{HAN}]{{2,8}}[ \u3000]*[>›»＞]")
"""The channel of an article as a button: `∙ 要闻 >`."""
_NOTICE = late(
    r"(?:特别|免责|版权|郑重|本网|转载|作者)声明[：:].*|.{0,30}(?:[Cc]opyright|©|ICP备).*"
    r"|.{0,30}版[权權](?:归|为|属|歸|為|屬)?.{0,30}所有.*|.{0,30}未[经經].{0,16}(?:授权|许可|同意|允许|授權|許可).{0,12}(?:转载|复制|镜像|摘编|轉載).*"
    r"|[^。]{0,40}(?:扫描[^。]{0,10}二维码|扫码(?:关注|下载)|长按[^。]{0,10}识别)[^。]*"
    r"|[^。]{0,40}[报爆]料(?:热线|电话|微信)?[：:][ \u3000]*\d[^。]*"
    rf"|[{HAN}]{{2,8}}(?:公众号|客户端)"
)
_RELATED = late(
    r"[【\[■●▼]?(?:相关(?:新闻|阅读|链接|报道|文章|推荐|稿件)|延伸阅读|(?:新闻)?推荐(?:阅读|新闻)?|热门(?:推荐|新闻|文章)|猜你喜欢|"
    r"精彩推荐|更多(?:新闻|精彩)|热点(?:新闻|排行)|排行榜?|新闻排行|编辑推荐|为您推荐|今日热点|網友留言|相關新聞)[】\]]?[：:]?"
)
_SENTENCE = late("[。！？]")


def is_way(line: str) -> bool:
    """True if a line shows the way to a page of a site: `首页 > 时政 > 正文`."""
    return len(line) <= LONGEST and _WAY.fullmatch(line) is not None


def is_site_line(line: str) -> bool:
    """True if a line is the way to the page, or holds only buttons and counters."""
    if len(line) > LONGEST:
        return False
    return is_way(line) or _BUTTONS.fullmatch(line) is not None or _CHANNEL.fullmatch(line) is not None


def is_notice(line: str) -> bool:
    """True if a line below an article is the site's own: of rights, of the site's accounts and telephones."""
    return len(line) <= LONGEST_NOTICE and _NOTICE.fullmatch(line) is not None


def end_of_text(lines: Sequence[str]) -> int:
    """Number of `lines` that are left without the site's below them: buttons, notices, lists of other articles."""
    end = len(lines)
    for at in range(len(lines) - 1, 0, -1):
        if _RELATED.fullmatch(lines[at]) and not any(map(_SENTENCE.search, lines[at + 1 : end])):
            end = at
    while end and (not lines[end - 1] or is_site_line(lines[end - 1]) or is_notice(lines[end - 1])):
        end -= 1
    return end
