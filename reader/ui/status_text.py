"""Texts of the top bar and the status bar. Takes plain values, gives `(text, role)` parts; draws nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from reader.api.outline import Arrangement
from reader.api.result_totals import totals_in_words
from reader.api.results import READ_AS_REMARKS, Results
from reader.errors import UnreadableError
from reader.i18n import _, counted
from reader.named_tuple import NamedTuple
from reader.ui.captions import groupings, sorts
from reader.ui.mark_index import GUTTER_SIGNS

Parts = list[tuple[str, str]]


def place(ordinal: int, total: int, rank: int, found: int) -> str:
    """Position among the matches, counted from 1; `ordinal` is 0 for an article without text matches."""
    if not ordinal or not total:
        return _("article {rank}/{found}").format(rank=f"{rank:,}", found=f"{found:,}")
    template = _("match {ordinal}/{total} · article {rank}/{found}")
    return template.format(ordinal=f"{ordinal:,}", total=f"{total:,}", rank=f"{rank:,}", found=f"{found:,}")


def keywords(words: Sequence[str]) -> Parts:
    """The keywords of the open article."""
    apart = ((f"{'　' if place else ''}{word}", "word") for place, word in enumerate(words))
    return [(_("keywords "), "label"), *apart] if words else []


def origin(encoding: str, problems: int, key: str) -> Parts:
    """The encoding of the text, unless it is the usual one; and the number of files with problems."""
    texts = [] if encoding.lower().replace("_", "-") in ("utf-8", "utf-8-sig", "ascii") else [encoding.upper()]
    texts += [counted(problems, _("1 problem ({key})"), _("{count} problems ({key})"), key=key)] if problems else []
    return [(f"{' · '.join(texts)}  ", "whole")] if texts else []


def said_first(problems: Sequence[str], key: str) -> str:
    """The first of several problems, preceded by their number and the key that lists them."""
    if len(problems) < 2:
        return "".join(problems)
    return _("{count} problems ({key} lists them): {first}").format(count=len(problems), key=key, first=problems[0])


def of_files(problems: Sequence[object], key: str) -> str:
    """The first problem with files: with those that could not be read if there are any, else with those that were."""
    if unread := [problem for problem in problems if isinstance(problem, UnreadableError)]:
        one, many = _("1 file could not be read: {first}"), _("{count} files could not be read: {first}")
        return counted(len(unread), one, many, first=unread[0])
    return said_first([*map(str, problems)], key)


def mark(kind: str, text: str, name: str) -> Parts:
    """A mark on one line: its sign, and its note, or without one its name."""
    label = (" ".join(text.split()), "") if text else (name, "word")
    return [(f"{GUTTER_SIGNS.get(kind, '_')} ", "key"), label, ("  ", "")]


def jump(to: str | None, back: str | None, key: str) -> Parts:
    """The page where an article continues, else where it began, and the key that leads there."""
    template = _("continued on page {page}") if to else _("continued from page {page}")
    return [(f"{key} ", "key"), (f"{template.format(page=to or back)}  ", "muted")] if to or back else []


class Hint(NamedTuple):
    """A currently useful key."""

    key: str
    """Name in the table of keys; empty for the arrows."""
    what: str

    def parts(self, shown: Callable[[str], str]) -> Parts:
        """Texts of the hint; `shown` gives the displayed name of a key."""
        return [(f" {shown(self.key) if self.key else '↑↓'}", "key"), (f" {self.what} ", "muted")]


def hints(seeking: bool, searched: bool, listing: bool, found: bool, selecting: bool = False) -> list[Hint]:
    """The three most useful keys."""
    if selecting:
        return [Hint("copy", _("copy")), Hint("highlight", _("highlight")), Hint("back", _("back"))]
    if seeking and not found:
        return [Hint("", _("choose")), Hint("open", _("search")), Hint("back", _("back"))]
    if seeking:
        return [Hint("open", _("read")), Hint("", _("choose")), Hint("back", _("back"))]
    if searched:
        return [Hint("next_match", _("next match")), Hint("back", _("end search")), Hint("help", _("help"))]
    usual = Hint("open", _("read")) if listing else Hint("next_article", _("next article"))
    return [Hint("search", _("search")), usual, Hint("help", _("help"))]


def title(name: str, articles: int) -> Parts:
    """Name of the library, and its number of articles."""
    return [(f" {name}", "strong"), (f" · {articles_counted(articles)}" if articles else "", "tail")]


def found(results: Results, so_far: tuple[int, int] | None = None) -> list[Parts]:
    """Totals of a search and, if there is room, what they are not of; the totals are never cut.

    `so_far`: bytes indexed, and of the whole library, until it is.
    """
    asides = [*_not_of(results), covered(*so_far) if so_far else "", folded(results)]
    told = [aside for aside in asides if aside] or [duration(results.elapsed)]
    return [[(f"{each} ", "muted")] for each in _totals(results)] + [
        [(f"· {aside} ", "muted")] for aside in told if aside
    ]


def _totals(results: Results) -> tuple[str, ...]:
    """Totals of a search; none if there was no answer, which does not even say that there is nothing."""
    if results.shortfall and not results.total_articles:
        return ()
    if results.remote:
        return (totals_in_words(results),)
    matches = counted(results.total_matches, _("1 match"), _("{count} matches"))
    return articles_counted(results.total_articles), matches


def _not_of(results: Results) -> Iterator[str]:
    """What totals of `results` are not of: articles that match a part, the rest of a search that took too long."""
    if results.partial:
        yield _("partial matches only")
    if not results.complete:
        yield _("not all searched")


def articles_counted(articles: int) -> str:
    """A number of articles, as text."""
    return counted(articles, _("1 article"), _("{count} articles"))


def folded(results: Results) -> str:
    """Number of folded near-duplicates, as text; empty for none."""
    copies = results.whole.total_articles - results.total_articles
    return counted(copies, _("1 similar folded"), _("{count} similar folded")) if copies else ""


def duration(seconds: float) -> str:
    """Text of a noticeable duration: from a second on; "" for less."""
    return "" if seconds < 0.95 else f"{seconds:.1f} s"


BAR = 10
"""Width of the progress bar, in cells."""
MINUTE, HOUR = 60, 3600


def covered(done: int, total: int) -> str:
    """Indexed part of a library, by bytes."""
    return _("{percent} % indexed").format(percent=percent(done, total))


def percent(done: int, total: int) -> int:
    """A percentage below 100: at 100 nothing is shown."""
    return min(done * 100 // total, 99) if total else 0


def loading(done: int, total: int, seconds: float | None, stopped: bool) -> list[Parts]:
    """Progress of loading: as text, as a bar, and the remaining time; as far as there is room."""
    full = percent(done, total) * BAR // 100
    bar = [(" " * full, "done"), (" " * (BAR - full), "todo"), (" ", "muted")]
    rest = _("paused") if stopped else remaining(seconds)
    return [[(f"{covered(done, total)} ", "muted")], bar, *([[(f"{rest} ", "muted")]] if rest else [])]


def remaining(seconds: float | None) -> str:
    """Remaining time, rounded to its uncertainty so that it does not change constantly."""
    if seconds is None:
        return ""
    if seconds < MINUTE:
        return _("{count} s left").format(count=max(round(seconds / 5), 1) * 5)
    if seconds < 2 * HOUR:
        return _("{count} min left").format(count=round(seconds / MINUTE))
    return _("{count} h left").format(count=round(seconds / HOUR))


def arrived(more: int) -> str:
    """Change in the number of articles after reloading a library."""
    if more > 0:
        return counted(more, _("1 new article"), _("{count} new articles"))
    if more < 0:
        return counted(-more, _("1 article removed"), _("{count} articles removed"))
    return _("Files changed and were indexed again")


def arranged(arrangement: Arrangement) -> str:
    """Arrangement of the list; the default sort order is not named."""
    texts = [groupings()[arrangement.grouping]]
    texts += [sorts()[arrangement.sort]] if arrangement.sort != Arrangement().sort else []
    return " · ".join(texts)


def following(now: str, names: Iterable[str]) -> str:
    """The name after `now`, cyclically."""
    known = [*names]
    return known[(known.index(now) + 1) % len(known)]


def remark(results: Results) -> str:
    """Remark about an answer: partial, interpreted differently from the text, or incomplete."""
    if results.partial and results.did_you_mean:
        template = _("No article matches everything; these match part of it. Did you mean: {query}")
        return template.format(query=results.did_you_mean)
    if results.partial:
        return _("No article matches everything; these match part of it")
    if not results.complete:
        return results.shortfall or _("Search timed out; results may be incomplete")
    return _(READ_AS_REMARKS[results.read_as]) if results.read_as in READ_AS_REMARKS else ""
