"""Laws of recognised identifiers: a confused sign decides nothing, any other one refutes."""

from string import ascii_lowercase

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.finding.identity import confused
from poedesk.proof.finding.identity.confused import Likeness, find, likeness

HEX = "0123456789abcdef"
GUIDS = st.uuids().map(str)


@settings(max_examples=tried(50))
@given(GUIDS)
def test_every_id_is_itself(guid: str) -> None:
    assert likeness(guid, guid) is Likeness.SAME


@settings(max_examples=tried(50))
@given(GUIDS, st.data())
def test_a_sign_that_is_confused_is_neither_the_same_nor_another(guid: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([place for place, sign in enumerate(guid) if sign != "-"]))
    looks = sorted(confused.looks_like(guid[place]))
    assume(looks)
    read = guid[:place] + data.draw(st.sampled_from(looks)) + guid[place + 1 :]
    assert likeness(read, guid) in {Likeness.ALIKE, Likeness.BLURRED}
    assert likeness(guid, read) in {Likeness.ALIKE, Likeness.BLURRED}


@settings(max_examples=tried(50))
@given(GUIDS, st.data())
def test_a_sign_that_is_not_confused_is_another(guid: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([place for place, sign in enumerate(guid) if sign != "-"]))
    clean = [sign for sign in HEX if sign != guid[place] and sign not in confused.looks_like(guid[place])]
    read = guid[:place] + data.draw(st.sampled_from(clean)) + guid[place + 1 :]
    assert likeness(read, guid) is Likeness.OTHER
    assert find(f"at {read} it", guid) is None


@settings(max_examples=tried(50))
@given(st.text(ascii_lowercase, min_size=3, max_size=14), st.data())
def test_lost_signs_of_a_domain_refute_nothing(name: str, data: st.DataObject) -> None:
    domain = f"{name}.example"
    place = data.draw(st.integers(0, len(name) - 1))
    assert likeness(domain[:place] + domain[place + 1 :], domain) is not Likeness.OTHER
    assert likeness(domain[: place + 1] + domain[place:], domain) is not Likeness.OTHER
