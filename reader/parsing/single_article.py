"""Pages that are one article already: fields in `Page.given`, the text is its body, one block a line.

The kinds of the body's lines are given in `given["kinds"]`, or else found as on a flat page under its headline.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import takewhile

from reader.model import RECORD, Article, Block, BlockKind, Page
from reader.parsing.assembly import (
    FIELDS,
    KINDS,
    NEWS,
    ArticleLines,
    dateline_in,
    heading_from,
    jumps_in,
    repeated,
    reporters_in,
)
from reader.parsing.bare_list import FEW, LISTED, SCANT, is_scant
from reader.parsing.bylines import authors_of
from reader.parsing.features import in_place
from reader.parsing.flat import model
from reader.parsing.folio import OF_PAGE, of_page
from reader.parsing.grammar import STATES
from reader.parsing.line_features import HEADING, MIDDLING, SIGNED, Features, kind_of, own_signs, pictured, shows
from reader.parsing.lines import SPACE, PageLine, lines_of
from reader.parsing.patterns import SIGN_OFF
from reader.parsing.polling import Poll, never, polled
from reader.parsing.result import LineReading, ParsedPage

PRINTED = frozenset(("section", "kicker", "subheadline", "byline", "dateline", "jump_to", "jump_from"))
"""Fields that an article takes over unchanged."""
TO_READ = "-"
"""Kind of a line whose class must be found."""
_BLOCKS = frozenset((*map(str, BlockKind), TO_READ))


def taken(given: Mapping[str, str]) -> dict[str, str]:
    """The fields of `given` that an article takes over, besides headline and authors."""
    return {name: value for name, value in given.items() if value and name in PRINTED} | of_page(given)


def authors_in(given: Mapping[str, str]) -> tuple[str, ...]:
    """The given authors, or else those in the byline."""
    if given.get("authors"):
        return tuple(name for name in given["authors"].split("、") if name)
    return authors_of(given.get("byline", ""))


def parse_record(page: Page, poll: Poll = never) -> ParsedPage:
    """The only article of the page; none if it has neither headline nor text."""
    given = page.given
    if "headline" in given and PLAINLY.issuperset(given) and page.layout is None and (texts := plain_lines(page.text)):
        blocks = tuple([Block(BlockKind.PARAGRAPH, text) for text in texts])
        others = {"authors": authors_in(given), **of_page(given)} if len(given) > 1 else {}
        extent = page.first_line, page.first_line + len(texts) - 1
        article = Article.brief(page.source, given["headline"], extent, blocks, others)
        return ParsedPage(page, (article,), lambda: parse_lines(page).readings)
    return parse_lines(page, poll)


PLAINLY = OF_PAGE | {"headline", "authors"}
"""Fields of a page that are no part of its article's text, besides the headline."""


def plain_lines(text: str) -> Sequence[str]:
    """The lines of the text of a page that is one line which can only be a paragraph, or few that are very short,
    without dateline and jump; empty for any other text."""
    if len(text) > MIDDLING or "版" in text or NEWS.search(text):
        return ()
    lines = text.split("\n")
    if len(lines) > FEW or not all(map(_is_bare, lines)):
        return ()
    return lines if max(map(len, lines)) <= SCANT or (len(lines) == 1 and is_plain_alone(text)) else ()


def _is_bare(line: str) -> bool:
    """True if a line is not blank and has no white space at either end."""
    return line != "" and line.strip(SPACE) == line and not line.isspace()


def parse_lines(page: Page, poll: Poll = never) -> ParsedPage:
    """The only article of a page of any kind, from its lines."""
    lines = lines_of(page.text, page.first_line, poll)
    headline = page.given.get("headline") or (heading_from(lines[0].text) if lines else "")
    if not headline:
        return ParsedPage(page, (), tuple)
    readings = _readings(page.given, headline, lines, poll)
    draft = ArticleLines([(line, state) for line, (state, _) in zip(lines, polled(readings, poll), strict=True)])
    article = _article(page, headline, draft, poll)
    return ParsedPage(page, (article,), lambda: map(_reading, lines, readings))


Reading = tuple[str, Callable[[], Features]]
"""State of a line, and what computes the features that support it: few ask for them."""


def _sure(state: str, evidence: Features) -> Reading:
    """A reading that was not weighed."""
    return state, lambda: evidence


def _readings(given: Mapping[str, str], headline: str, lines: list[PageLine], poll: Poll) -> list[Reading]:
    """Readings of the lines: the given kinds, if there is one for each line; `TO_READ` lines, or else all, are
    classified."""
    kinds = given["kinds"].split() if "kinds" in given else ()
    if not kinds or len(kinds) != len(lines) or not _BLOCKS.issuperset(kinds):
        return _read(headline, lines, poll)
    unknown = [line for line, kind in zip(lines, kinds, strict=True) if kind == TO_READ]
    read = iter(_read(headline, unknown, poll) if unknown else ())
    return [next(read) if kind == TO_READ else _sure(kind, OF_RECORD) for kind in kinds]


