"""Names of fields in records, mapped to the fields of `Article`: one table for every format of records.

Takes the values of front matter, JSON, tables, labelled text, feeds and HTML `meta` under their names in the file;
gives fields of `Article`, each value in the form of its field (`reader.ingest.field_values`). Values that do not fit
are left out. Names are compared without case, blanks, dashes, underscores and brackets; a name of several parts
(`Title-题名`, `dc:creator`) is also known by each part, and one of several words by them (`reader.ingest.name_words`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple, TypeVar

from reader.ingest.field_values import Value, fitting, iso_date, page_and_name, web_address
from reader.ingest.issue_line import issue_line
from reader.ingest.name_words import by_words
from reader.ingest.path_metadata import LETTERED_PAGE, page_of
from reader.late_pattern import late

Held = TypeVar("Held")
MOST_NAMES = 4096
"""Most names of a record that are looked at: as many as are cached, and far more than any article has."""
_COMPOSED = "~"
"""Place, among the names of a field, of those that only their words tell."""
_NAMES = {
    "headline": "headline hl1 title 标题 標題 题名 題名 篇名 题目 題目 主题 主標題 主标题 大标题 ~ hd t1 ti %t"
    " ir_urltitle ir_title",
    "kicker": "kicker overline pretitle shoulder 引题 引題 肩题 肩標 眉题 眉題 上标题 ~",
    "subheadline": "subheadline subtitle subhead subheading standfirst dek ~ hl2 副题 副題 副标题 副標題 下标题",
    "byline": "byline by 署名",
    "authors": "authors author creator writer reporter ~ 作者 记者 記者 撰文 责任者 第一责任人 a1 au %a ir_authors"
    " screen_name 用户昵称",
    "date": "date published pubdate ptime pd 日期 ~ content_created first_created date_id created created_at"
    " create_time datetime time timestamp 时间 時間 日期时间 fd da %8 %d py yr"
    " issued ctime y1 year 年 年份 ir_urltime ir_urldate",
    "section": "section position_section category categories ~ column channel se 栏目 欄目 分类 分類 频道 頻道 专栏"
    " 專欄 版块 ir_channel",
    "publication": "publication pubdata_name newspaper paper publisher ~ media source site sn 报名 報名 报纸 報紙 报刊"
    " 報刊 报章 報章 报纸中文名 中文刊名 journal container_title 来源 來源 媒体 媒體 出处 刊名 jf jo t2 ja %j"
    " medium medium_name media_name ir_sitename",
    "page": "page position_sequence ~ pg pages 版次 版面 版号 版號 版数 版數 版 页码 頁碼 sp %p",
    "page_name": "page_name ~ 版名 版面名称 版面名稱",
    "url": "url permalink source_url original_url canonical_url article_url news_url web_url link_url link href 网址"
    " 網址 链接 連結 鏈接 原文链接 原文地址 文章链接 ~ ur lk %u ir_urlname",
    "dateline": "dateline 电头 電頭",
    "jump_to": "jump_to",
    "jump_from": "jump_from",
}
_BODIES = (
    "blocks body_content data_content inline_xml body content contents text article_body main_text full_text"
    " article_text news_content article_content content_html content_text body_html body_text ~ html paragraphs"
    " sentences article news story lp td 正文 内容 內容 全文 文章内容 文章內容 正文内容 新闻内容 新聞內容 内文 內文"
    " 正文快照 文本 微博正文 微博内容 ir_content"
)
_ABSTRACTS = "summary description abstract abstract_note excerpt lead digest 摘要 导语 導語 简介 内容提要 ab n2 %x"
_NOT_OURS = (
    "slug version ops id _id uid uuid guid docid docno doc_id article_id news_id no index 序号 序號 编号 編號 language"
    " lang la words word_count wc 字数 字數 first_line last_line lines keywords matches spans co cy ct an sc vol ed re"
    " ns in pub ipd ipc rf src_database 来源库 rt sr ty er op ol ds k1 kw cn dp db"
    " is pb y2 l1 l2 l3 l4 c1 c2 c3 n1 do j2 st u1 u2"
    " database keyword 关键词 關鍵詞 tag tags 标签 標籤 accessed updated updated_at modified modified_at last_modified"
    " mtime update_time 更新时间 crawl_time crawled_at scraped_at fetched_at 采集时间 抓取时间 爬取时间 入库时间"
    " 编辑 編輯 责任编辑 責任編輯 editor editors date_added key item_type organ 单位"
    " reference_type %0 %1 %7 %9 %k %w %~ %@ %+ %v %n"
    " ir_pkey ir_hkey ir_sid ir_loadtime ir_lasttime ir_groupname medium_id media_id"
)


def _key(name: str) -> str:
    """Normalised form of a name, equal for all ways of writing it."""
    return _BETWEEN.sub("", name.casefold())


_BETWEEN = late(r"[\s_\-.·【】\[\]《》:：*#]+")
_OF_ARTICLE = late(r"^(?:doc|news|article|art|post|item|story|entry|field)(?=[a-z]{3})")
"""Whose field a name says it is, which is known already: `docTitle`, `post_content`."""
_OF_TYPE = late(r"(?<=.{3})_(?:s|ss|t|txt|dt|tdt|i|l|str)(?:_(?:zh|cn|cjk))?$")
"""Type of a value behind its name, by which Solr tells how to index it: `title_s`, `content_txt_cjk`."""
_PARTS = late(r"[-:：/()（）|]")


def _keys(ours: str, theirs: str) -> tuple[str, ...]:
    """The keys of the names `theirs` of our field `ours`."""
    return tuple(_COMPOSED + ours if name == _COMPOSED else _key(name) for name in theirs.split())


NAMES = {ours: _keys(ours, theirs) for ours, theirs in _NAMES.items()}
"""Normalised names in files by field of `Article`, the most specific first."""
BODIES = _keys("body", _BODIES)
"""Normalised names of the text of an article, the most specific first."""
ABSTRACTS = tuple(map(_key, _ABSTRACTS.split()))
"""Normalised names of the summary, used as the text where there is none."""
NOT_OURS = frozenset(map(_key, _NOT_OURS.split()))
"""Normalised names of values that match no field of an article, and are ignored without being reported."""


def _by_key(names: Iterable[str]) -> dict[str, list[str]]:
    """`names` by their keys: first those with the whole key, then those with a part of it."""
    keys = [(name, keys_of(name)) for name in names]
    found: dict[str, list[str]] = {parts[0]: [] for _, parts in keys if parts}
    for name, parts in keys:
        for part in parts[:1]:
            found[part].append(name)
    for name, parts in keys:
        for part in parts[1:]:
            found.setdefault(part, []).append(name)
    return found


@lru_cache(2 * MOST_NAMES)
def keys_of(name: str) -> tuple[str, ...]:
    """The key of a name, then the keys of its parts, then that of what its words mean."""
    key = _key(name)
    words = by_words(key)
    others = () if name.isalnum() else (*_PARTS.split(name), _OF_TYPE.sub("", name))
    parts = (key, *map(_key, others), _OF_ARTICLE.sub("", key), _COMPOSED + words if words else "")
    return tuple(dict.fromkeys(filter(None, parts)))


@lru_cache(2 * MOST_NAMES)
def known_as(name: str) -> str:
    """The meaning of a name in a file: a field of `Article`, `body`, `abstract` or `nothing`; empty if unknown."""
    return next((_ours()[key] for key in keys_of(name) if key in _ours()), "")


@cache
def _ours() -> dict[str, str]:
    ours = dict.fromkeys(NOT_OURS, "nothing") | dict.fromkeys(ABSTRACTS, "abstract") | dict.fromkeys(BODIES, "body")
    return ours | {key: field for field, keys in NAMES.items() for key in keys}


def first_of(values: Mapping[str, Held]) -> Mapping[str, Held]:
    """Those of `values` that are looked at: of very many names the first `MOST_NAMES`, since no article has so many."""
    return values if len(values) <= MOST_NAMES else dict(islice(values.items(), MOST_NAMES))


def of_values(values: Mapping[str, Value]) -> dict[str, str]:
    """The fields of `Article` given by `values`."""
    values = first_of(values)
    given = values if all(values.values()) else {name: value for name, value in values.items() if value}
    asked = _asked(tuple(given))
    fields: dict[str, str] = {}
    for ours, theirs in asked.sources:
        for name in theirs:
            if value := fitting(ours, given[name]):
                fields[ours] = value
                break
    if asked.day and len(fields.get("date", "2021")) == len("2021"):
        day = iso_date("-".join(str(given[name]) for name in asked.day))
        fields |= {"date": day} if day else {}
    if asked.pages and "page_name" not in fields:
        fields |= _name_with_page([given[name] for name in asked.pages])
    return _with_address(fields, [given[name] for name in asked.papers]) if asked.papers else fields


class Asked(NamedTuple):
    """Which of the names of a record are asked for what."""

    sources: Sequence[tuple[str, Sequence[str]]]
    """Fields of `Article`, each with the names that may give its value, the most specific first."""
    day: Sequence[str]
    """Names of year, month and perhaps day, each a value of its own."""
    pages: Sequence[str]
    papers: Sequence[str]


@lru_cache(1024)
def _asked(names: tuple[str, ...]) -> Asked:
    """What these names are asked for. Cached, since nearly all records of a file have the same names."""
    sources = _sources(names)
    return Asked((*sources.items(),), _parts_of_day(names), sources.get("page", ()), sources.get("publication", ()))


_OF_DAY = (("year", "年", "年份", "yr", "py"), ("month", "月", "月份"), ("day", "日"))
"""Keys of the names of year, month and day, each a value of its own."""


@lru_cache(1024)
def _parts_of_day(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of year, month and perhaps day among `names`; empty unless there are at least year and month."""
    found = [next((name for name in names if _key(name) in keys), "") for keys in _OF_DAY]
    parts = tuple(filter(None, found[: found.index("")] if "" in found else found))
    return parts if len(parts) > 1 else ()


