"""Kinds that were reported of commands: the order of readings, names as keywords, names on disk in GBK or Big5."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ingest import read, sources
from reader.parsing import parse

Run = Callable[..., list[str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """What a command prints, line by line."""
    from reader.cli.main import main

    def ran(*words: str) -> list[str]:
        main(list(words))
        return capsys.readouterr().out.splitlines()

    return ran


READINGS = {
    "cities": ("去城市", ("重庆", "长沙", "厦门", "长春"), ("长春", "长沙", "重庆", "厦门")),
    "in the other script": ("去城市", ("銀川", "廈門", "重慶", "長沙"), ("長沙", "重慶", "廈門", "銀川")),
    "one character read in two ways": ("大家都说", ("重点", "行人", "重逢", "行家"), ("重逢", "行家", "行人", "重点")),
    "words of several readings": ("大家都说", ("音乐", "银行", "重来", "快乐"), ("重来", "快乐", "音乐", "银行")),
}


@pytest.mark.parametrize(("before", "behind", "order"), READINGS.values(), ids=READINGS)
def test_the_context_is_sorted_as_it_is_read(
    before: str, behind: tuple[str, ...], order: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("渔港迎来早市\n" + "".join(f"　　昨天他们{before}{word}，人很多。\n" for word in behind), "utf-8")
    found = [json.loads(line)["right"] for line in run("kwic", before, str(path), "--sort", "right", "--json")]
    assert tuple(right[:2] for right in found) == order


KEYWORDS = {
    "letters and figures": ("CR450", "列车CR450今天试跑。CR450跑得快，CR450的车厢宽。"),
    "letters alone": ("APEC", "会议讨论了APEC的安排。APEC各方都来了，APEC明年再开。"),
    "with a hyphen": ("COVID-19", "医院说COVID-19少了。防COVID-19的药够用，COVID-19不可怕。"),
    "full width": ("Ｃ９１９", "工人造好了Ｃ９１９。Ｃ９１９飞上了天，坐Ｃ９１９的人都说好。"),
}


@pytest.mark.parametrize(("word", "text"), KEYWORDS.values(), ids=KEYWORDS)
def test_latin_names_are_keywords(word: str, text: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"渔港迎来早市\n　　{text}\n　　天刚亮，码头上已经站满了人。\n", "utf-8")
    assert word in "\n".join(run("keywords", str(path), "--article", "1"))


NAMES = {
    "GBK": (
        "山城日报/山城日报-2021-04-01-民生.txt",
        "gbk",
        {"publication": "山城日报", "page_name": "民生", "date": "2021-04-01"},
    ),
    "a page in GBK": ("2021年4月1日第03版.txt", "gbk", {"page": "3", "date": "2021-04-01"}),
    "Big5": ("山城日報20210401第A03版.txt", "big5", {"publication": "山城日報", "page": "A3", "date": "2021-04-01"}),
    "UTF-8 beside it": ("山城晚报-2021-04-01.txt", "utf-8", {"publication": "山城晚报", "date": "2021-04-01"}),
}


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="the system has names in Unicode alone")
@pytest.mark.parametrize(("name", "encoding", "told"), NAMES.values(), ids=NAMES)
def test_names_on_disk(name: str, encoding: str, told: dict[str, str], tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + name.encode(encoding)
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - names in bytes
    Path(os.fsdecode(path)).write_text("渔港迎来早市\n　　天刚亮，码头上已经站满了人。\n", "utf-8")
    (article,) = [
        article for source in sources([tmp_path]) for page in read(source) for article in parse(page).articles
    ]
    assert article.source.endswith(name)
    assert {field: getattr(article, field) for field in told} == told
