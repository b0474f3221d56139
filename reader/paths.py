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
