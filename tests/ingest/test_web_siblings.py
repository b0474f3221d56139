"""Web pages whose texts stand side by side under headings of their own: several articles, or sections; none is lost."""

import pytest

from reader.ingest.formats.html import stories

LONG = "山城的河道今天开始清理，两岸居民纷纷前来帮忙。市里说，清理将在月底以前完成，到时请大家来看。"
SHORT = "大雾，渡口停航。"


def part(headline: str, text: str, tag: str = "div", level: str = "h2", name: str = "story") -> str:
    return f"<{tag} class='{name}'><{level}>{headline}</{level}><p>{text}</p></{tag}>"


SEVERAL = {
    "divs": part("渡口停航", SHORT) + part("清理河道", LONG) + part("修桥", SHORT),
    "sections, the long one first": part("清理河道", LONG * 3, "section") + part("渡口停航", SHORT, "section"),
    "items of a list": f"<ul>{part('清理河道', LONG, 'li', 'h4')}{part('渡口停航', SHORT, 'li', 'h4')}</ul>",
    "wrapped once more": "".join(f"<div><div>{part(name, LONG)}</div></div>" for name in ("清理河道", "修桥")),
    "beside boxes": part("清理河道", LONG) + part("修桥", LONG) + part("天气", "今天晴。", "div", "h2", "box"),
    "an issue above": "<h1>海滨晚报</h1>" + part("清理河道", LONG) + part("渡口停航", SHORT),
}


@pytest.mark.parametrize("body", SEVERAL.values(), ids=SEVERAL)
def test_several_articles(body: str) -> None:
    found = list(stories(f"<html><title>一周要闻</title><body><div id=list>{body}</div></body></html>"))
    assert [story.fields["headline"] for story in found][:1] in (["渡口停航"], ["清理河道"])
    assert len(found) == body.count("class='story'")
    assert all(len(story.lines) == 1 for story in found)


ONE = {
    "sections of unequal length": (
        "<h1>河道</h1>" + part("清理", LONG * 3, "section") + part("停航", SHORT, "section"),
        ["清理", LONG * 3, "停航", SHORT],
    ),
    "comments below": (
        part("河道", LONG * 4) + part("甲", "说得好。", "div", "h4", "comment") * 3,
        [LONG * 4],
    ),
    "links to others": (
        part("河道", LONG * 4) + part("<a href='1'>别的事</a>", "别的事也有人做。", "div", "h2", "story") * 2,
        [LONG * 4],
    ),
}


@pytest.mark.parametrize(("body", "expected"), ONE.values(), ids=ONE)
def test_one_article(body: str, expected: list[str]) -> None:
    (found,) = stories(f"<html><title>河道 - 海滨网</title><body>{body}</body></html>")
    assert found.fields["headline"] == "河道"
    assert list(found.lines)[: len(expected)] == expected


APART = {
    "columns": f"<div class='left'><p>{LONG * 3}</p></div><div class='right'><p>{LONG}</p><p>{LONG}</p></div>",
    "pages": f"<h1>河道</h1><div class='page'><p>{LONG * 3}</p></div><div class='page'><p>{SHORT}</p></div>",
    "a lead": f"<h1>河道</h1><div class='lead'><p>{SHORT}</p></div><div class='text'><p>{LONG * 3}</p></div>",
    "heads in paragraphs": f"<div><p>河道</p><p>{LONG * 3}</p></div><div><p>停航</p><p>{SHORT}</p></div>",
    "a paragraph beside": f"<div class='text'><p>{LONG * 2}</p></div><p>{SHORT}</p>",
}


@pytest.mark.parametrize("body", APART.values(), ids=APART)
def test_text_beside_the_longest_is_kept(body: str) -> None:
    body += (
        "<div class='foot'><p>版权所有，不得转载。</p></div><div class='more'><a href='1'>别的事也有人做。</a></div>"
    )
    (found,) = stories(f"<html><title>河道 - 海滨网</title><body>{body}</body></html>")
    said = "".join(found.lines)
    assert len(said.replace(SHORT, "", 1).replace(LONG, "")) <= len("河道停航")
    assert SHORT in said or SHORT not in body
