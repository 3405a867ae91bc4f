"""For whom a line over a signature says that it is given, in words of papers and not of forms."""

from collections.abc import Sequence

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.acts.unannounced.whom import called, given_for, named_by, whole_name
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Act, Role, State

TENANT = "5f0c2a17-3b6e-4d81-9a02-c4e7718d0b93"
WORK = "In March 2026 the drivers' tablets were enrolled in Microsoft Intune."


def paper(lines: Sequence[str | None]) -> Document:
    """Lines under each other from the left margin; None is where a pen signed."""
    items, drawings, top = [], [], 80.0
    for line in lines:
        if line is None:
            drawings.append(Drawing("strokes", Box(78, top, 178, top + 20)))
            top += 26
        else:
            items.append((72.0, top, line))
            top += 14
    return document(page(items, drawings=drawings))


def signed(intro: str, head: str, *block: str) -> Act:
    return only(paper([intro, WORK, head, None, *(block or ("Ida Brandvold", "Manager", "3 May 2026"))]))


@pytest.mark.parametrize(
    ("line", "whom"),
    [
        ("Checked and found correct for the tannery", "the tannery"),
        ("Commissioned for and on behalf of the Buyer:", "the Buyer"),
        ("Geprüft und freigegeben für die Gärtnerei:", "die Gärtnerei"),
        ("Die Arbeiten nehme ich ab im Namen des Vereins", "Vereins"),
        ("Visto, en nombre y representación de la propiedad:", "la propiedad"),
        ("Comprobado y aceptado por la bodega", "la bodega"),
        ("Reçu et vérifié pour la tannerie", "la tannerie"),
        ("Lu, au nom et pour le compte de la régie", "la régie"),
        ("Recibí conforme, en representación del hospital:", "hospital"),
        ("Abgenommen durch die Gärtnerei", "die Gärtnerei"),
    ],
)
def test_a_head_says_for_whom_in_many_words(line: str, whom: str) -> None:
    assert given_for(line) == whom


@pytest.mark.parametrize(
    "line",
    [
        "Plan for the second phase",
        "Servers bought for the yard",
        "Gruss an die Gärtnerei",
        "namens deze:",
        "For it:",
    ],
)
def test_a_line_that_nobody_signs_for_somebody_is_no_head(line: str) -> None:
    assert given_for(line) is None


@pytest.mark.parametrize(
    ("intro", "head", "party"),
    [
        ("Mill: Glenmore Wool Mill, glenmore.scot", "Accepted for the mill:", "Glenmore Wool Mill"),
        ("Kunde ist die Gärtnerei Lindholm.", "Beauftragt im Namen der Gärtnerei:", "Gärtnerei Lindholm"),
        ("Für Felsenbrauerei Huber, Bad Orb.", "Abgenommen für die Brauerei", "Felsenbrauerei Huber"),
        ("Bodega: Viñas del Alba, alba.es", "Conforme, en nombre de la bodega:", "Viñas del Alba"),
        ("Travaux chez Tannerie Roussel.", "La tannerie :", "Tannerie Roussel"),
        ("Work for the Hollin Choral Society.", "Done as agreed. For the Society:", "Hollin Choral Society"),
    ],
)  # fmt: skip
def test_a_common_word_is_the_house_that_the_paper_calls_so(intro: str, head: str, party: str) -> None:
    act = signed(intro, head)
    assert (act.party, value(act.name), value(act.date)) == (party, "Ida Brandvold", "2026-05-03")


def test_a_word_for_a_side_needs_no_name() -> None:
    act = signed("Propiedad: Viñas del Alba, alba.es", "Conforme, en nombre de la propiedad:")
    assert (act.role, value(act.name)) == (Role.CUSTOMER, "Ida Brandvold")


def test_the_one_whose_tenant_stands_at_its_word_is_the_customer() -> None:
    act = signed(f"The foundry: hollinfoundry.co.uk, tenant ID {TENANT}", "Accepted for the foundry:")
    assert act.role is Role.CUSTOMER


def test_a_word_with_a_domain_alone_is_nobodys_side() -> None:
    act = signed("The studio: brightstudio.example", "Accepted for the studio:")
    assert (act.role, act.party) == (None, None)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("work was ordered by Laxey Glen Mills (the Mill), as follows", "Laxey Glen Mills"),
        ('Laxey Glen Mills ("Mill") and others', "Laxey Glen Mills"),
        ("Laxey Glen Mills (see the Mill)", "The Mill"),
        ("Report\nThe Mill\n" * 2000, "The Mill"),
    ],
)
def test_a_short_name_is_the_one_that_brackets_say_it_stands_for(before: str, name: str) -> None:
    assert whole_name("The Mill", before) == name


