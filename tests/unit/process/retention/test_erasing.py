from datetime import date

import pytest
from tests.unit.trail.logs import NOON, SIGNER, event

from poedesk.process.retention.erasing import erase, values_of
from poedesk.process.retention.keeping import Kept, erasure, preview
from poedesk.trail.log import Trail
from poedesk.trail.stores.memory import MemoryStore
from poedesk.trail.verifying import verified


def test_what_is_erased_is_gone_and_the_trail_still_holds() -> None:
    store = MemoryStore()
    trail = Trail(store, "trail.example/log")
    trail.append([event(1, name="Dana", address="192.0.2.7"), event(2), event(3, name="Eli")])
    trail.checkpoint(SIGNER, NOON)
    root = trail.root()
    values = values_of(store)
    assert [(value.position, value.name, value.subject) for value in values] == [
        (0, "address", "claim-1"),
        (0, "name", "claim-1"),
        (2, "name", "claim-3"),
    ]
    ended = date(2026, 5, 4)
    things = [
        Kept(value.commitment, "personal", value.subject, f"person-{value.position}", 40, ended)
        for value in values
    ]
    erased = erase(store, erasure(things, "person-0", [], date(2026, 6, 1)))
    assert list(erased.values()) == [True, True]
    assert [value.subject for value in values_of(store)] == ["claim-3"]
    found = verified(store, [SIGNER.verifier])
    assert (found.good, found.erased, trail.root()) == (True, 2, root)


def test_originals_are_no_part_of_a_trail() -> None:
    form = Kept("ab", "original", "C-1", None, 1, date(2020, 1, 1))
    with pytest.raises(ValueError, match="only personal data"):
        erase(MemoryStore(), preview([form], [], date(2026, 1, 1)))
