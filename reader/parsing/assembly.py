"""Assembly of articles: from a page's lines and their states to its articles and the owner of each line.

Every line belongs to one article or to the furniture; the text of every line of an article is in its fields or blocks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.model import Article, Block, BlockKind, Page
from reader.parsing import patterns as p
from reader.parsing.bylines import authors_of, dated_by
from reader.parsing.folio import of_page
from reader.parsing.gates import any_in
from reader.parsing.grammar import BEGINS, FURNITURE, OPENERS
from reader.parsing.hyphens import joined
from reader.parsing.line_features import dateline_at
from reader.parsing.lines import PageLine
from reader.parsing.numerals import number
from reader.parsing.polling import Poll, never, polled
from reader.parsing.rejoin import belongs_together

KINDS = {
    "crosshead": BlockKind.CROSSHEAD,
    "caption": BlockKind.CAPTION,
    "photograph": BlockKind.CAPTION,
    "credit": BlockKind.CREDIT,
    "signature": BlockKind.CREDIT,
    "closing": BlockKind.CREDIT,
    "note": BlockKind.NOTE,
    "jump": BlockKind.NOTE,
}
"""Kinds of block by the states of a body that are no paragraphs."""
FIELDS = {
    "section": "section",
    "column": "section",
    "kicker": "kicker",
    "headline": "headline",
    "headline+": "headline",
    "subheadline": "subheadline",
    "byline": "byline",
    "dateline": "dateline",
}
"""Fields by the states of a heading block."""
HEADED = 20
"""Most code points of its text that serve as the headline of an article without one."""


@dataclass
class ArticleLines:
    """Lines of one article, in order, with their states."""

    lines: list[tuple[PageLine, str]] = field(default_factory=list)

    def fields(self) -> dict[str, str]:
        """Texts of the fields, by name; the lines of each joined by a space."""
        found: dict[str, list[str]] = {}
        for line, state in self.lines:
            if state in FIELDS:
                found.setdefault(FIELDS[state], []).append(line.text)
        return {name: " ".join(texts) for name, texts in found.items()}


def drafts(
    lines: Sequence[PageLine], states: Sequence[str], poll: Poll = never
) -> tuple[list[ArticleLines], list[int | None]]:
    """The lines of each article, and for every line the index of its article (None for furniture)."""
    found: list[ArticleLines] = []
    owners: list[int | None] = []
    before = ""
    for line, state in polled(zip(lines, states, strict=True), poll):
        if state in FURNITURE:
            owners.append(None)
        else:
            if not found or (state in BEGINS and before not in OPENERS) or (before in ALONE and state not in FIELDS):
                found.append(ArticleLines())
            found[-1].lines.append((line, state))
            owners.append(len(found) - 1)
        before = state
    return found, owners


ALONE = frozenset(("ad",))
"""Furniture that ends an article: body lines after it do not continue the article before it."""


def article_of(draft: ArticleLines, page: Page, given: Mapping[str, str], aligned: bool, poll: Poll = never) -> Article:
    """The article of `draft`; `given` are the known fields of its page."""
    return article_with(blocks_of(draft, aligned, poll), draft, page, given, poll)


def article_with(
    blocks: list[Block], draft: ArticleLines, page: Page, given: Mapping[str, str], poll: Poll = never
) -> Article:
    """The article of `draft`, given the blocks of its body."""
    fields = draft.fields()
    found, blocks = dateline_beside(fields, blocks)
    dateline = fields.get("dateline", found)
    byline = fields.get("byline")
    headline = fields.get("headline")
    shown = headline or heading_from(blocks[0].text if blocks else draft.lines[0][0].text)
    to, back = jumps_in(line.text for line, _ in polled(draft.lines, poll))
    printed = {
        "section": fields.get("section") or section_in(headline) or given.get("section"),
        "kicker": fields.get("kicker"),
        "subheadline": fields.get("subheadline"),
        "byline": byline,
        "dateline": dateline,
    }
    others: dict[str, Any] = {
        "authors": authors_of(byline) if byline else reporters_in(dateline, blocks),
        "jump_to": to,
        "jump_from": back,
        "is_printed": page.layout is not None,
        "repeated": repeated(blocks, None if headline else shown, found),
        **({"date": day} if (day := dated_by(byline)) else {}),
        **of_page(given),
    }
    place = place_of(draft, page)
    if any(printed.values()):
        return Article(page.source, shown, place, tuple(blocks), **{**printed, **others})
    return Article.brief(page.source, shown, place, tuple(blocks), others)


def place_of(draft: ArticleLines, page: Page) -> tuple[int, int]:
    """Numbers of the article's first and last line; on a page with layout, numbers of its page and region."""
    first, last = draft.lines[0][0].number, draft.lines[-1][0].last
    return (page.layout.number, first) if page.layout else (first, last)


