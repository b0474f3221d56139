"""What somebody typed to find a headline, as a query: characters as they are, Latin letters also as pinyin.

Takes and gives text in the query language; a word that is typed need not know that there is one.
"""

import unicodedata

from reader.late_pattern import late

LETTERS = late(r"[A-Za-zÜü'’]+")
MARKS = late(r"[\"“”＂]")


def headline_query(typed: str) -> str:
    """The query for articles whose headline has every word of `typed`, or reads so; "" for blanks."""
    return " ".join(_term(word) for word in MARKS.sub(" ", unicodedata.normalize("NFKC", typed)).split())


def _term(word: str) -> str:
    literal = f'headline:"{word}"'
    return f'({literal} OR headline:py:"{word}")' if LETTERS.fullmatch(word) else literal
