"""Files that change their encoding in the middle: pieces from several places, put together as bytes.

Takes the bytes, and what they are taken for as a whole; gives the text read line by line, when that is surely better.
A line feed is no part of a longer character in any of these encodings, so that lines can be read one by one.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.ingest.decode import Decoded, best_encoding, decode_as, worth

LEAST = 9
"""Bytes that are not ASCII from which a line is surely UTF-8 when it is valid: three characters are no luck."""
UNKNOWN = ""


def decode_by_line(data: bytes, whole: Decoded) -> Decoded | None:
    """`data` line by line, when more than one encoding is in it; None when it is as good as a whole."""
    if whole.encoding not in ("utf-8", "gb18030", "big5hkscs", "euc-tw") or b"\n" not in data:
        return None
    if whole.encoding == "utf-8" and not whole.broken:
        return None
    lines = data.split(b"\n")
    kinds = list(_kinds(lines, whole.encoding))
    if len(set(kinds)) < 2:
        return None
    pieces = [_piece([line for line, _ in run], kind, whole.encoding) for kind, run in _runs(lines, kinds)]
    encodings = tuple(dict.fromkeys(piece.encoding for piece in pieces))
    broken = sum(piece.broken for piece in pieces)
    if len(encodings) < 2 or broken > whole.broken:
        return None
    return Decoded("\n".join(piece.text for piece in pieces), whole.encoding, broken, encodings)


def _runs(lines: Sequence[bytes], kinds: Sequence[str]) -> Iterator[tuple[str, list[tuple[bytes, str]]]]:
    """The lines that follow one another in one encoding."""
    for kind, run in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1]):
        yield kind, list(run)


def _kinds(lines: Sequence[bytes], encoding: str) -> Iterator[str]:
    """For each line UTF-8 or something else; one of ASCII is as the line before it."""
    last = "utf-8" if encoding == "utf-8" else UNKNOWN
    for line in lines:
        if not line.isascii():
            last = "utf-8" if _is_utf8(line, encoding) else UNKNOWN
        yield last


def _is_utf8(line: bytes, encoding: str) -> bool:
    """Whether a line is valid UTF-8; in a file that is taken to be in another encoding, whether it is so surely."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if encoding == "utf-8":
        return True
    long = sum(byte >= 0x80 for byte in line) >= LEAST
    return long and worth(text) > worth(decode_as(line, encoding).text)


def _piece(lines: Sequence[bytes], kind: str, encoding: str) -> Decoded:
    """The text of lines of one encoding: the file's own where they are text in it."""
    data = b"\n".join(lines)
    if kind == "utf-8":
        return decode_as(data, "utf-8")
    if encoding != "utf-8":
        return decode_as(data, encoding)
    return decode_as(data, best_encoding(data))
