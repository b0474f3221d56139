"""Leaves of an archive's outline: groups of articles with the same headings, counted by the engine.

Each grouping defines the columns that the engine counts by, and the headings over a leaf, which equal those of a local
library (`reader.backends.local.outline.grouping`). No article is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.api.article_heading import page_in_words
from reader.api.outline import GROUPINGS, Arrangement, Path
from reader.backends.group_names import common, parts_of_number
from reader.backends.opensearch.engine_answer import counted_articles, understood
from reader.backends.opensearch.engine_clauses import HEADING_COLUMNS
from reader.errors import ArchiveError
from reader.i18n import _

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_engine import ArchiveEngine
    from reader.backends.opensearch.engine_clauses import Dsl

MOST_LEAVES = 60_000
"""Most leaves of an outline; with more, the articles are listed by date only."""
MOST_DAYS = 1_000_000
"""Most leaves of a list by date: more than there are days, whatever is written for one."""
ASKED = 5000
"""Leaves in one answer of the engine."""
MOST_FOLDERS = 1000
"""Most sources looked at to see whether there are several folders."""
LATER = "\U0010ffff"
"""Sort key after every name, for articles without a date."""

Values = dict[str, str | None]
"""Values of one leaf, by column."""
Asked = tuple[str, Arrangement]
"""What was counted: a query in the engine's notation, and the order of its articles."""


class CountedLeaf(NamedTuple):
    """A combination of values with its counts."""

    values: Values
    size: int
    first: float
    """Least publishing position among its articles."""


class ListLevel(NamedTuple):
    """One level of headings."""

    kind: str
    """Kind of heading, as in `reader.api.outline.OutlineHeading`."""
    needed: bool = False
    """True if the grouping is pointless without this level."""


class Leaf(NamedTuple):
    """A group of articles under the same headings."""

    paths: tuple[Path, ...]
    """Paths of the headings over it, outermost first."""
    values: Values
    size: int

    @property
    def query(self) -> Dsl:
        """Engine query for its articles: a missing value matches articles without the field."""
        wanted = [{"term": {name: value}} for name, value in self.values.items() if value is not None]
        none = [{"exists": {"field": name}} for name, value in self.values.items() if value is None]
        return {"bool": {"filter": wanted, "must_not": none}}


class Leaves(NamedTuple):
    """All leaves in order, and their levels of headings."""

    levels: tuple[ListLevel, ...]
    leaves: Sequence[Leaf]


class LeafPlan(NamedTuple):
    """Plan of one grouping."""

    columns: tuple[str, ...]
    """Columns that the engine counts by."""
    levels: tuple[ListLevel, ...]
    names: Callable[[Sequence[CountedLeaf]], Callable[[Values], Path]]
    """Makes from all leaves a function from a leaf to its headings before the dates, one a level."""
    rank: Callable[[str, float], Any]
    """Sort key of such a heading; ties by first appearance."""
    dated: bool = True
    """True if there are headings by date too."""
    inside: Callable[[Values], Path] = lambda _values: ()
    """Headings of a leaf after its dates."""


class TooManyLeavesError(ArchiveError):
    """The outline would have more than `MOST_LEAVES` leaves."""


DAYS = (ListLevel("date"), ListLevel("date"), ListLevel("date"))


def _column(name: str) -> Callable[[Sequence[CountedLeaf]], Callable[[Values], Path]]:
    return lambda _all: lambda values: (values[name] or "",)


def _nothing(_all: Sequence[CountedLeaf]) -> Callable[[Values], Path]:
    return lambda _values: ()


def _sections(leaves: Sequence[CountedLeaf]) -> Callable[[Values], Path]:
    """Publication and section; a section with a single article is replaced by its page."""
    often = Counter[str | None]()
    for leaf in leaves:
        often[leaf.values["section"]] += leaf.size

    def told(values: Values) -> Path:
        section = values["section"]
        recurring = section if often[section] > 1 else None
        return values["publication"] or "", recurring or values["page_name"] or section or _page(values)

    return told


