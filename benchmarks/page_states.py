"""What the answers of a checked page say of its lines: takes `<id>.txt` and `<id>.json`, gives the states that may be.

The answers are a JSON object: `meta.paper`, and `articles`, each with its `kind` (`article`, `continuation`, `photo`,
`index`), `start_line` and `end_line` (1-based), its fields as printed (`section`, `kicker`, `headline`, `subheadline`,
`byline`, `dateline`; lines of one field parted by line feeds or joined), `body_first20`, and in lists the texts of its
`subheads`, `captions`, `credits` and `inner_bylines`. Of a line that they leave open every state of its place may be.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.ingest import Source, read, sources
from reader.model import Page
from reader.parsing.grammar import FURNITURE
from reader.parsing.heading_blocks import among_text
from reader.parsing.line_features import HEADING, SIGNED, SPOKEN, Features
from reader.parsing.lines import PageLine, lines_of

Answer = dict[str, Any]
States = tuple[str, ...]

FIELDS = ("headline", "byline", "section", "kicker", "subheadline", "dateline")
"""The fields of a head; where a line is in two of them the first is believed."""
BODY = ("opening", "paragraph", "note", "jump", "caption", "credit", "signature", "closing")
"""What a line of a body may be of which the answers say nothing: no crosshead."""
LISTED: tuple[tuple[str, States], ...] = (
    ("subheads", ("crosshead",)),
    ("captions", ("caption",)),
    ("credits", ("credit", "signature", "closing")),
    ("inner_bylines", ("signature", "credit")),
)
"""The lists of an article and the states of the lines in them."""
PICTURE: tuple[States, States] = (("photograph",), ("caption", "credit", "photograph", "paragraph", "signature"))
"""What the first line and the others of a photograph without a headline may be."""

MAY_BE_TEXT = SPOKEN - {"comma", "item"}
"""Features of short lines that may well be text: a question, a call, the end of a sentence."""


@dataclass(frozen=True)
class Checked:
    """A page and what its lines may be."""

    page: Page
    path: Path
    paper: str
    lines: list[PageLine]
    may_be: list[States]


def checked(folder: Path) -> list[Checked]:
    """The pages under a folder that have answers, in order of their names."""
    paths = (path for path in sorted(folder.rglob("*.txt")) if path.with_suffix(".json").exists())
    return [page for path in paths if (page := _checked(path)) is not None]


def invented(path: Path) -> list[Checked]:
    """The pages of a paper: a file whose lines are a state, a tab and a text; blank lines part the pages."""
    found = []
    for nth, page in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n"), 1):
        states, texts = zip(*(line.split("\t") for line in page.split("\n")), strict=True)
        text = "\n\n".join(texts)
        own = path.with_stem(f"{path.stem}_{nth}")
        found.append(Checked(Page(own.name, text), own, path.stem, lines_of(text), [(state,) for state in states]))
    return found


def _checked(path: Path) -> Checked | None:
    """The checked page of a file; None if it is a collection of single articles."""
    answers = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    page, *others = (page for source in sources([path]) if isinstance(source, Source) for page in read(source))
    if others:
        return None
    lines = lines_of(page.text, page.first_line)
    may_be: list[States] = [FURNITURE] * len(lines)
    for article in answers["articles"]:
        within = [at for at, line in enumerate(lines) if article["start_line"] <= line.number <= article["end_line"]]
        states = _states(article, [lines[at].text for at in within])
        for at, state in zip(within, states, strict=True):
            may_be[at] = state
    return Checked(page, path, answers["meta"]["paper"], lines, may_be)


def _states(article: Answer, texts: Sequence[str]) -> list[States]:
    if article["kind"] == "photo" and not article.get("headline"):
        return [PICTURE[0], *[PICTURE[1]] * (len(texts) - 1)]
    squeezed = [squeeze(text) for text in texts]
    start = _body_start(article, squeezed)
    return [*_head(article, squeezed[:start]), *(_of_body(article, text) for text in squeezed[start:])]


def squeeze(text: str) -> str:
    """`text` without white space and without the mark that opens a byline."""
    return re.sub(r"\s+", "", text.replace("\ufeff", "")).lstrip("□■◆●▲☐◻○◎")


def _body_start(article: Answer, texts: Sequence[str]) -> int:
    """Which line the body begins with: the last that begins as the answers say before a line that is in no field."""
    first = squeeze(article.get("body_first20") or "")
    for at, text in enumerate(texts):
        again = any(later.startswith(first[:12]) for later in texts[at + 1 :])
        if first and first[:8] in text[:40] and not (_field(article, text) and again):
            return at
    return len(texts)


def _field(article: Answer, text: str) -> str:
    """The field that a line is, or is part of."""
    values = {field: [squeeze(part) for part in (article.get(field) or "").split("\n")] for field in FIELDS}
    whole = [field for field, parts in values.items() if text in parts or text == "".join(parts)]
    partly = [field for field, parts in values.items() if len(text) > 1 and text in "".join(parts)]
    return (whole or partly or [""])[0]


def _head(article: Answer, texts: Sequence[str]) -> list[States]:
    found: list[States] = []
    headed = False
    for text in texts:
        field = _field(article, text)
        if field == "headline":
            found.append(("headline+" if headed else "headline",))
            headed = True
        elif field == "section":
            found.append(("column" if headed else "section",))
        else:
            found.append((field,) if field else _of_body(article, text))
    return found


def _of_body(article: Answer, text: str) -> States:
    for name, states in LISTED:
        if text in map(squeeze, article.get(name) or ()):
            return states
    if text.strip("（）()") == squeeze(article.get("dateline_tail") or "-"):
        return ("closing",)
    return ("dateline", "closing") if text == squeeze(article.get("dateline") or "-") else BODY


def with_unlisted(may_be: Sequence[States], signs: Sequence[Features]) -> list[States]:
    """What lines may be, given that answers forget crossheads: headings that they leave open between two texts are
    such, of one line or of several, and who is named below them signs what follows. One of several clauses may be one,
    and one between a head and its text.

    Fitted as text, such lines would teach that headings, even over a byline, are text.
    """
    found = list(may_be)
    kinds = [own[0] for own in signs]
    for start, end in among_text(kinds):
        places = range(start, end)
        if end - start <= FEW and "cut" not in signs[start - 1] and TITLES.issuperset(kinds[start:end]):
            inside = all(may_be[at] in (BODY, *OF_CROSSHEADS) for at in places)
            for at in places:
                found[at] = _unlisted(may_be[at], signs[at], inside)
    return found


def _unlisted(may_be: States, own: Features, inside: bool) -> States:
    """What a line among texts may be: no text if it is inside an article, unless its marks are those of text."""
    if may_be != BODY or not MAY_BE_TEXT.isdisjoint(own):
        return may_be
    if not inside or "comma" in own:
        return (*BODY, "crosshead")
    return tuple(state for state in BODY if state not in TEXTS) if own[0] in SIGNED else ("crosshead",)


FEW = 3
"""How many lines at most a crosshead has, with those who sign what is below it."""
TITLES = HEADING | SIGNED
OF_CROSSHEADS: tuple[States, ...] = (("crosshead",), ("signature", "credit"))
"""What answers say of crossheads and of those who are named below them."""
TEXTS = ("opening", "paragraph")
