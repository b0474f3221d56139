"""The arrows of the house: who may import whom, and what a start may not load."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import grimp
import pytest
from importlinter import cli

PACKAGE = Path(__file__).parent.parent / "reader"

ONLY_IN: dict[str, set[str]] = {
    "textual": {"ui"},
    "jieba": {"analysis/segmenter.py"},
    "rjieba": {"analysis/segmenter.py"},
    "pickle": set(),
}
"""Packages that one place alone may know, or none."""


def modules() -> Iterator[tuple[str, Path]]:
    """Each module of the package, with the room it is in."""
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        yield (inside.parts[0] if len(inside.parts) > 1 else inside.stem), path


@cache
def imports(path: Path) -> Sequence[str]:
    """Full names of what a module imports, at any depth of nesting."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found += [f"{node.module}.{name.name}" for name in node.names]
    return found


def test_every_import_leads_down() -> None:
    """The floors stand in `pyproject.toml`, and import-linter knows them."""
    floors = str(PACKAGE.parent / "pyproject.toml")
    assert cli.lint_imports(config_filename=floors, no_cache=True) == cli.EXIT_STATUS_SUCCESS


def test_a_package_is_known_in_one_place() -> None:
    elsewhere = {
        (package, path.relative_to(PACKAGE).as_posix())
        for room, path in modules()
        for package in {name.split(".")[0] for name in imports(path)} & ONLY_IN.keys()
        if ONLY_IN[package].isdisjoint((room, path.relative_to(PACKAGE).as_posix()))
    }
    assert elsewhere == set()


@pytest.mark.parametrize(("floor", "package"), [("api", "numpy"), ("api", "textual"), ("ui", "numpy")])
def test_neither_the_port_nor_the_screen_knows_arrays(floor: str, package: str) -> None:
    known = [path for room, path in modules() if room == floor]
    assert known
    assert [path for path in known if any(name.split(".")[0] == package for name in imports(path))] == []


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after `statement`, and the packages that they are in."""
    code = f"import sys; {statement}; print(*sys.modules)"
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return {name.rsplit(".", levels)[0] for name in names for levels in range(name.count(".") + 1)}


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    heavy = {
        *("textual", "rich", "jieba", "rjieba", "numpy", "hashlib", "json"),
        *(("platformdirs", "tempfile", "shutil") if sys.platform == "linux" else ()),
        *("reader.cli.output", "reader.backends", "reader.export.records"),
        *(f"reader.cli.commands.{name}" for name in ("index", "marks", "settings", "serve", "completion")),
    }
    assert loaded_by("import reader.__main__, reader.cli.main") & heavy == set()


def test_the_first_paint_waits_for_nothing_that_is_needed_later() -> None:
    later = {
        *("numpy", "jieba", "rjieba", "regex", "lxml", "yaml", "sqlite3", "hashlib", "shlex"),
        *("reader.ingest", "reader.parsing", "reader.analysis", "reader.query.parser", "reader.index", "reader.search"),
        *("reader.storage", "reader.typeset.layout", "reader.store.store", "reader.export.citations"),
        *("reader.ui.system.clipboard", "reader.ui.system.editor", "reader.query.compose"),
        *("reader.ui.widgets.article.text_motions", "reader.ui.dialogs.help_screen"),
    }
    assert loaded_by("import reader.ui.app") & later == set()


def test_the_first_article_waits_for_no_dictionary() -> None:
    page = str(PACKAGE.parent / "seeds")
    module = "reader.backends.local.local_library"
    opened = f"from {module} import LocalLibrary; library = LocalLibrary([{page!r}], cache=False); [*library.load()]"
    later = {"numpy.ma", "jieba", "rjieba", "regex", "lxml", "sqlite3"}
    assert loaded_by(f"{opened}; library.view.article(0)") & later == set()
    # Masked arrays are 4 MB, which `numpy.unique` loads.
    request = "from reader.api.outline_request import Arrangement, OutlineRequest"
    listed = f"{request}; library.view.outline(OutlineRequest(Arrangement(sort='newest')))"
    asked = "library.view.search('产业').distinct.ranking[:1]"
    assert "numpy.ma" not in loaded_by(f"{opened}; {listed}; {asked}")


@pytest.mark.parametrize(
    ("words", "later"),
    [
        ([["articles"], ["show", "1"]], ["numpy", "reader.index", "reader.search", "reader.storage.plan"]),
        ([["search", "渔"]], ["sqlite3"]),
    ],
    ids=["printed", "searched"],
)
def test_a_page_is_printed_and_searched_without_what_only_others_need(words: list[list[str]], later: list[str]) -> None:
    page = str(PACKAGE.parent / "seeds")
    said = [[*command, page] for command in words]
    run = f"import io; from reader.cli.main import main; sys.stdout = io.StringIO(); codes = [*map(main, {said})]"
    loaded = loaded_by(f"{run}; sys.stdout = sys.__stdout__; max(codes) < 2 or sys.exit(1)")
    never = {"textual", "asyncio", "jieba", "rjieba", "regex", "lxml", "yaml"}
    assert loaded & never.union(later) == set()


def test_a_kept_library_is_opened_without_what_reads_files() -> None:
    assert (
        loaded_by("import reader.storage.snapshot, reader.storage.plan") & {"reader.ingest", "reader.parsing"} == set()
    )


WALKS = re.findall(r"`(reader/[\w/]+\.py)` → `(\w+)`", (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("path", "name"), WALKS)
def test_every_station_of_the_walks_is_there(path: str, name: str) -> None:
    tree = ast.parse((PACKAGE.parent / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_every_path_in_a_document_is_there(document: str) -> None:
    text = (PACKAGE.parent / document).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:reader|tests|docs|benchmarks)/[\w/.-]+)`", text)
    assert [path for path in paths if not (PACKAGE.parent / path).exists()] == []


CLASS_LINES, CLASS_DEPTH = 250, 3
"""What a class may have with its in-house bases: lines, and classes above one another, itself counted."""


class ClassPlace(NamedTuple):
    """A class of the package."""

    file: str
    lines: int
    bases: tuple[str, ...]


@cache
def classes() -> Mapping[str, list[ClassPlace]]:
    """All classes by name, those inside others too."""
    found: dict[str, list[ClassPlace]] = {}
    for _room, path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = tuple(ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases)
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                found.setdefault(node.name, []).append(ClassPlace(path.name, length, bases))
    return found


def test_a_class_with_its_bases_is_short_and_not_deep() -> None:
    single = {name: places[0] for name, places in classes().items() if len(places) == 1}

    def whole(name: str) -> tuple[int, int]:
        above = [whole(base) for base in single[name].bases if base in single and base != name]
        return single[name].lines + sum(lines for lines, _ in above), 1 + max((deep for _, deep in above), default=0)

    sizes = {name: whole(name) for name in single}
    assert {name: size for name, size in sizes.items() if size[0] > CLASS_LINES or size[1] > CLASS_DEPTH} == {}


def test_a_file_and_a_class_are_found_by_their_names_alone() -> None:
    files = Counter(path.name for _room, path in modules() if path.name not in ("__init__.py", "__main__.py"))
    assert [name for name, count in files.items() if count > 1] == []
    public = {name: [place.file for place in places] for name, places in classes().items() if not name.startswith("_")}
    assert {name: places for name, places in public.items() if len(places) > 1} == {}


def test_no_module_imports_in_a_circle() -> None:
    graph = grimp.build_graph("reader", exclude_type_checking_imports=False)
    back = {
        (module, other)
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
        if graph.find_shortest_chain(other, module) is not None
    }
    assert back == set()