def _section_name(values: Values) -> Path:
    return (values["section"] or values["page_name"] or _page(values),)


def _page(values: Values) -> str:
    return page_in_words(values["page"]) if values["page"] else ""


def _folders(leaves: Sequence[CountedLeaf]) -> Callable[[Values], Path]:
    """The top folder below the common one, and the whole folder."""
    folder = folders_of([leaf.values["source"] or "" for leaf in leaves])
    return lambda values: ((name := folder[values["source"] or ""]).partition("/")[0], name)


def folders_of(sources: Sequence[str]) -> dict[str, str]:
    """Folder of each source, relative to the common one."""
    parted = {source: source.split("/")[:-1] for source in sources}
    shared = common([*parted.values()])
    return {source: "/".join(parts[shared:]) or (parts[-1] if parts else "") or "/" for source, parts in parted.items()}


def _by_name(name: str, _first: float) -> Any:
    return name == "", name


def _by_number(name: str, _first: float) -> Any:
    return name == "", parts_of_number(name)


def _by_appearance(name: str, first: float) -> Any:
    return name == "", first


NAME, NEEDED = ListLevel("name"), ListLevel("name", True)
ISSUES = LeafPlan(("publication", *HEADING_COLUMNS, "date"), (NAME, NEEDED, *DAYS), _sections, _by_appearance)
"""Publications, sections in order of first appearance, and dates."""
DATES = LeafPlan(("date", *HEADING_COLUMNS), (*DAYS, NAME), _nothing, _by_name, inside=_section_name)
BARE_DATES = LeafPlan(("date",), DAYS, _nothing, _by_name)
"""By date only: used if there would be too many leaves."""
PLANS = {
    "date": DATES,
    "section": ISSUES,
    "publication": LeafPlan(("publication", "date"), (NEEDED, *DAYS), _column("publication"), _by_name),
    "page": LeafPlan(("page", "date"), (ListLevel("page", True), *DAYS), _column("page"), _by_number),
    "folder": LeafPlan(("source",), (NAME, NEEDED), _folders, _by_name, dated=False),
}


class KnownLeaves:
    """Leaves of the last lists of one view: the engine looks at every article to count them, and a list is made anew
    whenever a heading is opened."""

    def __init__(self) -> None:
        self._known: dict[bool, tuple[Asked, Leaves]] = {}
        """The list of everything (True), and the last of any other query."""

    def of(self, engine: ArchiveEngine, query: Dsl, arrangement: Arrangement, offered: Sequence[str]) -> Leaves:
        """Leaves of the articles found by a query; `offered`: groupings that divide them. Raises `ArchiveError`."""
        asked, is_all = (str(query), arrangement), "match_all" in query
        before, leaves = self._known.get(is_all, (None, None))
        if leaves is None or asked != before:
            leaves = leaves_of(engine, query, arrangement, offered)
            self._known[is_all] = asked, leaves
        return leaves


def leaves_of(engine: ArchiveEngine, query: Dsl, arrangement: Arrangement, offered: Sequence[str]) -> Leaves:
    """Leaves of the articles found by a query; `offered`: groupings that divide them. Raises `ArchiveError`."""
    grouping = arrangement.grouping if arrangement.grouping in offered or not offered else offered[0]
    try:
        return _planned(PLANS[grouping], [*_counted(engine, query, PLANS[grouping].columns)], arrangement)
    except TooManyLeavesError:
        return _planned(BARE_DATES, [*_counted(engine, query, BARE_DATES.columns)], arrangement)


