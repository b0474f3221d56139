"""Recognition of formats: by the bytes or the opening of the text; the file name only breaks ties.

Each function takes a document and returns True if it looks like the format.
"""

import re

from reader.han import HAN
from reader.ingest.barred_line import barred_line
from reader.ingest.clean import clean_lines
from reader.ingest.copied_head import copied_head
from reader.ingest.document import Document
from reader.ingest.formats.column_collection import is_collection
from reader.ingest.formats.labelled_text import style_of
from reader.ingest.formats.numbered_documents import opens_numbered
from reader.ingest.formats.table_records import opens_table
from reader.ingest.path_metadata import is_article
from reader.ingest.site_lines import end_of_text
from reader.late_pattern import late

PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
"""First bytes of gzip, bzip2 and xz."""
FOREIGN = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""First bytes of formats whose text cannot be extracted here: RAR, 7z, zstd, old Office files."""
_OPEN = b"mimetypeapplication/vnd.oasis.opendocument."
"""What OpenDocument files begin with, behind the header of the first entry of a zip archive."""
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90\0", b"SQLite format 3\0")
"""First bytes of pictures, programs and databases, which hold no text to read."""

_JSON = late(r"\x1e?(?:\{\s*[\"'}]|\[\s*[\[{\"\]])")
_FIELD = late(rf"\{{|% |\"[^\"\n]{{1,40}}\"[ ]*:|[A-Za-z{HAN}][\w -]{{0,40}}[:：]")
_FEED = late(r"<(?:rss|feed|rdf:RDF)[\s>]")
_HTML = late(r"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
_PAGE = late(r"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_ROOT = late(
    r"(?:<\?[^>]{0,500}+>|<!--(?:(?!-->).){0,2000}+-->|<!(?!--)[^>\[]{0,500}+(?:\[[^\]]{0,3000}+\]\s*+)?>|\s++)*+<([\w:.-]+)",
    re.DOTALL,
)
"""The first element. What stands before it is read in one way only: comments could be told apart in very many ways."""
_ROOTS = frozenset(("doc", "docs", "nitf", "newsml", "newsitem", "newsmessage", "records", "root", "corpus"))
"""Root elements of files of articles that may lack an XML declaration."""
_MAIL = late(rb"(?:[A-Za-z-]{2,40}:[^\r\n]{0,500}\r?\n(?:[ \t][^\r\n]{0,500}\r?\n){0,20}){2,40}")
_OLD_MAIL = late(
    rb"(?i)(?:[A-Za-z-]{2,40}:[^\r\n]{0,500}\r?\n(?:[ \t][^\r\n]{0,500}\r?\n){0,20}){0,40}?(?:From|Subject):"
)
"""The lines of a mail's header that each has: older ones have no MIME-Version."""
_MAILBOX = late(rb"From [^\r\n]{1,200}\d{4}(?: [+-]\d{4})?\r?\n[A-Za-z-]{2,40}: ")
OPENING_BYTES = 4096
_DAY = r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)"
_ABOUT = "(?:来源|來源|作者|记者|記者|编辑|編輯|出处)[：:]"
_WORDS = r"[^。！？\n]{0,60}"
ABOUT = late(rf"^{_WORDS}(?:{_DAY}{_WORDS}{_ABOUT}|{_ABOUT}{_WORDS}{_DAY}){_WORDS}$", re.MULTILINE)
"""A line of time, source and author, as found under the headlines of web pages."""
_SQL_FIRST = late(
    r"(?:--|/\*|#|INSERT|REPLACE|CREATE|COPY|SET|USE|BEGIN|DROP|PRAGMA|LOCK|START|DELETE|TRUNCATE|SELECT|IF)\b|--|/\*|#",
    re.IGNORECASE,
)
_SQL = late(
    r"^[ \t]*(?:(?:INSERT|REPLACE)[ ]+(?:[A-Z_]+[ ]+){0,3}INTO\s{1,20}[`\"\[\w]|CREATE[ ]+TABLE[ ]+[`\"\[\w]"
    r"|COPY[ ]+[^\n]{1,4000}?FROM[ ]+stdin)",
    re.IGNORECASE | re.MULTILINE,
)
_ENTRY = late(r"^[ \t]*@[A-Za-z]{2,30}[ \t]*\{[^\s,{}=\"]{0,200},\s*[A-Za-z][\w-]{0,40}[ \t]*=", re.MULTILINE)
_CAPTION = late(
    r"(?:WEBVTT[^\n]{0,200}\n(?:[^\n]{0,300}\n){0,40}?|\d{1,6}[ ]*\r?\n)?(?:\d{1,3}:)?\d\d:\d\d[.,]\d{2,3}[ ]*-->"
)
_TAGS = late(r"<(?:p|div|br|h[1-6]|table|center|font|ul|ol|li|span|a)[\s/>]", re.IGNORECASE)


