"""A day that its label gives to something else is not the day of a signature."""

import pytest

from poedesk.proof.finding.acts.naming.days.own_days import is_other


@pytest.mark.parametrize(
    "lead",
    [
        "Date of the training:", "Go-live date:", "Contract date:", "Scan date:", "Printed on",
        "Page 1 of 1,", "Datum der Schulung:", "Druckdatum:", "Fecha del curso:", "Date de la formation :",
    ],
)  # fmt: skip
def test_a_date_with_another_noun_is_no_day_of_signing(lead: str) -> None:
    assert is_other(lead)


@pytest.mark.parametrize(
    "lead",
    [
        "", "Date:", "Date of acceptance:", "Signature date:", "Place, date:", "Name and date:", "Signed on",
        "Datum der Abnahme:", "Abnahmedatum:", "Ort, Datum:", "Fecha de la firma:", "Date de signature :",
        "Customer date:", "Odile Perrin, Orchard Manager,", "Leeds, the",
    ],
)  # fmt: skip
def test_a_date_alone_or_of_signing_is_one(lead: str) -> None:
    assert not is_other(lead)
