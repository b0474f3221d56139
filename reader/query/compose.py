"""Composition of queries: text of an article, or the value of a field, as a query for exactly that text."""

from reader.late_pattern import late

LONGEST = 60
"""Most code points of a selection that are searched for."""
PLAIN = late(r"[\w·]+")
OPERATORS = ("OR", "AND", "NOT", "NEAR")
MARKS = late(r"[\"“”＂〝〞]")
EITHER = late(r"\bOR\b|[|｜]")


def literal(text: str) -> str:
    """The query for `text` literally: quoted if it would mean something else."""
    text = " ".join(MARKS.sub(" ", "".join(text.splitlines())).split())[:LONGEST]
    return text if PLAIN.fullmatch(text) and text not in OPERATORS else f'"{text}"' if text else ""


def narrowed(query: str, label: str, value: str) -> str:
    """`query`, restricted to `value` in the field labelled `label`."""
    query = query.strip()
    if EITHER.search(query):
        query = f"({query})"
    return f"{query} {label}{literal(value)}".strip()
