"""Archives and books made for the tests, of invented text."""

import io
import tarfile
import zipfile
from collections.abc import Mapping

TEXT = "山城今日无事，市民照常上班。\n"
CHAPTER = "<html><head><title>书</title></head><body><h1>{}</h1><p>{}</p></body></html>"

CONTAINER = '<container xmlns="urn:c"><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="urn:o" xmlns:dc="urn:d">
<metadata><dc:title>山城日报</dc:title><dc:date>2020-01-02</dc:date>
<dc:creator>王小明</dc:creator></metadata><manifest><item id="b" href="b%20.xhtml#top"/><item id="a" href="../a.xhtml"/>
<item id="gone" href="gone.xhtml"/></manifest>
<spine><itemref idref="b"/><itemref idref="a"/><itemref idref="none"/><itemref idref="b"/>{}</spine></package>"""


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of `files`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(files: Mapping[str, str | bytes], mode: str = "w") -> bytes:
    """A tar archive of `files`, packed as `mode` says (`w:gz`)."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode, format=tarfile.GNU_FORMAT, errors="surrogateescape") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            content = data.encode() if isinstance(data, str) else data
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def book(package: str = PACKAGE.format(""), **more: str) -> bytes:
    """An EPUB of two chapters."""
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "O/c.opf": package,
        "O/b .xhtml": CHAPTER.format("第一章", "甲。"),
        "a.xhtml": CHAPTER.format("第二章", "乙。"),
    }
    return zipped({**files, **{name.replace("_", "/"): data for name, data in more.items()}})


def word_document() -> bytes:
    """A text with a heading."""
    style = '<w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style>'
    rows = ('<w:pPr><w:pStyle w:val="a1"/></w:pPr>', "渡口修桥"), ("", "新桥今天通车，两岸的人都来看。")
    body = "".join(f"<w:p>{setting}<w:r><w:t>{text}</w:t></w:r></w:p>" for setting, text in rows)
    space = 'xmlns:w="urn:w"'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/styles.xml": f"<w:styles {space}>{style}</w:styles>",
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        }
    )
