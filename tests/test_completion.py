"""The scripts for shells, and the help of each command."""

import shlex
import shutil
import subprocess

import pytest

from reader.cli import arguments, main, registry
from reader.cli.commands.completion import FILES_TOO


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("reader se", {"search", "serve", "settings"}),
        ("reader search --so", {"--sort"}),
        ("reader cite --style gbt", {"gbt7714-2015", "gbt7714-2025"}),
    ],
)
def test_bash_completes(typed: str, offered: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["completion", "bash"]) == 0
    words = typed.split()
    asked = (
        f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; COMP_LINE='{typed}'; COMP_POINT={len(typed)};"
        "$(complete -p reader | sed 's/.*-F \\([^ ]*\\) .*/\\1/') reader; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    script = f"{capsys.readouterr().out}\n{asked}\n"
    told = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert set(told.stdout.split()) == offered


@pytest.mark.parametrize("shell", ["zsh", "fish", "tcsh", "powershell"])
def test_other_shells_are_told_of_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert [name for name in registry.NAMES if name not in script] == []


@pytest.mark.parametrize("name", registry.NAMES)
def test_every_command_explains_itself_by_examples_that_parse(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main([name, "--help"])
    assert "Exit status" in capsys.readouterr().out
    for line, _ in registry.command(name).examples:
        words = shlex.split(line.partition(" > ")[0])
        assert words[0] == name
        arguments.for_command(name, words[1:])


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_first_word_may_be_a_file(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert [each for each in FILES_TOO.values() if each in script]