def _with_address(fields: dict[str, str], papers: Sequence[Value]) -> dict[str, str]:
    """`fields` with what else stands in the values for the newspaper's name: an address, or a day and a page."""
    if "url" not in fields and (address := _address_for_name(papers)):
        fields["url"] = address
    beside = _beside_paper(fields.get("publication", ""))
    return {**beside, **fields, "publication": beside["publication"]} if beside else fields


def _sources(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each field of `Article`, those of `names` that may give its value, the most specific first."""
    named = _by_key(names)
    found = {ours: tuple(name for key in theirs for name in named.get(key, ())) for ours, theirs in NAMES.items()}
    if not _OF_POST.isdisjoint(named):
        found["publication"] = tuple(name for name in found["publication"] if _key(name) not in _PROGRAMS)
    return {ours: theirs for ours, theirs in found.items() if theirs}


_OF_POST = frozenset(_keys("publication", "reposts_count attitudes_count mblogid 转发数 發布工具 发布工具"))
"""Keys of the names beside which `source` is the program that a post was written with."""
_PROGRAMS = frozenset(("source", "来源", "來源"))


@lru_cache(2 * MOST_NAMES)
def text_place(name: str) -> int | None:
    """Rank of `name` as a name of the text, 0 the most specific; from `len(BODIES)` on, of the summary; None for
    others."""
    return next((_places()[key] for key in keys_of(name) if key in _places()), None)


@cache
def _places() -> dict[str, int]:
    return {key: place for place, key in reversed([*enumerate((*BODIES, *ABSTRACTS))])}


def text_in(values: Mapping[str, str]) -> str:
    """The text among `values`, by the most specific name; the summary if there is no text."""
    for name in _texts(tuple(first_of(values))):
        if values[name]:
            return values[name]
    return ""


@lru_cache(1024)
def _texts(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `names` that name the text, the most specific first; of equal ones, the last first."""
    places = [(place, name) for name in reversed(names) if (place := text_place(name)) is not None]
    return tuple(name for _, name in sorted(places, key=itemgetter(0)))


def _name_with_page(pages: Iterable[Value]) -> dict[str, str]:
    """The name of the page in a value that also holds its number: `第03版：要闻`."""
    texts = (value for value in pages if isinstance(value, str))
    return next(({"page_name": found[1]} for text in texts if (found := page_and_name(text))), {})


def _address_for_name(names: Iterable[Value]) -> str | None:
    """The address of a page that stands where the newspaper's name is wanted (`source: https://…`); None if absent."""
    addresses = (web_address(name) for name in names if isinstance(name, str) and name.count("/") > SITE_SLASHES)
    return next((address for address in addresses if address and not address.endswith("/")), None)


SITE_SLASHES = 2
"""Slashes in the address of a whole site; that of a page has more."""


@lru_cache(1024)
def _beside_paper(text: str) -> dict[str, str]:
    """Newspaper, date and page in a value that names all of them: `东湖日报 A03版`; empty if it names anything else."""
    if not any(map(str.isdecimal, text)):
        return {}
    fields, rest = issue_line(text)
    if LETTERED_PAGE.fullmatch(rest):
        fields, rest = {**fields, "page": page_of(rest)}, ""
    if rest and "publication" not in fields and LETTERED_PAGE.fullmatch(last := rest.split()[-1]):
        fields, rest = {**fields, "page": page_of(last)}, rest.removesuffix(last).strip()
    if rest and "publication" not in fields and ("page" in fields or "date" in fields):
        fields, rest = {**fields, "publication": rest}, ""
    return {} if rest or len(fields) < 2 or "publication" not in fields else fields


def unused(values: Mapping[str, Value], fields: Mapping[str, str]) -> Iterator[str]:
    """Names of the values that gave neither a field nor the text: the name is unknown, or the value does not fit."""
    values = first_of(values)
    parts = _parts_of_day(tuple(values)) if "date" in fields else ()
    for name, value in values.items():
        ours = known_as(name)
        if value and name not in parts and (not ours or (ours in NAMES and ours not in fields)):
            yield name
