"""Word documents: what a paragraph is, what is a heading, what is left out; hostile ones cost themselves alone."""

import zipfile
from pathlib import Path

import pytest

from reader.errors import ReaderError, UnreadableError
from reader.ingest import reasons, sources
from reader.ingest.pages import read
from reader.ingest.walk import NO_TEXT
from reader.model import Form, Page
from reader.parsing import parse

from .packing import zipped

STYLES = "".join(
    f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in {"1": "heading 1", "a3": "Title", "a": "Normal"}.items()
)
SPACE = 'xmlns:w="urn:w"'


def document(*paragraphs: str) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/styles.xml": f"<w:styles {SPACE}>{STYLES}</w:styles>",
            "word/document.xml": f"<w:document {SPACE}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        }
    )


def paragraph(text: str, style: str = "a", more: str = "") -> str:
    setting = f'<w:pPr><w:pStyle w:val="{style}"/><w:tabs><w:tab w:val="left"/></w:tabs>{more}</w:pPr>'
    return f"<w:p>{setting}{run(text)}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def page_of(path: Path, data: bytes) -> tuple[Page, list[ReaderError]]:
    path.write_bytes(data)
    problems: list[ReaderError] = []
    (page,) = (page for source in sources([path]) for page in read(source, on_problem=problems.append))
    return page, problems


PAGES = {
    "headings by style": (
        [paragraph("海边的一天", "a3"), paragraph("渔船归港", "1"), paragraph("码头上的人忙着。")],
        (Form.MARKDOWN, ["# 海边的一天", "# 渔船归港", "码头上的人忙着。"]),
    ),
    "no headings": (
        [paragraph("海边的一天"), paragraph("码头上的人忙着。", more='<w:ind w:firstLineChars="200"/>')],
        (Form.FLAT, ["海边的一天", "\u3000\u3000码头上的人忙着。"]),
    ),
    "runs, breaks and what was deleted": (
        [
            f"<w:p>{run('海边')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>{run('的一天</w:t><w:br/><w:t>夜')}</w:p>"
        ],
        (Form.FLAT, ["海边的一天", "夜"]),
    ),
    "a drawing told twice": (
        [
            f"<w:p><w:r><w:choice>{paragraph('图为归帆。')}</w:choice><w:Fallback>{paragraph('图为归帆。')}</w:Fallback></w:r>"
            f"{run('海边的一天')}</w:p>"
        ],
        (Form.FLAT, ["图为归帆。", "海边的一天"]),
    ),
    "a table": (
        [f"<w:tbl><w:tr><w:tc>{paragraph('渔船')}</w:tc><w:tc>{paragraph('归港')}</w:tc></w:tr></w:tbl>"],
        (Form.FLAT, ["渔船", "归港"]),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_paragraphs_are_lines(name: str, tmp_path: Path) -> None:
    paragraphs, (form, lines) = PAGES[name]
    page, problems = page_of(tmp_path / "a.docx", document(*paragraphs))
    assert (page.form, page.text.split("\n"), problems) == (form, lines, [])


def test_articles_of_a_document(tmp_path: Path) -> None:
    rows = [paragraph("渔船归港", "1"), paragraph("码头上的人忙着。"), paragraph("灯火", "1"), paragraph("夜深了。")]
    page, _ = page_of(tmp_path / "a.docx", document(*rows))
    assert [(article.headline, article.body) for article in parse(page).articles] == [
        ("渔船归港", "码头上的人忙着。"),
        ("灯火", "夜深了。"),
    ]


@pytest.mark.parametrize("day", [1, 9, 17, 28])
def test_packed_bytes_are_not_taken_for_broken_text(day: int, tmp_path: Path) -> None:
    """They looked like it or not by the day on which the file was packed."""
    packed = document(paragraph("海边"))
    stamp = (2031 - 1980) << 9 | 5 << 5 | day
    data = packed.replace(packed[12:14], stamp.to_bytes(2, "little"))
    assert page_of(tmp_path / "a.docx", data)[1] == []


def test_documents_of_a_folder_are_read() -> None:
    assert not NO_TEXT.fullmatch("docx")
    assert NO_TEXT.fullmatch("doc")


def test_broken_document_is_told_in_a_line(tmp_path: Path) -> None:
    data = document(paragraph("海边"))
    broken = zipped({"[Content_Types].xml": "", "word/document.xml": "<w:document><w:p>"})
    for bad in (broken, data[: len(data) // 2] + bytes(40)):
        with pytest.raises(UnreadableError) as told:
            page_of(tmp_path / "a.docx", bad)
        assert reasons.DAMAGED in str(told.value)


def test_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "")
        with packed.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(b'<w:document xmlns:w="urn:w"><w:p><w:r><w:t>')
            for _ in range(40):
                part.write(bytes(1 << 20).replace(b"\0", b"a"))
    (source,) = sources([tmp_path / "a.docx"])
    with pytest.raises(UnreadableError):
        list(read(source))
