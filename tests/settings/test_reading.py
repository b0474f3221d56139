"""What a file of settings says is taken, line by line; what is wrong with it is told, and the rest taken."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.i18n import use_language
from reader.settings.editing import template
from reader.settings.loading import parse_settings, read
from reader.settings.setting_specs import BY_NAME, SPECS, Settings

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "settings.md"


@pytest.mark.parametrize(
    ("text", "taken", "problems"),
    [
        ("", {}, []),
        ('theme = "dark"\nmeasure = 70 # mine', {"theme": "dark", "measure": 70}, []),
        ('theme = "drak"', {}, ['line 1: theme must be one of "auto", "light", "dark", "contrast", "terminal"']),
        ("\n\nmeasure = 15", {}, ["line 3: measure must be a number from 16 to 160"]),
        ('measure = "wide"', {}, ["line 1: measure must be a number from 16 to 160"]),
        ("zen = 1", {}, ["line 1: zen must be one of false, true"]),
        ("indent = true", {}, ["line 1: indent must be one of 0, 2"]),
        ("ambiguous_width = 2", {"ambiguous_width": 2}, []),
        ("mesure = 60", {}, ['line 1: unknown setting "mesure"; did you mean "measure"?']),
        ("xyz = 60\nzen = true", {"zen": True}, ['line 1: unknown setting "xyz"']),
        ("zen =\njustify = true", {"justify": True}, ["line 1: cannot be parsed (Invalid value)"]),
        ("zen = true\nzen = false", {"zen": True}, ["line 2: cannot be parsed (Cannot overwrite a value)"]),
        ('[keys]\nzen = "Z"\nword = ["*", "w"]', {"keys": {"zen": ("Z",), "word": ("*", "w")}}, []),
        ('keys.zen = "Z"', {"keys": {"zen": ("Z",)}}, []),
        (
            '[keys]\nzen = 3\nword = ["w"]',
            {"keys": {"word": ("w",)}},
            ['line 2: zen needs keys in quotes: "n", or ["n", "ctrl+n"]'],
        ),
        ('zen = true\nkeys = "x"', {"zen": True}, ["line 2: key bindings belong under [keys]"]),
        ("[look]\nzen = true", {}, ['line 1: unknown setting "look"']),
    ],
)
def test_a_file(text: str, taken: dict[str, object], problems: list[str]) -> None:
    told = parse_settings(text, "settings.toml")
    assert told.settings == Settings(**taken)  # type: ignore[arg-type]
    assert [str(problem).removeprefix("settings.toml, ") for problem in told.problems] == problems


def test_a_problem_is_told_in_the_language_that_the_file_asks_for() -> None:
    told = parse_settings('language = "zh"\nzen = 3', "s.toml")
    use_language(told.settings.language)
    assert str(told.problems[0]) == "s.toml 第2行：zen 只能是 false, true"


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    told = read(tmp_path / "settings.toml")
    assert (told.settings, told.problems) == (Settings(), ())


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    assert [str(each) for each in read(tmp_path / "bytes.toml").problems] == [f"{tmp_path}/bytes.toml: not UTF-8 text"]
    assert "cannot be read" in str(read(tmp_path).problems[0])


def test_a_byte_order_mark_is_no_setting(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes("\ufeffzen = true\r\n".encode())
    told = read(tmp_path / "settings.toml")
    assert (told.settings.zen, told.problems) == (True, ())


@given(st.text(st.sampled_from("zen=true\n[]keys\".'{},#1 测"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    told = parse_settings(text, "x")
    assert all(problem.line <= len(text.splitlines()) for problem in told.problems)


OTHERS = ("archive_ca", "archives", "keys")
"""What is no choice."""


@pytest.mark.parametrize("choice", SPECS, ids=lambda choice: choice.name)
def test_stepping_goes_through_all_values(choice: object) -> None:
    assert choice in SPECS
    made = BY_NAME[choice.name]  # type: ignore[attr-defined]
    seen, value = [], made.values[0]
    for _ in made.values:
        seen.append(value)
        assert made.accepts(value)
        value = made.step(value, 1)
    assert [repr(each) for each in seen] == [repr(each) for each in made.values]
    assert made.step(made.values[0], -1) == (made.values[0] if made.between else made.values[-1])


def test_a_range_takes_what_lies_between_and_steps_on_from_there() -> None:
    measure = BY_NAME["measure"]
    assert measure.accepts(71)
    assert not measure.accepts(True)
    assert (measure.step(71, 1), measure.step(71, -1), measure.step(160, 1)) == (72, 68, 160)


def test_every_setting_has_its_choice() -> None:
    assert [choice.name for choice in SPECS] == [name for name in Settings._fields if name not in OTHERS]
    assert all(choice.accepts(getattr(Settings(), choice.name)) for choice in SPECS)


def test_the_template_changes_nothing_and_names_everything() -> None:
    for language in ("en", "zh"):
        use_language(language)
        assert parse_settings(template(), "x").settings == Settings()
        assert parse_settings(template(), "x").problems == ()
        offered = re.sub(r"^# (?=\w+ = )", "", template(), flags=re.MULTILINE)
        told = parse_settings(offered, "x")
        assert told.problems == ()
        assert told.settings == Settings(keys={"next_article": ("]", "ctrl+n")})


def test_the_document_shows_the_template() -> None:
    shown = re.search(r"```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    assert shown[1] == template()


def test_archives_have_names() -> None:
    told = parse_settings('archive_ca = "ca.pem"\n[archives]\npapers = "https://host:9200/papers"\n', "s")
    assert told.problems == ()
    assert told.settings.archives == {"papers": "https://host:9200/papers"}
    assert told.settings.archive_ca == "ca.pem"


@pytest.mark.parametrize("text", ["archives = 3", "archive_ca = 3", "[archives]\nx = 3"])
def test_what_names_no_archive_is_told(text: str) -> None:
    told = parse_settings(text, "s")
    assert len(told.problems) == 1
    assert told.settings == Settings()
