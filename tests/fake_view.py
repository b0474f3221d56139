"""A library of a few articles without files, an index or arrays: for tests of the screen. Keys are numbers from 0."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from reader.api.analytics import By, ConcordanceLines, ConcordanceOrder, TrendRows
from reader.api.insights import WeighedWord
from reader.api.library import Capabilities, Library, Progress
from reader.api.outline import EmptyOutline, FoldState, OutlineHeading, OutlineRow
from reader.api.outline_request import OutlineRequest
from reader.api.results import Facet, Hit, Poll, ReadAs, Snippet, never
from reader.errors import UnknownArticleError
from reader.model import Article
from reader.query.parser import Query, parse
from reader.span import Span


class FakeOutline(EmptyOutline):
    """Some articles under one heading, or none."""

    def __init__(self, keys: Sequence[int]) -> None:
        self.keys, self.total, self.any_open, self.folds = list(keys), len(keys), True, FoldState()

    def __len__(self) -> int:
        return self.total + bool(self.keys)

    def row(self, row: int) -> OutlineRow:
        return self.rows(row, 1)[0]

    def rows(self, first: int, count: int) -> list[OutlineRow]:
        head = [OutlineRow(key, OutlineHeading(("",), "name", 0, self.total, False)) for key in self.keys[:1]]
        return [*head, *map(OutlineRow, self.keys)][first : first + count]

    def row_of(self, key: int) -> int | None:
        return self.keys.index(key) + 1 if key in self.keys else None

    def nearest(self, key: int | None) -> int | None:
        return next((one for one in self.keys if key is None or one >= key), self.keys[-1] if self.keys else None)

    def neighbour(self, key: int, steps: int) -> int | None:
        place = self.keys.index(key) + steps if key in self.keys else 0
        return self.keys[min(max(place, 0), self.total - 1)] if self.keys else None

    def step(self, row: int, steps: int) -> int:
        return min(max(row + steps, 1), self.total)

    def heading_over(self, row: int) -> int:
        return 0


class FakeResults:
    """The articles that hold a text, in their own order."""

    partial, did_you_mean, read_as, elapsed, complete, era = False, None, ReadAs.WRITTEN, 0.0, True, 0
    remote, at_most, matches_known, shortfall = False, False, True, ""

    def __init__(self, query: str, articles: Sequence[Article]) -> None:
        self.query, self.articles, self.searched = parse(query), articles, len(articles)
        self.counts: Mapping[int, int] = {
            key: count for key, article in enumerate(articles) if (count := article.text.count(query))
        }
        self.ranking = list(self.counts)
        self.total_articles, self.total_matches = len(self.counts), sum(self.counts.values())

    @property
    def shown(self) -> "FakeResults":
        return self

    @property
    def distinct(self) -> "FakeResults":
        return self

    @property
    def whole(self) -> "FakeResults":
        return self

    def story(self, key: int) -> list[int]:
        return []

    def copies(self, key: int) -> int:
        return 0

    def page(self, first: int, count: int | None) -> list[Hit]:
        hits = [Hit(key, 1.0, matches) for key, matches in self.counts.items()][first:]
        return hits if count is None else hits[:count]

    def ordered(self, order: str) -> list[int]:
        return sorted(self.ranking, key=lambda key: -self.counts[key]) if order == "matches" else self.ranking

    def rank_of(self, key: int) -> int | None:
        return self.ranking.index(key) if key in self.counts else None

    def matches_before(self, key: int) -> int:
        return sum(self.counts[one] for one in self.ranking[: self.ranking.index(key)])

    def spans(self, key: int) -> tuple[Span, ...]:
        word, spans, at = self.query.text, list[Span](), -1
        while (at := self.articles[key].text.find(word, at + 1)) >= 0:
            spans.append(Span(at, at + len(word)))
        return tuple(spans)

    def snippets(self, key: int, count: int = 2, width: int = 40) -> list[Snippet]:
        return [Snippet(self.query.text, (Span(0, len(self.query.text)),))][:count]

    def explain(self, key: int) -> tuple[()]:
        return ()

    def facets(self) -> dict[str, Facet]:
        return {}

    def finest_unit(self, room: int, cancelled: Poll = never) -> By:
        return By.SECTION

    def trend(self, by: By, cancelled: Poll = never) -> TrendRows:
        raise NotImplementedError

    def concordance(
        self, order: ConcordanceOrder, most: int | None = None, cancelled: Poll = never
    ) -> ConcordanceLines:
        raise NotImplementedError

    def dispersion(self, key: int, cells: int) -> list[int]:
        return [0] * cells


class FakeInsights:
    """Nothing is known of any article."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_given: None if name in ("word_at", "entry_at", "continuation", "beginning") else ()


