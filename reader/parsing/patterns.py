"""Regular expressions of printed bylines, datelines, jumps and credits; those of folio lines are in `folio_patterns`.

Each takes one line without its indent (of long lines: the first or last characters). Every repetition is bounded. A
match is evidence, not a decision. They cover simplified and traditional text, of the mainland, Taiwan and Hong Kong.
"""

from string import ascii_lowercase

from reader.han import HAN, SENTENCE_ENDS
from reader.late_pattern import late


def any_of(*words: str) -> str:
    """Alternation of the words in these strings, which are separated by spaces."""
    return "(?:" + "|".join(word for string in words for word in string.split()) + ")"


H = HAN + "\u2e80-\u2fdf"
"""Han characters for use in a character class, with the radicals that copying from PDF leaves in their place."""
GAP = "[ \\u3000\\u00a0\\t]"
MARKS = "□■◆●▲☐◻○◎◇★☆▪►"
MARK = f"[{MARKS}]"
"""Marks that newspapers print before a byline."""
HAN_NUMBER = "[一二三四五六七八九十]{1,3}"

_KIND_OF_REPORTER = any_of("见习 見習 实习 實習 特约 特約 首席 全媒体 全媒體 融媒体? 新闻 特派", f"[驻駐][{H}]{{2,4}}")
_REPORTER = f"{_KIND_OF_REPORTER}{{0,3}}(?:记者|記者)"
ROLE = any_of(
    _REPORTER,
    "通讯员 通訊員 特派[员員] (?:特约)?(?:评论员|評論員) 实习生 實習生 撰稿人? 撰文 采写 文/图 图/文 图文",
    r"摄影报道 摄影 攝影 整理 編譯 编译 作者 策划 执笔 執筆 采访 採訪 [文图圖摄攝](?=[\x20\u3000\u00a0:：/／|])",
)
"""Role of a person in an article; a single character counts only if a gap or colon follows it."""
ROLES = late(ROLE)
ROLE_WORD = late(
    any_of(
        "记者 記者 通讯员 通訊員 特派[员員] 评论员 評論員 实习生 實習生 撰稿 撰文 采写 文/图 图/文 摄影 攝影",
        "编译 編譯 作者",
    )
)
"""Role words that are evidence in a short line."""
ROLE_GATE = "记記员員生稿撰写文图圖摄攝影理译譯作划笔筆访訪"
"""Characters of role words, one of which a byline holds."""
_NAME = f"(?:[{H}·•．]{{2,12}}|[{H}]{GAP}{{1,4}}[{H}]{{1,2}})"
_PAPER = f"(?:[{H}]{{2,10}}(?:[/／|·][{H}]{{2,10}}){{0,3}})"
_AND_NAME = rf"[ \u3000\u00a0、，]{{1,6}}(?:(?:[{H}]{{2,8}})?{ROLE}[ \u3000\u00a0:：]{{0,4}})?{_NAME}"
BYLINE = late(
    rf"^{MARK}?{GAP}{{0,4}}[（(]?{_PAPER}??{ROLE}{GAP}{{0,4}}[:：]?{GAP}{{0,4}}"
    rf"(?:{_NAME}(?:{_AND_NAME}){{0,30}}(?:{GAP}{{0,4}}{any_of('摄影报道 摄影 文/图 报道 摄 文 图 等')})?)?[）)]?$"
)
"""A line that signs an article, with a role word."""
_DID = any_of("報導 报道 採訪 采访 攝影 摄影 撰文 文字 编译 編譯 整理 文 图 圖 摄 攝")
SLASHED_BYLINE = late(
    rf"^[◎●■□]?{GAP}{{0,2}}{_DID}(?:[．.•·、/／╱∕＋+& ]{{1,2}}{_DID}){{0,3}}{GAP}{{0,2}}[╱∕/／:：]{GAP}{{0,2}}{_NAME}"
    rf"(?:[ \u3000、，]{{1,4}}(?:{_DID}{GAP}{{0,2}}[╱∕/／:：]{GAP}{{0,2}})?{_NAME}){{0,8}}$"
)
"""A byline of roles, a slash and names: `報導．攝影╱王小明`, `文／王小明 圖／李大同`."""
BRACKETED_BYLINE = late(
    rf"^[【〔\[]{GAP}{{0,2}}(?:作者|记者|記者|本报记者|本報記者|文|撰文|撰稿|采写){GAP}{{0,2}}[:：／/]{GAP}{{0,2}}"
    rf"{_NAME}(?:[ \u3000、，]{{1,4}}{_NAME}){{0,8}}[】〕\]]$"
)
"""A byline in brackets: `【作者：王小明】`."""
_WROTE = any_of("報導 报导 报道 專訪 专访 特稿 特寫 特写 專電 专电 電 电 整理")
REPORTED_FROM = late(
    rf"^[（(]?(?:[{H}]{{2,6}})?(?:特派員|特派员|特約|特约)?(?:記者|记者|編譯|编译){GAP}{{0,2}}"
    rf"[{H}·、， ]{{2,30}}?{GAP}?[/／╱∕]{GAP}?(?:[{H}]{{2,8}})?{_WROTE}[）)]?$"
)
"""A byline of Taiwan without brackets: `記者王小明、李大同／台北報導`."""
SENT_FROM = late(rf"^(?:发自|發自){GAP}{{0,2}}[{H}]{{2,8}}$")
"""Where a reporter wrote from, below the byline."""
WEB_LINE = late(
    rf"^(?:(?:发布|發佈|更新)?(?:时间|時間|日期)?[:：]?{GAP}*)?\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?{GAP}*(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
    rf"{GAP}*[|｜]?{GAP}*(?:来源|來源|稿源|作者|记者|編輯|编辑)[:：/].{{1,60}}$"
    rf"|^(?:来源|來源|稿源)[:：].{{2,24}}{GAP}(?:作者|记者|时间|時間|发布|編輯|编辑)?[:：]?.{{0,30}}\d{{4}}[-/.年].{{2,30}}$"
)
"""Date, source and author on one line, as web pages print them under the headline."""
WEB_GATE = late(r"\d{4}[-/.年].*[:：]")
WEB_DATE = late(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
WEB_AUTHOR = late(rf"(?:作者|记者|記者)[:：/]{GAP}*({_NAME}(?:[ \u3000、，]{{1,2}}{_NAME}){{0,8}})")
SOURCE_LINE = late(
    rf"^[（(]?(?:据|據|来源|來源|稿源|摘自|转自|轉自|综合|原载)[:：]?{GAP}*[《“]?[{H}A-Za-z]{{2,14}}[》”]?(?:[{H}、]{{0,12}})[）)]?$"
)
"""A line that names the source of an article: `据新华社`."""
SOURCE_GATE = "据據源摘自综载"
DESK = late(
    rf"^{MARK}?{GAP}{{0,4}}(?:[{H}]{{2,6}})?"
    + any_of(
        "编辑部 編輯部 评论部 評論部 评论员 評論員 采访组 採訪組 报道组 報道組 报道小组",
        f"[{H}]{{2}}组 [{H}]{{2}}組 综合报道 綜合報導 综合消息 记者 記者",
    )
    + "$"
    + rf"|^[{H}（）()]{{2,28}}"
    + any_of("中心组 研究中心 研究院 研究所 教研部 教研室 课题组 调研组 编写组 研究室 宣传部 组织部 工作部")
    + "$"
)
"""A line that signs for a desk or an institution rather than a person: `本报评论部`, `某大学课题组`."""
DESK_ENDS = "部员員组組道導息者心院所室"
DESK_GATE = late(f"[{DESK_ENDS}]$")
"""Last characters of such a line: a quick test before `DESK`."""
SPACED = late(rf"^[{H}](?:{GAP}{{1,4}}[{H}]){{1,2}}$")
"""Two or three characters with gaps between them, as names are printed."""
MARKED = late(rf"^{MARK}{GAP}*[^。！？]{{2,40}}$")
"""A short line that begins with a mark printed before bylines."""
_TITLES = (
    "书记 主席 主任 教授 院士 院长 校长 部长 局长 省长 市长 县长 会长 厅长 研究员 总裁 总经理 董事长 秘书长"
    " 讲师 博士 馆长 所长 大使 议长 總裁 執行長 書記 院長 校長 部長 局長 會長 研究員 秘書長 議員 作者 主编 总监"
    " 政委 司令员 理事长 委员 专家 学者 律师 作家 诗人 编剧 导演"
)
TITLE = late(any_of(_TITLES))
"""Posts that may precede a name in a byline."""
TITLE_ENDS = frozenset(word[-1] for word in _TITLES.split())
TITLED = late(rf"{TITLE.pattern}(?P<name>[{H}]{{2,3}})$")
"""A line that ends in a post and, directly after it, a possible name."""
LABELLED = late(
    rf"^[{H}]{{1,3}}(?:人|者|员|員|生|家|访|訪|编剧|导演|摄影|撰文|文|图|圖){GAP}{{0,2}}[:：]{GAP}{{0,2}}(?P<name>[{H}]{GAP}{{0,2}}[{H}]{{1,3}})$"
)
"""A role or post, a colon, and a possible name: `供稿人：王小明`."""
PLACE_ENDS = "省市区县州镇乡村區縣鎮鄉"
PLACE = late(rf"^[{H}]{{2,12}}[{PLACE_ENDS}]$")
"""Home of the writer of a letter."""

_DAY = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日"
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年"
_DATE = rf"(?:(?:(?:{_YEAR})?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月)?{_DAY})"
_SOURCE = any_of(
    "本报 本報 本刊 本台 本社 (?:新华|新華|中新|中央|路透|法新|美联|美聯|塔斯|共同|合众)社",
    f"[{H}]{{2,6}}(?:日报|晚报|早报|日報|晚報|早報|时报|時報|网|網)",
)
SOURCE = late("[报報社刊台网網]")
"""Last characters of sources: a quick test before `DATELINE`."""
DATELINE = late(
    rf"^[【〔\[（(]?(?:据|據)?{_SOURCE}(?:[{H}／/、·—-]{{0,20}}?){GAP}{{0,2}}{_DATE}?{GAP}{{0,2}}"
    rf"{any_of('综合电 綜合電 專電 专电 电 電 讯 訊 综合消息')}[】〕\]）)]?"
)
"""A dateline at the beginning of a paragraph, subject to the text after it (`AFTER_DATELINE`)."""
BARE = late("(?:本报|本報|本刊|本台)(?:讯|訊)")
"""A dateline that only says that the newspaper has the news: text may follow it directly."""
AFTER_DATELINE = late(rf"{GAP}|[（(:：【]|$")
DATED = late(_DATE)
REPORTERS = late(
    rf"^{GAP}*[（(](?:本报|本報)?(?:见习|实习|特约)?(?:记者|記者|通讯员|通訊員)[:：]?{GAP}*([^）)。]{{2,60}})[）)]"
)
"""Reporters in brackets after a dateline."""
BRACKET = late(r"[【〔〈\[（(]")
_REPORTS = any_of("报道 報導 報道 专电 專電 电 電")
_FOREIGN = "(?:綜合|採訪|整理|連線|專題|综合)?(?:外電)?"
BRACKETED = late(
    r"[【〔〈\[（(]"
    + any_of(
        f"(?:本報|本报|專|特|新聞|[{H}]{{2,6}})(?:訊|讯|專訊)",
        f"(?:本報|本报)?(?:特派(?:員|記者)?|實習|特約|駐[{H}]{{2,4}})?(?:記者|记者|編譯|编译|通訊員|文)"
        rf"(?P<by>[{H}、，·\u3000\u00a0\t\x20]{{2,40}}?)[／/╱∕|｜\x20](?P<place>[{H}、]{{2,8}}?){_FOREIGN}{_REPORTS}",
        f"(?P<only>[{H}、，·]{{2,40}}?)[／/╱∕](?P<where>[{H}、]{{2,8}}?){_FOREIGN}{_REPORTS}",
        rf"(?:中央社|法新社|路透社?|美聯社|新華社|新华社)[{H}]{{0,10}}(?:\d{{1,2}}日|{HAN_NUMBER}日)?"
        "(?:綜合外電報導|專電|外電|電|电|報導|訊|讯)",
        rf"[{H}]{{2,8}}(?:\d{{1,2}}|{HAN_NUMBER}|廿[一二三四五六七八九]?|卅)日[{H}]{{0,3}}(?:電|电|訊|讯)",
    )
    + r"[】〕〉\]）)]"
)
"""A bracketed dateline of Taiwan, Hong Kong and older newspapers: `〔記者王小明／台北報導〕`."""
CLOSING_DATELINE = late(rf"[（(]?(?:据|據)?{_SOURCE}[{H}／/、·]{{0,20}}?{_DATE}?(?:综合|专|專)?(?:电|電|讯|訊)[）)]?$")
"""A dateline at the end of a text; matched on its last forty characters, or on a line of its own."""
JUMP = late(
    rf"[（(【]?{GAP}{{0,4}}(?P<dir>紧接|緊接|上接|下转|下轉|轉|转|接)第?{GAP}{{0,4}}"
    rf"(?P<page>[A-Z]?\d{{1,3}}|{HAN_NUMBER}){GAP}{{0,4}}版[^）)】。]{{0,20}}[）)】]?"
)
_PAGES = rf"第?(?:[A-Z]?\d{{1,3}}|{HAN_NUMBER}){GAP}?版?"
SEE_PAGE = late(rf"^[（(][^（()）。]{{0,16}}[见見]{GAP}?{_PAGES}(?:[、，至-]{_PAGES}){{0,3}}[）)]$")
"""A pointer to another page: `（相关报道见2版、4版）`."""
JUMP_LINE = late(rf"^[▲▼◀▶◄►△▽↑↓←→]?{GAP}{{0,2}}{JUMP.pattern}{GAP}{{0,2}}[▲▼◀▶◄►△▽↑↓←→]?$")

JUMPED_FROM = late("[上紧緊]接")
"""A jump from another page, which is above the text that goes on."""
STAFF = late(
    rf"^(?:[{H}\d]{{0,6}}版)?(?:今日)?"
    + any_of(
        "责任编辑 責任編輯 责编 責編 编辑 編輯 值班编委 编委 总编辑 主编 版式(?:设计)? 版面设计 美术编辑 美编",
        "美術編輯 组版 排版 校对 校對 检校 审读 图编 制图 统筹 視覺 视觉 见习编辑 值班主任 实习编辑 本版编辑",
        "值班副?总编辑?",
        "本版邮箱 邮箱 电子邮箱 电话 热线 E-?mail",
    )
    + rf"(?:[ \u3000\u00a0]*[:：|｜/／]|[ \u3000\u00a0]+[{H}a-zA-Z0-9])"
)
"""Staff credits of a page, and its contact addresses."""
STAFF_GATE = "编編版美组排校检审图圖制统視视值邮箱电热E"
"""Characters of posts, one of which a staff credit holds."""
NOTE = late(
    r"^[【\[（(■◆●▲—]*"
    + any_of(
        "编者按 编者的话 编者注 编后 开栏的?话 开栏语 主持人语 编按 結語 編按 編者按 編者的話 核心阅读 阅读提示",
        "内容提要 提要 摘要 导语 引言 编辑附言 编者答 稿约 稿約 征稿启事",
    )
    + r"[】\]）)]?(?:[ \u3000\u00a0:：]|$)"
)
SIGN_OFF = late(
    rf"^(?:——|―|—)[ \u3000]*(?:(?:编|編){GAP}*(?:者|后|後)|[^，。：]{{0,10}}(?:网友|網友|读者|讀者|编辑|編輯)$)"
)
"""Signature of an editor's note, or of a reader's words."""
CONTACT = late(
    rf"^[{H}]{{0,8}}(?:编号|編號|电话|電話|热线|熱線|邮箱|郵箱|信箱|网址|網址|微信|传真|傳真|地址|邮编|帳號|账号){GAP}{{0,2}}[:：](?=.*[\dA-Za-z])"
)
"""A line that tells where or by what number to turn to someone."""
ADDRESS = late(r"[\w.+-]@[\w-]+\.\w|https?://|www\.|[a-z\d-]+\.(?:com|cn|org|net|hk|tw|gov|edu)(?:\.\w\w)?/")
"""An address of mail or of the web, whatever is said about it."""
CLOSING = late(
    rf"^[（(〔\[【](?:本文|[{H}]{{2,8}}(?=(?:记者|記者|通讯员|通訊員){GAP}))?"
    + any_of("作者 本报 本報 记者 記者 本栏目 本版 执笔 采写 原载 摘自 来源 据 本文 文字 参与 通讯员 供稿 编译 整理")
    + r".{0,120}[）)〕\]】]$"
)
"""A bracketed line that closes an article: the author's post, or contributors."""
SPACED_NAMES = late(rf"[{HAN}]{{1,4}}(?: {{1,2}}[{HAN}]{{1,4}}){{0,5}}")
"""Perhaps names, with spaces between them."""
PARENTHESES = late(r"^[（(〔\[【].{1,60}[）)〕\]】]$")

_CLOSING_MARKS = "”’』」）)】〕》\"'"
_CLOSERS = f"[{_CLOSING_MARKS}]*$"
INNER = late("[。，、；！？]")
"""Marks that running text holds, and headings mostly do not."""
STOPPING = SENTENCE_ENDS + _CLOSING_MARKS
"""Last characters of a text that ends a sentence: a quick test before `FULL_STOP`."""
SENTENCE_END = late(rf"(?:[{SENTENCE_ENDS}：:；;]|——|―|—)" + _CLOSERS)
FULL_STOP = late(rf"[{SENTENCE_ENDS}]" + _CLOSERS)
ASKS = late(r"[！？!?][”’』」）)】]*$")
DASH_END = late(r"(?:——|―|—|──)[”’』」]?$")
DASH_START = late(r"^(?:——|―|—|──)")
QUOTED = late(r"^[“「『\"].*[”」』\"]$")
TWO_PARTS = late(rf"^\S{{3,20}}(?:{GAP}{{1,4}}\S{{3,20}}){{1,2}}$")
BRACKET_TAIL = late(r"[（(]([^（）()]{2,30})[）)]$")
NO_SECTION = late(
    r"^[\d一二三四五六七八九十上中下/／.-]+$|^(?:图|圖|组图|附|下|摘要|节选|全文|续|完).*|[。！？]|\d{4}|版$"
)
"""Brackets at the end of a headline that name no section: parts, dates, pictures."""
ADVERTISEMENT = late(
    r"^[·\[【（(\s]*(?:公益)?(?:广告|廣告|公益广告|·廣告·|广告·|招聘启事|遗失声明|公告|声明)[·\]】）)\s]*$"
)
INDEX = late(r"^[【\[]?(?:导\s*读|今日导读|本期导读|導讀|今日要目|内容导航|要闻导读|今日关注)[】\]]?$")
LIST_ITEM = late(
    r"^(?:[①-⑳●◆■▲★☆◇○·•*]|\d{1,2}[.、．)]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    rf"|[-–>*]{GAP})"
)
ITEM_GATE = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●◆■▲★☆◇○·•*.、．)(（-–>"
"""Characters of the beginning of a list's item, one of which each holds."""
NUMBER_ALONE = late(r"^[（(【]?(?:[一二三四五六七八九十]{1,3}|[A-Z]|\d{1,2}|[Ⅰ-Ⅻ①-⑳])[）)】、．.]?$")
"""A number or letter alone on a line, as above the parts of a long article."""
COLON_END = late("[:：]$")
ANSWER = late(rf"^(?:[{H}A-Z]{{1,8}}|答|问|問|记者|Q|A)[:：]")
QUESTION = late(r"^(?:问|問|(?:本报|本報)?(?:记者|記者)|Q)[:：].*[?？]$")
"""A question of an interview, with who asks it."""
_SAYS = "强调 指出 表示 要求 主持 时说 時說 提出 讲话 致辞 签署国务院令"
SAYS = late(any_of(_SAYS) + r"[：:—]*$")
"""End of a kicker whose headline is the reported speech."""
_EVENTS = "举行 举办 召开 出版 开幕 闭幕 启动 揭晓 开赛 会议 舉行 舉辦 召開 開幕 會議"
EVENT = late(any_of(_EVENTS) + r"[：:—]*$")
"""End of a line that reports an event."""
_ISSUED = "印发 发布 公布 通知 意见 方案 条例 办法 规划 报告 结束 收官 落幕 周年 發布 通過 報告"
ISSUED = late(any_of(_ISSUED) + r"[》”]?[：:—]*$")
"""End of a line that reports a publication or an ending, as in kickers whose headline is the result."""
ENDS_OF_REPORTS = frozenset(word[-1] for word in f"{_SAYS} {_EVENTS} {_ISSUED}".split()) | frozenset("：:—》”")
"""Last characters of such lines: a quick test before `SAYS`, `EVENT` and `ISSUED`."""
_GOES_ON = (
    "已 将 占 每 第 其中 预计 同比 累计 涉及 覆盖 明确 认为 聚焦 围绕 审议 听取 决定 出席 较 约 共 含 并 也 仍"
    " 最高 最低 將 佔 認為 預計 另 未 不排除 估 擬"
)
GOES_ON = late("^" + any_of(_GOES_ON, r"[a-z]+(?![A-Za-z])"))
"""Beginning of a line that elaborates the headline above it, as subheadlines do."""
_DOES = "推 让 为 用 以 向 把 加 就 守 抓 建 打造 破解 赋能 筑 織 讓 為"
DOES = late("^" + any_of(_DOES))
"""Beginning of a headline whose subject is the kicker above it."""
BEGINNINGS = frozenset(word[0] for word in f"{_GOES_ON} {_DOES}".split()) | frozenset(ascii_lowercase)
"""First characters of such lines: a quick test before `GOES_ON` and `DOES`."""
BROKEN_WORD = late(r"[A-Za-z]-$")
"""End of a line that breaks a Latin word."""
FIGURE_END = late(r"\d.{0,3}$")
"""End of a line with a figure and its unit."""
LEDE = late(
    "^.{0,16}?"
    + any_of(
        r"近日 日前 昨日 昨天 今天 今日 昨晚 前天 上午 下午 \d{1,2}日 [一二三四五六七八九十]日 近期 当地时间",
        "记者(?:从|获悉|了解) 記者(?:從|獲悉) 据(?:悉|了解|报道) 據",
    )
)
"""Beginning of news: its time or its source."""
COMMA = late("[，、]")
COLON = late("[:：︰]")
MIDDLE_DOT = late("[·・]")
DIGITS = late(r"\d")
FIRST_SENTENCE = late(rf"[^{SENTENCE_ENDS}]{{4,}}?(?=[{SENTENCE_ENDS}])")
FIRST_CLAUSES = late(r".{8,}(?=[，；：\u3000 ]|[,;:](?!\d))")
"""Beginnings of a text that can be the headline of an article without one."""
