"""What the program says, in the language of the interface.

English sentences stand in the code, wrapped in `_`; or in `N_` where they are told apart first and said later. The
others stand in `reader/locale`, in gettext's own format, one file a language. A test finds sentences that are left out.
"""

import gettext
import os
import re
from pathlib import Path
from typing import Protocol

LANGUAGES = {"zh": "zh_CN"}
"""The languages besides English, and the folder of each. Who reads traditional characters reads simplified here."""

FOLDER = Path(__file__).parent / "locale"
ESCAPED = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t"}


class Readable(Protocol):
    """A file of bytes."""

    def read(self) -> bytes:
        """All of it."""


class Catalogue(gettext.NullTranslations):
    """A catalogue read from its source, a `.po` file of UTF-8: a checkout needs no build step, and no file is stale.

    Reading 300 entries takes half a millisecond, as unpacking them compiled does.
    """

    def _parse(self, fp: Readable) -> None:
        """Take in all entries. `gettext` calls this, with the file that it was given."""
        self.entries: dict[str, str] = {}
        entry: dict[str, str] = {}
        field = ""
        for line in fp.read().decode("utf-8").splitlines():
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
    """What stands between the quotation marks of a `.po` file."""
    return ESCAPED.sub(lambda found: ESCAPES.get(found[1], found[1]), quoted) if "\\" in quoted else quoted


def catalogue(language: str) -> Catalogue:
    """That of a language that has one."""
    with (FOLDER / LANGUAGES[language] / "LC_MESSAGES" / "reader.po").open("rb") as file:
        return Catalogue(file)


_translation = gettext.NullTranslations()


def use_language(language: str | None = None) -> None:
    """Speak `language` ("zh" or "en"); "auto" or None: Chinese when the locale of the environment is Chinese."""
    global _translation
    if language in (None, "auto"):
        setting = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        language = "zh" if setting.lower().startswith("zh") else "en"
    _translation = catalogue(language) if language in LANGUAGES else gettext.NullTranslations()


def _(message: str) -> str:
    """`message` in the language of the interface."""
    return _translation.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """`message` as it is: to be said later, by `_`."""
    return message


def counted(count: int, one: str, many: str, **values: object) -> str:
    """A sentence about a count: `one` where it is 1, else `many`; `{count}` in it has its thousands grouped."""
    return (one if count == 1 else many).format(count=f"{count:,}", **values)
