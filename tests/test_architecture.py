"""The arrows of the house: who may import whom, and what a start may not load."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "reader"

GROUND = {"errors", "span", "wording"}
"""Rooms that everybody may enter."""

MAY_IMPORT: dict[str, set[str]] = {
    "errors": {"wording"},
    "span": set(),
    "wording": set(),
    "paths": set(),
    "settings": GROUND,
    "model": GROUND,
    "ingest": GROUND | {"model"},
    "parsing": GROUND | {"model", "ingest"},
    "analysis": GROUND | {"paths"},
    "query": GROUND,
    "index": GROUND | {"model", "analysis"},
    "search": GROUND | {"model", "analysis", "query", "index"},
    "typeset": GROUND | {"model"},
    "jumps": GROUND | {"model"},
    "citation": GROUND | {"model"},
    "markup": set(),
    "export": GROUND | {"model", "records", "markup"},
    "store": GROUND | {"model", "paths", "markup"},
    "storage": GROUND | {"model", "paths", "ingest", "parsing", "index", "search", "__init__"},
    "published": GROUND | {"model", "jumps", "analysis", "index", "search", "storage"},
    "loading": GROUND | {"ingest", "storage"},
    "own": GROUND | {"analysis"},
    "around": GROUND | {"own", "published", "analysis", "search"},
    "library": GROUND
    | {
        "model",
        "own",
        "around",
        "jumps",
        "published",
        "loading",
        "ingest",
        "parsing",
        "analysis",
        "query",
        "index",
        "search",
        "storage",
    },
    "records": GROUND | {"model", "search"},
    "commands": GROUND
    | {"model", "library", "records", "citation", "export", "ingest", "parsing", "typeset", "search"},
    "placing": GROUND | {"library", "store"},
    "ui": GROUND
    | {"settings", "model", "paths", "library", "typeset", "search", "store"}
    | {"ingest", "placing", "citation", "export"},
    "preferences": GROUND | {"commands", "paths", "settings", "ui"},
    "keeping": GROUND | {"commands", "storage"},
    "marking": GROUND | {"commands", "library", "store", "placing"},
    "serving": GROUND | {"commands", "cli"},
    "completion": GROUND | {"commands", "options"},
    "usage": GROUND | {"citation", "export"},
    "options": GROUND | {"__init__", "usage"},
    "cli": GROUND
    | {
        "__init__",
        "options",
        "usage",
        "keeping",
        "marking",
        "preferences",
        "serving",
        "completion",
        "paths",
        "settings",
        "library",
        "commands",
        "citation",
        "export",
        "store",
        "ui",
    },
    "__init__": set(),
    "__main__": {"cli", "ui"},
}

ONLY_IN = {
    "textual": {"ui"},
    "jieba": {"analysis/segmenter.py"},
    "rjieba": {"analysis/segmenter.py"},
}
"""Packages that one place alone may know."""


def modules() -> Iterator[tuple[str, Path]]:
    """Each module of the package, with the room it is in."""
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        yield (inside.parts[0] if len(inside.parts) > 1 else inside.stem), path


def imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports, at any depth of nesting."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room_of(name: str) -> str | None:
    """The room that the import `name` leads into; None outside the package."""
    head, _, rest = name.partition(".")
    if head != "reader":
        return None
    first = rest.split(".")[0]
    return first if first in MAY_IMPORT else "__init__"


@pytest.mark.parametrize(("room", "path"), list(modules()), ids=lambda value: str(value).rpartition("reader/")[2])
def test_module_imports_only_what_its_room_may(room: str, path: Path) -> None:
    entered = {target for name in imports(path) if (target := room_of(name)) and target != room}
    assert entered <= MAY_IMPORT[room], f"{path} enters {entered - MAY_IMPORT[room]}"


@pytest.mark.parametrize("package", list(ONLY_IN))
def test_package_is_known_in_one_place(package: str) -> None:
    places = {
        place
        for room, path in modules()
        if any(name.split(".")[0] == package for name in imports(path))
        for place in [room if room in ONLY_IN[package] else path.relative_to(PACKAGE).as_posix()]
    }
    assert places <= ONLY_IN[package]


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after `statement`, and the packages that they are in."""
    code = f"import sys; {statement}; print(*sys.modules)"
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return {name.rsplit(".", levels)[0] for name in names for levels in range(name.count(".") + 1)}


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    heavy = {
        *("textual", "rich", "jieba", "rjieba", "numpy", "hashlib", "json"),
        *("reader.commands", "reader.backends.local.local_library", "reader.export.records"),
        *("reader.cli.commands.index", "reader.cli.commands.marks", "reader.cli.commands.settings", "reader.cli.commands.serve", "reader.cli.commands.completion"),
    }
    assert loaded_by("import reader.cli.main") & heavy == set()


def test_the_first_paint_waits_for_nothing_that_is_needed_later() -> None:
    later = {
        *("numpy", "jieba", "rjieba", "regex", "lxml", "yaml", "sqlite3", "hashlib", "shlex"),
        *("reader.ingest", "reader.parsing", "reader.analysis", "reader.query", "reader.index", "reader.search"),
        *("reader.storage", "reader.typeset.layout", "reader.store.store", "reader.commands", "reader.export.citations"),
        *("reader.ui.system.clipboard", "reader.ui.system.editor", "reader.query.compose", "reader.ui.widgets.article.text_motions", "reader.ui.dialogs.help_screen"),
    }
    assert loaded_by("import reader.ui.app") & later == set()


def test_the_first_article_waits_for_no_dictionary() -> None:
    page = str(PACKAGE.parent / "seeds")
    opened = f"from reader.backends.local.local_library import Library; library = Library(cache=False); [*library.load([{page!r}])]"
    later = {"numpy.ma", "jieba", "rjieba", "regex", "lxml", "sqlite3"}
    assert loaded_by(f"{opened}; library.article(0)") & later == set()
