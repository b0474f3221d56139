"""Lines of a post and a person: recognises those that sign a text with who its writer is."""

from reader.late_pattern import late
from reader.parsing import patterns as p
from reader.parsing.gates import any_in
from reader.person_names import closed_up, is_name, opens_with_surname

LAST = 6
"""Code points from the end of a line within which a post begins that is directly before a name."""
_POST = late(rf"(?:{p.TITLE.pattern}|[评評][论論][员員]|[记記]者|工程[师師]|[医醫][师師生]|教[师師])$")
_LAST = any_in(p.TITLE_ENDS | frozenset(f"员員者师師生{p.PLACE_ENDS}"))
"""Last characters of posts and places, one of which each line that is told by them holds."""
_WRITERS = (
    "读者 讀者 观众 觀眾 市民 居民 村民 街坊 网友 網友 家长 家長 业主 乘客 顾客 旅客 山友 司机 司機 学生 學生 同学",
    "老师 老師 教师 教師 护士 護士 医生 醫生 医师 醫師 工人 职工 職工 员工 員工 职员 職員 人员 人員 农民 農民",
    "果农 果農 社员 社員 干部 幹部 战士 民警 从业者 從業者 志愿者 义工 義工 店主 经理 公务员 公務員 妇女 婦女",
    "主妇 主婦 退休者 队长 厂长",
)
"""What the writers of letters say of themselves."""
_HOMES = "公社 生产队 大队 小组 社区 小区 中心 医院 学校 大学 中学 小学 工厂 公司 机关 煤矿 车间"
_TOWNS = "省市区县州镇乡村街屯區縣鎮鄉邨"
"""Last words of where the writer of a letter lives or works, and last characters of places."""
_OF_WRITER = late(rf"(?:{p.any_of(*_WRITERS, _HOMES)}|[{p.H}][{_TOWNS}])$")
_OF_WRITERS = any_in(frozenset(word[-1] for words in (*_WRITERS, _HOMES) for word in words.split()) | frozenset(_TOWNS))
"""Last characters of these: a quick test before `_OF_WRITER`."""
_ADDRESSED = late(
    rf"^(?P<surname>[{p.H}]{{1,2}}?)(?:先生|女士|小姐|太太|老伯|大爷|大妈|阿姨|师傅|同学|同志)$|^[小老阿](?P<of>[{p.H}])$"
)
"""A person by surname: `王先生`, `小王`."""
_WITH_BRACKETS = late(rf"^(?P<name>[{p.H} \u3000·]{{2,8}}?){p.GAP}?[（(](?P<about>[^（()）]{{2,24}})[）)]$")
_CLAUSES = late("[，、, ]")
MOST_PARTS = 3
"""Most words before the name of one who writes a letter."""
_NAME_FIRST = late(
    rf"^(?P<name>[{p.H}]{p.GAP}{{1,4}}[{p.H}]{{1,2}}|[{p.H}·]{{2,12}})(?:{p.GAP}{{1,4}}|{p.GAP}?[（(])(?P<post>[^。！？；]{{2,40}}?)[）)]?$"
)
"""A possible name, and after a gap or in brackets what may be the person's post."""


def titled(text: str) -> bool:
    """True if a short line is a post, a place or a label, and a name, or a name and a post: `某某大学教授 张三`,
    `某区 张三`, `供稿人：张三`, `张三（某某大学教授）`."""
    if text.isascii():
        return False
    if text.isalpha():
        found = p.TITLED.search(text, max(0, len(text) - LAST))
        return bool(found and is_name(found["name"]))
    if _OF_WRITERS.search(text) and _writer(text):
        return True
    if p.COLON.search(text) and (found := p.LABELLED.match(text)):
        return is_name(closed_up(found["name"]))
    return bool(_LAST.search(text)) and (_ends_with_name(text) or _begins_with_name(text))


def _writer(text: str) -> bool:
    """True if a line says who wrote a letter: `退休教师 王小明`, `王先生（北岭市民）`."""
    if found := _WITH_BRACKETS.match(text):
        return _is_person(found["name"]) and any(map(_of_writer, _CLAUSES.split(found["about"])))
    *before, last = closed_up(text).split()
    return 0 < len(before) <= MOST_PARTS and _is_person(last) and _of_writer(before[-1])


def _of_writer(text: str) -> bool:
    """True if words say what or where the writer of a letter is."""
    return bool(_OF_WRITER.search(text.strip()))


def _is_person(text: str) -> bool:
    """True for a name, or a surname with a form of address."""
    if is_name(closed_up(text)):
        return True
    found = _ADDRESSED.match(text)
    return bool(found and opens_with_surname((found["surname"] or found["of"]) + "某"))


def _ends_with_name(text: str) -> bool:
    if len(text.split(None, 1)) < 2:
        return False
    *before, last = closed_up(text).split()
    return bool(before) and is_name(last) and bool(p.TITLE.search(text) or p.PLACE.match(before[-1]))


def _begins_with_name(text: str) -> bool:
    found = _NAME_FIRST.match(text)
    return bool(found and _POST.search(found["post"]) and is_name(closed_up(found["name"])))
