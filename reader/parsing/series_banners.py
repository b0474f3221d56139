"""Series: for each article of a page the section inherited from a banner further up.

Newspapers print the banner of a series once, above its first article: two or more section lines (the occasion, then the
series). It also applies to the following articles, until one has a section of its own.
"""

from collections.abc import Sequence

from reader.late_pattern import late
from reader.parsing.assembly import ArticleLines, section_in

BANNER = 2
"""Least number of section lines of a banner."""
SERIES = late(
    "系列|专题|專題|专刊|特刊|笔谈|筆談|大家谈|大家談|纵横谈|縱橫談|专版|專版|特别报道|特別報導|连载|連載|之[一1]$"
)
"""Words by which a banner says that it applies to more than one article."""


def inherited(drafts: Sequence[ArticleLines]) -> list[str | None]:
    """The inherited banner of each article that is in a series and has no section of its own; None for all others.

    If no later article has a section of its own, nothing marks the end of the series: then the banner must name a
    series.
    """
    if len(drafts) < 2:
        return [None] * len(drafts)
    told = [draft.fields() for draft in drafts]
    own = [fields.get("section") or section_in(fields.get("headline")) for fields in told]
    last = max((at for at, section in enumerate(own) if section), default=0)
    found: list[str | None] = []
    banner: str | None = None
    for at, (draft, section) in enumerate(zip(drafts, own, strict=True)):
        found.append(None if section else banner)
        if section:
            heads = _is_banner(draft) and (at < last or SERIES.search(section))
            banner = section if heads else None
    return found


def _is_banner(draft: ArticleLines) -> bool:
    return sum(state == "section" for _, state in draft.lines) >= BANNER