def _planned(plan: LeafPlan, counted: Sequence[CountedLeaf], arrangement: Arrangement) -> Leaves:
    above = plan.names(counted)
    firsts: dict[tuple[int, str], float] = {}
    for leaf in counted:
        for named in enumerate(above(leaf.values)):
            firsts[named] = min(leaf.first, firsts.get(named, leaf.first))

    def place(leaf: CountedLeaf) -> tuple[Any, ...]:
        group = tuple(plan.rank(name, firsts[level, name]) for level, name in enumerate(above(leaf.values)))
        return group, _by_date(leaf.values.get("date"), arrangement.sort), any(plan.inside(leaf.values)), leaf.first

    shared = dict[Path, Path]()
    leaves = [
        Leaf(_paths(above(leaf.values), plan, leaf.values, shared), leaf.values, leaf.size)
        for leaf in sorted(counted, key=place)
    ]
    return Leaves(plan.levels, leaves)


def _by_date(date: str | None, sort: str) -> tuple[Any, ...]:
    """Sort key of leaves within a group: their date, ascending or descending."""
    return date is None, tuple(-ord(one) if sort == "newest" and date else ord(one) for one in date or LATER)


def _paths(above: Path, plan: LeafPlan, values: Values, shared: dict[Path, Path]) -> tuple[Path, ...]:
    """Paths of the headings over a leaf, outermost first; `shared` holds each path once."""
    date = values.get("date") or ""
    path = (*above, *((date[:4], date[:7], date) if plan.dated else ()), *plan.inside(values))
    return tuple(shared.setdefault(path[:depth], path[:depth]) for depth in range(1, len(path) + 1))


def _counted(engine: ArchiveEngine, query: Dsl, columns: Sequence[str]) -> Iterator[CountedLeaf]:
    """All combinations of values that occur. Raises `TooManyLeavesError`."""
    sources = [{name: {"terms": {"field": name, "missing_bucket": True}}} for name in columns]
    after: dict[str, Any] = {}
    total, least = 0, {"first": {"min": {"field": "order"}}}
    while True:
        ask: Dsl = {"composite": {"sources": sources, "size": ASKED, **after}, "aggs": least}
        found = engine.search({"query": query, "size": 0, "aggs": {"all": ask}}, seconds=30.0)
        with understood():
            answer = found.aggregations["all"]
            leaves = [_leaf(bucket, columns) for bucket in answer["buckets"][:ASKED]]
            before, after = after, {"after": answer.get("after_key")}
        yield from leaves
        total += len(leaves)
        if len(leaves) < ASKED:
            return
        if total >= MOST_LEAVES and len(columns) > 1:
            raise TooManyLeavesError(_("too many headings"))
        if total >= MOST_DAYS or after == before:
            raise ArchiveError(_("the archive has too many dates"))


def _leaf(bucket: Any, columns: Sequence[str]) -> CountedLeaf:
    """A leaf as the engine counts it. Raises what a malformed one raises."""
    values = {name: None if (value := bucket["key"][name]) is None else str(value) for name in columns}
    return CountedLeaf(values, counted_articles(bucket["doc_count"]), float(bucket["first"]["value"] or 0.0))


@understood()
def offered(engine: ArchiveEngine) -> tuple[str, ...]:
    """Groupings that divide the articles. Raises `ArchiveError`."""
    columns = ("publication", "date", *HEADING_COLUMNS)
    ask: Dsl = {name: {"terms": {"field": name, "size": 2}} for name in columns}
    ask |= {f"no {name}": {"missing": {"field": name}} for name in columns}
    ask["source"] = {"terms": {"field": "source", "size": MOST_FOLDERS}}
    answer = engine.search({"size": 0, "aggs": ask}, seconds=30.0).aggregations

    def tells_apart(name: str) -> bool:
        return len(answer[name]["buckets"]) + bool(answer[f"no {name}"]["doc_count"]) > 1

    folders = set(folders_of([str(bucket["key"]) for bucket in answer["source"]["buckets"]]).values())
    apart = {name: tells_apart(name) for name in ("publication", "date", "page")}
    apart |= {"section": any(map(tells_apart, HEADING_COLUMNS)), "folder": len(folders) > 1}
    return tuple(grouping for grouping in GROUPINGS if apart[grouping])
