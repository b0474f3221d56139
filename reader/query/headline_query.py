"""Query for a headline that is being typed: characters literally, Latin letters also as pinyin.

Takes and gives text in the query language; the user need not know the language.
"""

import unicodedata

from reader.late_pattern import late

LETTERS = late(r"[A-Za-zÜü'’]+")
MARKS = late(r"[\"“”＂]")


def headline_query(typed: str) -> str:
    """The query for articles whose headline has every word of `typed`, literally or as pinyin; empty for blank text."""
    return " ".join(_term(word) for word in MARKS.sub(" ", unicodedata.normalize("NFKC", typed)).split())


def _term(word: str) -> str:
    literal = f'headline:"{word}"'
    return f'({literal} OR headline:py:"{word}")' if LETTERS.fullmatch(word) else literal
