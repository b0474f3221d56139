"""Folders of the program: those that platformdirs gives."""

from pathlib import Path

import platformdirs
import pytest

from reader import paths

NAMES = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")


@pytest.mark.parametrize("home", ["/home/somebody", "relative", "", "/", None])
@pytest.mark.parametrize("named", ["/elsewhere/of mine", "relative/folder", "", "~/own", None])
def test_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, home: str | None, named: str | None
) -> None:
    for name, value in (("HOME", home), *((name, named) for name in NAMES)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    found = paths.cache_folder(), paths.data_folder(), paths.settings_file().parent
    kinds = (platformdirs.user_cache_dir, platformdirs.user_data_dir, platformdirs.user_config_dir)
    assert found == tuple(Path(kind(paths.APP, appauthor=False)) for kind in kinds)
