"""Decoding of file names stored as bytes without their encoding."""

from collections.abc import Sequence

from reader.ingest.decode import decode_as, surely_utf8, worth

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "euc-tw")
"""Encodings of Chinese file names, the most likely first."""


def readable(names: Sequence[bytes]) -> list[str]:
    """The names, decoded in the best encoding for all of them; a name invalid in it, in its own best encoding."""
    encoding = _best(b"\n".join(name for name in names if not name.isascii()))
    return [_read(name, encoding) for name in names]


def _read(name: bytes, encoding: str) -> str:
    decoded = decode_as(name, encoding)
    return decode_as(name, _best(name)).text if decoded.broken else decoded.text


def _best(names: bytes) -> str:
    try:
        if surely_utf8("".join(sign for sign in names.decode("utf-8") if not sign.isascii())):
            return "utf-8"
    except UnicodeDecodeError:
        pass
    return max(ENCODINGS, key=lambda encoding: worth(decode_as(names, encoding).text))


def shown_path(path: str) -> str:
    """A path of the system with its names decoded, also where their bytes are no UTF-8."""
    if path.isprintable():
        return path
    try:
        parts = path.encode("utf-8", "surrogateescape").split(b"/")
    except UnicodeEncodeError:
        return path  # surrogates that stand for no byte
    return "/".join(readable(parts))
