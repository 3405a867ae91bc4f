"""The sentence that names who meets tells no need; one that tells why they do may."""

import pytest

from poedesk.proof.assessing.leads.told import is_opening


@pytest.mark.parametrize(
    "text",
    [
        "Jalisco, el 12 de marzo, Aliso, S.A. («el Cliente») y Roble, S.C. («el Proveedor») levantan acta.",
        'Leeds, 3 May 2026, Alder Ltd (the "Client") and Birch Ltd (the "Supplier") agree as follows.',
        "Kiel, 3. Mai 2026: Alder GmbH (Auftraggeber) und Birke GmbH (Auftragnehmer) vereinbaren:",
    ],
)
def test_who_meets_tells_no_need(text: str) -> None:
    assert is_opening(text)


@pytest.mark.parametrize(
    "text",
    [
        'Alder Ltd (the "Client"), whose servers failed, and Birch Ltd (the "Supplier") agree as follows.',
        'After the servers failed, Alder Ltd (the "Client") and Birch Ltd (the "Supplier") agree as follows.',
        'Alder Ltd (the "Client") and Birch Ltd (the "Supplier") want to end the loss of mail in both mills.',
        'Alder Ltd (the "Client") had outgrown the servers that Birch Ltd (the "Supplier") looked after.',
        "Alder Ltd and Birch Ltd agree as follows.",
    ],
)
def test_an_opening_that_tells_more_may_tell_a_need(text: str) -> None:
    assert not is_opening(text)
