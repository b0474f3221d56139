"""Detection of a text's encoding, and its decoding.

Takes bytes; gives text (not yet cleaned), the name of its encoding, and the number of broken characters. A byte order
mark decides; otherwise valid UTF-8; otherwise a sample of the bytes is decoded in each encoding used for Chinese, and
the decoding with the most common characters wins. A declared encoding only breaks ties: declarations are often wrong,
and ten characters of text already suffice to distinguish the encodings.
"""

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from reader.ingest.common_characters import COMMON_CHARACTERS
from reader.late_pattern import late

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks and their encodings; UTF-32 before UTF-16, whose mark is a prefix of that of UTF-32."""

FAMILIES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-8-sig": "utf-8",
}
"""Superset encoding by the name of an encoding, as in the WHATWG Encoding Standard: no character is lost."""

NO_FILES = frozenset(("idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"))
"""Encodings that Python knows but no text file uses; some raise on broken bytes even with `replace`."""

_SINCE_2022 = dict(
    zip(
        "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
        "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
        strict=True,
    )
)
"""Private-use characters given by Python's codec (GB 18030-2000), and their characters in GB 18030-2022.

The first, A3A0, is a full-width space in practice (WHATWG Encoding Standard, gb18030 decoder).
"""
_PRIVATE = late(f"[{''.join(_SINCE_2022)}]")

SAMPLE = 1 << 12
"""Bytes of the sample on which decodings are compared."""

SHORT = 200
"""Bytes up to which a text is short enough for a wrong decoding to be valid, or even to look like text."""

PLAIN = 0.5
"""Mean weight per character above which a decoding of more than `SHORT` bytes is right, whatever the others give."""

WORST = -0.5
"""Mean weight per character below which even the best decoding is no text."""

WORST_WIDE = -0.25
"""Mean weight per character below which UTF-16 is no text: nearly all bytes are characters in it."""


@dataclass(frozen=True)
class Decoded:
    """Decoded text, its encoding, and its damage."""

    text: str
    encoding: str
    broken: int = 0
    """Number of U+FFFD that replace bytes invalid in this encoding."""
    encodings: tuple[str, ...] = ()
    """All encodings of the file, if it has several (see `mixed_encodings`)."""

    def without_text(self) -> "Decoded":
        """All but the text."""
        return Decoded("", self.encoding, self.broken, self.encodings)


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """`data` decoded in its detected encoding; None if it is no text in any."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return decode_as(data, encoding, len(mark))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"~{" in data and text.isascii() and (turned := _hz(data)):
            return turned
        if (len(data) > SHORT or surely_utf8(text)) and (b"\0" not in data or max(text) >= "\u2000"):
            return Decoded(text, "utf-8")
    encoding, weight = _best(data, declared)
    return decode_as(data, encoding) if weight >= (WORST_WIDE if "16" in encoding else WORST) else None


def decode_as(data: bytes, encoding: str, begin: int = 0) -> Decoded:
    """`data` from the byte `begin` on, decoded as `encoding`, with broken bytes as U+FFFD.

    Raises LookupError if there is no such text encoding.
    """
    name = known(encoding)
    if name is None:
        raise LookupError(encoding)
    text = text_as(data, name, begin)
    return Decoded(text, name, text.count("\ufffd") - _written(data, name))


def text_as(data: bytes, name: str, begin: int = 0) -> str:
    """The text of `decode_as` in an encoding given by its known name: there are files of very many short texts."""
    if name == "euc-tw":
        from reader.ingest.euctw import decode_euc_tw

        text = decode_euc_tw(data)
    else:
        text = str(memoryview(data)[begin:], name, "replace")  # slicing the bytes would copy them
    if name == "gb18030" and _PRIVATE.search(text):
        text = _PRIVATE.sub(lambda found: _SINCE_2022[found[0]], text)
    return text.removeprefix("\ufeff")


_DECLARED = late(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)


def declared_in(data: bytes) -> str | None:
    """The encoding that HTML or XML declares; None if `data` is neither or declares none."""
    found = _DECLARED.search(data, 0, 2048) if data[:512].lstrip()[:1] == b"<" else None
    return found[1].decode("ascii", "replace") if found else None


@lru_cache(maxsize=256)
def known(encoding: str) -> str | None:
    """The name of `encoding` as used in this module; None if no text file uses it."""
    name = encoding.strip().lower().replace("_", "-")
    if name in ("euc-tw", "euctw", "x-euc-tw"):
        return "euc-tw"
    try:
        name = codecs.lookup(name).name.replace("_", "-")
        b"text".decode(name, "ignore")
    except (LookupError, ValueError):
        return None
    return None if name in NO_FILES else FAMILIES.get(name, name)


def _hz(data: bytes) -> Decoded | None:
    """`data` decoded as HZ (RFC 1843: GB 2312 in ASCII between `~{` and `~}`); None if it is not HZ or not Chinese."""
    try:
        text = data.decode("hz")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "hz") if _mean(data, "hz") > 0 else None


