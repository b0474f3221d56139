"""Texts of word processors other than Word's own: RTF and OpenDocument, and the notes of all of them."""

import pytest

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.model import Form
from reader.parsing import parse

from .packing import zipped
from .reading import read_file

FONTS = r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f13\fnil\fcharset134 SimSun;}{\f14\fcharset136 MingLiU;}}"
SPACES = 'xmlns:office="o" xmlns:style="s" xmlns:fo="f" xmlns:text="t"'
INDENTED = (
    '<style:style style:name="P1"><style:paragraph-properties fo:text-indent="0.74cm"/></style:style>'
    '<style:style style:name="P2" style:parent-style-name="Title"/>'
    '<style:style style:name="P3"><style:paragraph-properties fo:text-indent="0cm"/></style:style>'
)
NOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>据县志。</text:p></text:note-body>"
    "</text:note>"
)


def hexed(text: str, encoding: str = "gb18030") -> str:
    """Text as bytes in the notation of RTF."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def rtf(body: str, page: int = 936) -> bytes:
    return f"{{\\rtf1\\ansi\\ansicpg{page}{FONTS}{body}}}".encode("ascii")


def odt(body: str, kind: str = "text") -> bytes:
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:d {SPACES}>{INDENTED}<office:text>{body}</office:text></office:d>",
        },
        0,
    )


RTF = {
    "bytes of the document's code page": (rtf(hexed("渡口") + r"\par " + hexed("通车。")), ["渡口", "通车。"]),
    "bytes of the font": (rtf(rf"\f13 {hexed('渡口')}\f14 {hexed('修橋', 'big5')}\f0  A", 1252), ["渡口修橋 A"]),
    "bytes that do not fit the font": (rtf(rf"\f14 {hexed('丂丄')}", 1252), ["丂丄"]),
    "numbers, with what stands for them": (
        rtf(r"\u28193?\u21475?{\uc2 \u20462\'d0\'de}\u-10174?\u-8318?"),
        ["渡口修𠮂"],
    ),
    "bytes as they are": (b"{\\rtf1\\ansi\\ansicpg936 " + "渡口".encode("gbk") + b"}", ["渡口"]),
    "signs and indents": (rtf(r"\pard\fi420 \ldblquote A\rdblquote\tab B\line C\{\}\par\pard D\cell E\row"),
        ["\u3000\u3000“A”\u3000B", "\u3000\u3000C{}", "D\u3000E"]),
    "what is not of the text": (
        rtf(r"{\info{\title x}}{\header y}{\*\generator z;}{\pict\bin3 }}}}{\field{\*\fldinst u}{\fldrslt A}}\par"),
        ["A"],
    ),
    "an early end": (rb"{\rtf1 A\par {\b B", ["A", "B"]),
}  # fmt: skip


@pytest.mark.parametrize("name", RTF)
def test_lines_of_rich_text_format(name: str) -> None:
    data, lines = RTF[name]
    (page,), problems = read_file("a.rtf", data)
    assert (page.text.split("\n"), page.form, problems) == (lines, Form.FLAT, [])


def test_headings_and_notes_of_rich_text_format() -> None:
    heading = r"\pard\outlinelevel0 " + hexed("渡口修桥") + r"\par\pard "
    (page,), _ = read_file(
        "a.rtf", rtf(heading + hexed("新桥") + rf"{{\footnote {hexed('据县志。')}\par}}" + hexed("通车。"))
    )
    assert page.form == Form.MARKDOWN
    (article,) = parse(page).articles
    assert [(block.kind, block.text) for block in article.blocks] == [("paragraph", "新桥通车。"), ("note", "据县志。")]


@pytest.mark.parametrize("data", [b"{\\rtf1 }", b"{\\rtf1" + b"{" * 5000 + b"A}"])
def test_rich_text_format_without_text_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError) as told:
        read_file("a.rtf", data)
    assert reasons.DAMAGED in str(told.value)


ODT = {
    "headings": ('<text:h text:outline-level="2">渡口</text:h><text:p>通车。</text:p>', ["## 渡口", "通车。"]),
    "a title by its style": ('<text:p text:style-name="P2">渡口</text:p><text:p>通车。</text:p>', ["# 渡口", "通车。"]),
    "indents": (
        '<text:p text:style-name="P1">渡口</text:p><text:p text:style-name="P3">通车。</text:p>',
        ["\u3000\u3000渡口", "通车。"]
    ),
    "blanks and breaks": (
        '<text:p>渡<text:s text:c="2"/>口<text:tab/>修\n桥<text:line-break/>通车。</text:p>',
        ["渡  口\u3000修 桥", "通车。"],
    ),
    "what is not of the text": (
        "<text:tracked-changes><text:p>旧</text:p></text:tracked-changes><text:p>新<office:annotation><text:p>批</text:p>"
        "</office:annotation>桥</text:p><text:table-of-content><text:index-body><text:p>目</text:p></text:index-body>"
        "</text:table-of-content>",
        ["新桥"],
    ),
    "a note": (f"<text:p>新桥{NOTE}通车。</text:p>", ["新桥通车。", "[1] 据县志。"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ODT)
def test_lines_of_an_open_document(name: str) -> None:
    body, lines = ODT[name]
    (page,), problems = read_file("a.odt", odt(body))
    assert (page.text.split("\n"), problems) == (lines, [])


@pytest.mark.parametrize("kind", ["spreadsheet", "presentation"])
def test_other_open_documents_are_told(kind: str) -> None:
    with pytest.raises(UnreadableError) as told:
        read_file("a.ods", odt("", kind))
    assert reasons.FOREIGN in str(told.value)


def test_notes_of_word_stand_behind_the_text() -> None:
    space, run = 'xmlns:w="urn:w"', "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    note = f"<w:footnotes {space}><w:footnote>{run.format('据县志。')}</w:footnote></w:footnotes>"
    text = f"<w:document {space}><w:body>{run.format('新桥通车。')}</w:body></w:document>"
    (page,), _ = read_file(
        "a.docx",
        zipped({"[Content_Types].xml": "", "word/document.xml": text, "word/footnotes.xml": note}),
    )
    assert page.text.split("\n") == ["新桥通车。", "[1] 据县志。"]
