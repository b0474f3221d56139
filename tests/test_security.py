"""What SECURITY.md says is trusted is what the project depends on, and the tests it names are there."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_dependency_is_told_of() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {match[0] for name in wanted if (match := re.match(r"[\w-]+", name))}
    assert [name for name in sorted(names) if not re.search(rf"^\| {name}\b", SECURITY, re.MULTILINE)] == []


def test_whatever_comes_with_them_is_told_of() -> None:
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    needs = {package["name"]: package for package in locked}
    own = needs["newsprint-reader"]
    wanted = [*own["dependencies"], *(one for extra in own["optional-dependencies"].values() for one in extra)]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()["name"]
        if name not in seen:
            seen.add(name)
            wanted += needs[name].get("dependencies", [])
    assert [name for name in sorted(seen) if name not in SECURITY] == []


def test_the_attacks_it_names_are_there() -> None:
    files = re.findall(r"tests/[\w/]+\.py|tests\.[\w.]+", SECURITY)
    paths = [ROOT / (name if "/" in name else f"{name.replace('.', '/')}.py") for name in files]
    assert [path for path in paths if not path.exists()] == []
