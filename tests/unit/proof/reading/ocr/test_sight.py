from dataclasses import replace

import pytest

from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.ocr.sight import OutOfTime, Sight, looking, sight


def test_without_a_context_nothing_is_looked_at() -> None:
    assert sight() is None


def test_a_child_that_may_not_look_notes_that_it_was_wanted() -> None:
    with looking(Sight(DEFAULT, allowed=False)) as eyes:
        assert not eyes.wanted
        assert sight() is None
    assert eyes.wanted


def test_a_child_that_may_look_gets_a_page_its_time_and_no_more() -> None:
    with looking(Sight(replace(DEFAULT, ocr_page_seconds=5), allowed=True)) as eyes:
        assert sight() is eyes
        first = eyes.deadline()
    late = Sight(DEFAULT, allowed=True)
    late._end = 0.0
    assert first > 0
    with pytest.raises(OutOfTime):
        late.deadline()


def test_a_page_gets_no_more_time_than_its_document_has_left() -> None:
    eyes = Sight(replace(DEFAULT, ocr_page_seconds=500, ocr_seconds=1), allowed=True)
    assert eyes.deadline() <= eyes._end
