"""JSON as scrapers and databases write it: a kind of file a group of cases, each differing from the others."""

import pytest

from .reading import read_file, told

ONE = {"headline": "渡口修桥", "lines": ["新桥通车。", "两岸的人都来看。"]}
TEXT = "新桥通车。\\n两岸的人都来看。"
CASES: dict[str, tuple[str, str, list[dict[str, str | list[str]]]]] = {
    "values with their types": (
        "a.json",
        f'{{"Item":{{"title":{{"S":"渡口修桥"}},"content":{{"S":"{TEXT}"}},"page":{{"N":"3"}},"author":{{"L":[{{"S":"王小明"}}]}},'
        '"paper":{"NULL":true}}}',
        [ONE | {"page": "3", "authors": "王小明"}],
    ),
    "values with the names of their types": (
        "a.json",
        f'{{"documents":[{{"name":"a/1","fields":{{"title":{{"stringValue":"渡口修桥"}},"body":{{"stringValue":"{TEXT}"}},'
        '"authors":{"arrayValue":{"values":[{"stringValue":"王小明"}]}}}}]}',
        [ONE | {"authors": "王小明"}],
    ),
    "properties and blocks under the names of their types": (
        "a.json",
        '{"object":"page","properties":{"标题":{"type":"title","title":[{"type":"text","text":{"content":"渡口修桥"}}]},"日期":'
        '{"type":"date","date":{"start":"2021-04-01"}},"来源":{"type":"select","select":{"name":"山城日报"}}},"children":['
        '{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","text":{"content":"新桥"}},{"type":"text","text":'
        '{"content":"通车。"}}]}},{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","text":'
        '{"content":"两岸的人都来看。"}}]}}]}',
        [ONE | {"date": "2021-04-01", "publication": "山城日报"}],
    ),
    "the entry of a bibliography": (
        "a.json",
        '[{"type":"article-newspaper","title":"渡口修桥","container-title":"山城日报","page":"A3","author":[{"family":"王",'
        '"given":"小明"},{"literal":"李四"}],"issued":{"date-parts":[[2021,4,1]]},"accessed":{"date-parts":[[2022,1,3]]},'
        f'"abstract":"{TEXT}"}}]',
        [ONE | {"publication": "山城日报", "page": "A3", "authors": "王小明、李四", "date": "2021-04-01"}],
    ),
    "the parts of a headline": (
        "a.json",
        '{"headline":{"main":"渡口修桥","kicker":"两岸"},"byline":{"original":"记者 王小明"},"print_section":"A",'
        '"section_name":"民生","paragraphs":["新桥通车。","两岸的人都来看。"]}',
        [ONE | {"kicker": "两岸", "byline": "记者 王小明", "section": "民生"}],
    ),
    "the newspaper as the title of an issue": (
        "a.json",
        f'{{"issue":{{"title":"山城日报","date":"2021-04-01"}},"list":[{{"title":"渡口修桥","text":"{TEXT}"}}]}}',
        [ONE | {"publication": "山城日报", "date": "2021-04-01"}],
    ),
    "the page of an answer is none of a newspaper": (
        "a.json",
        f'{{"code":0,"page":2,"pageSize":20,"total":40,"list":[{{"title":"渡口修桥","text":"{TEXT}"}}]}}',
        [ONE],
    ),
    "year, month and day apart": (
        "a.json",
        f'{{"title":"渡口修桥","content":"{TEXT}","year":2021,"month":4,"day":1}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "the address of the newspaper": (
        "a.json",
        f'{{"title":"渡口修桥","content":"{TEXT}","source":{{"name":"山城日报","url":"https://news.example"}},"author":{{"id":9,'
        '"nickname":"王小明"}}',
        [ONE | {"publication": "山城日报", "authors": "王小明"}],
    ),
    "a title under a name of one's own": (
        "a.json",
        '{"properties":{"Name":{"type":"title","title":[{"plain_text":"渡口修桥"}]},"Content":{"type":"rich_text",'
        f'"rich_text":[{{"plain_text":"{TEXT}"}}]}}}}}}',
        [ONE],
    ),
    "many objects around": (
        "a.json",
        f'{{"data":{{"paper":{{"issue":{{"articles":{{"edges":[{{"node":{{"title":"渡口修桥","text":"{TEXT}"}}}}]}}}}}}}}}}',
        [ONE],
    ),
    "days and pages as bare numbers": (
        "a.json",
        f'{{"2021-04-01":{{"01":[{{"title":"渡口修桥","content":"{TEXT}"}}],"02":[{{"title":"渡口修桥","content":"{TEXT}"}}]}}}}',
        [ONE | {"date": "2021-04-01", "page": "1"}, ONE | {"date": "2021-04-01", "page": "2"}],
    ),
    "years, months and days": (
        "a.json",
        f'{{"2021":{{"04":{{"01":{{"01":[{{"title":"渡口修桥","content":"{TEXT}"}}]}}}}}}}}',
        [ONE | {"date": "2021-04-01", "page": "1"}],
    ),
    "numbers below a day that do not count from one": (
        "a.json",
        f'{{"2021-04-01":{{"08":[{{"title":"渡口修桥","content":"{TEXT}"}}]}}}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "numbers of articles below a day": (
        "a.json",
        f'{{"20210401":{{"01":{{"title":"渡口修桥","content":"{TEXT}"}}}}}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "a month without a day": (
        "a.json",
        f'{{"2021":{{"04":[{{"title":"渡口修桥","content":"{TEXT}"}}]}}}}',
        [ONE],
    ),
    "a time in UTC, in Chinese": (
        "a.json",
        f'{{"language":"zh-CN","items":[{{"title":"渡口修桥","content":"{TEXT}","date_published":"2021-03-31T22:30:00Z"}}]}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "a time in UTC, in no language": (
        "a.json",
        f'{{"title":"渡口修桥","content":"{TEXT}","date_published":"2021-03-31T22:30:00Z"}}',
        [ONE | {"date": "2021-03-31"}],
    ),
    "thousandths of seconds": (
        "a.json",
        f'[{{"title":"渡口修桥","content":"{TEXT}","publish_time":1617235200000}}]',
        [ONE | {"date": "2021-04-01"}],
    ),
    "seconds, at midnight in China": (
        "a.json",
        f'{{"title":"渡口修桥","content":"{TEXT}","ctime":"x","created_at":1617206400}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "seconds as text": (
        "a.json",
        f'{{"title":"渡口修桥","text":"{TEXT}","ptime":"1617235200"}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "a moment of a database": (
        "a.json",
        f'{{"title":"渡口修桥","text":"{TEXT}","date":{{"$date":"2021-03-31T16:00:00Z"}}}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "a moment of a database in numbers": (
        "a.json",
        f'{{"title":"渡口修桥","text":"{TEXT}","date":{{"$date":{{"$numberLong":"1617206400000"}}}}}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "a moment without a zone": (
        "a.json",
        f'{{"title":"渡口修桥","text":"{TEXT}","date":{{"$date":"2021-04-01T00:00:00"}}}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "a day as a number": (
        "a.json",
        f'{{"title":"渡口修桥","text":"{TEXT}","date":20210401}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "a day and an hour": (
        "a.json",
        f'{{"title":"渡口修桥","text":"{TEXT}","date":"2021040108"}}',
        [ONE | {"date": "2021-04-01"}],
    ),
    "numbers of tables": (
        "a.json",
        f'{{"title":"渡口修桥","text":"{TEXT}","page":7.0,"author":NaN}}',
        [ONE | {"page": "7"}],
    ),
    "the page and its name": (
        "a.json",
        f'{{"title":"渡口修桥","text":"{TEXT}","版面":"第B02版：县区"}}',
        [ONE | {"page": "B2", "page_name": "县区"}],
    ),
    "names without blanks, in capitals": (
        "a.json",
        f'{{"Title":"渡口修桥","MainText":"{TEXT}","PubDate":"2021-04-01","Pub_Name":"x"}}',
        [ONE | {"date": "2021-04-01", "publication": "x"}],
    ),
    "comments": (
        "a.json",
        f'// 导出 "x\n[{{"title":"渡口修桥",/* "甲" */"text":"{TEXT}"}}] // 完\n',
        [ONE],
    ),
    "names in two languages": (
        "a.json",
        f'{{"Title-题名":"渡口修桥","全文":"{TEXT}","Source-文献来源":"山城日报"}}',
        [ONE | {"publication": "山城日报"}],
    ),
    "traditional names": (
        "a.json",
        f'{{"標題":"渡口修桥","內容":"{TEXT}","媒體名稱":"山城日報","見報日期":"2021年4月1日","版號":"A08"}}',
        [ONE | {"publication": "山城日報", "date": "2021-04-01", "page": "A8"}],
    ),
    "a blog": (
        "a.json",
        '[{"id":1,"title":{"rendered":"渡口修桥"},"date":"2021-04-01T08:00:00","link":"https://news.example/1",'
        '"content":{"rendered":"<p>新桥通车。</p><p>两岸的人都来看。</p>","protected":false}}]',
        [ONE | {"date": "2021-04-01", "url": "https://news.example/1"}],
    ),
    "hits of a search node": (
        "a.json",
        f'{{"hits":{{"total":1,"hits":[{{"_id":"1","_source":{{"title":"渡口修桥","content":"{TEXT}"}}}}]}}}}',
        [ONE],
    ),
    "blocks of an editor": (
        "a.json",
        '{"title":"渡口修桥","blocks":[{"type":"paragraph","data":{"text":"新桥通车。"}},{"type":"image","data":{"file":{}}},'
        '{"type":"paragraph","data":{"text":"两岸的人都来看。"}}]}',
        [ONE],
    ),
    "a tree of nodes": (
        "a.json",
        '{"title":"渡口修桥","body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"新桥"},'
        '{"type":"text","text":"通车。"}]},{"type":"paragraph","content":[{"type":"text","text":"两岸的人都来看。"}]}]}}',
        [ONE],
    ),
    "a list of paragraphs": (
        "a.jsonl",
        '{"title":"渡口修桥","article":["新桥通车。","两岸的人都来看。"],"summary":"桥"}',
        [ONE],
    ),
    "a summary where there is no text": (
        "a.json",
        f'[{{"title":"渡口修桥","summary":"{TEXT}"}}]',
        [ONE],
    ),
    "an article in an article": ("a.json", f'{{"article":{{"title":"渡口修桥","content":"{TEXT}"}}}}', [ONE]),
    "articles called news": ("a.json", f'{{"news":[{{"title":"渡口修桥","content":"{TEXT}"}}]}}', [ONE]),
    "raw line feeds and tabs": ("a.json", '{"title":"渡口修桥","content":"新桥通车。\n\t两岸的人都来看。"}', [ONE]),
    "line feeds written out": ("a.json", '{"title":"渡口修桥","content":"新桥通车。\\\\n两岸的人都来看。"}', [ONE]),
    "indents in one line": (
        "a.json",
        '{"title":"渡口修桥","content":"　　新桥通车。　　两岸的人都来看。"}',
        [ONE],
    ),
    "no two values between": ("a.json", f'{{"title":"渡口修桥","content":"{TEXT}"}}' * 2, [ONE, ONE]),
    "values parted by blank lines": ("a.txt", f'{{"title":"渡口修桥","content":"{TEXT}"}}\n\n' * 2, [ONE, ONE]),
    "values parted by commas": ("a.json", f'{{"title":"渡口修桥","content":"{TEXT}"}},\n' * 2, [ONE, ONE]),
    "two lists": ("a.json", f'[{{"title":"渡口修桥","content":"{TEXT}"}}]\n' * 2, [ONE, ONE]),
    "records with separators": ("a.json", f'\x1e{{"title":"渡口修桥","content":"{TEXT}"}}\n' * 2, [ONE, ONE]),
    "lines that are set out": ("a.jsonl", f'{{\n "title":"渡口修桥",\n "content":"{TEXT}"\n}}\n' * 2, [ONE, ONE]),
    "by day and page": (
        "a.json",
        f'{{"2021-04-01":{{"02版":[{{"标题":"渡口修桥","内容":"{TEXT}"}}]}}}}',
        [ONE | {"date": "2021-04-01", "page": "2"}],
    ),
    "by paper, day and named page": (
        "a.json",
        f'{{"山城日报":{{"20210401":{{"第2版：县区":[{{"标题":"渡口修桥","内容":"{TEXT}"}}]}}}}}}',
        [ONE | {"publication": "山城日报", "date": "2021-04-01", "page": "2", "page_name": "县区"}],
    ),
    "what is around": (
        "a.json",
        f'{{"paper":"山城日报","date":"2021-04-01","list":[{{"title":"渡口修桥","content":"{TEXT}","date":"2021-04-02"}}]}}',
        [ONE | {"publication": "山城日报", "date": "2021-04-02"}],
    ),
    "a feed": (
        "a.json",
        '{"version":"https://jsonfeed.org/version/1","title":"山城日报","items":[{"id":"1","title":"渡口修桥",'
        '"content_html":"<p>新桥通车。</p><p>两岸的人都来看。</p>","authors":[{"name":"王小明"}]}]}',
        [ONE | {"publication": "山城日报", "authors": "王小明"}],
    ),
}


@pytest.mark.parametrize(("name", "data", "expected"), CASES.values(), ids=CASES)
def test_json(name: str, data: str, expected: list[dict[str, str | list[str]]]) -> None:
    found, _ = read_file(name, data)
    assert [told(page) for page in found] == expected
