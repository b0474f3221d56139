"""Subtitles (SubRip, WebVTT, Advanced SubStation Alpha): what is said, without times, numbers and styles.

Captions that follow each other are one paragraph up to the end of a sentence or a pause, as a reader would set them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Check, checked
from reader.ingest.clean import clean_lines
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import of_values
from reader.late_pattern import late
from reader.model import Page

_CLOCK = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{2,3})"
TIMES = late(rf"[ ]*{_CLOCK}[ ]*-->[ ]*{_CLOCK}(?:[ ][^\n]{{0,200}})?")
"""The line of a caption's beginning and end."""
_DIALOGUE = late(rf"Dialogue:[^,]{{0,40}},[ ]*{_CLOCK},[ ]*{_CLOCK},(?:[^,]{{0,200}},){{6}}(.*)")
_TITLE = late(r"(?:Title|WEBVTT)[:\-–—]?[ ]+(.{1,100})")
_VOICE = late(r"<v(?:\.[^<> ]{0,40})? ([^<>]{1,40})>")
_STYLE = late(r"<[^<>\n]{0,100}>|\{[^{}\n]{0,300}\}")
_BREAK = late(r"\\[Nnh]")
_END = ("。", "！", "？", "…", "”", "》", "；", ".", "!", "?")
PAUSE = 2.0
"""Seconds without a caption that end a paragraph."""
LONGEST_PARAGRAPH = 300
"""Code points at which a paragraph ends with its caption."""


class _Caption(NamedTuple):
    begin: float
    end: float
    text: str


def pages(document: Document) -> Iterator[Page]:
    """The only page of the file: what is said. Raises OtherFormatError if nothing is."""
    lines = clean_lines(document.text, document.check).split("\n")
    is_script = any(map(_DIALOGUE.match, checked(lines, document.check)))
    captions = [*(_dialogue(lines, document.check) if is_script else _captions(lines, document.check))]
    if not captions:
        raise OtherFormatError
    title = next((found[1].strip() for line in lines[:20] if (found := _TITLE.fullmatch(line))), "")
    yield document.article(ArticleRecord(of_values({"title": title}), tuple(_paragraphs(captions))))


def _captions(lines: Sequence[str], check: Check) -> Iterator[_Caption]:
    """The captions of SubRip and WebVTT: each below its times, up to an empty line or the number of the next."""
    times = [(at, found) for at, line in enumerate(checked(lines, check)) if (found := TIMES.fullmatch(line))]
    ends = [*(at for at, _ in times[1:]), *([len(lines)] if times else [])]
    for (at, found), end in zip(times, ends, strict=True):
        inside = [*lines[at + 1 : end]]
        if end < len(lines) and inside and inside[-1].strip().isdecimal():
            inside.pop()
        said = inside[: inside.index("")] if "" in inside else inside
        yield from _caption(found.groups(), "\n".join(said))


def _dialogue(lines: Sequence[str], check: Check) -> Iterator[_Caption]:
    """The captions of a script, in the order of their times."""
    found = filter(None, map(_DIALOGUE.fullmatch, checked(lines, check)))
    yield from sorted(caption for one in found for caption in _caption(one.groups(), one[9]))


def _caption(times: Sequence[str | None], text: str) -> Iterator[_Caption]:
    """The caption, if anything is said: speakers before a colon, lines joined."""
    begin, end = (_seconds(times[at : at + 4]) for at in (0, 4))
    said = _STYLE.sub("", _VOICE.sub(r"\1：", _BREAK.sub("\n", text)))
    if joined := " ".join(said.split()):
        yield _Caption(begin, end, joined)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return 3600 * hours + 60 * minutes + seconds + rest / 1000


def _paragraphs(captions: Sequence[_Caption]) -> Iterator[str]:
    """What is said, a paragraph each; a caption that repeats the one before is left out."""
    said, last = "", captions[0]
    for caption in captions:
        if said and (caption.begin - last.end > PAUSE or len(said) > LONGEST_PARAGRAPH or said.endswith(_END)):
            yield said
            said = ""
        elif said and caption.text == last.text:
            continue
        said += f" {caption.text}" if said and not said.endswith(("，", "、", "：")) else caption.text
        last = caption
    yield said
