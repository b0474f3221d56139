"""Files made to harm: whatever one raises becomes its problem, and the reading of it can be left."""

import codecs
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.errors import ReaderError, UnreadableError
from reader.ingest import read, reasons, sources
from reader.ingest.bounds import Budget, CancelledReadingError
from reader.ingest.decode import decode
from reader.ingest.document import SourceReader
from reader.ingest.files import contents
from reader.ingest.mixed_encodings import decode_by_line
from reader.ingest.pages import pages
from reader.model import Page

from .packing import TEXT, book, tarred, zipped


def tar_header(name: str, size: bytes, kind: bytes = b"0") -> bytes:
    """A header of a tar archive that claims this size, twelve bytes as they stand."""
    info = tarfile.TarInfo(name)
    header = bytearray(info.tobuf(tarfile.USTAR_FORMAT))
    header[124:136], header[156:157] = size, kind
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header)


HUGE = b"\x80" + (8 * 10**18).to_bytes(11, "big")
PAX = b"99999999999999999999999 path=x\n"

BAD = {
    "half a surrogate pair in a feed": (
        "a.xml",
        b"<rss><channel><item><title>a&#xD800;b</title><description>&#56320;</description></item></channel></rss>",
    ),
    "half a surrogate pair in a page": ("a.html", b"<html><p>a&#xD800;b&#xDFFF;"),
    "a tar that claims more than there is": ("a.tar", tar_header("a.txt", HUGE)),
    "a tar that claims a little more": ("a.tar", tar_header("a.txt", b"77777777777\0")),
    "a tar that claims less than nothing": ("a.tar", tar_header("a.txt", b"\xff" * 12)),
    "a number that overflows": ("a.tar", tar_header("x", b"%011o\0" % len(PAX), b"x") + PAX.ljust(512, b"\0")),
}


