"""Markdown pages: one article for each heading that has text of its own.

A heading with text below it is an article, and the headings below it are its crossheads, as is a fully bold line
between paragraphs. A heading without text is the section of the headings below it, and the outermost such heading is
the title of the page; a line or heading that names only the day, the page or the newspaper gives these. If the headline
is outside the text (front matter), the whole page is one article.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.late_pattern import late
from reader.model import Article, Block, BlockKind, Page
from reader.parsing.assembly import dateline_beside, heading_from, repeated
from reader.parsing.bylines import authors_of
from reader.parsing.folio import of_page, told_alone_by
from reader.parsing.grammar import LineClass
from reader.parsing.line_features import own_signs
from reader.parsing.lines import PageLine, lines_of
from reader.parsing.markdown_line import block_of, is_bold_heading, plain
from reader.parsing.polling import Poll, never, polled
from reader.parsing.result import LineReading, ParsedPage
from reader.parsing.single_article import PLAINLY, authors_in, taken

HEADING = late(r"(#{1,6})[ \u3000]+(.*)")
_CLOSING = late(r"(?:^|[ \u3000])#+$")
"""Number signs that may close a heading (CommonMark, section 4.2)."""
_TITLE = late(r"《([^》]{2,20})》")
_DAY = late(r"(?<!\d)((?:19|20)\d{2})[年./-]?(0[1-9]|1[0-2])[月./-]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(slots=True)
class MarkdownPart:
    """A heading and the lines below it, up to the next heading of any level."""

    level: int
    heading: PageLine | None
    lines: list[PageLine] = field(default_factory=list)


@dataclass(slots=True)
class HeadingGroup:
    """An article being collected: its own part, then the parts that are its crossheads."""

    section: str | None
    told: dict[str, str]
    """Fields in the headings around the article: day, page, newspaper."""
    parts: list[MarkdownPart]

    @property
    def title(self) -> PageLine | None:
        """The heading of the whole."""
        return self.parts[0].heading

    @property
    def lines(self) -> tuple[int, int]:
        """1-based numbers of its first and last line in the source."""
        first, last = self.parts[0], self.parts[-1]
        begin, end = first.heading or first.lines[0], last.lines[-1] if last.lines else last.heading
        assert end is not None  # a part has a heading or lines
        return begin.number, end.number


def parse_markdown(page: Page, poll: Poll = never) -> ParsedPage:
    """The articles of a Markdown page."""
    parts = parts_of(lines_of(page.text, page.first_line, poll), poll)
    found, titles = drafts(parts, bool(page.given.get("headline")), poll)
    given = {**_told(titles), **page.given}
    articles = tuple(_article(draft, page, given, poll) for draft in polled(found, poll))
    return ParsedPage(page, articles, lambda: _readings(found, titles))


def _readings(found: Sequence[HeadingGroup], titles: Iterable[PageLine]) -> list[LineReading]:
    """What each line of the page was read as, in their order."""
    readings = [LineReading(line.number, line.text, LineClass.FOLIO, ("heading",), None) for line in titles]
    for at, draft in enumerate(found):
        readings += [_reading(line, block, at, draft.title) for line, block in _blocks_by_line(draft)]
    return sorted(readings, key=lambda reading: reading.number)


def parts_of(lines: Sequence[PageLine], poll: Poll = never) -> list[MarkdownPart]:
    """The page, split before each heading."""
    parts = [MarkdownPart(0, None)]
    for line in polled(lines, poll):
        if line.text[0] == "#" and (found := HEADING.fullmatch(line.text)):
            parts.append(MarkdownPart(len(found[1]), line))
        else:
            parts[-1].lines.append(line)
    return [part for part in parts if part.heading or part.lines]


def drafts(parts: Sequence[MarkdownPart], whole: bool, poll: Poll = never) -> tuple[list[HeadingGroup], list[PageLine]]:
    """The articles, and the headings that are titles or sections; `whole`: the page is one article."""
    if whole:
        return ([HeadingGroup(None, {}, list(parts))] if parts else []), []
    found: list[HeadingGroup] = []
    titles: list[PageLine] = []
    sections: dict[int, str] = {}
    draft: HeadingGroup | None = None
    for at, part in enumerate(polled(parts, poll)):
        sections = {level: text for level, text in sections.items() if level < part.level}
        if draft and part.level > draft.parts[0].level > 0:
            draft.parts.append(part)
        elif part.heading is None or part.lines or not _leads_on(parts, at):
            found.append(draft := HeadingGroup(*(_around(sections) if sections else (None, {})), [part]))
        else:
            sections[part.level] = _plain(part.heading)
            titles.append(part.heading)
            draft = None
    return found, titles


def _around(sections: Mapping[int, str]) -> tuple[str | None, dict[str, str]]:
    """The section that the headings around an article, by level, name, and the fields in them."""
    told = {level: told_alone_by(text) for level, text in sections.items()}
    inner = [text for level, text in sections.items() if level > min(sections) and not told[level]]
    return inner[-1] if inner else None, {name: value for fields in told.values() for name, value in fields.items()}


def _leads_on(parts: Sequence[MarkdownPart], at: int) -> bool:
    """True if the next part is of a deeper level."""
    return at + 1 < len(parts) and parts[at + 1].level > parts[at].level


def _blocks_by_line(draft: HeadingGroup, poll: Poll = never) -> Iterator[tuple[PageLine, Block | None]]:
    """The lines of an article, each with its block: None for the title and for what holds only markup."""
    before: Block | None = None
    for part in draft.parts:
        if part.heading:
            shown = "" if part.heading is draft.title else _plain(part.heading)
            block = Block(BlockKind.CROSSHEAD, shown) if shown else None
            before = block or before
            yield part.heading, block
        last = part.lines[-1] if part.lines else None
        for line in polled(part.lines, poll):
            block = block_of(line.text)
            if block and line is not last and is_bold_heading(line.text) and _is_text(before):
                block = Block(BlockKind.CROSSHEAD, block.text)
            before = block or before
            yield line, block


def _article(draft: HeadingGroup, page: Page, given: dict[str, str], poll: Poll) -> Article:
    """The article of `draft`."""
    if (title := _alone(draft)) and page.layout is None and PLAINLY.issuperset(given) and "headline" not in given:
        others = {"authors": authors_in(given), **of_page(given)} if given else {}
        return Article.brief(page.source, title, draft.lines, (), others)
    blocks = [block for _line, block in _blocks_by_line(draft, poll) if block]
    printed, blocks = _header(blocks, given)
    fields = taken({"section": draft.section or "", **_agreeing(given, {**draft.told, **printed})})
    found, blocks = dateline_beside(fields, blocks)
    headline = given.get("headline") or (_plain(draft.title) if draft.title else "")
    shown = headline or heading_from(blocks[0].text if blocks else "—")
    return Article(
        source=page.source,
        headline=shown,
        lines=draft.lines,
        blocks=tuple(blocks),
        authors=authors_in({**fields, **given}),
        is_printed=page.layout is not None,
        repeated=repeated(blocks, None if headline else shown, found),
        **({"dateline": found} if found else {}),
        **fields,
    )


def _alone(draft: HeadingGroup) -> str:
    """The heading of an article that is nothing else, nor in a section; else empty. There may be very many."""
    alone = len(draft.parts) == 1 and not draft.parts[0].lines and not draft.told and draft.section is None
    return _plain(draft.title) if alone and draft.title else ""


HEADER = 3
"""Most blocks below a headline that are looked through for the byline and the line of the issue."""


def _header(blocks: list[Block], given: dict[str, str]) -> tuple[dict[str, str], list[Block]]:
    """Fields in the first blocks below a headline: the byline, and the line of the issue; and the other blocks.

    A block that says something else than what is `given` stays.
    """
    fields: dict[str, str] = {}
    for at, block in enumerate(blocks[:HEADER]):
        told = {} if block.kind is not BlockKind.PARAGRAPH else told_alone_by(block.text)
        if not told and is_byline(block):
            told = {"byline": block.text}
        agrees = all(value.startswith(given.get(name, "")) for name, value in told.items())
        if not told or not agrees or not fields.keys().isdisjoint(told):
            return fields, blocks[at:]
        fields |= told
    return fields, blocks[HEADER:]


def _agreeing(given: dict[str, str], printed: dict[str, str]) -> dict[str, str]:
    """`given` with the fields that only `printed` has; a printed day replaces a given year or month that it is in."""
    fields = {**printed, **given}
    if (day := printed.get("date", "")).startswith(fields.get("date", "-")):
        fields["date"] = day
    return fields


def is_byline(block: Block) -> bool:
    """True if the first block under a headline names the authors of the text."""
    return block.kind is BlockKind.PARAGRAPH and own_signs(block.text)[0] == "byline" and bool(authors_of(block.text))


def _is_text(block: Block | None) -> bool:
    return block is not None and block.kind is BlockKind.PARAGRAPH


def _plain(heading: PageLine) -> str:
    found = HEADING.fullmatch(heading.text)
    if found is None:
        return ""
    return plain(_CLOSING.sub("", found[2]) if found[2].endswith("#") else found[2])


def _reading(line: PageLine, block: Block | None, at: int, title: PageLine | None) -> LineReading:
    if HEADING.fullmatch(line.text):
        label = LineClass.HEADLINE if line is title else LineClass.CROSSHEAD
        return LineReading(line.number, line.text, label, ("heading",), at)
    label = _LABELS[block.kind] if block else LineClass.CREDIT
    return LineReading(line.number, line.text, label, ("markup",) if block is None else (), at)


_LABELS = {kind: LineClass(kind) for kind in BlockKind}


def _told(titles: Sequence[PageLine]) -> dict[str, str]:
    """Publication and date in the title of a page."""
    told: dict[str, str] = {}
    if titles:
        if found := _TITLE.search(titles[0].text):
            told["publication"] = found[1]
        if day := _DAY.search(titles[0].text):
            told["date"] = "-".join(day.groups())
    return told