def blocks_of(draft: ArticleLines, aligned: bool, poll: Poll = never) -> list[Block]:
    """Blocks of the body, with split paragraphs rejoined."""
    found: list[tuple[BlockKind, list[str]]] = []
    for line, state in polled(draft.lines, poll):
        if state in FIELDS:
            continue
        kind = KINDS.get(state, BlockKind.PARAGRAPH)
        if found and kind is found[-1][0] is BlockKind.PARAGRAPH and belongs_together(found[-1][1][-1], line, aligned):
            found[-1][1].append(line.text)
        else:
            found.append((kind, [line.text]))
    return [Block(kind, joined(texts) if len(texts) > 1 else texts[0]) for kind, texts in polled(found, poll)]


def dateline_in(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The dateline of a body, and the blocks without it if it opens the first paragraph."""
    for at, block in enumerate(blocks[:3]):
        if block.kind is BlockKind.PARAGRAPH:
            if not NEWS.search(block.text, 0, 60):
                break
            if found := opening_dateline(block.text):
                rest = block.text[len(found) :].strip()
                kept = [Block(block.kind, rest)] if rest else []
                return found.strip(), [*blocks[:at], *kept, *blocks[at + 1 :]]
            if within := p.BRACKETED.search(block.text, 0, 60):
                return within[0], blocks
            break
    return closing_dateline(blocks), blocks


def dateline_beside(fields: Mapping[str, str], blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The dateline of a body and the blocks without it, as in `dateline_in`; none if `fields` have one already."""
    return (None, blocks) if "dateline" in fields else dateline_in(blocks)


def repeated(blocks: Sequence[Block], headline: str | None, dateline: str | None) -> tuple[str, ...]:
    """The fields whose text was taken from the blocks and is still there: of these a headline and a dateline."""
    headed = headline is not None and bool(blocks) and blocks[0].text.startswith(headline)
    dated = dateline is not None and any(dateline in block.text for block in blocks)
    return tuple([name for name, again in (("headline", headed), ("dateline", dated)) if again])


NEWS = any_in("电電讯訊道導息")
"""Characters of datelines, one of which each has in its last word: a quick test before the patterns."""


def opening_dateline(text: str) -> str:
    """The dateline at the beginning of `text`; empty if there is none."""
    bracketed = p.BRACKETED.match(text, 0, 60)
    return dateline_at(text) or (bracketed[0] if bracketed else "")


def closing_dateline(blocks: Sequence[Block]) -> str | None:
    """The dateline at the end of the body: on a line of its own, or in brackets after the last sentence."""
    for block in reversed(blocks[-2:]):
        end = block.text[-40:]
        found = p.CLOSING_DATELINE.search(end) if NEWS.search(end) else None
        if found and (found[0][0] in "（(" or len(found[0]) == len(block.text)):
            return found[0].strip("（()）")
    return None


def section_in(headline: str | None) -> str | None:
    """The section named in brackets at the end of a headline: `……（人民论坛）`."""
    found = p.BRACKET_TAIL.search(headline or "")
    return found[1] if found and len(found[1]) > 2 and not p.NO_SECTION.search(found[1]) else None


def heading_from(text: str) -> str:
    """The headline of an article without one: its first sentence, or what `HEADED` code points hold of its clauses.

    `近日，来自俄罗斯` of `近日，来自俄罗斯、法国、墨西哥……` would say less than a part of the list.
    """
    begin = text[: HEADED + 1]
    found = p.FIRST_SENTENCE.match(begin) or (p.FIRST_CLAUSES.match(begin) if len(begin) > HEADED else None)
    return found[0] if found else begin[:HEADED].rstrip("、，；：") or begin[:HEADED]


def reporters_in(dateline: str | None, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Reporters named in a dateline, or in brackets after it, where the body begins."""
    if not dateline:
        return ()
    if found := p.REPORTERS.match("\n".join([block.text for block in blocks[:90]]), 0, 90):
        return authors_of(found[1])
    bracketed = p.BRACKETED.fullmatch(dateline)
    return authors_of(bracketed["by"] or bracketed["only"] or "") if bracketed else ()


def jumps_in(texts: Iterable[str]) -> tuple[str | None, str | None]:
    """The pages that an article continues on and continues from, each None if not named."""
    to = back = None
    for text in texts:
        if "版" not in text[:30] and "版" not in text[-30:]:
            continue
        if found := (p.JUMP.search(text[-30:]) or p.JUMP.match(text, 0, 30)):
            if found["dir"] == "上接":
                back = back or number(found["page"])
            elif found["dir"][-1] in "转轉" or found[0][0] in "（(【":
                to = to or number(found["page"])
    return to, back
