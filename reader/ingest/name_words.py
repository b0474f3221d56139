"""Names of fields that are composed of several words: `pub_name`, `publishedDate`, `文章正文`, `所在版面`.

Takes a normalised name (see `reader.ingest.field_names`); gives the field of `Article` it surely means, or `body`. A
name with any other word (`update_time`, `author_id`, `image_title`) means nothing here.
"""

from reader.late_pattern import late

LONGEST = 60
"""Most code points of a name that is taken apart."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OWNERS = _words(
    "news article art doc document story item entry post main full whole raw original orig data my our"
    " 文章 新闻 新聞 稿件 报道 報道 所在 所属 本文 文献 资讯"
)
"""Words that say whose field it is: the article's."""
_PUBLISHING = _words(
    "pub publish published publishing publication issue issued print printed release released posted paper newspaper"
    " 发布 發佈 發布 发表 發表 出版 刊登 刊出 刊发 刊载 刊載 发稿 登载 见报 見報 报纸 報紙 报章 報章"
)
"""Words that say when or where the article was printed."""
_WHEN = _words("date time datetime timestamp year 日期 时间 時間")
_AT = _words("at on")
_NAME = _words("name names 名称 名稱 姓名 名 名字")
_TEXT = _words("text str string")
_NUMBER = _words("no num number nr label 号 號")
_TITLES: dict[str, str] = {
    **dict.fromkeys(("sub", "second", "secondary", "vice"), "subheadline"),
    **dict.fromkeys(("intro", "pre", "lead", "upper", "shoulder"), "kicker"),
    **dict.fromkeys(("newspaper", "publication", "journal", "periodical"), "publication"),
    **dict.fromkeys(("section", "column", "category"), "section"),
    **dict.fromkeys(("content", "body", "正文", "内容"), "headline"),
}
"""What `title` means behind another word."""
_THINGS = {
    "headline": "headline title heading 标题 標題 题目 題目 题名 題名 篇名",
    "kicker": "kicker overline pretitle 引题 引題 眉题 肩题",
    "subheadline": "subheadline subtitle subhead subheading dek 副题 副題 副标题 副標題",
    "authors": "author authors writer writers reporter reporters journalist journalists creator 作者 记者 記者",
    "publication": "publication newspaper paper pub publisher journal periodical media source site 报纸 報紙 报刊 報刊"
    " 报章 報章 媒体 媒體 来源 來源 出处",
    "section": "section column category channel 栏目 欄目 分类 分類 频道 頻道",
    "page": "page 版面 版次 版号 版號 版",
    "page_name": "版名",
    "url": "url link href 链接 連結 鏈接 网址 網址",
    "body": "body content contents html 正文 内容 內容 全文",
}
_LINKED = {"url": "headline"}
"""The thing whose address leads to the article."""
_THING = {word: field for field, words in _THINGS.items() for word in words.split()}
_ALL = _OWNERS | _PUBLISHING | _WHEN | _AT | _NAME | _TEXT | _NUMBER | _TITLES.keys() | _THING.keys()
_ANY = f"(?:{'|'.join(sorted(_ALL, key=lambda word: (-len(word), word)))})"
_WORD = late(rf"{_ANY}(?={_ANY}*\Z)")
"""A word behind which words fill the rest of the name."""


def by_words(key: str) -> str:
    """The field that a composed name means: a field of `Article` or `body`; empty if any word is unknown."""
    words = _WORD.findall(key) if len(key) <= LONGEST else []
    left = [word for word in words if word not in _OWNERS]
    if len(words) < 2 or not left or "".join(words) != key:
        return ""
    return "date" if _is_date(left) else _thing(left)


def _is_date(words: list[str]) -> bool:
    """True if the words say when the article was published, and nothing else."""
    when = not _WHEN.isdisjoint(words) or (len(words) > 1 and words[-1] in _AT)
    return when and _WHEN.union(_PUBLISHING, _AT, _TEXT).issuperset(words)


def _thing(words: list[str]) -> str:
    """The field that the last thing among the words names, if the other words agree."""
    things = [word for word in words if word not in _NAME and word not in _NUMBER and word not in _TEXT]
    if not things:
        return "body" if words == ["text"] else ""
    *before, last = things
    field = _THING.get(last, "")
    if field == "headline" and before:
        field = _TITLES.get(before[0], "") if len(before) == 1 else ""
    elif not all(word in _PUBLISHING or _THING.get(word) in (field, _LINKED.get(field)) for word in before):
        return ""
    return _marked(field, frozenset(words).difference(things))


def _marked(field: str, marks: frozenset[str]) -> str:
    """`field`, or the field that it is with the words for a name, text or number beside it; empty if they differ."""
    if field == "page" and marks and marks <= _NAME:
        return "page_name"
    fitting = {"page": _NUMBER, "headline": _NAME | _TEXT, "body": _TEXT}.get(field, _NAME)
    return field if marks <= fitting else ""
