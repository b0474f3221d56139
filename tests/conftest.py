"""No test ever sees the real folders of whoever runs it, nor the language another test has left."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reader.i18n import use_language
from tests.archive_node import node, why_none

# Where the machine says that no byte code is to be kept, every process of the tests would compile all of it again.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# How long an example takes depends on what else the machine does.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process more than processors for tests of real terminals, which mostly wait; else the number of xdist."""
    return None if "not pty" in config.option.markexpr else (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def folders_of_the_test(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Point the home folder, and all that platformdirs looks up, into a folder of this test; its children too."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home


@pytest.fixture(scope="session")
def engine_host() -> Iterator[str]:
    """`host:port` of a search engine, one for all tests; skips the test where none can be had."""
    if why := why_none():
        pytest.skip(why)
    with node() as host:
        yield host


@pytest.fixture(autouse=True)
def language_of_the_test() -> None:
    """Say everything in English, whatever the test before has chosen."""
    use_language("en")


@pytest.fixture(scope="session", autouse=True)
def imported_things_stay() -> Iterator[None]:
    """What is there before the first test is there after the last: the collector need not look through it."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
