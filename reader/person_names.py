"""Chinese personal names: decides whether a few characters are a name, in simplified and traditional script.

The surnames are the commonest of the report on names of the 2020 census, the rarer ones that sign articles, and the
classical double surnames, each in both scripts. Characters that are surnames but begin ordinary words far more often
(和, 新, 国) are left out: to take a column's name for a person is worse than the reverse.
"""

from reader.han import HAN
from reader.late_pattern import late

SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷段龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文洪季兰施柯"
    "牛翁温安裴颜倪符章鲁葛毕俞詹岳聂齐庄焦左柳祁关舒耿甘包涂曲路欧游梅尚阮申管殷祝霍骆宁柴阎盛凌解车卓房辛纪童翟"
    "欧艾华成单冉饶卜蒲臧项景时谷窦邢米伍腾滕桂屈蓝隋池巩牟娄苗卞戚褚穆靳边丛植瞿桑冼麦隆晏应宗班敖郁冷权全花水"
    "朴仝冀刁党初古佟司吉喻商嵇巫巴幸庞廉揭晋晁栾楚杭栗甄糜练缪胥茅荆荣荀虞谈邬邸郎郜鄢都钮闵阚雍"
    "汝郅濮亓仉郗郏郇宓隽昝訾阎苟粟禤缑蹇呙弋谯泮桓璩郄郤亢尉暨逄"
    "鞠鲍鹿麻厉佘居展历来仇伏修储公农利寇尤山岑师席年庆庾怀惠战扈承招斯木束来松查柏檀欣母沙沐浦淡湛牧狄由白皇皮益"
    "盖相祖禄禹秘窦竺笪简索綦练罕翦胜苑英茹莘萧萨蒙蔚蔺衡褟谌贝贡资逄逯那邝邰郦鄂鄞钭门闻阙隗雒须首骞鬲黑"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮肖蕭葉呂盧鍾鐘譚陸範韋賈鄒閻龍賀龔邵萬錢戴嚴湯喬賴莊蘭齊畢聶關歐遊寧駱紀藍滿鞏婁蘆單饒項穀竇應費"
    "黨龐榮談鄔閔聞鮑厲來師慶懷戰溫簡練習聯臺興蓋薊藺蘇覺諶貝貢資遲遠鄺酈釋門閩闕須顏飛魯魏麥"
)
"""Surnames of one character."""

_DOUBLE = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 端木 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 夏侯 宇文 东方 東方 长孙 長孫"
    " 呼延 闾丘 申屠 南宫 南宮 独孤 完颜 西门 西門 轩辕 澹台 濮阳 淳于 太史 范姜 張簡 张简 乌力 阿迪 买买 努尔"
)
DOUBLE = frozenset(_DOUBLE.split())
"""Surnames of two characters."""

_HAN = f"{HAN}\u2e80-\u2fdf○"
"""Characters of names: radicals too, where a text was not cleaned."""
_NAME = late(rf"[{_HAN}]{{2,4}}|[{_HAN}]{{1,8}}(?:[·•・．.][{_HAN}A-Z]{{1,8}}){{1,4}}")
_BETWEEN = late(r"[ \u3000\u00a0\t、,，/／；;和]+")
_SPACED = late(rf"(?<![{_HAN}])([{_HAN}])[ \u3000\u00a0]{{1,4}}([{_HAN}])(?![{_HAN}])")
_SURNAME_APART = late(rf"^([{_HAN}])[ \u3000\u00a0]{{1,4}}([{_HAN}])[ \u3000\u00a0]{{0,2}}([{_HAN}])$")
_ALIKE = (
    "记者 記者 通讯 编辑 編輯 摄影 图片 文图 本报 本報 作者 评论 编者 广告 导读 要闻 国际 社会 文化 经济 体育 理论"
    " 记者报道 本报记者 通讯员 通訊員 原创 来源 时间"
)
_NOT_NAMES = frozenset(_ALIKE.split())
"""Words of newspapers that would pass for names."""


LONGEST, GAPPED = 4, 7
"""Most code points of a name without marks in it, and of one with a gap after the surname."""


def is_name(text: str) -> bool:
    """True if `text`, without spaces, reads as one name: a surname and one or two characters, or parts with `·`."""
    if not _NAME.fullmatch(text) or text in _NOT_NAMES:
        return False
    if len(text) == 4 and "·" not in text:
        return text[:2] in DOUBLE
    rare = text[0] > "\uffff"  # characters beyond the basic plane are nearly always in names
    return len(text) > 4 or rare or text[0] in SINGLE or text[:2] in DOUBLE


def closed_up(text: str) -> str:
    """`text` without the gap inside names: `刘学` for `刘 学`; if it is no more, `廖小文` for `廖  小文`."""
    if len(text.split(None, 1)) < 2:
        return text
    if text[0] in SINGLE and len(text) <= GAPPED and (apart := _SURNAME_APART.match(text)):
        return apart[1] + apart[2] + apart[3]
    return _SPACED.sub(r"\1\2", text)


def opens_with_surname(text: str) -> bool:
    """True if `text` begins with a surname and more follows."""
    return len(text) > 1 and (text[0] in SINGLE or text[:2] in DOUBLE or text[0] > "\uffff")


_ROLE = late(
    rf"(?<![{HAN}])(?:[{HAN}A-Za-z·]{{0,16}}?(?:记者|記者)|通讯员|通訊員|[评評][论論][员員]|撰稿人?|撰文|作者|编译|編譯|整理)[:：]?"
)
"""Whose role it is, with the paper before it, between the names of a list."""
_LIST = late(r"[、，,;；/／|]+")
_SHAPE = late(rf"[{HAN}]{{2,4}}|[{HAN}·]{{4,12}}")


def listed_names(text: str) -> list[str]:
    """Words of a list that holds nothing but names, such as `记者 刘 学、小渔`: they need no surname (pen names)."""
    words = [_SPACED.sub(r"\1\2", part.strip()) for part in _LIST.split(_ROLE.sub("、", text))]
    names = [word for part in words for word in part.split()]
    return [name for name in names if _SHAPE.fullmatch(name) and name not in _NOT_NAMES]


def names_in(text: str) -> tuple[str, ...]:
    """Names in a list such as `刘 学、王小明` (not empty), without spaces; none unless every part is a name."""
    if text[0] not in SINGLE and text[:2] not in DOUBLE and "·" not in text:
        return ()
    if len(text) > LONGEST and "和" not in text and text.isalpha():
        return ()  # a single part that is too long
    parts = [part for part in _BETWEEN.split(closed_up(text)) if part]
    return tuple(parts) if parts and all(map(is_name, parts)) else ()
