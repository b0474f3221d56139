"""A setting is changed in its file, and nothing else is."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SettingsError
from reader.settings.editing import create_file, save_setting, template, with_value
from reader.settings.loading import parse_settings, read
from reader.settings.setting_specs import SPECS, SettingSpec


@pytest.mark.parametrize(
    ("text", "name", "value", "expected"),
    [
        ("", "zen", True, "zen = true\n"),
        ("zen = false  # calm\n", "zen", True, "zen = true  # calm\n"),
        ("zen=false", "zen", True, "zen=true"),
        (
            '# mine\n  theme = "a#b" # x\r\nzen = true\r\n',
            "theme",
            "dark",
            '# mine\n  theme = "dark" # x\r\nzen = true\r\n',
        ),
        ("# zen = false\n# more\n", "zen", True, "# zen = false\nzen = true\n# more\n"),
        ("justify = true", "zen", True, "justify = true\nzen = true\n"),
        ("justify = true\n[keys]\nzen = 'Z'\n", "zen", True, "justify = true\nzen = true\n[keys]\nzen = 'Z'\n"),
        ("zen = oh no\n", "justify", True, "zen = oh no\njustify = true\n"),
    ],
)
def test_one_line_changes(text: str, name: str, value: object, expected: str) -> None:
    assert with_value(text, name, value) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["zen = [\n1]\n", 'zen = """\na"""\n', '"""\n' * 25])
def test_what_stands_on_several_lines_is_left(text: str) -> None:
    with pytest.raises(ValueError, match="zen"):
        with_value(text, "zen", True)


COMMENTS = st.sampled_from(["# a comment", "", "# zen = true", "# 栏目"])
GIVEN = st.sampled_from([f"{choice.name} = 0 # {choice.name}" for choice in SPECS])


@given(st.lists(st.one_of(COMMENTS, GIVEN), max_size=12, unique=True), st.data())
def test_comments_and_other_lines_stay(lines: list[str], data: st.DataObject) -> None:
    choice: SettingSpec = data.draw(st.sampled_from(SPECS))
    value = data.draw(st.sampled_from(list(choice.values)))
    text = "\n".join([*lines, "[keys]", 'zen = "Z"']) + "\n"
    new = with_value(text, choice.name, value)
    assert getattr(parse_settings(new, "x").settings, choice.name) == value
    kept = [line for line in lines if not line.startswith(f"{choice.name} =")]
    assert [line for line in new.splitlines() if not line.startswith(f"{choice.name} =")][: len(kept)] == kept
    assert all("#" not in line or line.partition("#")[2] in new for line in lines)


def test_a_file_is_made_from_the_template(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "settings.toml"
    save_setting(file, "theme", "dark")
    save_setting(file, "theme", "light")
    assert read(file).settings.theme == "light"
    assert file.read_text(encoding="utf-8").replace('\ntheme = "light"', "") == template()
    assert [each.name for each in file.parent.iterdir()] == ["settings.toml"]


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "settings.toml"
    real.write_text("zen = false\n", encoding="utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    save_setting(link, "zen", True)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "zen = true\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be written"):
        save_setting(tmp_path / "file" / "settings.toml", "zen", True)
    (tmp_path / "odd.toml").write_text("zen = [\ntrue]\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot change zen in it"):
        save_setting(tmp_path / "odd.toml", "zen", True)
    assert (tmp_path / "odd.toml").read_text(encoding="utf-8") == "zen = [\ntrue]\n"


def test_a_file_is_begun_once(tmp_path: Path) -> None:
    create_file(tmp_path / "settings.toml")
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == template()
    with pytest.raises(SettingsError, match="already exists"):
        create_file(tmp_path / "settings.toml")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be written"):
        create_file(tmp_path / "file" / "x" / "settings.toml")
