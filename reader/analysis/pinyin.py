"""Readings of characters: all readings of each, as syllables without tones, `v` for ü, from one table.

The readings of a traditional character also count for the simplified one that it folds to (`乾` reads qian, so 干
does), since searched text is folded. Only the Basic Multilingual Plane. The table is loaded in milliseconds, on first
use; its sources are in `data/README.md`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.uint16]]
    Letters = numpy.ndarray[tuple[int], numpy.dtype[numpy.uint32]]

DATA = Path(__file__).with_name("data")

MOST_READINGS = 8
"""Most readings of one character."""

MOST_WAYS = 64
"""Most ways of splitting typed letters into syllables."""

TYPED_OTHERWISE = {
    **{"lue": "lve", "nue": "nve", "jv": "ju", "qv": "qu", "xv": "xu", "yv": "yu", "jve": "jue"},
    **{"lyu": "lv", "nyu": "nv", "lyue": "lve", "nyue": "nve"},
}
"""Spellings of a syllable that differ from its name in the table."""

LONGEST_SYLLABLE = 6
"""Letters of the longest syllable."""

LONGEST_RUN = 60
"""Most letters without a break that are split."""

SCARCE = 9
"""Number of characters usually read as a syllable below which the syllable is scarce."""

ALSO_BEGIN = {
    **{"b": "泌秘", "c": "单盛种重长", "d": "提", "g": "咖贾", "h": "吓巷虾行", "j": "圈奇强期校系给车", "k": "会"},
    **{"m": "万", "n": "粘", "p": "便否堡扁番", "q": "仇卡壳稽覃", "s": "乘单参召折栅率禅", "t": "弹调"},
    **{"w": "恶遗", "x": "厦叶宿畜省解降", "y": "乐尉蔚说", "z": "传属曾朝术查藏识"},
}
"""By letter: characters that words have in a reading with this initial, beside the usual one (`重庆`, `音乐`, `降落`).