def is_zip(document: Document) -> bool:
    """A zip archive of any kind, by its first bytes."""
    return document.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_epub(document: Document) -> bool:
    """A zip archive with the container file of an EPUB."""
    return _holds(document, "META-INF/container.xml")


def is_office(document: Document) -> bool:
    """A zip archive that is an Office Open XML document."""
    return _holds(document, "[Content_Types].xml")


def _holds(document: Document, name: str) -> bool:
    """True if the document is a zip archive with a file `name`."""
    return is_zip(document) and document.archive is not None and name in document.archive.NameToInfo


def is_open_document(document: Document) -> bool:
    """An OpenDocument file of any kind, by its first entry (ISO/IEC 26300-3, 3.3)."""
    return is_zip(document) and _OPEN in document.data[:OPENING_BYTES]


def is_open_text(document: Document) -> bool:
    """An OpenDocument text."""
    return is_zip(document) and _OPEN + b"text" in document.data[:OPENING_BYTES]


def is_rich_text_format(document: Document) -> bool:
    """Rich Text Format, by its first group."""
    return document.data.startswith(b"{\\rtf")


def is_tar(document: Document) -> bool:
    """A tar archive, by the magic number in its first header."""
    return is_tar_header(document.data[:512])


def is_tar_header(data: bytes) -> bool:
    """True if `data` begins with the header of a tar archive."""
    return data[257:262] == b"ustar"


def is_compressed(document: Document) -> bool:
    """A compressed file or tar archive."""
    return document.data.startswith(PACKED)


def is_pdf(document: Document) -> bool:
    """A PDF, by its mark within the first 1024 bytes."""
    return document.data.find(b"%PDF-", 0, 1024) >= 0


def is_foreign(document: Document) -> bool:
    """A format whose text cannot be extracted here."""
    return document.data.startswith(FOREIGN)


def is_picture(document: Document) -> bool:
    """A picture, program or database: a format without text to read."""
    return document.data.startswith(PICTURES)


def is_no_text(document: Document) -> bool:
    """Bytes that are no text in any encoding."""
    return document.decoded is None


def is_json(document: Document) -> bool:
    """JSON or JSON Lines, by its name or its first two characters; also objects in Python's syntax."""
    return is_named_json(document) or _JSON.match(document.opening) is not None


def is_named_json(document: Document) -> bool:
    """JSON or JSON Lines, by its name alone."""
    return document.ending in ("json", "jsonl", "ndjson")


def is_mailbox(document: Document) -> bool:
    """Several mails in a file (mbox), each below a line that begins with `From `."""
    return _MAILBOX.match(document.data[:OPENING_BYTES]) is not None


def is_saved_mail(document: Document) -> bool:
    """MHTML or a mail, by the lines of its header; a mail is known by its name too, as those of a mailbox are."""
    head = document.data[:OPENING_BYTES]
    if document.ending == "eml" and _OLD_MAIL.match(head):
        return True
    return b"MIME-Version:" in head and _MAIL.match(head) is not None


def is_xml(document: Document) -> bool:
    """XML that is no web page, by its declaration or by a root element of articles."""
    opening = document.opening
    root = _ROOT.match(opening) if opening.startswith("<") else None
    if root is None or root[1].lower() in _ROOTS:
        return root is not None
    return opening.startswith("<?xml") and not _PAGE.search(opening)


