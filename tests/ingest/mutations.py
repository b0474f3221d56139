"""Files damaged at random, or changed inside and packed again, the same for the same seed."""

import bz2
import gzip
import io
import lzma
import random
import zipfile
from collections.abc import Callable, Sequence

from .packing import zipped

HARMFUL: Sequence[bytes] = (
    *(b"\0", b"\xff", b"\x1b[2J", b"\x9b31m", b"\r", b"\x0b", b"\x0c", b"<", b">", b"&", b'"', b"'", b"]]>", b"\\"),
    *(
        text.encode()
        for text in ("\u202e", "\u2028", "\u200b", "\ufeff", "\x85", "\x9b", "\U000e0041", "e\u0301\u0301")
    ),
    *(b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"&#xD800;", b"&#0;", b"&#x202e;", b"\\ud800", b"\\u0000"),
    *(b"-1", b"99999999999999999999", b"1e999", b"NaN", b"\xb2", "٣".encode(), b"2021-02-31", b"0000-00-00"),
    *(b"---\n", b"+++\n", b"{", b"[", b"}", b"]", b"{{", b"|", b"![[", b"<!--", b"-->", b"<p ", b"</", b"<![CDATA["),
    *(b"\n" * 40, b" " * 200, b"[" * 900, b"<b>" * 300, b'{"a":' * 300, b"- " * 300, "第".encode() * 300, b"../" * 9),
    *(b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-1.7", b"BZh9", b"ustar"),
)
"""What programs have stumbled over."""

Change = Callable[[bytearray, random.Random], None]


def flip(data: bytearray, chance: random.Random) -> None:
    """One bit turned."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def overwrite(data: bytearray, chance: random.Random) -> None:
    """A byte of any value."""
    data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))


def leave_out(data: bytearray, chance: random.Random) -> None:
    """Some bytes gone."""
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 2, 3, 30, 400))]


def repeat(data: bytearray, chance: random.Random) -> None:
    """Some bytes many times over."""
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.choice((1, 4, 30))] * chance.choice((1, 2, 40))


def harm(data: bytearray, chance: random.Random) -> None:
    """Something harmful put in."""
    at = chance.randrange(len(data))
    data[at:at] = chance.choice(HARMFUL)


def swap(data: bytearray, chance: random.Random) -> None:
    """Two parts that changed places."""
    first, second = sorted(chance.choices(range(len(data)), k=2))
    size = chance.choice((1, 8, 60))
    data[first : first + size], data[second : second + size] = data[second : second + size], data[first : first + size]


def cut(data: bytearray, chance: random.Random) -> None:
    """An early end."""
    del data[chance.randrange(len(data)) :]


PACKERS = {b"\x1f\x8b": gzip, b"BZh": bz2, b"\xfd7z": lzma}
"""Modules that pack and unpack, by the first bytes of what they packed."""
CHANGES: Sequence[Change] = (flip, flip, overwrite, leave_out, repeat, harm, harm, swap, cut)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` changed in one to eight places; half of archives are changed inside and packed again."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.6:
        return _inside(data, chance)
    packer = next((packer for mark, packer in PACKERS.items() if data.startswith(mark)), None)
    if packer and chance.random() < 0.6:
        return packer.compress(mutated(packer.decompress(data), chance))
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if changed:
            chance.choice(CHANGES)(changed, chance)
    return bytes(changed)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """A zip archive, one of whose files is changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([*files])
    content = files[name]
    files[name] = mutated(content.encode() if isinstance(content, str) else content, chance)
    return zipped(files)
