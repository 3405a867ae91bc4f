"""Expressions kept as data: words in braces are written once, languages keep apart."""

from pathlib import Path

import pytest

from poedesk.proof.finding.wording.told import lines, lists, words

_FILE = """
offers:
  en: 'we {offer} to'
  de:
    - 'wir {bieten}'
    - '{bieten} wir'
words:
  offer: '(?:offer|{suggest})'
  suggest: 'propose'
  bieten: 'bieten'
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    name = f"told_{request.node.name}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    (tmp_path / name / "offers.yaml").write_text(_FILE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_a_list_gives_the_lines_of_all_its_languages_with_words_filled_in(package: str) -> None:
    assert lines(package, "offers.yaml", "offers") == (
        "we (?:offer|propose) to",
        "wir bieten",
        "bieten wir",
    )


def test_languages_keep_apart_and_one_line_is_a_list_of_one(package: str) -> None:
    assert lists(package, "offers.yaml") == {
        "offers": {"en": ("we (?:offer|propose) to",), "de": ("wir bieten", "bieten wir")}
    }


def test_words_are_filled_in_with_words(package: str) -> None:
    assert words(package, "offers.yaml")["offer"] == "(?:offer|propose)"


def test_a_list_that_the_file_lacks_is_an_error(package: str) -> None:
    with pytest.raises(KeyError, match="refusals"):
        lines(package, "offers.yaml", "refusals")
