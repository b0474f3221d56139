"""A situation that users of readers reported, as a small file, and what must come of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HEADLINE, OTHER = "渔港迎来早市", "新桥今天通车"
FIRST, SECOND = "天刚亮，码头上已经站满了人。", "老周说，今年的鱼比去年多。"
THIRD = "两岸的居民都来看新桥。"
BODY = f"{FIRST}\n{SECOND}"


@dataclass(frozen=True)
class Situation:
    """One file."""

    name: str
    data: str | bytes
    articles: Sequence[Mapping[str, object]] = ()
    """For each article some of its fields; `texts` are those of its blocks."""
    finds: Mapping[str, int] = field(default_factory=dict)
    """Queries, with the number of matches."""
    told: str = ""
    """What is said of the file."""


def one(**fields: object) -> tuple[Mapping[str, object], ...]:
    """The one article that most of these files hold."""
    return ({"headline": HEADLINE, "texts": (FIRST, SECOND), **fields},)
