"""Translation of the program's messages into the language of the interface.

English sentences are in the code, wrapped in `_`; or in `N_` if they are defined first and shown later. Translations
are in `reader/locale`, in gettext's format, one file a language. A test finds untranslated sentences.
"""

import os
import re
from pathlib import Path
from typing import Protocol

LANGUAGES = {"zh": "zh_CN"}
"""Languages besides English, with their folders. Readers of traditional characters get simplified ones here."""

FOLDER = Path(__file__).parent / "locale"
ESCAPED = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t"}


class Readable(Protocol):
    """A file of bytes."""

    def read(self) -> bytes:
        """All bytes."""


class Catalogue:
    """A catalogue read from its source, a `.po` file in UTF-8, so that no compiled file can be stale.

    Reading 300 entries takes half a millisecond, as long as reading a compiled file, and as importing `gettext`.
    """

    def __init__(self, file: Readable) -> None:
        self.entries: dict[str, str] = {}
        entry: dict[str, str] = {}
        field = ""
        for line in file.read().decode("utf-8").splitlines():
            name, quote, rest = line.partition('"')
            if not quote or name.startswith("#"):
                continue
            if name.startswith("msgid"):
                entry = {}
            field = name.strip() or field
            entry[field] = entry.get(field, "") + unescaped(rest.rstrip()[:-1])
            if field == "msgstr":
                self.entries[entry["msgid"]] = entry["msgstr"]

    def gettext(self, message: str) -> str:
        """The translation of `message`, or `message` where there is none."""
        return self.entries.get(message) or message


def unescaped(quoted: str) -> str:
    """The text between the quotation marks of a `.po` file, unescaped."""
    return ESCAPED.sub(lambda found: ESCAPES.get(found[1], found[1]), quoted) if "\\" in quoted else quoted


def catalogue(language: str) -> Catalogue:
    """The catalogue of a language that has one."""
    with (FOLDER / LANGUAGES[language] / "LC_MESSAGES" / "reader.po").open("rb") as file:
        return Catalogue(file)


_translation: Catalogue | None = None
"""None for English."""


def use_language(language: str | None = None) -> None:
    """Set the language ("zh" or "en"); "auto" or None: Chinese if the locale of the environment is Chinese."""
    global _translation
    if language in (None, "auto"):
        setting = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        language = "zh" if setting.lower().startswith("zh") else "en"
    _translation = catalogue(language) if language in LANGUAGES else None


def _(message: str) -> str:
    """`message` in the language of the interface."""
    return message if _translation is None else _translation.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """`message` unchanged, to be translated later by `_`."""
    return message


def counted(count: int, one: str, many: str, **values: object) -> str:
    """A sentence with a count: `one` if it is 1, else `many`; `{count}` in it gets thousands separators."""
    return (one if count == 1 else many).format(count=f"{count:,}", **values)
