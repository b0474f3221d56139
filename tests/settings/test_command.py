"""`reader settings`: what is set, what is wrong with it, and a file to begin with."""

import json
from pathlib import Path

import pytest

from reader.cli.main import main
from reader.paths import settings_file
from reader.settings.editing import template


@pytest.fixture
def file() -> Path:
    settings_file().parent.mkdir(parents=True)
    return settings_file()


def test_settings_are_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('zen = true\n[keys]\nword = ["w"]\n', encoding="utf-8")
    assert main(["settings"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"# settings, stored in {file}"
    assert {'theme = "auto"', "measure = 72", "zen = true", 'word = ["w"]'} <= set(told)
    assert main(["settings", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["path"], record["zen"], record["keys"]) == (str(file), True, {"word": ["w"]})


def test_what_is_wrong_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('zne = true\n[keys]\nzen = "j"\n', encoding="utf-8")
    assert main(["settings", "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f'reader: {file}, line 1: unknown setting "zne"; did you mean "zen"?',
        "reader: j rebound: zen (was down)",
    ]
    assert "zen = false" in told.out


def test_keys_have_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "--keys"]) == 0
    assert "next_article\t]\tnext article" in capsys.readouterr().out.splitlines()
    assert main(["settings", "--keys", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["name"] == "down"


def test_a_file_is_begun(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "--init"]) == 0
    assert capsys.readouterr().out.strip() == str(settings_file())
    assert settings_file().read_text(encoding="utf-8") == template()
    assert main(["settings", "--init"]) == 2
    assert "already exists" in capsys.readouterr().err


def test_the_language_may_be_set(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('language = "zh"\n', encoding="utf-8")
    assert main(["settings"]) == 0
    assert capsys.readouterr().out.startswith("# 设置")
    assert main(["settings", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("# settings")
