"""Files of several encodings, and names of files in other ones than the system's."""

import io
import os
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

from reader.ingest import read, sources
from reader.ingest.raw_names import readable, shown_path

from .reading import read_file

SIMPLIFIED = "山里的茶园绿了，茶农们起得很早，背着竹篓上山采茶。\n"
OTHER = "城里的书店开门了，读者很多，大家坐在窗边看书，一看就是一整天。\n"
TRADITIONAL = "城裡的書店開門了，讀者很多，大家坐在窗邊看書，一看就是一整天。\n"

MIXED = {
    "GBK, then UTF-8": (
        OTHER.encode("gbk") * 5 + SIMPLIFIED.encode() * 3,
        OTHER * 5 + SIMPLIFIED * 3,
        "gb18030, utf-8",
    ),
    "UTF-8, then GBK": (SIMPLIFIED.encode() * 5 + OTHER.encode("gbk"), SIMPLIFIED * 5 + OTHER, "utf-8, gb18030"),
    "UTF-8, then Big5": (
        SIMPLIFIED.encode() * 5 + TRADITIONAL.encode("big5"),
        SIMPLIFIED * 5 + TRADITIONAL,
        "utf-8, big5hkscs",
    ),
    "Big5, then UTF-8": (
        TRADITIONAL.encode("big5") * 5 + SIMPLIFIED.encode(),
        TRADITIONAL * 5 + SIMPLIFIED,
        "big5hkscs, utf-8",
    ),
    "GBK, then Big5": (
        OTHER.encode("gbk") * 5 + TRADITIONAL.encode("big5") * 2,
        OTHER * 5 + TRADITIONAL * 2,
        "gb18030, big5hkscs",
    ),
    "Big5, then GBK": (
        TRADITIONAL.encode("big5") * 5 + OTHER.encode("gbk") * 2,
        TRADITIONAL * 5 + OTHER * 2,
        "gb18030, big5hkscs",
    ),
    "UTF-8, GBK, then Big5": (
        SIMPLIFIED.encode() * 3 + OTHER.encode("gbk") * 3 + TRADITIONAL.encode("big5") * 3,
        SIMPLIFIED * 3 + OTHER * 3 + TRADITIONAL * 3,
        "utf-8, gb18030, big5hkscs",
    ),
    "UTF-8 and Big5, as much of each": (
        SIMPLIFIED.encode() + TRADITIONAL.encode("big5"),
        SIMPLIFIED + TRADITIONAL,
        "utf-8, big5hkscs",
    ),
    "by turns, ASCII between": (
        (SIMPLIFIED.encode() + b"-- 1 --\n" + OTHER.encode("gbk") + b"\n") * 3,
        (SIMPLIFIED + "-- 1 --\n" + OTHER + "\n") * 3,
        "utf-8, gb18030",
    ),
}


@pytest.mark.parametrize(("data", "text", "encodings"), MIXED.values(), ids=MIXED)
def test_a_file_of_several_encodings_is_read_line_by_line_and_told(data: bytes, text: str, encodings: str) -> None:
    (page,), problems = read_file("a.txt", data)
    assert page.text == text
    told = [str(problem) for problem in problems]
    assert len(told) == 1
    assert told[0].startswith("a.txt: mixed encodings")
    assert set(told[0].rpartition(": ")[2].split(", ")) == set(encodings.split(", "))


ONE = {
    "GBK": OTHER.encode("gbk") * 9,
    "Big5": TRADITIONAL.encode("big5") * 9,
    "UTF-8": OTHER.encode() * 9,
    "UTF-16": OTHER.encode("utf-16") * 9,
    "GBK with rare names": (OTHER + "龑翯翃罡谡麴赟奫婧芃\n").encode("gb18030") * 9,
    "UTF-8 that is broken": OTHER.encode() * 9 + b"\xe4\xb8 \xff\xfe\n" + OTHER.encode(),
}


