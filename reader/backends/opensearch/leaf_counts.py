"""Groups of articles with the same values, counted by the engine. No article is fetched."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.api.outline import GROUPINGS
from reader.backends.group_names import folders_of
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
COUNTING = 30.0
"""Seconds that the engine may take: it looks at every article found."""

Values = dict[str, str | None]
"""Values of one leaf, by column."""


class LeafCounts:
    """Combinations of values that occur, in the engine's order: each text once, and of each leaf their numbers."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        self.texts: tuple[list[str | None], ...] = tuple([] for _name in columns)
        """Values of each column, by number."""
        self.numbers = array("i")
        """Numbers of the values of each leaf, one a column, leaf after leaf."""
        self.sizes, self.firsts = array("q"), array("d")
        """Number of articles of each leaf, and the least publishing position among them."""
        self._known: tuple[dict[str | None, int], ...] = tuple({} for _name in columns)

    def __len__(self) -> int:
        return len(self.sizes)

    def add(self, bucket: Any) -> None:
        """Add a combination as the engine counts it. Raises what a malformed one raises."""
        key = bucket["key"]
        for name, texts, known in zip(self.columns, self.texts, self._known, strict=True):
            value = None if (given := key[name]) is None else str(given)
            number = known.setdefault(value, len(texts))
            if number == len(texts):
                texts.append(value)
            self.numbers.append(number)
        self.sizes.append(counted_articles(bucket["doc_count"]))
        self.firsts.append(float(bucket["first"]["value"] or 0.0))

    def values(self, leaf: int) -> Values:
        """Values of a leaf."""
        first = leaf * len(self.columns)
        numbers = self.numbers[first : first + len(self.columns)]
        named = zip(self.columns, self.texts, numbers, strict=True)
        return {name: texts[number] for name, texts, number in named}


class TooManyLeavesError(ArchiveError):
    """The outline would have more than `MOST_LEAVES` leaves."""


def counted(engine: ArchiveEngine, query: Dsl, columns: Sequence[str]) -> LeafCounts:
    """All combinations of values that occur in these columns. Raises `TooManyLeavesError` and `ArchiveError`.

    Where one answer does not hold them all, the engine is first asked whether there are too many: it takes about as
    long for all as for a part of them, and the others need not be read to be thrown away.
    """
    found, after = LeafCounts(columns), dict[str, Any]()
    while True:
        answer = _asked(engine, query, columns, ASKED, after)
        with understood():
            buckets = answer["buckets"][:ASKED]
            for bucket in buckets:
                found.add(bucket)
            before, after = after, {"after": answer.get("after_key")}
        if len(buckets) < ASKED:
            return found
        if not before and len(columns) > 1 and _are_more(engine, query, columns, after):
            raise TooManyLeavesError(_("too many headings"))
        if len(found) >= MOST_DAYS or after == before:
            raise ArchiveError(_("the archive has too many dates"))


def _asked(
    engine: ArchiveEngine, query: Dsl, columns: Sequence[str], most: int, after: Dsl, shown: str = ""
) -> dict[str, Any]:
    """Answer with at most `most` combinations; `shown`: the only part of it that is sent. Raises `ArchiveError`."""
    sources = [{name: {"terms": {"field": name, "missing_bucket": True}}} for name in columns]
    ask: Dsl = {"composite": {"sources": sources, "size": most, **after}}
    if not shown:
        ask["aggs"] = {"first": {"min": {"field": "order"}}}
    found = engine.search({"query": query, "size": 0, "aggs": {"all": ask}}, seconds=COUNTING, shown=shown)
    with understood():
        return dict(found.aggregations.get("all", {}))


def _are_more(engine: ArchiveEngine, query: Dsl, columns: Sequence[str], after: Dsl) -> bool:
    """True if there are more than `MOST_LEAVES` combinations, of which `ASKED` are known. Raises `ArchiveError`."""
    rest = max(MOST_LEAVES - ASKED, 1)
    last = _asked(engine, query, columns, rest, after, "all.after_key").get("after_key")
    return last is not None and bool(_asked(engine, query, columns, 1, {"after": last}).get("buckets"))


@understood()
def offered(engine: ArchiveEngine) -> tuple[str, ...]:
    """Groupings that divide the articles. Raises `ArchiveError`."""
    columns = ("publication", "date", *HEADING_COLUMNS)
    ask: Dsl = {name: {"terms": {"field": name, "size": 2}} for name in columns}
    ask |= {f"no {name}": {"missing": {"field": name}} for name in columns}
    ask["source"] = {"terms": {"field": "source", "size": MOST_FOLDERS}}
    answer = engine.search({"size": 0, "aggs": ask}, seconds=COUNTING).aggregations

    def tells_apart(name: str) -> bool:
        return len(answer[name]["buckets"]) + bool(answer[f"no {name}"]["doc_count"]) > 1

    folders = set(folders_of([str(bucket["key"]) for bucket in answer["source"]["buckets"]]).values())
    apart = {name: tells_apart(name) for name in ("publication", "date", "page")}
    apart |= {"section": any(map(tells_apart, HEADING_COLUMNS)), "folder": len(folders) > 1}
    return tuple(grouping for grouping in GROUPINGS if apart[grouping])