class FakeView:
    """Articles that are given."""

    name, generation, era = "fake", 1, 0

    def __init__(self, articles: Sequence[Article] = ()) -> None:
        self.articles = articles

    def __len__(self) -> int:
        return len(self.articles)

    def all_keys(self) -> range:
        return range(len(self.articles))

    def key(self, article: str) -> int:
        if (key := self.keys([article]).get(article)) is None:
            raise UnknownArticleError(article)
        return key

    def keys(self, ids: Collection[str]) -> dict[str, int]:
        return {article.id: key for key, article in enumerate(self.articles) if article.id in ids}

    def id(self, key: int) -> str:
        return self.articles[key].id

    def article(self, key: int) -> Article:
        return self.articles[key]

    def summary(self, key: int) -> Any:
        return FakeSummary(self.articles[key])

    def summaries(self, keys: Sequence[int]) -> list[Any]:
        return [self.summary(key) for key in keys]

    def groupings(self) -> tuple[str, ...]:
        return ()

    def days(self) -> list[tuple[str, int]]:
        days = [article.date for article in self.articles if article.date]
        return [(day, days.count(day)) for day in sorted(set(days))]

    def first_on(self, day: str) -> int:
        return next(key for key, article in enumerate(self.articles) if article.date == day)

    def from_source(self, source: str, most: int) -> list[int]:
        return [key for key, article in enumerate(self.articles) if article.source == source][:most]

    def outline(self, request: OutlineRequest, cancelled: Poll | None = None) -> FakeOutline:
        keys = self.all_keys() if request.within is None else sorted(request.within.ranking)
        return FakeOutline([key for key in keys if request.headlines.strip() in self.articles[key].headline])

    def outline_at_once(self, *_given: object) -> None:
        return None

    def search(
        self,
        query: str | Query,
        sort: str = "relevance",
        cancelled: Poll | None = None,
        seconds: float | None = None,
    ) -> FakeResults:
        return FakeResults(query if isinstance(query, str) else query.text, self.articles)

    def insights(self, key: int) -> FakeInsights:
        return FakeInsights()

    def keywords_of(self, keys: Iterable[int]) -> Iterator[Sequence[WeighedWord]]:
        return (self.insights(key).keywords() for key in keys)


class FakeSummary:
    """What lists show of an article: its own fields."""

    encoding = "utf-8"

    def __init__(self, article: Article) -> None:
        self.article = article

    def __getattr__(self, name: str) -> Any:
        return getattr(self.article, name)


class FakeLibrary:
    """A library that is read when it is asked to be, at once."""

    name, problems, paths, asked_encoding, capabilities = "fake", (), ("fake",), None, Capabilities()
    trouble = None

    def __init__(self, *articles: Article) -> None:
        self.articles, self.view = articles, FakeView()

    def on_arrival(self, notify: Callable[[], object]) -> None:
        """All is here."""

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        self.view = FakeView(self.articles)
        yield Progress(1, 1, 1, 1, len(self.articles))

    def changes(self, cancelled: Poll | None = None) -> None:
        return None


def fake_library(*articles: Article) -> Library:
    """A library, as the port has it: mypy compares the two here."""
    return FakeLibrary(*articles)
