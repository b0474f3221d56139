"""Reasons why a source could not be read, with the remedy: one line each, without a full stop.

They are in one module so that the interface can translate each.
"""

from reader.i18n import N_

MISSING = N_("no such file or folder; check the path")
FORBIDDEN = N_("permission denied")
UNREADABLE = N_("could not be read from the disk; try again or copy it first")
FOLDER = N_("cannot open the folder: permission denied")
NO_FILE = N_("a pipe or device, not a file; use - for standard input")
TOO_LARGE = N_("larger than 1 GiB; split it first")
NO_TEXT = N_("not a text file, or unknown encoding (try --encoding)")
UNKNOWN_ENCODING = N_("no encoding of that name; try utf-8, gb18030, big5, big5hkscs, euc-tw or utf-16")
FOREIGN = N_("unsupported format; convert to text, HTML or EPUB")
NO_ARTICLE = N_("contains no articles")
BAD_JSON = N_("invalid JSON; check that it is complete")
BROKEN_JSON = N_("partly invalid JSON, skipped in part; check that it is complete")
MENDED_JSON = N_("slightly invalid JSON, repaired; check the articles")
MIXED_ENCODINGS = N_("mixed encodings, read line by line: {}")
UNUSED_FIELDS = N_("unknown fields: {}; rename them to import them")
ENCRYPTED = N_("encrypted; unpack it with its password first")
DAMAGED = N_("damaged or incomplete; fetch or copy it again")
ENTRY_TOO_LARGE = N_("an entry larger than 256 MiB; unpack and split it first")
TOO_MUCH = N_("unpacks to far more than its size, or has too many entries; unpack it yourself if you trust it")
UNEXPECTED = N_("could not be parsed; if other programs can read it, please report it")
TOO_DEEP = N_("archives nested more than three deep; unpack it first")
LOCKED = N_("password-protected; put the password in READER_PASSWORD")
NO_TEXT_LAYER = N_("scanned pages without text; run OCR first")
NO_CHARACTERS = N_("fonts without character codes; run OCR first")
DAMAGED_PAGE = N_("this page is damaged or too large; the others are read")
