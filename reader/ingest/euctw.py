"""Decoder for EUC-TW, which Python has no codec for: CNS 11643 planes 1 and 2.

The two planes hold the characters of Big5 in nearly the order of Big5, so a table of parallel runs of codes and
Python's Big5 codec suffice. The runs were derived by decoding every code of both encodings with `iconv` and comparing;
they agree with CNS 11643-1992. Characters of the rarer planes, from 3 on, become U+FFFD.
"""

from functools import cache

from reader.late_pattern import late

RUNS = (
    # (first position in planes 1 and 2 laid end to end, 94 x 94 each; first position in Big5, rows of 157; length)
    (0, 0, 5),
    (6, 6, 15),
    (21, 23, 2),
    (24, 22, 1),
    (29, 29, 44),
    (73, 74, 1),
    (74, 73, 1),
    (75, 75, 22),
    (98, 98, 1),
    (100, 100, 27),
    (127, 128, 1),
    (128, 127, 1),
    (129, 129, 19),
    (148, 149, 1),
    (149, 148, 1),
    (150, 150, 4),
    (155, 21, 1),
    (156, 156, 78),
    (282, 234, 29),
    (312, 264, 1),
    (314, 266, 142),
    (470, 6101, 20),
    (490, 5892, 10),
    (571, 5905, 1),
    (578, 5908, 1),
    (583, 5909, 1),
    (3290, 471, 17),
    (3307, 263, 1),
    (3308, 489, 86),
    (3394, 265, 1),
    (3395, 576, 1307),
    (4702, 1884, 424),
    (5126, 1883, 1),
    (5127, 2308, 1876),
    (7003, 4571, 1),
    (7004, 4184, 387),
    (7391, 4572, 525),
    (7916, 5286, 1),
    (7917, 5097, 105),
    (8023, 5203, 83),
    (8106, 5287, 84),
    (8190, 5517, 1),
    (8191, 5371, 54),
    (8245, 5426, 1),
    (8246, 5425, 1),
    (8247, 5427, 90),
    (8337, 5518, 354),
    (8836, 6280, 10),
    (8846, 6291, 33),
    (8879, 6372, 1),
    (8880, 6324, 48),
    (8928, 6373, 46),
    (8974, 6586, 1),
    (8975, 6419, 167),
    (9142, 6587, 1840),
    (10982, 9074, 1),
    (10983, 8428, 108),
    (11091, 8537, 537),
    (11628, 8427, 1),
    (11629, 9075, 100),
    (11729, 8536, 1),
    (11730, 9175, 399),
    (12129, 9575, 1637),
    (13766, 11761, 1),
    (13767, 11212, 146),
    (13913, 11899, 1),
    (13914, 11358, 287),
    (14201, 12508, 1),
    (14202, 11645, 116),
    (14318, 11762, 137),
    (14455, 11900, 104),
    (14559, 12425, 1),
    (14560, 12004, 222),
    (14782, 12227, 198),
    (14980, 12426, 82),
    (15062, 12509, 86),
    (15148, 12226, 1),
    (15149, 12595, 8),
    (15157, 12604, 153),
    (15310, 12758, 56),
    (15366, 13114, 1),
    (15367, 12814, 113),
    (15480, 12603, 1),
    (15481, 12927, 142),
    (15623, 12757, 1),
    (15624, 13069, 45),
    (15669, 13115, 71),
    (15740, 13380, 1),
    (15741, 13186, 194),
    (15935, 13381, 490),
    (16425, 13914, 1),
    (16426, 13871, 43),
    (16469, 13915, 1),
    (16470, 13917, 11),
    (16481, 13916, 1),
    (16482, 13928, 4),
)

ALONE = {
    "\xa1\xa6": "\u2027",
    "\xa1\xb8": "\ufe32",
    "\xa2\xa3": "\u203e",
    "\xa2\xc4": "\u223c",
    "\xa2\xd3": "\u2641",
    "\xa2\xd4": "\u2609",
    "\xa2\xdd": "\u2016",
    "\xf6\xc1": "\u5f5e",
}
"""Characters whose counterpart in Big5 has another code point, by their EUC-TW code."""

_CODE = late("\x8e[\xa1-\xb0][\xa1-\xfe][\xa1-\xfe]|[\xa1-\xfe][\xa1-\xfe]|[\x80-\xff]")


def decode_euc_tw(data: bytes) -> str:
    """`data` decoded, with U+FFFD for bytes that are no character. Never raises."""
    table = _table()
    return _CODE.sub(lambda code: table.get(code[0], "\ufffd"), data.decode("latin-1"))


@cache
def _table() -> dict[str, str]:
    """Character of every code of plane 1 (in two bytes or in four) and plane 2 (in four); codes as Latin-1 text."""
    table: dict[str, str] = {}
    for first, other, length in RUNS:
        for step in range(length):
            plane, place = divmod(first + step, 94 * 94)
            code = chr(0xA1 + place // 94) + chr(0xA1 + place % 94)
            character = _big5(other + step)
            if plane == 0:
                table[code] = character
            table[f"\x8e{chr(0xA1 + plane)}{code}"] = character
    return table | ALONE


def _big5(position: int) -> str:
    """The character at `position` of Big5, counted from A140 in rows of 157."""
    row, cell = divmod(position, 157)
    return bytes((0xA1 + row, 0x40 + cell if cell < 63 else 0xA1 + cell - 63)).decode("big5hkscs")