def is_numbered(document: Document) -> bool:
    """Text in which a database numbers its documents, from its first lines on."""
    return opens_numbered(document.opening)


def is_labelled(document: Document) -> bool:
    """Text whose first lines have known labels."""
    return style_of(clean_lines(document.opening).split("\n")) is not None


def is_old_paper(document: Document) -> bool:
    """Text with page and column above its articles."""
    return "专栏" in document.opening and is_collection(document.opening)


def is_copied_page(document: Document) -> bool:
    """Text that may be copied from a web page: with a line of time, source or author near its beginning, surely or with
    lines of a site below."""
    rows = document.opening.splitlines()
    if any(map(is_about, rows[:8])):
        return True
    if copied_head(rows, below=True) is None:
        return False
    last = [row.strip() for row in document.text[-OPENING_BYTES:].splitlines()]
    while last and not last[-1]:
        last.pop()
    return copied_head(rows, below=end_of_text(last) < len(last)) is not None


def is_about(line: str) -> bool:
    """True if a line names time, source and author of an article."""
    return ABOUT.search(line) is not None or bool(barred_line(line).fields)


def is_sql(document: Document) -> bool:
    """A dump of a database: statements that make a table and fill it, at the beginnings of lines."""
    opening = document.opening
    return _SQL_FIRST.match(opening) is not None and (document.ending == "sql" or _SQL.search(opening) is not None)


def is_bibliography(document: Document) -> bool:
    """BibTeX: an entry near the beginning."""
    return "@" in document.opening and _ENTRY.search(document.opening) is not None


def is_subtitles(document: Document) -> bool:
    """Subtitles: the times of a caption, or the heading of a script, in the first lines."""
    opening = document.opening
    return ("-->" in opening and _CAPTION.match(opening) is not None) or opening.startswith("[Script Info]")


def is_xml_workbook(document: Document) -> bool:
    """A workbook of Excel 2003 (SpreadsheetML 2003), by its namespace."""
    return document.opening.startswith("<?xml") and "urn:schemas-microsoft-com:office:spreadsheet" in document.opening


def is_feed(document: Document) -> bool:
    """RSS or Atom: its root precedes any element of HTML."""
    opening = document.opening
    feed = _FEED.search(opening) if opening.startswith("<") else None
    html = _HTML.search(opening) if feed else None
    return feed is not None and (html is None or feed.start() < html.start())


def is_html(document: Document) -> bool:
    """HTML, by its elements; other XML is read as HTML with unknown elements."""
    opening = document.opening
    if opening.startswith("<") and (_HTML.search(opening) or _TAGS.match(opening) or opening.startswith("<?xml")):
        return True
    return document.ending in ("html", "htm", "xhtml", "shtml") and _TAGS.search(document.text) is not None


def is_table(document: Document) -> bool:
    """CSV or TSV, by its name or by a header row of known names."""
    opening = document.opening
    return document.ending in ("csv", "tsv") or (not opening.startswith("<") and opens_table(opening))


def is_spreadsheet(document: Document) -> bool:
    """A workbook of Office Open XML."""
    return _holds(document, "xl/workbook.xml")


def is_word_document(document: Document) -> bool:
    """A text document of Office Open XML."""
    return _holds(document, "word/document.xml")


def opens_with_front_matter(document: Document) -> bool:
    """Text that begins with the delimiter of front matter; in a Markdown file, also with a field, brace or comment."""
    if document.opening.startswith(("---", "+++", ";;;")):
        return True
    named = is_markdown(document)
    return named and (document.opening.startswith("<!--") or _FIELD.match(document.opening) is not None)


def is_markdown(document: Document) -> bool:
    """Markdown, by its name."""
    return document.ending in ("md", "markdown", "mkd")


def is_named_as_article(document: Document) -> bool:
    """Text whose file name says that it is one article of a page."""
    return is_article(document.name)


def is_anything(document: Document) -> bool:
    """Any text."""
    return True
