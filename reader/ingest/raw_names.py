"""Names of files as bytes, of which no system says the encoding: takes names of one place, gives them as text."""

from collections.abc import Sequence

from reader.ingest.decode import decode_as, surely_utf8, worth

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "euc-tw")
"""What Chinese names are written in, the likeliest first."""


def readable(names: Sequence[bytes]) -> list[str]:
    """The names in the encoding in which they read best all together; each for itself where it is no text in that."""
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
    """A path as the system gives it, with its names readable where their bytes are no UTF-8."""
    if path.isprintable():
        return path
    try:
        parts = path.encode("utf-8", "surrogateescape").split(b"/")
    except UnicodeEncodeError:
        return path  # surrogates that stand for no byte
    return "/".join(readable(parts))
