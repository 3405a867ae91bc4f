"""Expressions that are told with which signs a match begins, and match as they did."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.kernel.prepared import Asked, expression, write
from poedesk.kernel.translating import translated

TOLD = [
    (r"\b(?:ends|ended)\b", 0),
    (r"(?<!\w)(?:st|nd)(?!\w)", 0),
    (r"(?<![-.])\d{4}|['\u2019]\d", 0),
    (r"(?i)\b(?:signed|kept|irrig)\b", 0),
    (r"\b[a-c]?e", re.IGNORECASE),
    (r"\s*(?:x|y)", 0),
    (r"(?=a)\b(?P<one>a)(?:b|(?P<two>c))*?(?!d)", 0),
    (r"(?m)^(?:a|b)$", 0),
    (r"(?>a|\d)+x|(?i:\u00df)\s", 0),
    (r"(?:\b|-)?(?:\u0130|\u00b5)", re.IGNORECASE),
]
"""Patterns of which it can be told, and is not by the interpreter."""

UNTOLD = [
    ("", 0), ("ends", 0), (r"\A(?:a|b)", 0), ("^(?:a|b)", 0), (r"\b(?:a|b)*", 0), (r"(?:\b|-)[^\W_]", 0),
    (r"\b.a", 0), (r"(a)?\1b", 0), ("(?a:a|b)c", re.ASCII), (r"\b[^a]", 0), ("(?:a|b)?", 0),
]  # fmt: skip
"""Patterns of which it cannot be told, is known already, or would not help."""

SIGNS = "abcdeinrtxyk ABEKS\n-.19'\u2019\u0131\u0130\u017f\u212a\u00b5\u03bc\u00df\u1e9e\u0661\u00a0"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    file = tmp_path_factory.mktemp("kept") / "kept"
    keys = [(pattern, int(flags)) for pattern, flags in (*TOLD, *UNTOLD)]
    write(Asked(set(keys)), file)
    pairs = [(expression(*key, file), re.compile(*key)) for key in keys]
    return [(one, other) for one, other in pairs if one is not None]


@pytest.mark.parametrize(("pattern", "flags"), TOLD)
def test_the_beginning_of_a_match_is_told(pattern: str, flags: int) -> None:
    assert translated(pattern, int(flags))[3] != _plain(pattern, int(flags))


@pytest.mark.parametrize(("pattern", "flags"), UNTOLD)
def test_nothing_is_told_of_what_may_begin_with_anything(pattern: str, flags: int) -> None:
    assert translated(pattern, int(flags))[3] == _plain(pattern, int(flags))


def _plain(pattern: str, flags: int) -> bytes:
    compiler = re._compiler  # type: ignore[attr-defined]  # what the interpreter itself makes
    code = compiler._code(compiler._parser.parse(pattern, flags), flags)
    return b"".join(word.to_bytes(4, "little") for word in code)


@given(
    text=st.text(SIGNS, max_size=30)
    | st.sampled_from(["it ended", "Kept, \u017figned", "may end's 2026 '26"])
)
def test_what_is_told_changes_no_match(
    kept: list[tuple[re.Pattern[str], re.Pattern[str]]], text: str
) -> None:
    assert len(kept) == len(TOLD) + len(UNTOLD)
    for one, other in kept:
        assert [match.regs for match in one.finditer(text)] == [match.regs for match in other.finditer(text)]
        assert one.sub("#", text) == other.sub("#", text)
        assert one.split(text) == other.split(text)
        for begin in range(len(text)):
            assert _regs(one.search(text, begin)) == _regs(other.search(text, begin))


def _regs(match: re.Match[str] | None) -> object:
    return None if match is None else match.regs


def test_a_small_letter_of_another_script_begins_a_match_where_case_does_not_count(
    kept: list[tuple[re.Pattern[str], re.Pattern[str]]],
) -> None:
    signed = next(one for one, other in kept if "signed" in other.pattern)
    assert signed.findall("\u017figned, \u212aept, \u0131rrig") == ["\u017figned", "\u212aept", "\u0131rrig"]
