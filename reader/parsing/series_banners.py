"""Series: takes the drafts of a page in order, gives for each the section that it has from a banner further up.

Newspapers print the banner of a series once, over its first article: two or more section lines (the occasion, then
the series). It heads the articles after that one too, until one has a section of its own.
"""

from collections.abc import Sequence

from reader.late_pattern import late
from reader.parsing.assembly import ArticleLines, section_in

BANNER = 2
"""How many section lines make a banner at least."""
SERIES = late(
    "系列|专题|專題|专刊|特刊|笔谈|筆談|大家谈|大家談|纵横谈|縱橫談|专版|專版|特别报道|特別報導|连载|連載|之[一1]$"
)
"""The words by which a banner says that it heads more than one article."""


def inherited(drafts: Sequence[ArticleLines]) -> list[str | None]:
    """The banner over each article that stands in a series and has no section of its own; None for all others.

    Where no later article has a section of its own nothing shows where the series ends: then the banner must say that
    it is one.
    """
    own = [draft.of("section") or section_in(draft.of("headline")) for draft in drafts]
    found: list[str | None] = []
    banner: str | None = None
    for at, (draft, section) in enumerate(zip(drafts, own, strict=True)):
        found.append(None if section else banner)
        if section:
            heads = _is_banner(draft) and (any(own[at + 1 :]) or SERIES.search(section))
            banner = section if heads else None
    return found


def _is_banner(draft: ArticleLines) -> bool:
    return sum(state == "section" for _, state in draft.lines) >= BANNER
