"""Files in several encodings: pieces of different origin concatenated as bytes.

Takes the bytes and their decoding as a whole; gives them decoded line by line if that is surely better. A line feed
byte is never part of a longer character in any of these encodings, so lines can be decoded one by one.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.decode import Decoded, best_encoding, decode_as, worth

LEAST = 9
"""Non-ASCII bytes from which on a valid UTF-8 line is surely UTF-8: three characters are not valid by chance."""
UNKNOWN = ""


def decode_by_line(data: bytes, whole: Decoded, check: Check = unchecked) -> Decoded | None:
    """`data` decoded line by line if it holds more than one encoding; None if that is no better than `whole`.

    Raises what `check` raises.
    """
    if whole.encoding not in ("utf-8", "gb18030", "big5hkscs", "euc-tw") or b"\n" not in data:
        return None
    if whole.encoding == "utf-8" and not whole.broken:
        return None
    lines = data.split(b"\n")
    kinds = list(checked(_kinds(lines, whole.encoding), check))
    if len(set(kinds)) < 2:
        return None
    pieces = [
        _piece([line for line, _ in run], kind, whole.encoding) for kind, run in checked(_runs(lines, kinds), check)
    ]
    encodings = tuple(dict.fromkeys(piece.encoding for piece in pieces))
    broken = sum(piece.broken for piece in pieces)
    if len(encodings) < 2 or broken > whole.broken:
        return None
    return Decoded("\n".join(piece.text for piece in pieces), whole.encoding, broken, encodings)


def _runs(lines: Sequence[bytes], kinds: Sequence[str]) -> Iterator[tuple[str, list[tuple[bytes, str]]]]:
    """Runs of consecutive lines in one encoding, each with its kind."""
    for kind, run in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1]):
        yield kind, list(run)


def _kinds(lines: Sequence[bytes], encoding: str) -> Iterator[str]:
    """For each line, "utf-8" or `UNKNOWN`; a line of ASCII takes the kind of the line before it."""
    last = "utf-8" if encoding == "utf-8" else UNKNOWN
    for line in lines:
        if not line.isascii():
            last = "utf-8" if _is_utf8(line, encoding) else UNKNOWN
        yield last


def _is_utf8(line: bytes, encoding: str) -> bool:
    """True if a line is valid UTF-8 and, in a file of another encoding, not valid by chance."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if encoding == "utf-8":
        return True
    long = sum(byte >= 0x80 for byte in line) >= LEAST
    return long and worth(text) > worth(decode_as(line, encoding).text)


def _piece(lines: Sequence[bytes], kind: str, encoding: str) -> Decoded:
    """The text of lines in one encoding, decoded in the file's encoding if their kind allows it."""
    data = b"\n".join(lines)
    if kind == "utf-8":
        return decode_as(data, "utf-8")
    if encoding != "utf-8":
        return decode_as(data, encoding)
    return decode_as(data, best_encoding(data))
