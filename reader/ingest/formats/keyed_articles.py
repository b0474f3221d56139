"""Articles in JSON whose headlines are the keys: `{"渡口修桥": {"text": …}}`, `{"渡口修桥": "…"}`.

Takes a key, or an object; gives the headline, or the texts by headline. A key that names a field, or is as short as
the name of a section, is no headline.
"""

from collections.abc import Mapping

from reader.han import HAN
from reader.ingest.clean import clean_line
from reader.ingest.field_names import known_as
from reader.ingest.path_metadata import PAPER
from reader.late_pattern import late

SHORTEST, LONGEST = 5, 60
"""Least and most code points of a headline that is a key."""
SHORTEST_TEXT = 20
"""Least code points of a text that has only a key."""
_HAN = late(rf"[{HAN}]{{2}}")
_DAY_OR_PAGE = late(r".*(?:\d{1,2}月\d{1,2}日|\d+版[:：]?).{0,8}")
_SENTENCE = late(r"[。！？][”’」』）\s]*$")


def headline_in_key(key: str) -> dict[str, str]:
    """The headline that a key is, clean; empty if it is none."""
    key = clean_line(key) if SHORTEST <= len(key) <= 2 * LONGEST else ""
    is_one = SHORTEST <= len(key) <= LONGEST and _HAN.search(key) and not PAPER.fullmatch(key)
    return {"headline": key} if is_one and not known_as(key) and not _DAY_OR_PAGE.fullmatch(key) else {}


def texts_by_key(named: Mapping[str, object]) -> dict[str, str]:
    """The texts of an object by their headlines; empty unless every value is a text and every key a headline."""
    texts = {key: text for key, value in named.items() if _is_text(text := _in_lines(value))}
    headlines = [headline_in_key(key).get("headline") for key in texts] if len(texts) == len(named) else []
    return dict(zip(filter(None, headlines), texts.values(), strict=True)) if headlines and all(headlines) else {}


def _in_lines(value: object) -> str:
    """A text, or a list of its paragraphs, as lines; empty for any other value."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return value if isinstance(value, str) else ""


def _is_text(value: str) -> bool:
    """True if a value is long enough for a text, and ends as one."""
    return len(value) >= SHORTEST_TEXT and _SENTENCE.search(value, max(0, len(value) - 8)) is not None
