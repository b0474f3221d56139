"""A whole journey in a real terminal, over a real engine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive_node import index_of
from tests.ui.terminal_session import Session

pytestmark = [pytest.mark.node, pytest.mark.pty]

ARTICLES = 240


def record(number: int) -> dict[str, object]:
    text = f"海湾大桥第{number}次通车，市民过桥看海。市民都说好。"
    date = f"2021-{number % 12 + 1:02}-11"
    return {
        "headline": f"大桥通车报道{number:03}",
        "section": "要闻" if number % 2 else "副刊",
        "date": date,
        "publication": "海湾报",
        "blocks": [{"kind": "paragraph", "text": text}],
    }


@pytest.fixture
def address(engine_host: str, tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "papers"
    folder.mkdir()
    lines = [json.dumps(record(number), ensure_ascii=False) for number in range(ARTICLES)]
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    with index_of(str(folder), engine_host) as made:
        yield made


def test_the_reading_room_over_an_archive(address: str, tmp_path: Path) -> None:
    session = Session(address, home=str(tmp_path / "home"))
    try:
        session.shows(r"海湾报|tests-")
        session.shows("大桥通车报道")
        session.settled()
        session.type("/市民")
        session.shows("240 篇中 240 篇")
        session.type("\r")
        session.shows("n 下一处")  # The article is open.
        session.settled()
        for article in range(2, 32):  # Two matches an article: beyond the first page of results.
            session.type("nn")
            session.shows(f"{article}/240")
        session.type("m")
        session.settled()
        session.type("P")
        session.shows("2021-0?[1-9]|2021年")
        session.type("\x1b")
        session.settled()
        session.type("F")
        session.shows("要闻 +120")
        session.type("\x1b")
        here = session.settled()
        opened = next(row for row in here if "次通车" in row)
        session.type("q")
        assert session.ends() == 0
        again = Session(home=str(tmp_path / "home"))
        try:
            again.shows(opened[-20:].strip()[:6] or "次通车")
            again.shows("240 篇中 240 篇")
            again.type("q")
            again.ends()
        finally:
            again.close()
    finally:
        session.close()