def surely_utf8(text: str) -> bool:
    """True if text decoded from valid UTF-8 is not valid by chance.

    It has a character of the 3-byte range, as all Chinese text does, or it reads as text in no other encoding: a
    Chinese character may be two ASCII letters in UTF-16, and a two-byte letter of UTF-8 may be a character of GB 18030,
    but nobody writes a line of such letters that decodes to common characters.
    """
    if max(text, default="") >= "\u2000":
        return True
    if text.isascii():
        return len(text) < 12 or all(_mean(text.encode(), encoding) < 0.5 for encoding in ("utf-16-le", "utf-16-be"))
    return all(_mean(text.encode(), encoding) < 0.25 for encoding in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"))


def _mean(data: bytes, encoding: str) -> float:
    """Mean weight per character of `data` decoded as `encoding`: 1 if all characters are common."""
    text = data.decode(encoding, "replace")
    return sum(map(_WORTH.__getitem__, text)) / max(1, len(text))


def _written(data: bytes, encoding: str) -> int:
    """Number of U+FFFD that were in `data` itself, not put there by decoding."""
    try:
        return data.count("\ufffd".encode(encoding)) if encoding.startswith("utf-8") else 0
    except (LookupError, UnicodeError):  # pragma: no cover - utf-8 encodes it
        return 0


def _best(data: bytes, declared: str | None) -> tuple[str, float]:
    """The encoding in which a sample of `data` decodes best, and the mean weight per character."""
    sample, wide = _sample(data), data[: SAMPLE & ~1]
    candidates = ["gb18030", "big5hkscs", "utf-8", "euc-tw"]
    if b"\0" in wide or len(data) <= SHORT:
        candidates += ["utf-16-le", "utf-16-be"]
    name = known(declared) if declared else None
    if name in candidates:
        candidates.insert(0, name)
    best, most, mean = "utf-8", float("-inf"), 0.0
    for name in candidates:
        text = text_as(wide if "16" in name else sample, name)
        weight = sum(map(_WORTH.__getitem__, text))
        if weight > most:
            best, most, mean = name, weight, weight / max(1, len(text))
        if mean > PLAIN and len(sample) > SHORT:
            break
    return best, mean


def worth(text: str) -> float:
    """Evidence that `text` is correctly decoded Chinese: the sum of the weights of its characters."""
    return sum(map(_WORTH.__getitem__, text))


def _sample(data: bytes) -> bytes:
    """The first lines of `data` that are not plain ASCII (markup and scripts give no evidence), cut at a line end."""
    lines = [line for line in data[: 1 << 20].split(b"\n") if not line.isascii() or b"\0" in line]
    sample = b"\n".join(lines)
    if len(sample) > SAMPLE:
        end = sample.rfind(b"\n", 0, SAMPLE)
        sample = sample[: end if end > 0 else SAMPLE]
    return sample


def _worth(character: str) -> float:
    """Weight of one character as evidence for its decoding: 1 if common, strongly negative if impossible in text."""
    code = ord(character)
    if code < 0x80:
        return 0.0 if code >= 0x20 or character in "\t\n\r\f\x1b" else -1.0
    if character in COMMON_CHARACTERS:
        return 1.0
    if 0x4E00 <= code <= 0x9FFF or 0x3040 <= code <= 0x30FF:
        return -0.4
    if _is_punctuation(code):
        return 0.3
    if character == "\ufffd":
        return -4.0
    return -2.0 if 0xE000 <= code <= 0xF8FF or code < 0xA0 or code >= 0x20000 else -0.6


def _is_punctuation(code: int) -> bool:
    """True if `code` is Chinese punctuation or a full-width form."""
    return 0x3000 <= code < 0x3020 or 0xFF01 <= code <= 0xFF5E or chr(code) in "·—‘’“”…"


class _Worth(dict[str, float]):
    """Cache of `_worth` by character."""

    def __missing__(self, character: str) -> float:
        self[character] = worth = _worth(character)
        return worth


_WORTH = _Worth()
