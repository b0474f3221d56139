"""Archives, compressed files and books: read in memory and in bounds, whatever is wrong with them."""

import bz2
import gzip
import io
import lzma
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError, UnreadableError
from reader.ingest import read, reasons, sources
from reader.ingest.bounds import Budget, TooMuchError
from reader.ingest.document import SourceReader
from reader.ingest.formats.entries import shown
from reader.ingest.formats.zip_archive import _names
from reader.ingest.pages import pages
from reader.model import Page

from .packing import CHAPTER, PACKAGE, TEXT, book, tarred, zipped


def unpack(data: bytes, name: str = "a.zip", *, asked: bool = True) -> tuple[list[Page], list[str]]:
    """The pages in `data`, and what was reported."""
    problems: list[ReaderError] = []
    found = list(pages(data, name, SourceReader(None, problems.append, asked, Budget(len(data)))))
    return found, [str(problem) for problem in problems]


def test_a_zip_is_read_in_natural_order_without_what_is_no_text() -> None:
    files = {
        "第10版.txt": TEXT,
        "第2版.txt": TEXT,
        "a.jpg": b"\xff\xd8",
        ".x.txt": TEXT,
        "__MACOSX/b.txt": TEXT,
        "d/": "",
    }
    found, problems = unpack(zipped(files))
    assert [page.source for page in found] == ["a.zip!/第2版.txt", "a.zip!/第10版.txt"]
    assert [page.text for page in found] == [TEXT, TEXT]
    assert not problems


def test_names_in_an_archive_tell_what_names_tell() -> None:
    (page,), _ = unpack(zipped({"山城日报/2020年1月/2020-01-02_03_要闻.txt": TEXT}))
    assert page.given == {"date": "2020-01-02", "page": "3", "page_name": "要闻", "publication": "山城日报"}
    assert page.origins["publication"] == "folder"


def test_names_of_old_zips_are_decoded() -> None:
    for encoding in ("gbk", "big5"):
        data = zipped({"AAAAAAAAAAAA.txt": TEXT}).replace(b"AAAAAAAAAAAA", "山城日報今天".encode(encoding))
        (page,), _ = unpack(data)
        assert page.source == "a.zip!/山城日報今天.txt"


def test_a_name_that_was_decoded_already() -> None:
    assert _names([zipfile.ZipInfo("山城.txt")]) == ["山城.txt"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("./a//b.txt", "a/b.txt"),
        ("a\x1b]52;\u202e.txt", "a]52;.txt"),
    ],
)
def test_no_path_leads_out(name: str, expected: str, tmp_path: Path) -> None:
    assert shown(name) == expected
    (page,), _ = unpack(zipped({name: TEXT}))
    assert page.source == f"a.zip!/{expected}"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_archives(mode: str) -> None:
    found, problems = unpack(
        tarred({"b/第2版.txt": TEXT, "a.png": b"", "c.json": "[]", "c.txt": TEXT}, mode), "a.tar.x"
    )
    assert [page.source for page in found] == ["a.tar.x!/b/第2版.txt", "a.tar.x!/c.txt"]
    assert not problems


def test_names_of_old_tars_are_decoded() -> None:
    name = "山城日报今天.txt".encode("gbk").decode("utf-8", "surrogateescape")
    (page,), _ = unpack(tarred({name: TEXT}), "a.tar")
    assert page.source == "a.tar!/山城日报今天.txt"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_file_compressed(pack: "type[gzip.compress]") -> None:  # type: ignore[valid-type]
    (page,), _ = unpack(pack(TEXT.encode("gbk") * 3), "x/2020-01-02_03.txt.gz")
    assert (page.source, page.text) == ("x/2020-01-02_03.txt.gz!/2020-01-02_03.txt", TEXT * 3)
    assert page.given == {"date": "2020-01-02", "page": "3"}
    assert unpack(pack(b"x"), "a.pkl.gz") == ([], [])


def test_archives_in_archives_are_read_to_a_depth() -> None:
    data = zipped({"x.txt": TEXT})
    for _ in range(4):
        data = zipped({"in.zip": data, "x.txt": TEXT})
    found, problems = unpack(data)
    assert [page.source.count("!/") for page in found] == [3, 2, 1]
    assert len(problems) == 1
    assert reasons.TOO_DEEP in problems[0]


def test_a_damaged_entry_does_not_take_the_others_down() -> None:
    data = zipped({"a.txt": "甲" * 500, "b.txt": TEXT, "c.txt": TEXT}, zipfile.ZIP_STORED)
    at = data.index(TEXT.encode())
    found, problems = unpack(data[:at] + b"x" + data[at + 1 :])
    assert [page.source for page in found] == ["a.zip!/a.txt", "a.zip!/c.txt"]
    assert problems == [f"a.zip!/b.txt: {reasons.DAMAGED}"]


def test_an_entry_of_a_wrong_kind_is_reported_under_its_name() -> None:
    found, problems = unpack(zipped({"a.json": "{", "b.txt": TEXT, "c.pdf.txt": b"Rar!\x1a\x07"}))
    assert [page.source for page in found] == ["a.zip!/b.txt"]
    assert problems == [f"a.zip!/a.json: {reasons.BAD_JSON}"]


