"""Dumps of databases in SQL, bibliographies, subtitles, old workbooks; and what networks call the source of a post."""

import pytest

from reader.errors import UnreadableError
from reader.ingest.field_names import of_values
from reader.parsing import parse

from .reading import read_file

Told = list[tuple[str, ...]]


def told(name: str, text: str) -> Told:
    """Headline, day, body of each article."""
    pages, _ = read_file(name, text)
    return [(one.headline, one.date or "", one.body) for page in pages for one in parse(page).articles]


BOTH = [("渡口修桥", "2021-09-02", "新桥通车。\n人都来看。"), ("路灯亮了", "", "老周说：'好'。")]
DUMPS = {
    "MySQL, columns from the table": (
        "-- MySQL dump\nCREATE TABLE IF NOT EXISTS `n`.`news` (\n  `id` int(11) NOT NULL,\n"
        "  `title` varchar(200) DEFAULT 'a, b',\n  `pubdate` date,\n  `content` text,\n  PRIMARY KEY (`id`)\n);\n"
        "INSERT INTO `news` VALUES (1,'渡口修桥','2021-09-02',"
        "'新桥通车。\\r\\n人都来看。'),(2,'路灯亮了',NULL,'老周说：\\'好\\'。');\n"
    ),
    "columns in the statement": (
        "INSERT INTO\n news (id, title,\n [content], \"date\")\nVALUES\n(1, N'渡口修桥', '新桥通车。\n人都来看。',"
        " '2021-09-02'),\n(2, '路灯亮了', '老周说：''好''。', NULL);\n"
    ),
    "SQLite": (
        "PRAGMA foreign_keys=OFF;\nCREATE TABLE a(id INTEGER PRIMARY KEY, headline TEXT, body TEXT, date TEXT,"
        " UNIQUE(id));\nINSERT INTO a VALUES(1,'渡口修桥',replace('新桥通车。\\n人都来看。','\\n',char(10)),"
        "'2021-09-02');\nINSERT INTO a VALUES(2,'路灯亮了','老周说：''好''。',NULL);\n"
    ),
    "PostgreSQL": (
        "--\n-- PostgreSQL database dump\nCREATE TABLE public.t (a integer);\nCOPY public.t (a) FROM stdin;\n1\n\\.\n"
        "COPY public.news (id, title, date, content) FROM stdin;\n1\t渡口修桥\t2021-09-02\t新桥通车。\\n人都来看。\n"
        "2\t路灯亮了\t\\N\t老周说：'好'。\n\\.\n"
    ),
}


@pytest.mark.parametrize("name", DUMPS)
def test_rows_of_a_dump_are_articles(name: str) -> None:
    assert told("a.sql", DUMPS[name]) == BOTH
    assert told("a.txt", DUMPS[name]) == BOTH


def test_a_dump_without_articles_is_told() -> None:
    with pytest.raises(UnreadableError):
        read_file("a.sql", "CREATE TABLE t (a int, b int);\nINSERT INTO t VALUES (1,2);\n")
    assert told("a.txt", "# 讲义\n\nCREATE TABLE t (a int);\n这是一段讲义。\n")[0][2].endswith("这是一段讲义。")


BIBTEX = (
    "@comment{x}\n@article{li2021,\n  title = {{渡口}修桥},\n  author = {李小明 and 王芳},\n  journal ="
    ' "清江" # {日报},'
    "\n  year = 2021,\n  month = sep,\n  day = {2},\n  pages = {3},\n  timestamp = {2022-01-01},"
    "\n  abstract = {新桥\\&通车。}\n}\n"
    "@newspaper{b, title={路灯亮了}, date={2021-09-03}, journaltitle={清江日报}}\n"
)


def test_entries_of_a_bibliography_are_articles() -> None:
    pages, problems = read_file("a.bib", BIBTEX)
    first, second = (parse(page).articles[0] for page in pages)
    assert (first.headline, first.authors, first.publication) == ("渡口修桥", ("李小明", "王芳"), "清江日报")
    assert (first.date, first.page, first.body) == ("2021-09-02", "3", "新桥&通车。")
    assert (second.headline, second.date, second.body, problems) == ("路灯亮了", "2021-09-03", "", [])


@pytest.mark.parametrize("end", ["{", '"', "title = {", "abstract = {{x}", "# #", "month = "])
def test_an_entry_that_is_not_closed_is_read_as_far_as_it_goes(end: str) -> None:
    assert told("a.bib", f"@article{{a, title = {{渡口修桥}},\n{end}")[0][0] == "渡口修桥"


def test_a_label_behind_the_abstract_of_a_reference_is_no_text() -> None:
    text = "TY  - NEWS\nTI  - 渡口修桥\nN2  - 新桥通车。\nIS  - 2\nPB  - 清江日报社\nXX  - y\nER  - \n"
    pages, problems = read_file("a.ris", text)
    assert [(page.given, page.text) for page in pages] == [({"headline": "渡口修桥"}, "新桥通车。")]
    assert "XX" in str(problems[0])


