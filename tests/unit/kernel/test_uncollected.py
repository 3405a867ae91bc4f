"""Readers may do without the collector of cycles, and leave it as they found it."""

import gc

import pytest

from poedesk.kernel.uncollected import uncollected


def test_the_collector_rests_while_reading_and_runs_again_after() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@uncollected()
def broken() -> None:
    message = "broken"
    raise ValueError(message)


def test_it_runs_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"):
        broken()
    assert gc.isenabled()