def _read(headline: str, lines: list[PageLine], poll: Poll) -> list[Reading]:
    """Readings of the lines as the body under `headline`; if all are plain, they are paragraphs."""
    if is_scant(lines):
        return [LISTED_LINE] * len(lines)
    if len(lines) == 1 and is_plain_alone(lines[0].text):
        return [ALONE]
    kinds = list(takewhile(bool, (plain_kind(line.text) for line in polled(lines, poll))))
    if len(kinds) == len(lines):
        return [_sure("paragraph", (kind,)) for kind in kinds]
    own = [own_signs(line.text) for line in polled(lines, poll)]
    signs = in_place([PageLine(0, headline, False, False), *lines], [_as_heading(own_signs(headline)), *own], poll)
    return [
        (state, partial(model().evidence, state, said))
        if state != "byline" or said[0] in SIGNED
        else _sure("paragraph", OF_RECORD)
        for state, said in zip(_states(signs, poll), polled(signs[1:], poll), strict=True)
    ]


def _states(signs: Sequence[Features], poll: Poll) -> Sequence[str]:
    """The states of the lines of a body, given their features and before them those of the headline."""
    return _states_of_few(tuple(signs)) if len(signs) <= FEW else model().read_body(signs, poll)


@lru_cache(maxsize=1024)
def _states_of_few(signs: tuple[Features, ...]) -> Sequence[str]:
    """These states of very few lines: a table has very many bodies that look the same."""
    return model().read_body(signs)


def _as_heading(signs: Features) -> Features:
    """The features of a headline that is given: it is a heading, whatever it looks like."""
    return signs if signs[0] in HEADING else (min(HEADING), *signs[1:])


OF_RECORD = (RECORD,)
"""Evidence of a line whose kind is given."""
LISTED_LINE = _sure("paragraph", LISTED)
"""Reading of a line of a bare list, or of the only line of a body, if that is very short."""
ALONE = _sure("paragraph", ("alone",))
"""Reading of the only line of a body, if it is text."""


def plain_kind(text: str) -> str:
    """The kind of a line that is text whatever is around it; empty for any other line."""
    if len(text) > MIDDLING:
        kind, *others = own_signs(text)
        return kind if kind in PLAIN and PECULIAR.isdisjoint(others) else ""
    kind = kind_of(text)
    return kind if kind in PLAIN and not _is_peculiar(text) else ""


def _is_peculiar(text: str) -> bool:
    """True if a short line may be a caption, a credit or the end of a note."""
    return bool(pictured(text) or shows(text) or SIGN_OFF.match(text))


def is_plain_alone(text: str) -> bool:
    """True if a short line can only be text where it is the whole body: what looks like a heading has nothing under it.

    Cheap, because tables of very many short rows are read by it.
    """
    return len(text) <= MIDDLING and kind_of(text) in PLAIN_ALONE and not _is_peculiar(text)


PLAIN = frozenset(("long", "dated", "sentence"))
"""Kinds of lines that are text, unless they have a peculiar feature."""
PLAIN_ALONE = PLAIN | HEADING | {"mid"}
"""Kinds of a line that is the whole body of an article and can only be its text."""
SAID = ("byline", "dateline")
"""Fields that are taken from the lines of the body if they are not given."""
PECULIAR = frozenset(("photo-end", "shows", "note-start", "caption-start", "signoff"))
"""Features of such lines that may be captions, credits or notes."""


def _article(page: Page, headline: str, draft: ArticleLines, poll: Poll) -> Article:
    """The article of a body; given fields take precedence over fields in the body."""
    given, fields, printed = page.given, taken(page.given), draft.fields()
    said: dict[str, str] = {name: printed[name] for name in SAID if name in printed and name not in fields}
    blocks = _blocks(draft, said, poll)
    fields |= said
    if "dateline" not in fields and TO_READ in given.get("kinds", TO_READ):
        found, blocks = dateline_in(blocks)
        fields |= {"dateline": found} if found else {}
    to, back = jumps_in([line.text for line, _ in polled(draft.lines, poll)])
    if to or back:
        fields = {name: number for name, number in (("jump_to", to), ("jump_from", back)) if number} | fields
    return Article(
        source=page.source,
        headline=headline,
        lines=_extent(page, draft),
        blocks=tuple(blocks),
        authors=authors_in({**given, **said}) or reporters_in(fields.get("dateline"), blocks),
        is_printed=page.layout is not None,
        repeated=_repeated(given, headline, fields.get("dateline"), blocks),
        **fields,
    )


def _repeated(given: Mapping[str, str], headline: str, dateline: str | None, blocks: list[Block]) -> tuple[str, ...]:
    """The fields taken from the body: of an article that was exported, with its kinds, those that would be taken."""
    exported = "kinds" in given and bool(blocks) and headline == heading_from(blocks[0].text)
    shown = headline if exported or not given.get("headline") else None
    return repeated(blocks, shown, dateline if dateline and dateline_in(blocks)[0] == dateline else None)


def _extent(page: Page, draft: ArticleLines) -> tuple[int, int]:
    """First and last line of the article: from the line of the headline if that is in a record, else from its text."""
    if not draft.lines:
        return (page.first_line,) * 2
    first = page.first_line if page.origins.get("headline") == RECORD else draft.lines[0][0].number
    return first, draft.lines[-1][0].number


def _blocks(draft: ArticleLines, said: Mapping[str, str], poll: Poll) -> list[Block]:
    """One block a line, without the lines in the fields `said`; any other line of a field is a credit."""
    return [
        Block(BlockKind.CREDIT if state in FIELDS else KINDS.get(state, BlockKind.PARAGRAPH), line.text)
        for line, state in polled(draft.lines, poll)
        if FIELDS.get(state) not in said
    ]


def _reading(line: PageLine, reading: Reading) -> LineReading:
    state, evidence = reading
    return LineReading(line.number, line.text, STATES[state], evidence(), 0)
