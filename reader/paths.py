"""Where the program's own files are, and where it keeps the person's."""

from pathlib import Path

import platformdirs

APP = "newsprint-reader"
PACKAGE = Path(__file__).parent


def bundled(name: str) -> Path:
    """`styles.tcss` or `seeds`: inside an installed package, or beside the package in a checkout."""
    installed = PACKAGE / "_data" / name
    return installed if installed.exists() else PACKAGE.parent / name


def cache_folder() -> Path:
    """Where what can be made again is kept."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def data_folder() -> Path:
    """Where what the person made is kept."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def settings_file() -> Path:
    """The settings, TOML."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "settings.toml"


def user_dictionary() -> Path | None:
    """A person's own words, as jieba's user dictionary; None where there are none."""
    return _own("userdict.txt")


def meanings() -> Path | None:
    """A person's file of CC-CEDICT; None where there is none."""
    return _own("cedict_ts.u8")


def _own(name: str) -> Path | None:
    path = settings_file().with_name(name)
    return path if path.is_file() else None