Their other readings are rare: hardly a word has 示 as zhi, or 调 as zhou. The list is our own.
"""

VOWELS = frozenset("aeiouv")
"""Letters of which every typed syllable has one: the others (`ng`, `hm`) are cries, not parts of words."""


class TypedPinyin(NamedTuple):
    """Typed letters read as syllables."""

    syllables: tuple[str, ...]
    open: bool
    """True if the last syllable is incomplete: it stands for every syllable with that prefix (`syllables_from`)."""


def readings(character: str) -> tuple[str, ...]:
    """The syllables that `character` may be read as, the usual one first; empty if it is no Han character."""
    return _readings().get(character, ())


def characters(syllable: str) -> str:
    """Characters that may be read as `syllable`: those usually read so, then the others, each frequent first."""
    return "".join(_table().get(syllable, ()))


def homophones(character: str) -> str:
    """Characters that share a reading with `character`, without itself; its usual reading and frequent ones first."""
    found = dict.fromkeys(other for syllable in readings(character) for other in characters(syllable))
    found.pop(character, None)
    return "".join(found)


def initials(text: str) -> tuple[str, ...]:
    """For each character of `text`, the initials (or digit) that it may be typed by, sorted; empty if there are none.

    `重庆` may be `zq` or `cq`: ("ctz", "q").
    """
    return tuple(
        "".join(sorted({syllable[0] for syllable in readings(character)}))
        or (character.lower() if character.isascii() and character.isalnum() else "")
        for character in text
    )


def syllable_names() -> tuple[str, ...]:
    """All syllables, sorted; the number of a syllable in `reading_table` is its index here plus one."""
    return tuple(_table())


def is_scarce(syllable: str) -> bool:
    """True if hardly a character is usually read as `syllable` (`nia`), so that a longer syllable is probably being
    typed."""
    return len(_table()[syllable][0]) < SCARCE


def syllables_from(beginning: str) -> tuple[str, ...]:
    """Syllables with the prefix `beginning`, including itself if it is a syllable."""
    return tuple(name for name in _table() if name.startswith(beginning))


def reading_table() -> "Numbers":
    """For every code point of the plane the numbers of its syllables, from 1, padded with 0. Read only.

    A mask of the characters with a reading, for gathers: `(reading_table() == number).any(axis=1)[codes]`.
    """
    return _reading_table()


def initial_table() -> "Letters":
    """For every code point of the plane its set of initials as bits, `1 << (ord(letter) - ord("a"))`. Read only.

    Latin letters stand for themselves, so that names partly in Latin letters can be typed.
    """
    return _initial_table()


def usual_initial_table() -> "Letters":
    """`initial_table` without the initials of rare readings, which words do not have. Read only."""
    return _usual_initial_table()


def syllables(typed: str) -> tuple[TypedPinyin, ...]:
    """Ways of reading `typed` as syllables, at most `MOST_WAYS`: complete ones first, then the fewest syllables.

    Spaces, apostrophes and tones may separate syllables: `xi'an`, `qing dao`, `qīngdǎo`, `qing1dao3`. The last syllable
    may be incomplete, unless a separator follows it. Letters that cannot be read as syllables give no way.
    """
    letters = plain(typed)
    runs = re.findall(r"[a-z]+", letters)
    ways = [TypedPinyin((), open=False)]
    for number, run in enumerate(runs, 1):
        begun = number == len(runs) and letters[-1].isalpha()
        tails = tuple(_ways(run, begun)) if len(run) <= LONGEST_RUN else ()
        ways = [TypedPinyin(way.syllables + tail.syllables, tail.open) for way in ways for tail in tails][:MOST_WAYS]
    return tuple(sorted(ways, key=lambda way: (way.open, len(way.syllables)))) if runs else ()


def plain(typed: str) -> str:
    """Typed pinyin in half-width lower-case letters without tone marks, `v` for ü."""
    apart = unicodedata.normalize("NFKD", typed.lower()).replace("u\u0308", "v")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _ways(run: str, begun: bool) -> Iterator[TypedPinyin]:
    """The first `MOST_WAYS` readings of `run`, letters without a break."""
    ends = _ends(run, begun)

    def ways_from(start: int) -> Iterator[TypedPinyin]:
        if start == len(run):
            yield TypedPinyin((), open=False)
        for name, end in _steps(run, start):
            if end in ends:
                yield from (TypedPinyin((name, *tail.syllables), tail.open) for tail in ways_from(end))
        if begun and start < len(run) and syllables_from(run[start:]):
            yield TypedPinyin((run[start:],), open=True)

    return islice(ways_from(0), MOST_WAYS)


def _ends(run: str, begun: bool) -> frozenset[int]:
    """Offsets in `run` from which the rest of it can be read."""
    ends = {len(run)}
    for start in reversed(range(len(run))):
        readable = any(end in ends for _, end in _steps(run, start))
        if readable or (begun and syllables_from(run[start:])):
            ends.add(start)
    return frozenset(ends)


def _steps(run: str, start: int) -> Iterator[tuple[str, int]]:
    """Syllables that may begin in `run` at `start`, the longest first, with their ends."""
    for end in range(min(len(run), start + LONGEST_SYLLABLE), start, -1):
        name = TYPED_OTHERWISE.get(run[start:end], run[start:end])
        if name in _table() and not VOWELS.isdisjoint(name):
            yield name, end


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Characters usually read as a syllable, and characters that may be, by syllable; sorted."""
    lines = (DATA / "pinyin.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: (usual, other) for name, usual, other in rows}


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for rank in (0, 1):
        for name, ranks in _table().items():
            for character in ranks[rank]:
                found[character] = (*found.get(character, ()), name)
    return found


@cache
def _reading_table() -> "Numbers":
    import numpy as np

    table = np.zeros((0x10000, MOST_READINGS), np.uint16)
    filled = np.zeros(0x10000, np.intp)
    for rank in (0, 1):
        for number, ranks in enumerate(_table().values(), 1):
            codes = np.frombuffer(ranks[rank].encode("utf-16-le"), "<u2")
            table[codes, filled[codes]] = number
            filled[codes] += 1
    table.setflags(write=False)
    return table


@cache
def _initial_table() -> "Letters":
    import numpy as np

    bits = [0] + [1 << (ord(name[0]) - ord("a")) for name in _table()]
    table: Letters = np.bitwise_or.reduce(np.array(bits, np.uint32)[_reading_table()], axis=1)
    table[ord("a") : ord("z") + 1] = 1 << np.arange(26)
    table.setflags(write=False)
    return table


@cache
def _usual_initial_table() -> "Letters":
    import numpy as np

    table, usual = _initial_table(), np.zeros(0x10000, np.uint32)
    usual[ord("a") : ord("z") + 1] = 1 << np.arange(26)
    for name, (given, _) in _table().items():
        _add(usual, name[0], given)
    for letter, given in ALSO_BEGIN.items():
        _add(usual, letter, given)
    usual &= table
    usual.setflags(write=False)
    return usual


def _add(table: "Letters", letter: str, characters: str) -> None:
    for character in characters:
        table[ord(character)] |= 1 << (ord(letter) - ord("a"))
