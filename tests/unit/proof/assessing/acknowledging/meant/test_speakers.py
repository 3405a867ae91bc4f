"""Who takes work over on a paper that the customer signed, and whether that work is done."""

import pytest

from poedesk.proof.assessing.acknowledging.meant.data import flat
from poedesk.proof.assessing.acknowledging.meant.papers import states_undone
from poedesk.proof.assessing.acknowledging.meant.speakers import (
    accepted_by_another,
    anothers_word,
    done_by_others,
)

CUSTOMER, PARTNER = "Tollgate Foods Ltd", "Larkrise Cloud Partners Ltd"


def by_another(*sentences: str) -> bool:
    return accepted_by_another([flat(one) for one in sentences], CUSTOMER, PARTNER) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Larkrise Cloud Partners Ltd accepts the work described above.",
        "Our partner approves the work described above.",
        "The contractor hereby accepts the services.",
        "Dunmore Dairies Ltd accepts the work described above.",
        "The work is accepted by Dunmore Dairies Ltd.",
        "Accepted by the tenant of the premises.",
        "We accept on behalf of Larkrise Cloud Partners Ltd that the work is complete.",
        "We accept the work that Dunmore Systems Ltd carried out for us.",
        "Der Auftragnehmer nimmt die Arbeiten ab.",
        "Die Arbeiten wurden vom Lieferanten abgenommen.",
        "Die Arbeiten werden von der Dunmore Dairies Ltd abgenommen.",
        "Le prestataire accepte les travaux décrits ci-dessus.",
        "El proveedor acepta los trabajos descritos.",
    ],
)
def test_another_house_takes_the_work_over(sentence: str) -> None:
    assert by_another(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tollgate Foods Ltd accepts the work of Larkrise Cloud Partners Ltd.",
        "The customer confirms that Larkrise Cloud Partners Ltd delivered the work and accepts it.",
        "The work delivered by our partner is accepted by Tollgate Foods.",
        "On behalf of Tollgate Foods Ltd I accept the work.",
        "We accept the work that Larkrise carried out on behalf of Tollgate Foods.",
        "Rosa Lindqvist accepts the work described above.",
        "Die von Larkrise Cloud Partners erbrachten Leistungen werden hiermit abgenommen.",
        "Wir haben die Arbeiten von Larkrise Cloud Partners abgenommen.",
        "Mit der Unterschrift nimmt der Auftraggeber die Leistungen des Auftragnehmers ab.",
        "Le client accepte les travaux du prestataire.",
        "El cliente acepta los trabajos del proveedor.",
    ],
)
def test_the_customer_takes_over_what_the_partner_did(sentence: str) -> None:
    assert not by_another(sentence)


def test_the_partner_may_accept_something_beside_the_customer() -> None:
    assert not by_another("We accept the work.", "The contractor accepts the terms of payment.")


@pytest.mark.parametrize(
    "sentence",
    [
        "We confirm that the work described above is planned.",
        "We confirm that the work has been offered to us.",
        "We accept that the work described above could not be finished.",
        "The migration was postponed.",
        "The second site has been postponed.",
        "The migration is still open.",
        "Three mailboxes are still to be moved.",
        "We have yet to accept the work.",
        "We accept the work in part.",
        "We accept the work described above, save the migration.",
        "We accept the work in our system when completed.",
        "Wir nehmen die Arbeiten nach Behebung der Mängel ab.",
        "Die Migration ist noch offen.",
        "Les travaux n'ont pas pu être achevés.",
        "La migración sigue pendiente.",
    ],
)
def test_work_that_is_not_done_is_not_taken_over(sentence: str) -> None:
    assert states_undone(flat(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "What was planned has been done.",
        "All was done as is planned in the order.",
        "Nothing is still open.",
        "The start was postponed, and the work was completed in June.",
        "The last invoice is still open.",
        "Wir nehmen die Arbeiten nach Prüfung ab.",
        "Es sind keine Punkte noch offen.",
        "No queda nada por hacer.",
        "Without it the dairy would not have been quoted for the next contract.",
        "The site would have been suspended otherwise.",
    ],
)
def test_work_that_is_done_is_taken_over(sentence: str) -> None:
    assert not states_undone(flat(sentence))


def test_the_work_of_its_own_people_is_nobody_elses() -> None:
    assert done_by_others(flat("We accept the work of our own staff described above."))
    assert not done_by_others(flat("We accept the work done for our own staff."))


@pytest.mark.parametrize(
    "sentence",
    ["The Tollgate is content and approves the record.", "Our Tollgate accepts the work."],
)
def test_the_customers_house_may_be_called_by_its_first_word(sentence: str) -> None:
    assert not by_another(sentence)


@pytest.mark.parametrize(
    ("sentence", "customer"),
    [
        ("It is correct and the co-operative approves the work.", "Metsäosuuskunta Salmiranta"),
        ("It is correct and the co-operative approves the work.", "Molkerei Auental eG"),
        ("That is what was done and the Federation signs off on it.", "Federation of Kerry Beekeepers CLG"),
        ("Our clinic accepts everything.", "Clinique du Vieux Port"),
        ("We have read it and the Trust approves the report.", "Mandal Community Radio Trust"),
        ("We read it and our board approves the work.", "Tollgate Foods Ltd"),
    ],
)
def test_a_house_called_by_its_kind_speaks_for_itself(sentence: str, customer: str) -> None:
    assert not anothers_word(flat(sentence), customer)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is correct and the co-operative approves the work.",
        "We were shown it tonight and the auditor signs off on it.",
        "We saw it and the insurer accepts the work.",
        "I have read it and the council approves everything.",
        "Nous l'avons lu et le bailleur accepte les travaux.",
    ],
)
def test_what_a_house_of_another_kind_says_is_not_the_customers_word(sentence: str) -> None:
    assert anothers_word(flat(sentence), CUSTOMER)
