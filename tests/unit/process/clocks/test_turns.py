from datetime import timedelta

import pytest
from tests.unit.process.clocks.running import at

from poedesk.process.clocks.turns import Turn, spent


def test_the_times_of_both_sides_add_up_to_all_that_passed() -> None:
    turns = [Turn(at(1), "programme"), Turn(at(4), "partner"), Turn(at(6), "programme")]
    told = spent(turns, at(7))
    assert told == {"programme": timedelta(days=4), "partner": timedelta(days=2)}
    assert sum(told.values(), timedelta()) == at(7) - at(1)


def test_turns_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="lies before"):
        spent([Turn(at(4), "partner"), Turn(at(1), "programme")], at(7))
