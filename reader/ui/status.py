"""What the top line and the status line say. Takes plain values, gives `(text, role)` parts; draws nothing."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.ui.grouping import titles
from reader.ui.notebook import SIGNS
from reader.ui.order import Arrangement, sorts
from reader.wording import _

Parts = list[tuple[str, str]]


def place(ordinal: int, total: int, rank: int, found: int) -> str:
    """Where one stands among the matches: all counted from 1; `ordinal` 0 where an article has nothing to mark."""
    if not ordinal:
        return _("article {rank}/{found}").format(rank=rank, found=found)
    said = _("match {ordinal}/{total} · article {rank}/{found}")
    return said.format(ordinal=ordinal, total=total, rank=rank, found=found)


def keywords(words: Sequence[str]) -> Parts:
    """The keywords of the open article."""
    return [(_("keywords "), "label"), ("　".join(words), "")] if words else []


def origin(encoding: str, problems: int, key: str) -> Parts:
    """The encoding a text was taken to be in, where it is not the usual one; and how many files had problems."""
    said = [] if encoding.lower().replace("_", "-") in ("utf-8", "utf-8-sig", "ascii") else [encoding.upper()]
    said += [_("{count} problems ({key})").format(count=problems, key=key)] if problems else []
    return [(f"{' · '.join(said)}  ", "muted")] if said else []


def mark(kind: str, text: str) -> Parts:
    """A mark of the person's own, on one line: its sign, and what is written in it."""
    return [(f"{SIGNS.get(kind, '_')} ", "key"), (f"{' '.join(text.split())}  ", "")]


def jump(to: str | None, back: str | None, key: str) -> Parts:
    """Where an article goes on, else where it began, and the key that leads there."""
    said = _("continued on page {page}") if to else _("continued from page {page}")
    return [(f"{key} ", "key"), (f"{said.format(page=to or back)}  ", "muted")] if to or back else []


class Hint(NamedTuple):
    """A key that is useful just now."""

    key: str
    """Its name in the table; "" for the arrows."""
    what: str

    def parts(self, shown: Callable[[str], str]) -> Parts:
        """How it is said; `shown` tells how a key is called."""
        return [(f" {shown(self.key) if self.key else '↑↓'}", "key"), (f" {self.what} ", "muted")]


def hints(seeking: bool, searched: bool, listing: bool, found: bool) -> list[Hint]:
    """The three keys that are most useful just now."""
    if seeking and not found:
        return [Hint("back", _("back"))]
    if seeking:
        return [Hint("open", _("read")), Hint("", _("choose")), Hint("back", _("back"))]
    if searched:
        return [Hint("next_match", _("next match")), Hint("back", _("end search")), Hint("help", _("help"))]
    usual = Hint("open", _("read")) if listing else Hint("next_article", _("next article"))
    return [Hint("search", _("search")), usual, Hint("help", _("help"))]


def title(name: str, articles: int) -> Parts:
    """What is open, and what it holds."""
    return [(f" {name}", "strong"), (" · " + _("{count} articles").format(count=articles) if articles else "", "muted")]


def found(articles: int, matches: int, seconds: float) -> list[Parts]:
    """What a search found and, where there is room, how long it took."""
    told = _("{articles} articles, {matches} matches").format(articles=articles, matches=matches)
    return [[(f"{told} ", "muted")], [(f"· {duration(seconds)} ", "muted")]]


def duration(seconds: float) -> str:
    """A time a person can take in."""
    return f"{seconds * 1000:.0f} ms" if seconds < 0.9995 else f"{seconds:.1f} s"


def loading(done: int, total: int) -> list[Parts]:
    """How much of a library has been indexed."""
    told = _("{percent} % indexed").format(percent=min(done * 100 // total, 99) if total else 0)
    return [[(f"{told} ", "muted")]]


def arranged(arrangement: Arrangement) -> str:
    """How the list is arranged; what is as at first is not said of the sorting."""
    said = [titles()[arrangement.grouping]]
    said += [sorts()[arrangement.sort]] if arrangement.sort != Arrangement().sort else []
    return " · ".join(said)


def following(now: str, names: Iterable[str]) -> str:
    """The name after `now`; after the last the first."""
    known = [*names]
    return known[(known.index(now) + 1) % len(known)]