def encrypted(data: bytes) -> bytes:
    """A zip archive whose entries say that they are encrypted."""
    data = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


def test_what_is_encrypted_is_said_once() -> None:
    assert unpack(encrypted(zipped({"a.txt": TEXT, "b.txt": TEXT}))) == ([], [f"a.zip: {reasons.ENCRYPTED}"])


BROKEN = {
    "cut zip": zipped({"a.txt": TEXT})[:40],
    "cut gzip": gzip.compress(Random(1).randbytes(5000))[:2000],
    "cut xz": lzma.compress(TEXT.encode())[:30],
    "cut bzip2": bz2.compress(TEXT.encode())[:20],
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_damaged_archive_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        unpack(data)


def test_a_tar_cut_short_gives_what_it_has() -> None:
    found, problems = unpack(tarred({"a.txt": TEXT, "b.txt": "甲" * 2000})[: 512 + 512 + 600], "a.tar")
    assert [page.source for page in found] == ["a.tar!/a.txt"]
    assert problems == [f"a.tar: {reasons.DAMAGED}"]


BOMBS = {
    "zip": zipped({"a.txt": bytes(20 << 20)}),
    "gzip": gzip.compress(bytes(20 << 20)),
    "tar": tarred({"a.txt": bytes(20 << 20)}, "w:gz"),
    "book": zipped({"META-INF/container.xml": bytes(20 << 20)}),
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_bombs_are_stopped(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(TooMuchError):
        unpack(data)
    (tmp_path / "bomb").write_bytes(data)
    problems: list[ReaderError] = []
    assert [page for source in sources([tmp_path]) for page in read(source, on_problem=problems.append)] == []
    assert [problem.reason for problem in problems if isinstance(problem, UnreadableError)] == [reasons.TOO_MUCH]


def test_entries_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.bounds.ENTRIES", 2)
    for data in (zipped(dict.fromkeys("abc", TEXT)), tarred(dict.fromkeys("abc", TEXT))):
        with pytest.raises(TooMuchError):
            unpack(data)


def test_an_entry_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.bounds.ENTRY", 100)
    files = {"a.txt": "甲" * 100, "b.txt": TEXT}
    for data, name in ((zipped(files), "a.zip"), (tarred(files), "a.tar")):
        found, problems = unpack(data, name)
        assert [page.source for page in found] == [f"{name}!/b.txt"]
        assert problems == [f"{name}!/a.txt: {reasons.ENTRY_TOO_LARGE}"]


def test_office_files_are_refused_when_asked_for() -> None:
    office = zipped({"[Content_Types].xml": "<x/>", "a.txt": TEXT})
    with pytest.raises(UnreadableError, match="unsupported format"):
        unpack(office)
    assert unpack(office, asked=False) == ([], [])


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    found, problems = unpack(book(), "书.epub")
    assert [(page.source, page.given["headline"], page.text) for page in found] == [
        ("书.epub!/O/b .xhtml", "第一章", "甲。"),
        ("书.epub!/a.xhtml", "第二章", "乙。"),
    ]
    assert found[0].given["publication"] == "山城日报"
    assert (found[0].given["date"], found[0].origins["date"]) == ("2020-01-02", "record")
    assert not problems


def test_chapters_missing_or_locked_are_reported() -> None:
    package = PACKAGE.format('<itemref idref="gone"/>')
    lock = '<encryption><EncryptedData><CipherReference URI="a.xhtml"/></EncryptedData></encryption>'
    found, problems = unpack(book(package, **{"META-INF_encryption.xml": lock}))
    assert [page.source for page in found] == ["a.zip!/O/b .xhtml"]
    assert problems == [f"a.zip!/a.xhtml: {reasons.ENCRYPTED}", f"a.zip!/O/gone.xhtml: {reasons.DAMAGED}"]


@pytest.mark.parametrize(
    "files",
    [{"META-INF/container.xml": ""}, {"META-INF/container.xml": "<container/>"}],
    ids=["empty", "no package"],
)
def test_a_book_without_a_package_is_damaged(files: dict[str, str]) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        unpack(zipped(files))
    with pytest.raises(UnreadableError, match="damaged"):
        unpack(book("", **{"O_x": CHAPTER}))


def test_links_in_a_zip_are_not_followed() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hosts")
    assert unpack(packed.getvalue()) == ([], [])


SEEDS = (
    zipped({"a.txt": TEXT, "b/2020-01-02_03_要闻.txt": TEXT * 3}),
    tarred({"a.txt": TEXT, "b.md": TEXT}),
    tarred({"a.txt": TEXT}, "w:gz"),
    tarred({"a.txt": TEXT}, "w:xz"),
    book(),
)


@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6), st.booleans()
)
@settings(max_examples=150, deadline=None)
def test_damage_never_raises_anything_else(data: bytes, changes: list[tuple[int, int]], cut: bool) -> None:
    damaged = bytearray(data)
    for at, value in changes:
        damaged[at % len(damaged)] = value
    if cut and changes:
        del damaged[changes[0][0] % len(damaged) :]
    try:
        found, _ = unpack(bytes(damaged))
    except (ReaderError, TooMuchError):
        return
    assert all("\x1b" not in page.text and "\0" not in page.text for page in found)
