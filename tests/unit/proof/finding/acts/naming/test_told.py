import pytest
from tests.unit.proof.finding.acts.pages import only, typed

SIGNED = "\n\nSignature: /s/ Dana Whitfield\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "I, Dana Whitfield, IT Director of Northwind Health Ltd, confirm that the above is correct.",
        "Approved for Northwind Health Ltd by Dana Whitfield, IT Director, on 21 April 2026.",
    ],
)
def test_title_from_the_sentence_over_the_signature(sentence: str) -> None:
    act = only(typed(f"Completion\n\n{sentence}{SIGNED}"))
    assert act.title is not None
    assert act.title.value == "IT Director"


def test_date_from_the_sentence_over_the_signature() -> None:
    act = only(typed(f"Approved for Northwind Ltd by Dana Whitfield, Director, on 21 April 2026.{SIGNED}"))
    assert act.date is not None
    assert act.date.value == "2026-04-21"


@pytest.mark.parametrize(
    "sentence",
    [
        "I, Ruben Castellano, IT Director of Northwind Health Ltd, confirm that the above is correct.",
        "Dana Whitfield ordered the work that the consultant began on 2 March 2026.",
    ],
)
def test_other_sentences_tell_nothing(sentence: str) -> None:
    act = only(typed(f"Completion\n\n{sentence}{SIGNED}"))
    assert act.title is None
    assert act.date is None


def test_an_empty_date_line_stays_empty() -> None:
    text = f"Approved for Northwind Ltd by Dana Whitfield, Director, on 21 April 2026.{SIGNED}Date: ______\n"
    act = only(typed(text))
    assert act.date is not None
    assert act.date.value is None