@pytest.mark.parametrize("data", ONE.values(), ids=ONE)
def test_a_file_of_one_encoding_is_not_parted(data: bytes) -> None:
    _, problems = read_file("a.txt", data)
    assert not any("mixed encodings" in str(problem) for problem in problems)


NAMES = {
    "GBK, short": ("一.txt", "gbk"),
    "GBK": ("某某日报-要闻.txt", "gbk"),
    "GBK with a backslash in a character": ("誠報.txt", "gbk"),
    "Big5": ("蘋果日報-要聞.txt", "big5"),
    "Big5 with a backslash in a character": ("功能許蓋.txt", "big5"),
    "UTF-8": ("某某日报.txt", "utf-8"),
    "accents": ("café.txt", "utf-8"),
}


@pytest.mark.parametrize(("name", "encoding"), NAMES.values(), ids=NAMES)
def test_names_are_readable(name: str, encoding: str) -> None:
    assert readable([name.encode(encoding), b"a.txt"]) == [name, "a.txt"]


def test_names_of_one_place_help_each_other() -> None:
    names = ["要闻/一.txt", "要闻/丁.txt", "副刊/茶园.txt"]
    assert readable([name.encode("gbk") for name in names]) == names


def test_names_of_two_encodings() -> None:
    assert readable(["某某日报要闻".encode("gbk"), "山里的茶园".encode()]) == ["某某日报要闻", "山里的茶园"]


@pytest.mark.parametrize(("name", "encoding"), NAMES.values(), ids=NAMES)
def test_names_in_archives(name: str, encoding: str) -> None:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = "x" * len(name.encode(encoding))
        archive.writestr(info, OTHER)
    data = zipped.getvalue().replace(info.filename.encode(), name.encode(encoding))
    (page,), _ = read_file("a.zip", data)
    assert page.source == f"a.zip!/{name}"
    with tarfile.open(fileobj=tarred, mode="w", errors="surrogateescape") as tar:
        member = tarfile.TarInfo(os.fsdecode(name.encode(encoding)))
        member.size = len(OTHER.encode())
        tar.addfile(member, io.BytesIO(OTHER.encode()))
    (page,), _ = read_file("a.tar", tarred.getvalue())
    assert page.source == f"a.tar!/{name}"


def unicode_path(stored: bytes, name: str) -> bytes:
    """The extra field of Info-ZIP for a name."""
    data = b"\1" + struct.pack("<I", zlib.crc32(stored)) + name.encode()
    return struct.pack("<HH", 0x7075, len(data)) + data


@pytest.mark.parametrize(
    ("extra", "name"),
    [
        (struct.pack("<HH", 1, 2) + b"ab" + unicode_path(b"x.txt", "要闻.txt"), "要闻.txt"),
        (unicode_path(b"y.txt", "要闻.txt"), "x.txt"),
        (unicode_path(b"x.txt", "要闻.txt")[:-3], "x.txt"),
        (b"\x75", "x.txt"),
    ],
)
def test_the_extra_field_of_a_name(extra: bytes, name: str) -> None:
    from reader.ingest.formats.zip_archive import _extra_name

    assert (_extra_name(extra, b"x.txt") or "x.txt") == name


def test_names_on_the_disk(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + "/某某日报".encode("gbk")
    os.mkdir(folder)  # noqa: PTH102 - a name of bytes
    with open(folder + "/2022-11-14-3-民生.txt".encode("gbk"), "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(OTHER)
    (source,) = sources([tmp_path])
    (page,) = read(source)
    assert page.source == f"{tmp_path}/某某日报/2022-11-14-3-民生.txt"
    assert page.given["publication"] == "某某日报"


@pytest.mark.parametrize("path", ["a/b.txt", "要闻/b.txt", "\ud800/b.txt"])
def test_other_paths_stay(path: str) -> None:
    assert shown_path(path) == path
