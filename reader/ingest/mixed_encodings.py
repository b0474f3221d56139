"""Files in several encodings: pieces of different origin concatenated as bytes.

Takes the bytes and their decoding as a whole; gives them decoded line by line if that is surely better. A line feed
byte is never part of a longer character in any of these encodings, so lines can be decoded one by one.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.common_characters import COMMON_CHARACTERS
from reader.ingest.decode import Decoded, decode_as, text_as, worth
from reader.late_pattern import late

LEAST = 9
"""Non-ASCII bytes from which on a valid UTF-8 line is surely UTF-8: three characters are not valid by chance."""
UNKNOWN = ""
CHINESE = ("gb18030", "big5hkscs")
"""Encodings between which lines that are no UTF-8 are told apart."""
CHANGE = 15.0
"""Weight (see `worth`) that a change between them costs: a line alone suffices only if it is long and clear."""
READABLE = 0.3
"""Least mean weight per character of a file that is no text in any single encoding."""
NEAR = 8
"""Lines before and after a strange line that are doubtful too."""
IMPOSSIBLE = -1e6
_STRANGE = late(rf"[^\0-\x7f\xa0\u3000-\u303f\uff00-\uffef·—‘’“”…{''.join(sorted(COMMON_CHARACTERS))}]{{6}}")
"""Six rare characters in a row: text decoded in a wrong encoding, or a list of rare names."""


def decode_by_line(data: bytes, whole: Decoded | None, check: Check = unchecked) -> Decoded | None:
    """`data` decoded line by line if it holds more than one encoding; None if that is no better than `whole`.

    `whole` is None for bytes that are no text in any single encoding. Raises what `check` raises.
    """
    if b"\n" not in data or (b"\0" in data if whole is None else whole.encoding not in ("utf-8", "euc-tw", *CHINESE)):
        return None
    encoding = whole.encoding if whole else "utf-8"
    if encoding == "utf-8" and whole and not whole.broken:
        return None
    lines = data.split(b"\n")
    kinds = list(checked(_kinds(lines, encoding), check))
    if len(set(kinds)) < 2 and (whole is None or not _STRANGE.search(whole.text)):
        return None
    kinds = _told_apart(lines, kinds, encoding, check)
    pieces = [decode_as(b"\n".join(run), kind) for kind, run in checked(_runs(lines, kinds), check)]
    found = Decoded(
        "\n".join(piece.text for piece in pieces),
        encoding,
        sum(piece.broken for piece in pieces),
        tuple(dict.fromkeys(piece.encoding for piece in pieces)),
    )
    return found if len(found.encodings) > 1 and _is_better(found, whole) else None


def _is_better(found: Decoded, whole: Decoded | None) -> bool:
    """True if no more is broken than in the decoding as a whole; without one, if the text is readable."""
    return found.broken <= whole.broken if whole else worth(found.text) > READABLE * len(found.text)


def _runs(lines: Sequence[bytes], kinds: Sequence[str]) -> Iterator[tuple[str, list[bytes]]]:
    """Runs of consecutive lines in one encoding, each with its encoding."""
    for kind, run in groupby(zip(lines, kinds, strict=True), key=lambda pair: pair[1]):
        yield kind, [line for line, _ in run]


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
    return long and worth(text) > worth(text_as(line, encoding))


def _told_apart(lines: Sequence[bytes], kinds: Sequence[str], encoding: str, check: Check) -> list[str]:
    """The encoding of each line: those of unknown kind are in the likeliest of `CHINESE`, all together."""
    unknown = [at for at, kind in enumerate(kinds) if kind == UNKNOWN]
    if encoding == "euc-tw":
        return [kind or encoding for kind in kinds]
    near = _near_strange([lines[at] for at in unknown], encoding)
    certain = [IMPOSSIBLE * (one != encoding) for one in CHINESE]
    pairs = checked(zip(unknown, near, strict=True), check)
    weights = [[worth(text_as(lines[at], one)) for one in CHINESE] if doubtful else certain for at, doubtful in pairs]
    likeliest = dict(zip(unknown, _likeliest(weights), strict=True))
    return list(_readable(lines, [kind or CHINESE[likeliest[at]] for at, kind in enumerate(kinds)], encoding))


def _near_strange(lines: Sequence[bytes], encoding: str) -> list[bool]:
    """For each line, whether it is doubtful: it is few lines from one that looks strange in `encoding`, one of
    `CHINESE`. All are if the file is in another encoding."""
    if encoding not in CHINESE:
        return [True] * len(lines)
    near = [False] * len(lines)
    for at, line in enumerate(lines):
        if not line.isascii() and _STRANGE.search(text_as(line, encoding)):
            first = max(0, at - NEAR)
            near[first : at + NEAR + 1] = [True] * len(near[first : at + NEAR + 1])
    return near


def _readable(lines: Sequence[bytes], kinds: Sequence[str], encoding: str) -> Iterator[str]:
    """`kinds`, without those in which the lines are no text: these are in the file's `encoding`, with broken bytes."""
    for kind, run in _runs(lines, kinds):
        sure = kind in ("utf-8", encoding) or worth(text_as(b"\n".join(run), kind)) > 0
        yield from [kind if sure else encoding] * len(run)


def _likeliest(weights: Sequence[Sequence[float]]) -> list[int]:
    """For each line, the index of its encoding: the sum of `weights` less the cost of the changes is the largest."""
    best, before = [0.0] * len(CHINESE), list[list[int]]()
    for line in weights:
        came = [max(range(len(best)), key=lambda one: best[one] - CHANGE * (one != at)) for at in range(len(best))]
        best = [best[one] - CHANGE * (one != at) + line[at] for at, one in enumerate(came)]
        before.append(came)
    at, path = best.index(max(best)), list[int]()
    for came in reversed(before):
        path.append(at)
        at = came[at]
    return path[::-1]