SUBTITLES = {
    "SubRip": ("1\n00:00:01,000 --> 00:00:03,500\n新桥今天通车，\n\n2\n00:00:03,600 --> 00:00:06,000\n<i>两岸的人</i>"
        "\n都来看。\n\n3\n00:00:06,100 --> 00:00:08,000\n今年鱼多\n\n4\n00:00:20,000 --> 00:00:21,000\n完\n",
        ["新桥今天通车，两岸的人 都来看。", "今年鱼多", "完"]),
    "without empty lines": (
        "1\n00:00:01,000 --> 00:00:03,500\n甲\n2\n"
        "00:00:03,600 --> 00:00:06,000\n乙\n",
        ["甲 乙"],
    ),
    "WebVTT": ("WEBVTT\n\nNOTE 查\n\n00:01.000 --> 00:03.500 align:start\n新桥今天通车。\n\n"
        "00:03.600 --> 00:06.000\n<v 老周>好。\n\n00:06.000 --> 00:07.000\n好\n\n00:07.000 --> 00:08.000\n好\n",
        ["新桥今天通车。", "老周：好。", "好"]),
    "a script": ("[Script Info]\nTitle: 渡口\n\n[Events]\nDialogue: 0,0:00:04.00,0:00:05.00,D,,0,0,0,,都来看。"
        "\nDialogue: 0,0:00:01.00,0:00:03.00,D,,0,0,0,,{\\an8}新桥，通车\\N人\n", ["新桥，通车 人 都来看。"]),
}  # fmt: skip


@pytest.mark.parametrize("name", SUBTITLES)
def test_what_is_said_is_the_text(name: str) -> None:
    text, lines = SUBTITLES[name]
    (page,), problems = read_file("a.srt", text)
    assert (page.text.split("\n"), problems) == (lines, [])
    assert page.given == ({"headline": "渡口"} if name == "a script" else {})


def test_a_script_without_words_is_other_text() -> None:
    assert read_file("a.ass", "[Script Info]\n渡口\n")[0][0].text.split() == ["[Script", "Info]", "渡口"]


def test_a_workbook_of_excel_2003() -> None:
    cell = '<Cell{}><Data ss:Type="String">{}</Data></Cell>'
    rows = [["标题", "", "日期", "正文"], ["渡口修桥", "", "2021-09-02", "新桥通车。"]]
    skip = ' ss:Index="3"'
    table = "".join(
        f"<Row>{''.join(cell.format(skip if at == 2 else '', text) for at, text in enumerate(row) if text)}</Row>"
        for row in rows
    )
    book = '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{}</Workbook>'
    text = book.format(f"<Table>{table}</Table>")
    assert told("a.xml", text) == [("渡口修桥", "2021-09-02", "新桥通车。")]
    assert read_file("b.xml", book.format("<p>渡口</p>"))[0]


PROGRAMS = (
    *(
        "iPhone客户端",
        "来自 HUAWEI Mate 40 Pro",
        "微博 weibo.com",
        "微博网页版",
        "小米11",
        "Android",
        "美食超话",
        "360安全浏览器",
    ),
    *("web.clip7", "desktop.mac", "mobile.ios", "webclipper.evernote"),
)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_is_no_newspaper(program: str) -> None:
    assert of_values({"title": "渡口", "source": program}) == {"headline": "渡口"}


@pytest.mark.parametrize(
    "paper", ["清江日报", "清江日报客户端", "清江手机报", "China Daily", "小米加步枪周刊", "清江网"]
)
def test_a_newspaper_is_no_program(paper: str) -> None:
    assert of_values({"source": paper}) == {"publication": paper}
    assert of_values({"source": f"来自 {paper}"}) == {"publication": paper}


def test_the_source_of_a_post_is_its_program() -> None:
    assert of_values({"source": "皮皮时光机", "reposts_count": "3"}) == {}


def test_keys_below_a_day_that_say_nothing_for_sure_are_told() -> None:
    article = '[{"title":"渡口修桥","content":"新桥通车。"}]'
    pages, problems = read_file("a.json", f'{{"2021-04-01":{{"08":{article},"21":{article}}}}}')
    assert [page.given.get("page") for page in pages] == [None, None]
    assert [str(problem) for problem in problems] == ["a.json: unknown fields: 08, 21; rename them to import them"]


def test_a_reference_without_abstract_is_an_article_without_text() -> None:
    text = (
        '[{"type":"article-newspaper","title":"渡口修桥","container-title":"山城日报"},{"type":"book","title":"县志"}]'
    )
    (page,), _ = read_file("a.json", text)
    assert (page.given, page.text) == ({"headline": "渡口修桥", "publication": "山城日报"}, "")
