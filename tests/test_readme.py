"""Every command that README gives is run here, or by the continuous integration that runs this."""

import os
import pty
import re
import shlex
import subprocess
import time
from pathlib import Path

import pytest

from reader.cli.main import main
from reader.paths import bundled

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?:<!-- (\w+) -->\n)?```sh\n(.*?)```", README, re.S)
SET_UP = {name: block.strip() for name, block in BLOCKS if name}
EXAMPLES = [line for name, block in BLOCKS if not name for line in block.splitlines() if line.startswith("reader ")]


def test_two_commands_set_everything_up() -> None:
    assert list(SET_UP) == ["run", "tests", "install"]
    assert all(len(command.splitlines()) == 1 for command in SET_UP.values())


def test_continuous_integration_runs_the_command_that_readme_gives() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    extraction = next(line for line in script.splitlines() if line.startswith("command="))
    done = subprocess.run(
        ["bash", "-c", f'{extraction}; echo "$command"'], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == SET_UP["tests"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_finds_something(
    example: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled("seeds").parent)
    command, _, _filter = example.partition(" | ")
    assert main(shlex.split(command, comments=True)[1:]) == 0
    assert capsys.readouterr().out


def test_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


@pytest.mark.slow
@pytest.mark.pty
def test_the_run_command_opens_the_bundled_page() -> None:
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(ROOT)
        os.execvpe("bash", ["bash", "-c", SET_UP["run"]], {**os.environ, "TERM": "xterm-256color"})
    seen, deadline = b"", time.monotonic() + 240
    while "加力振兴".encode() not in seen and time.monotonic() < deadline and (more := written(terminal)):
        seen += more
    os.write(terminal, b"q")
    while written(terminal):
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, seen


def written(terminal: int) -> bytes:
    """What a program wrote next; nothing when it has ended."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


TWIN = (ROOT / "README.zh.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("headings", r"(?m)^(#+) "),
        ("blocks of code, and what they are for", r"(?s)(?:<!-- \w+ -->\n)?```.*?```"),
        ("pictures", r"!\[[^\]]+\]\(([^)]+)\)"),
        ("examples in tables", r"(?m)^\|[^`\n]*\|.*(`.+`)"),
        ("files that are named", r"`([A-Z]+\.md)`|\]\((docs/[^)]+)\)"),
    ],
)
def test_the_chinese_readme_keeps_step(what: str, pattern: str) -> None:
    twin = TWIN.replace("`，`", "`, `").replace(".zh.md)", ".md)")
    here, there = (re.findall(pattern, text) for text in (README.replace(".zh.md)", ".md)"), twin))
    assert here == there, f"README.zh.md is out of step: {what}"


def test_the_two_readmes_lead_to_each_other() -> None:
    assert "(README.zh.md)" in README
    assert "(README.md)" in TWIN
