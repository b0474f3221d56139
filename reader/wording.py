"""What the program says, in English and Chinese, in one place.

English sentences stand in the code, wrapped in `_`; the Chinese ones stand here beside them, in a catalogue that
`gettext` reads. A test finds sentences that have no Chinese.
"""

import gettext
import os

CHINESE: dict[str, str] = {}
"""English sentence to Chinese sentence; placeholders are those of `str.format`."""


class Chinese(gettext.NullTranslations):
    """The catalogue above, as gettext wants one."""

    def gettext(self, message: str) -> str:
        """The Chinese for `message`, or `message` where there is none."""
        return CHINESE.get(message, message)


_translation: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str | None = None) -> None:
    """Speak `language` ("zh" or "en"); None: Chinese when the locale of the environment is Chinese."""
    global _translation
    if language is None:
        setting = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        language = "zh" if setting.lower().startswith("zh") else "en"
    _translation = Chinese() if language == "zh" else gettext.NullTranslations()


def _(message: str) -> str:
    """`message` in the language of the interface."""
    return _translation.gettext(message)
