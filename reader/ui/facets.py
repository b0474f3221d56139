"""What the articles found have in common: sections, pages, papers, authors and months, each with how many there are.

Takes a library and numbers of its articles, gives counts; works beside the screen and may be stopped.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.library import Library
from reader.ui.work import Poll
from reader.wording import _

MOST = 100
"""Values of one facet that are listed."""
AT_ONCE = 2000
"""Articles that are counted between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to part articles."""

    name: str
    label: str
    """How a query names it."""
    values: tuple[tuple[str, int], ...]
    """With the number of articles that have each: most first; months by date."""


def facets(library: Library, numbers: Sequence[int], cancelled: Poll) -> tuple[Facet, ...]:
    """The facets that part the articles `numbers`: those of one value for all of them would narrow nothing."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("section", "page", "publication", "author", "month")
    }
    for first in range(0, len(numbers), AT_ONCE):
        if cancelled():
            return ()
        for number in numbers[first : first + AT_ONCE]:
            for name, value in _values(library, number):
                counts[name][value] += 1
    told = (
        Facet(_("Section"), _("section:"), _frequent(counts["section"])),
        Facet(_("Page"), _("page:"), _frequent(counts["page"])),
        Facet(_("Paper"), _("publication:"), _frequent(counts["publication"])),
        Facet(_("Author"), _("author:"), _frequent(counts["author"])),
        Facet(_("Month"), _("date:"), tuple(sorted(counts["month"].items(), reverse=True)[:MOST])),
    )
    return tuple(facet for facet in told if any(count < len(numbers) for _value, count in facet.values))


def _values(library: Library, number: int) -> Iterable[tuple[str, str]]:
    article = library.article(number)
    if article.section:
        yield "section", article.section
    if article.page_name:
        yield "page", article.page_name
    if article.publication:
        yield "publication", article.publication
    if article.date and len(article.date) >= len("2022-11"):
        yield "month", article.date[:7]
    for author in dict.fromkeys(article.authors):
        yield "author", author


def _frequent(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(counts.most_common(MOST))