@pytest.mark.parametrize(("name", "data"), BAD.values(), ids=BAD)
def test_a_bad_source_is_its_own_problem(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    problems: list[ReaderError] = []
    found = [page for source in sources([tmp_path]) for page in guarded(read(source, on_problem=problems.append))]
    assert found[-1].text == TEXT
    assert all("\ufffd" in page.text + "".join(page.given.values()) for page in found[:-1] if page.text)


def guarded(found: Iterator[Page]) -> Iterator[Page]:
    """Pages, until a source cannot be read."""
    with suppress(UnreadableError):
        yield from found


def test_whatever_is_raised_becomes_the_problem_of_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("reader.ingest.formats.flat_file.clean_lines", fail)
    problems: list[ReaderError] = []
    data = zipped({"a.txt": TEXT, "b.html": f"<p>{TEXT}"})
    found = list(pages(data, "a.zip", SourceReader(None, problems.append, True, Budget(len(data)))))
    assert [page.source for page in found] == ["a.zip!/b.html"]
    assert [str(problem) for problem in problems] == [f"a.zip!/a.txt: {reasons.UNEXPECTED}"]
    with pytest.raises(UnreadableError, match="report it"):
        list(pages(TEXT.encode(), "a.txt", SourceReader(None, problems.append, True, Budget(9))))


FEED = "<rss><channel>" + "<item><title>题</title><description>文。</description></item>" * 50
LARGE = f"<html><body>{'<p>山城今日无事。</p>' * 200_000}"

LONG: dict[str, tuple[str, bytes]] = {
    "a zip": ("a.zip", zipped({f"{n}.txt": TEXT for n in range(50)})),
    "a tar": ("a.tar", tarred({f"{n}.txt": TEXT for n in range(50)})),
    "a compressed tar": ("a.tar.gz", tarred({f"{n}.txt": TEXT for n in range(50)}, "w:gz")),
    "a book": ("a.epub", book()),
    "a feed": ("a.xml", FEED.encode()),
    "a page": ("a.html", LARGE.encode()),
    "lines": ("a.txt", TEXT.encode() * 50),
    "objects": ("a.json", b"[" + b"{}," * 2000 + '{"title": "题"}]'.encode()),
    "a long list": ("a.json", b"[" + b'{"title":"a","content":"b"},' * 50_000 + b"{}]"),
    "XML": ("b.xml", ("<?xml version='1.0'?><r>" + "<doc><title>题</title><content>文</content></doc>" * 500).encode()),
    "Markdown": ("a.md", "- 桥`一`\n".encode() * 50),
}


class Impatience:
    """A poll that is true from its n-th asking on."""

    def __init__(self, asked: int) -> None:
        self.left = asked

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize(("name", "data"), LONG.values(), ids=LONG)
@pytest.mark.parametrize("asked", [0, 1, 3])
def test_every_reading_can_be_left(name: str, data: bytes, asked: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (source,) = sources([path])
    whole = 1 if name in ("a.html", "a.txt", "a.md", "a.json") else 2 if name == "a.epub" else 50
    poll = Impatience(asked)
    assert len(list(read(source, cancelled=poll))) < whole or (poll.left >= 0 and name == "a.txt")
    assert poll.left == -1 or name == "a.txt"


def test_the_bytes_are_polled_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.files.CHUNK", 100)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    (source,) = sources([path])
    with pytest.raises(CancelledReadingError):
        contents(source, Budget(0, Impatience(3)).check)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    (source,) = sources([path])
    monkeypatch.setattr("os.open", lambda *_: pytest.fail("opened"))
    with pytest.raises(UnreadableError, match="larger than"):
        contents(source)


LONG_LINES = {
    "beyond the basic plane": "𠮷𬱖𰻞𠮷，".encode(),
    "Han": "新桥今天通车，两岸的人都来看。".encode(),
    "Latin": b"The bridge opens today.",
    "what is cleaned": "新桥\u00a0今天\u200b通车e\u0301。".encode(),
    "spaced": "新 桥 今 天，".encode(),
    "GBK": "新桥今天通车，两岸的人都来看。".encode("gb18030"),
    "UTF-16": "新桥今天通车，两岸的人都来看。".encode("utf-16-le"),
}


COST = """
import sys
from pathlib import Path
from reader.ingest import read, sources
from reader.parsing import parse

def most():
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) << 10

small, large = map(sources, ([sys.argv[1]], [sys.argv[2]]))
articles = [article for page in read(*small) for article in parse(page).articles]
before = most()
articles = [article for page in read(*large) for article in parse(page).articles]
print(len(articles), most() - before)
"""
"""What is loaded once does not count: a small file goes before the large one."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell")
@pytest.mark.parametrize("name", LONG_LINES)
def test_a_long_line_costs_at_most_three_times_its_size(name: str, tmp_path: Path) -> None:
    unit, mark = LONG_LINES[name], codecs.BOM_UTF16_LE if name == "UTF-16" else b""
    sizes = {tmp_path / "a.txt": 1 << 15, tmp_path / "b.txt": 32 << 20}
    for path, size in sizes.items():
        path.write_bytes(mark + unit * (size // len(unit)))
    told = subprocess.run([sys.executable, "-c", COST, *map(str, sizes)], capture_output=True, text=True, check=True)
    articles, cost = map(int, told.stdout.split())
    assert articles == 1
    assert cost <= 3 * (32 << 20)


MULTIPART = "Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
POLLED = {
    "links": ("a.html", "<html>" + "<a href='content_1.htm'>字</a>" * 20_000),
    "marks in a line": ("a.html", "<html><p>" + "<b>字</b>" * 20_000),
    "an item of a feed": ("a.xml", f"<rss><channel><item><description><![CDATA[{'<p>文</p>' * 20_000}]]>"),
    "a cell": ("a.csv", f'title,content\n题,"{"<p>文</p>" * 20_000}"'),
    "a text of JSON": ("a.json", f'{{"title": "题", "content": "{"<p>文</p>" * 20_000}"}}'),
    "items of JSON": ("a.json", f'{{"title": "题", "content": [{"1," * 100_000}"文"]}}'),
    "a table of Markdown": ("a.md", "|题|文|\n|-|-|\n" + "|甲|乙|\n" * 20_000),
    "lines with bars": ("a.txt", "渡口修桥\n山城日报 | 2021-09-02 | A3\n新桥通车。\n\n" * 5000),
    "quoted rows": ("a.csv", '甲,"乙"\n' * 40_000),
    "rows without articles": ("a.csv", "title,date,content\n" + ",2021,\n" * 40_000),
    "rows of a dump without articles": ("a.sql", "INSERT INTO `n` (`title`, `content`) VALUES " + "(),\n" * 40_000),
    "copied rows": ("a.sql", "COPY n (title, content) FROM stdin;\n" + "\\N\t\\N\n" * 40_000),
    "parts of a mail": ("a.eml", f"{MULTIPART}--b\n\n文\n" + "--b\n\n\n" * 2000),
    "fields of a mail": ("a.eml", "Subject: =?utf-8?B?5Lit?=\n" + "X-A: b\n" * 2000 + "\n文\n"),
    "lines of a part": ("a.eml", f"{MULTIPART}--b\n\n" + f"{'新桥通车' * 20}\n" * 20_000),
    "lines below a label": ("a.txt", "标题：题\n作者：甲\n正文：文\n" + "\n新桥通车\n" * 20_000),
    "lines of a site": ("a.txt", "首页 > 新闻\n渡口修桥\n2021-03-01 08:00 来源：山城日报\n" + "打印 关闭\n" * 20_000),
    "strings of broken JSON": ("a.jsonl", '","date":"' * 40_000),
    "blank lines of subtitles": ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n文\n" + "\n" * 80_000),
    "a script of subtitles": ("a.ass", "[Script Info]\n" + "Dialogue: 0,0:00:01.00,0:00:02.00,,,,,,,文\n" * 20_000),
    "references in Markdown": ("a.md", "文&nbsp;字" * 20_000),
    "fields of one entry": ("a.bib", "@article{a, title={题}," + "year=2021," * 40_000 + "}"),
    "lines of a numbered document": ("a.txt", "1 of 9 DOCUMENTS\n\n" + "新桥通车\n" * 40_000),
}


@pytest.mark.parametrize("kind", POLLED)
def test_what_is_one_piece_is_polled_inside(kind: str) -> None:
    name, text = POLLED[kind]
    poll = Impatience(1 << 20)
    list(pages(text.encode(), name, SourceReader(None, lambda problem: None, False, Budget(len(text), poll))))
    assert (1 << 20) - poll.left > 60


def test_lines_of_two_encodings_are_polled() -> None:
    data = b"".join("新桥今天通车。\n".encode(encoding) for encoding in ("gb18030", "utf-8")) * 5000
    whole = decode(data)
    asked: list[int] = []
    assert whole
    assert decode_by_line(data, whole, lambda: asked.append(1))
    assert len(asked) > 60
