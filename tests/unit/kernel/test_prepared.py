"""Compiled expressions and read word lists that are kept for one interpreter."""

import marshal
import re
from datetime import date
from pathlib import Path

import pytest

from poedesk.kernel import prepared
from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.prepared import Asked
from poedesk.kernel.yaml_data import load_yaml

PATTERNS = [
    (r"(?P<day>\d+)\s(?P<month>may|june)", re.IGNORECASE),
    (r"(?<!\w)(?:a|b(?=c))+?\b(\s)(?!\1)", 0),
    (r"(?im)^[^\W\d_]{2,40}$", 0),
    ("[\ud800-\udfff\u00e9\U0001f600]", re.DOTALL),
    ("", 0),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    kept = tmp_path / "kept"
    with prepared.noting() as asked:
        for pattern, flags in PATTERNS:
            later(pattern, flags)
        load_yaml("{words: [one, two], share: 0.5, none: null}")
        load_yaml("day: 2026-05-04")
    prepared.write(asked, kept)
    return kept


def test_a_kept_expression_equals_the_compiled_one(file: Path) -> None:
    for pattern, flags in PATTERNS:
        kept, made = prepared.expression(pattern, int(flags), file), re.compile(pattern, flags)
        assert kept is not None
        assert (kept.pattern, kept.flags) == (made.pattern, made.flags)  # for the code see test_translating
        assert (kept.groups, kept.groupindex) == (made.groups, made.groupindex)
    kept = prepared.expression(*PATTERNS[0], file)
    assert kept is not None
    found = kept.search("on 4 May")
    assert found is not None
    assert (found["day"], found.lastgroup) == ("4", "month")


def test_other_flags_are_another_expression(file: Path) -> None:
    assert prepared.expression(PATTERNS[0][0], 0, file) is None


def test_a_kept_list_is_the_callers_own(file: Path) -> None:
    text = "{words: [one, two], share: 0.5, none: null}"
    first = prepared.list_of(text, file)
    first["words"].clear()
    assert prepared.list_of(text, file) == {"words": ["one", "two"], "share": 0.5, "none": None}


def test_what_holds_more_than_plain_values_is_read_as_ever(file: Path) -> None:
    assert prepared.list_of("day: 2026-05-04", file) is None
    assert load_yaml("day: 2026-05-04") == {"day": date(2026, 5, 4)}


@pytest.mark.parametrize(
    "head", [b"", b"\x00", b"no", marshal.dumps(None), marshal.dumps((("other",), {})), marshal.dumps(1)]
)
@pytest.mark.parametrize("length", [b"", b"\x01", bytes(7) + b"\x05"])
def test_a_file_that_is_none_of_this_interpreters_counts_for_nothing(
    head: bytes, length: bytes, tmp_path: Path
) -> None:
    data = length + head
    kept = tmp_path / "kept"
    kept.write_bytes(data)
    assert prepared.expression("", 0, kept) is None
    assert prepared.list_of("", kept) is None


def test_without_the_file_all_is_compiled(tmp_path: Path) -> None:
    assert prepared.expression("a", 0, tmp_path / "none") is None
    assert compiled("quokka+", re.IGNORECASE) == re.compile("quokka+", re.IGNORECASE)


def test_a_file_may_be_written_anew_while_it_is_in_use(file: Path) -> None:
    assert prepared.expression(*PATTERNS[1], file) is not None
    prepared.write(Asked(), file)
    kept = prepared.expression(*PATTERNS[0], file)  # of the file that was there
    assert kept is not None
    assert kept.pattern == PATTERNS[0][0]


def test_nothing_wrong_is_kept(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        prepared.write(Asked({("(", 0)}), tmp_path / "kept")
