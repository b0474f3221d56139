"""Adds to pages what every paper prints now and then and checked pages seldom have: takes lines and their states.

Folio lines, jumps, credits, ways to turn to someone, captions: each by lot.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from crf import NAMES
from printing import PrintedLine


def with_more(
    lines: Sequence[PrintedLine], states: Sequence[int], lots: random.Random
) -> tuple[list[PrintedLine], list[int]]:
    """Lines and their states, with some that every paper prints now and then and few of these pages have, by lot."""
    found: list[PrintedLine] = []
    said: list[int] = []

    def add(line: PrintedLine, state: int) -> None:
        found.append(line)
        said.append(state)

    if lots.random() < FOLIO:
        add(PrintedLine(lots.choice(FOLIOS), True, False, False, -1), NAMES.index("folio"))
    for at, (line, state) in enumerate(zip(lines, states, strict=True)):
        inside = bool(found) and found[-1].article == line.article
        if NAMES[state] == "opening" and inside and NAMES[said[-1]] != "dateline" and lots.random() < JUMPS:
            add(replace(line, text=lots.choice(JUMPED_FROM)), NAMES.index("jump"))
        add(line, state)
        if NAMES[state] == "paragraph" and not line.goes_on and lots.random() < CAPTIONED:
            add(replace(line, text=lots.choice(CAPTIONS)), NAMES.index("caption"))
        ends = at + 1 == len(lines) or lines[at + 1].article != line.article
        if NAMES[state] in ("opening", "paragraph") and ends and not line.goes_on:
            if lots.random() < JUMPS:
                add(replace(line, text=lots.choice(JUMPS_TO)), NAMES.index("jump"))
            elif lots.random() < JUMPS:
                add(replace(line, text=lots.choice(CREDITS)), NAMES.index("credit"))
    return found, said


CAPTIONS = (
    *("渔港的清晨（海城日报图片）", "大桥上的车流。电视截图", "老街的灯会（资料图片）"),
    *("颱風過後的漁港(中央社圖片)", "王大明向學生講解實驗。網頁截圖", "老街的燈會（資料圖片）"),
    *("工人检查新装的电缆。海城日报照片", "工人檢查電纜。海城社片段截圖"),
)
JUMPS = 0.05
"""How often an article jumps from or to another page, or closes with a credit."""
CAPTIONED = 0.02
"""How often a caption stands after a paragraph."""
FOLIO = 0.15
"""How often a page begins with its folio line."""
FOLIOS = ("2024年6月2日　星期日", "第02版：要闻", "海城日报　2024年6月2日　第3版", "A3版", "2024年06月02日　第4版")
JUMPED_FROM = ("（上接第一版）", "（上接A01版）", "上接第3版", "◀上接A01版", "（紧接第一版）", "(上接第二版)")
JUMPS_TO = ("（下转第四版）", "（下转A02版）", "▶下转第3版", "（下轉A3版）", "下转第6版")
CREDITS = (
    *("据新华社", "（据新华社电）", "来源：海城日报", "（据海城晚报）", "本版图片均为资料图片"),
    *("新闻热线：0123-4567890", "投稿邮箱：news@haicheng.example", "專案編號：B2048", "捐款帳號：1234567-8"),
    *("（作者系海城大学教授）", "图片由受访者提供", "（本报综合）", "（本文图片均为资料图）", "（原载《海城日报》）"),
)
