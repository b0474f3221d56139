"""UTF-8 mode of Python: arguments, names of files, and what child processes read and write, whatever the locale says.

Python has it by itself in the locale C, unless it is told otherwise; in other locales without UTF-8, or so told, a
Chinese argument arrives as something else, and a search for it finds nothing.
"""

import os
import sys

SWITCH = "PYTHONUTF8"
"""Environment variable that switches the mode on, for this program and its child processes."""


def require() -> None:
    """Start this process anew in UTF-8 mode, unless it is in it, or its arguments are in the locale's encoding."""
    if sys.platform == "win32" or sys.getfilesystemencoding() == "utf-8" or os.environ.get(SWITCH) == "1":
        return
    if sys.executable and not is_decoded(" ".join(sys.argv[1:])):
        os.environ[SWITCH] = "1"
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def is_decoded(words: str) -> bool:
    """True if Python decoded `words` as they were meant: whole, and from bytes that are not UTF-8."""
    try:
        words.encode()  # Bytes that could not be decoded stand in it as surrogates.
        os.fsencode(words).decode()
    except UnicodeEncodeError:
        return False
    except UnicodeDecodeError:
        return True
    return False