def test_a_word_that_two_houses_bear_means_neither() -> None:
    assert called("mill", "Hollin Mill and Alder Mill share a weir.") is None
    assert called("mill", "Between Brook Cloud Ltd and Alder Mill.") == "Alder Mill"
    assert named_by("yard", "Nothing is said of it.") == (None, False)


def test_a_head_in_two_languages_is_of_the_side_that_both_name() -> None:
    assert signed("Contrat", "Pour le client / For the client").role is Role.CUSTOMER
    assert signed("Contrat", "Pour le client / For the supplier").role is None


def test_a_contact_who_is_named_as_signatory_signs() -> None:
    act = signed("Kunde: Orgelbau Lindholm", "Ansprechpartner des Kunden und Unterzeichner:")
    assert act.role is Role.CUSTOMER
    assert not acts_in(paper([WORK, "Ansprechpartner des Kunden:", None, "Ida Brandvold", "3 May 2026"]))


def test_the_line_of_a_name_holds_office_and_day_in_any_of_four_languages() -> None:
    act = signed(
        "Bodega: Viñas del Alba", "Aceptado por la bodega", "Pilar Soto, Gerente, a 4 de mayo de 2026"
    )
    assert (value(act.title), value(act.date)) == ("Gerente", "2026-05-04")
    act = signed("X", "Accepted for the client", "Jan op de Hoek, Leiter Einkauf, am 4. Mai 2026")
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Jan op de Hoek",
        "Leiter Einkauf",
        "2026-05-04",
    )


def test_a_day_that_no_calendar_has_is_there_and_not_read() -> None:
    act = signed("X", "Accepted for the client", "Ida Brandvold", "Date: 31 April 2026")
    assert state(act.date) is State.PRESENT
    assert value(act.date) is None


def test_one_day_in_two_writings_is_that_day() -> None:
    act = signed("X", "Accepted for the client", "Ida Brandvold", "4/v/2026, i.e. 4 May 2026")
    assert value(act.date) == "2026-05-04"


LETTER = [
    "Hollin Foundry",
    "2 May 2026",
    "Brightwater Cloud Ltd",
    "Dear Sirs,",
    "{}",
    "Yours faithfully,",
    None,
]


def test_a_letter_under_its_own_head_is_signed_by_its_writer_unless_it_refuses() -> None:
    def letter(words: str) -> tuple[Act, ...]:
        lines = [line.format(words) if line else None for line in LETTER]
        return acts_in(paper([*lines, "Ida Brandvold, Manager"]))

    (act,) = letter("You set up Exchange Online for 30 people.")
    assert (act.party, value(act.name), value(act.date)) == ("Hollin Foundry", "Ida Brandvold", "2026-05-02")
    (act,) = letter("You set it up, and I sign this for the foundry today, 9 May 2026.")
    assert value(act.date) == "2026-05-09"
    assert not letter("We do not accept the work.")
    for words in ("Mail is still down and nobody was trained.", "Die Post funktioniert immer noch nicht."):
        assert all(act.party != "Hollin Foundry" for act in letter(words))


def test_who_signs_under_the_word_buyer_is_not_the_buyer() -> None:
    lines = ["Buyer: Hollin Foundry Ltd", "Supplier: Brightwater Cloud Ltd", WORK, "Buyer:", None]
    found = find_all(paper([*lines, "Ida Brandvold, 3 May 2026"]))
    names = {finding.value for finding in found.get("party.name")}
    assert "Hollin Foundry Ltd" in names
    assert not any(name and "Brandvold" in name for name in names)


@pytest.mark.parametrize(
    "head",
    [
        "Approved for invoicing to the customer",
        "On behalf of Hillside Orchards Ltd, neighbour of Lakeview Orchards",
        "Freigegeben für Rechnung an den Kunden",
    ],
)
def test_a_head_that_names_the_customer_beside_something_else_gives_no_side(head: str) -> None:
    lines = ["Client: Lakeview Orchards", WORK, head, None, "Ida Brandvold", "Manager", "3 May 2026"]
    act = only(paper(lines), ("Lakeview Orchards", Role.CUSTOMER))
    assert act.role is not Role.CUSTOMER
