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
