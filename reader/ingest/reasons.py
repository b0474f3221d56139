"""Reasons why a source could not be read, with the remedy: one line each, without a full stop.

They are in one module so that the interface can translate each.
"""

from reader.i18n import N_

MISSING = N_("no such file or folder; check the path")
FORBIDDEN = N_("permission denied")
UNREADABLE = N_("could not be read from the disk; try again or copy it first")
FOLDER = N_("cannot open the folder: permission denied")
NO_FILE = N_("a pipe or device, no file; use - to read standard input")
TOO_LARGE = N_("larger than 1 GiB; split it first")
NO_TEXT = N_("not a text file, or unknown encoding (try --encoding)")
UNKNOWN_ENCODING = N_("no encoding of that name; try utf-8, gb18030, big5, big5hkscs, euc-tw or utf-16")
FOREIGN = N_("unsupported format; convert to text, HTML or EPUB")
NO_ARTICLE = N_("holds no article")
BAD_JSON = N_("is no valid JSON; check that it is complete")
BROKEN_JSON = N_("some of it is no valid JSON and was left out; check that it is complete")
MENDED_JSON = N_("not quite valid JSON, read as it was surely meant; check the articles")
MIXED_ENCODINGS = N_("written in more than one encoding, read line by line: {}")
UNUSED_FIELDS = N_("fields that were not understood: {}; rename them to read them")
ENCRYPTED = N_("encrypted; unpack it with its password first")
DAMAGED = N_("damaged or incomplete; fetch or copy it again")
ENTRY_TOO_LARGE = N_("an entry larger than 256 MiB; unpack and split it first")
TOO_MUCH = N_("unpacks to far more than its size or holds too many entries; unpack it by hand if you trust it")
UNEXPECTED = N_("could not be taken apart; if other programs can read it, please report it")
TOO_DEEP = N_("archives within archives beyond the third; unpack it first")
LOCKED = N_("locked with a password; set READER_PASSWORD to it")
NO_TEXT_LAYER = N_("pictures of pages without text; have the characters recognised (OCR) first")
NO_CHARACTERS = N_("its fonts do not say which characters they show; have the characters recognised (OCR) first")
DAMAGED_PAGE = N_("this page is damaged or too large; the others are read")
