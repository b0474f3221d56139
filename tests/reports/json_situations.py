"""Kinds that were reported of records in JSON: moments, names of fields, what is not quite JSON, feeds."""

import json

from .record_situations import DAY, NEXT
from .situation import BODY, FIRST, HEADLINE, OTHER, SECOND, THIRD, Situation, one

WRITTEN = {"title": HEADLINE, "content": BODY}


def dumped(**more: object) -> str:
    """An article as one object."""
    return json.dumps({**WRITTEN, **more}, ensure_ascii=False)


SITUATIONS: dict[str, dict[str, Situation]] = {
    "moments in JSON": {
        "thousandths": Situation("a.json", dumped(publish_time=1617235200000), one(**DAY)),
        "of a database, in words": Situation("a.json", dumped(date={"$date": "2021-04-01T02:00:00Z"}), one(**DAY)),
        "seconds as text": Situation("a.json", dumped(ctime="x", created_at="1617235200"), one(**DAY)),
    },
    "JSON of scrapers": {
        "maintext": Situation(
            "a.json",
            json.dumps(
                {
                    "title": HEADLINE,
                    "maintext": BODY,
                    "authors": ["王小明"],
                    "date_publish": "2021-04-01 08:00:00",
                    "image_url": None,
                },
                ensure_ascii=False,
            ),
            one(authors=("王小明",), **DAY),
        ),
        "data around it": Situation(
            "a.json",
            json.dumps({"code": 0, "data": {"list": [{"title": HEADLINE, "text": BODY}]}}, ensure_ascii=False),
            one(),
        ),
        "rendered HTML": Situation(
            "a.json",
            json.dumps(
                {
                    "title": {"rendered": HEADLINE},
                    "content": {"rendered": f"<p>{FIRST}</p><p>{SECOND}</p>"},
                    "date": "2021-04-01T08:00:00",
                },
                ensure_ascii=False,
            ),
            one(**DAY),
        ),
    },
    "lists of sentences": {
        "paragraphs": Situation(
            "a.jsonl", json.dumps({"title": HEADLINE, "paragraphs": [FIRST, SECOND]}, ensure_ascii=False), one()
        ),
        "blocks": Situation(
            "a.json",
            json.dumps(
                {
                    "title": HEADLINE,
                    "blocks": [
                        {"type": "paragraph", "data": {"text": FIRST}},
                        {"type": "paragraph", "data": {"text": SECOND}},
                    ],
                },
                ensure_ascii=False,
            ),
            one(),
        ),
        "without a headline": Situation(
            "a.jsonl",
            json.dumps({"id": 1, "article": [FIRST, SECOND], "summary": "鱼多"}, ensure_ascii=False),
            ({"texts": (FIRST, SECOND)},),
        ),
    },
    "Python's way of writing": {
        "several lines": Situation("a.txt", f"{WRITTEN!r}\n{ {'title': OTHER, 'content': THIRD}!r}\n", (*one(), NEXT)),
        "a list, None and True": Situation("a.json", f"[{ {**WRITTEN, 'a': None, 'b': True}!r}]", one()),
        "an apostrophe in it": Situation("a.txt", repr({**WRITTEN, "author": "O'Neil"}), one()),
    },
    "commas before brackets": {
        "in an object": Situation("a.json", dumped()[:-1] + ",}", one(), told="slightly invalid"),
        "in a list": Situation("a.json", f"[{dumped()},\n]", one(), told="slightly invalid"),
        "everywhere, pretty-printed": Situation(
            "a.json",
            json.dumps([WRITTEN], ensure_ascii=False, indent=2).replace("\n  }", ",\n  }").replace("\n]", ",\n]"),
            one(),
            told="slightly invalid",
        ),
    },
    "objects one after another": {
        "glued": Situation(
            "a.json", dumped() + json.dumps({"title": OTHER, "content": THIRD}, ensure_ascii=False), (*one(), NEXT)
        ),
        "commas between, no brackets": Situation(
            "a.json",
            f"{dumped()},\n{json.dumps({'title': OTHER, 'content': THIRD}, ensure_ascii=False)}",
            (*one(), NEXT),
        ),
        "lists one after another": Situation(
            "a.json",
            f"[{dumped()}]\n[{json.dumps({'title': OTHER, 'content': THIRD}, ensure_ascii=False)}]",
            (*one(), NEXT),
        ),
    },
    "JSON lines, pretty-printed": {
        "two objects": Situation(
            "a.jsonl",
            "\n".join(
                json.dumps(value, ensure_ascii=False, indent=4)
                for value in (WRITTEN, {"title": OTHER, "content": THIRD})
            ),
            (*one(), NEXT),
        ),
        "CR LF": Situation(
            "a.jsonl", json.dumps(WRITTEN, ensure_ascii=False, indent=1).replace("\n", "\r\n") + "\r\n", one()
        ),
        "a list": Situation(
            "a.ndjson",
            json.dumps([WRITTEN, {"title": OTHER, "content": THIRD}], ensure_ascii=False, indent=2),
            (*one(), NEXT),
        ),
    },
    "line feeds in strings": {
        "raw": Situation("a.json", dumped().replace("\\n", "\n"), one()),
        "raw, CR LF": Situation("a.json", dumped().replace("\\n", "\r\n"), one()),
        "a tab too": Situation("a.json", dumped().replace("\\n", "\n\t"), one()),
    },
    "numbers that are none": {
        "NaN": Situation("a.json", dumped(page=3.0, author=float("nan")), one(page="3")),
        "Infinity": Situation("a.json", dumped(page="03", score=float("-inf")), one(page="3")),
        "nan of tables in quotes": Situation("a.json", dumped(page="3.0", section=None), one(page="3", section=None)),
    },
    "a feed in JSON": {
        "text": Situation(
            "a.json",
            json.dumps(
                {
                    "version": "https://jsonfeed.org/version/1",
                    "title": "山城日报",
                    "items": [{"id": "1", "title": HEADLINE, "content_text": BODY}],
                },
                ensure_ascii=False,
            ),
            one(publication="山城日报"),
        ),
        "an author of the feed": Situation(
            "b.json",
            json.dumps(
                {
                    "version": "https://jsonfeed.org/version/1.1",
                    "title": "山城日报",
                    "items": [
                        {
                            "id": "1",
                            "title": HEADLINE,
                            "content_html": f"<p>{FIRST}<p>{SECOND}",
                            "url": "https://example.org/1",
                            "authors": [{"name": "王小明"}],
                        }
                    ],
                },
                ensure_ascii=False,
            ),
            one(publication="山城日报", authors=("王小明",), url="https://example.org/1"),
        ),
        "no title of the feed": Situation(
            "c.json",
            json.dumps(
                {
                    "version": "https://jsonfeed.org/version/1",
                    "items": [{"id": "1", "title": HEADLINE, "content_text": BODY}],
                },
                ensure_ascii=False,
            ),
            one(publication=None),
        ),
    },
    "keys that tell day and page": {
        "pages in days": Situation(
            "a.json",
            json.dumps({"20210401": {"第03版：民生": [WRITTEN]}}, ensure_ascii=False),
            one(page="3", page_name="民生", **DAY),
        ),
        "the paper around them": Situation(
            "a.json",
            json.dumps({"山城日报": {"2021-04-01": [WRITTEN]}}, ensure_ascii=False),
            one(publication="山城日报", **DAY),
        ),
        "fields around them": Situation(
            "a.json",
            json.dumps({"date": "2021-04-01", "page": "A03", "articles": [WRITTEN]}, ensure_ascii=False),
            one(page="A3", **DAY),
        ),
    },
    "one line in JSON": {
        "byline and two paragraphs": Situation(
            "a.json",
            json.dumps(
                {"title": HEADLINE, "content": f"　　本报记者 王小明　　{FIRST}　　{SECOND}"}, ensure_ascii=False
            ),
            one(byline="本报记者 王小明"),
        ),
        "paragraphs alone": Situation(
            "a.json", json.dumps({"title": HEADLINE, "content": f"　　{FIRST}　　{SECOND}"}, ensure_ascii=False), one()
        ),
        "a blank of HTML": Situation(
            "a.json",
            json.dumps(
                {"title": HEADLINE, "content": f"&emsp;&emsp;{FIRST}<br>&emsp;&emsp;{SECOND}"}, ensure_ascii=False
            ),
            one(),
        ),
    },
}
