"""Text of an article, or a value of a field, as part of a query that means exactly it."""

from reader.late_pattern import late

LONGEST = 60
"""Code points of a selection that are looked for."""
PLAIN = late(r"[\w·]+")
OPERATORS = ("OR", "AND", "NOT", "NEAR")
MARKS = late(r"[\"“”＂〝〞]")
EITHER = late(r"\bOR\b|[|｜]")


def literal(text: str) -> str:
    """The query for `text` as it stands: quoted where it would mean something else."""
    text = " ".join(MARKS.sub(" ", "".join(text.splitlines())).split())[:LONGEST]
    return text if PLAIN.fullmatch(text) and text not in OPERATORS else f'"{text}"' if text else ""


def narrowed(query: str, label: str, value: str) -> str:
    """`query`, and the field named `label` has `value`."""
    query = query.strip()
    if EITHER.search(query):
        query = f"({query})"
    return f"{query} {label}{literal(value)}".strip()
