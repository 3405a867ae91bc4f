"""Signs put for others: by byte or by table, the same comes of it."""

from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.finding.wording.signs import Signs


class _Letters(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return chr(code) if chr(code).isalpha() else "."


@given(st.text() | st.text(st.characters(max_codepoint=0x7F)))
def test_each_sign_has_what_the_table_has_for_it(text: str) -> None:
    assert Signs(_Letters()).put(text) == "".join(sign if sign.isalpha() else "." for sign in text)


def test_a_sign_beyond_ascii_may_become_one_of_ascii() -> None:
    kept = {code: "x" if chr(code).isdigit() else chr(code) for code in range(0x80)}
    assert Signs(kept | {0xE9: "e"}).put("caf\u00e9 12") == "cafe xx"
    assert Signs(kept).put("cafe 12") == "cafe xx"


def test_what_a_sign_became_is_put_no_further() -> None:
    table = {code: chr(code) for code in range(0x80)} | {ord("e"): "x", 0xE9: "e", 0xE8: "\u00e9"}
    assert Signs(table).put("e \u00e9 \u00e8") == "x e \u00e9"
    assert Signs(table).put("\u00e9e") == "ex"


def test_half_a_sign_is_put_as_any_other() -> None:
    assert Signs(_Letters()).put("a\ud800 \u00e9 b") == "a..\u00e9.b"
