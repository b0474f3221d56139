"""The catalogue says all that the program says, and nothing else."""

import ast
import io
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import i18n
from reader.i18n import FOLDER, LANGUAGES, Catalogue, _, catalogue, use_language

PACKAGE = Path(i18n.__file__).parent


def marked(path: Path) -> Iterator[tuple[str | None, int]]:
    """What a module wraps in `_` or `N_`, with its line; None for what is no literal."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
            said = node.args[0]
            literal = isinstance(said, ast.Constant) and isinstance(said.value, str)
            if literal or node.func.id == "N_":
                yield (said.value if literal else None), node.lineno


SAID = {
    str(message): f"{path.relative_to(PACKAGE)}:{line}"
    for path in sorted(PACKAGE.rglob("*.py"))
    for message, line in marked(path)
}


def placeholders(message: str) -> Counter[str | None]:
    return Counter(name for _text, name, _format, _conversion in string.Formatter().parse(message) if name is not None)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_nothing_is_left_out_and_nothing_is_stale(language: str) -> None:
    entries = catalogue(language).entries
    assert {message: SAID[message] for message in SAID if not entries.get(message)} == {}
    assert entries.keys() - SAID.keys() - {""} == set()


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_a_translation_takes_what_the_sentence_takes(language: str) -> None:
    entries = catalogue(language).entries
    assert {said for said, told in entries.items() if said and placeholders(said) != placeholders(told)} == set()
    # What stands apart from the next word stays apart.
    assert {said for said, told in entries.items() if said[-1:].isspace() != told[-1:].isspace()} <= {""}


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_an_entry_stands_once_by_a_module_that_says_it(language: str) -> None:
    text = (FOLDER / LANGUAGES[language] / "LC_MESSAGES" / "reader.po").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert [line for line, count in Counter(lines).items() if count > 1 and line.startswith("msgid ")] == []
    places = {line.removeprefix("#: ") for line in lines if line.startswith("#: ")}
    assert {place for place in places if not (PACKAGE.parent / place).is_file()} == set()


def test_what_is_told_later_is_a_literal() -> None:
    assert "None" not in SAID


SOURCE = r"""# said "by" nobody
msgid ""
msgstr "Language: zh_CN\n"

#, python-brace-format
msgid "say \"{what}\"\n"
"twice"
msgstr ""
"说\\{what}\\"
msgid "empty"
msgstr ""
"""


def test_a_catalogue_is_read_from_its_source() -> None:
    read = Catalogue(io.BytesIO(SOURCE.encode()))
    assert read.gettext('say "{what}"\ntwice') == "说\\{what}\\"
    assert read.gettext("empty") == "empty"
    assert read.gettext("not there") == "not there"


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "帮助"),
        ({"LANG": "zh_TW.UTF-8"}, "帮助"),
        ({"LANG": "en_GB.UTF-8"}, "help"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "help"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_HK", "LANG": "de"}, "帮助"),
        ({}, "help"),
    ],
)
def test_the_language_is_that_of_the_locale(
    environment: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    use_language()
    assert _("help") == told
    use_language("zh" if told == "help" else "en")
    assert _("help") != told
    use_language("en")


def test_help_is_in_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    from reader.cli.main import main

    for language, words in (("zh", ("用法：", "参数：", "选项：")), ("en", ("usage: ", "arguments:", "options:"))):
        with pytest.raises(SystemExit):
            main(["search", "--help", "--lang", language])
        told = capsys.readouterr().out
        assert all(word in told for word in words)
    use_language("en")
