"""Papers that end with a signature over a printed name, in the shapes that people write them."""

from collections.abc import Sequence

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, state, value
from tests.unit.proof.finding.acts.weighing.test_find import paper, told

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts import details
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.model import Act, Role, State

CLIENT = ("Molkerei Seeblick", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud", Role.PARTNER)
WORK = "Im März 2026 wurden 40 Postfächer nach Exchange Online verschoben."


def of_customer(act: Act) -> bool:
    signed = act.signature is not None and act.signature.state is State.PRESENT
    return signed and act.role is Role.CUSTOMER


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Kiel, den 3. Mai 2026", None, "Antje von der Heide, Büroleiterin", "für die Molkerei Seeblick"],
         "Antje von der Heide"),
        (["Leeds, 3 May 2026", None, "Orla Finch", "Dairy Master", "for Molkerei Seeblick"], "Orla Finch"),
        (["Fait à Lyon, le 3 mai 2026", None, "Odile Perrin, gérante", "pour la Molkerei Seeblick"],
         "Odile Perrin"),
    ],
)  # fmt: skip
def test_place_and_date_over_a_signature_are_its_date_and_the_line_under_it_its_side(
    lines: Sequence[str | None], name: str
) -> None:
    act = only(paper([WORK, *lines]), CLIENT, PARTNER)
    assert of_customer(act)
    assert (told(act)[0], told(act)[2]) == (name, "2026-05-03")


def test_place_and_date_over_a_signature_without_a_side_leave_it_open_whose_it_is() -> None:
    act = only(paper([WORK, "Kiel, den 3. Mai 2026", None, "Antje Heide, Leiterin"]), CLIENT, PARTNER)
    assert (act.role, told(act)[2]) == (None, "2026-05-03")


@pytest.mark.parametrize(
    "head",
    [
        "Le client accepte les prestations.",
        "Die Kundin bestätigt hiermit die Durchführung der Arbeiten.",
        "El cliente reconoce la ejecución de los trabajos.",
        "The client acknowledges the completion of this work.",
        "Leistung erhalten und geprüft:",
        "Services received and checked:",
        "Prestations reçues et vérifiées :",
        "Trabajos recibidos y comprobados:",
    ],
)
def test_who_accepts_or_has_received_the_work_over_one_signature_is_the_customer(head: str) -> None:
    act = only(paper([WORK, head, None, "Odile Perrin", "Betriebsleiterin", "03.05.2026"]), CLIENT, PARTNER)
    assert of_customer(act)
    assert told(act) == ("Odile Perrin", "Betriebsleiterin", "2026-05-03")


@pytest.mark.parametrize(
    "head",
    [
        "Le client n'accepte pas les prestations.",
        "The client will confirm the completion of this work.",
        "The customer confirms nothing of this.",
        "Zahlung erhalten:",
        "Payment received:",
        "Le client accepte les prestations une fois la recette faite.",
    ],
)
def test_what_accepts_nothing_gives_no_side(head: str) -> None:
    acts = acts_in(
        paper([WORK, head, None, "Odile Perrin", "Betriebsleiterin", "03.05.2026"]), CLIENT, PARTNER
    )
    assert not any(of_customer(act) for act in acts)


def test_a_sentence_over_two_signatures_is_of_neither() -> None:
    items = [(72.0, 200.0, "The client acknowledges the completion of this work.")]
    items += [(72.0, 240.0, "Sven Holt, Director"), (250.0, 240.0, "Odile Perrin, Director")]
    items += [(72.0, 254.0, "3 May 2026"), (250.0, 254.0, "3 May 2026")]
    ink = [Drawing("strokes", Box(80, 214, 180, 236)), Drawing("strokes", Box(256, 214, 350, 236))]
    acts = acts_in(document(page(items, drawings=ink)), CLIENT, PARTNER)
    assert len(acts) == 2
    assert not any(of_customer(act) for act in acts)


@pytest.mark.parametrize(
    ("intro", "head", "party"),
    [
        ("Asisten: por Vinos Riba, S. Coop.", "Firmado por la cooperativa:", "Vinos Riba, S. Coop."),
        ("Entre la Fromagerie Bellerive et Brightwater Cloud.", "Pour la fromagerie", "Fromagerie Bellerive"),
        ("Zwischen dem Notariat Brandt und Brightwater Cloud.", "Für das Notariat:", "Notariat Brandt"),
    ],
)  # fmt: skip
def test_the_kind_of_a_house_stands_for_the_one_that_is_of_it(intro: str, head: str, party: str) -> None:
    act = only(
        paper([intro, WORK, head, None, "Marta Sanz", "gerente", "03.05.2026"]),
        (party, Role.CUSTOMER),
        PARTNER,
    )
    assert of_customer(act)


def test_an_order_is_signed_by_the_house_under_whose_head_it_orders() -> None:
    lines = ["Molkerei Seeblick", "Einkauf, einkauf@seeblick.example", "An Brightwater Cloud"]
    lines += ["Bestellung Nr. 7", "Wir bestellen die Verschiebung von 40 Postfächern.", "Kiel, 03.05.2026"]
    act = only(paper([*lines, None, "Antje Heide", "Leiterin Einkauf"]), CLIENT, PARTNER)
    assert of_customer(act)
    assert told(act) == ("Antje Heide", "Leiterin Einkauf", "2026-05-03")


@pytest.mark.parametrize(
    "day", ["Signé le 3 mai 2026", "Signed on 3 May 2026", "Unterzeichnet am 3. Mai 2026"]
)
def test_signed_on_is_a_date(day: str) -> None:
    act = only(paper([WORK, "Für die Molkerei Seeblick:", None, "Odile Perrin", "Leiterin", day]), CLIENT)
    assert value(act.date) == "2026-05-03"
    assert state(act.signature) is State.PRESENT


def test_who_signed_is_not_for_whom() -> None:
    lines = [WORK, "Firmado por Marta Sanz", None, "Marta Sanz", "Gerente", "3 de mayo de 2026"]
    act = only(paper(lines), CLIENT, PARTNER)
    assert (act.role, act.party, told(act)[0]) == (None, None, "Marta Sanz")


def test_a_name_behind_by_is_that_of_the_ink_at_it() -> None:
    items = [(72.0, 170.0, "Vendor: Brightwater Cloud"), (320.0, 170.0, "Customer: Molkerei Seeblick")]
    items += [(72.0, 220.0, "By: Sven Holt"), (320.0, 220.0, "By: Orla J. Finch")]
    items += [(72.0, 236.0, "Its: President"), (320.0, 236.0, "Its: Dairy Manager")]
    items += [(72.0, 252.0, "Date: 3 May 2026"), (320.0, 252.0, "Date: 5 May 2026")]
    ink = [Drawing("strokes", Box(80, 190, 180, 212)), Drawing("strokes", Box(330, 190, 430, 212))]
    acts = acts_in(document(page(items, drawings=ink)), CLIENT, PARTNER)
    (act,) = (act for act in acts if act.role is Role.CUSTOMER)
    assert (told(act)[0], told(act)[2]) == ("Orla J. Finch", "2026-05-05")


@pytest.mark.parametrize("label", ["Signature :", "Unterschrift:", "Firma:"])
def test_a_picture_directly_under_a_label_with_a_colon_is_its_signature(label: str) -> None:
    items = [(72.0, 100.0, "Reconnaissance par le client"), (72.0, 116.0, "Nom : Odile d'Aubrac")]
    items += [(72.0, 132.0, "Date de signature : 3 mai 2026"), (72.0, 148.0, label)]
    act = only(document(page(items, drawings=[Drawing("picture", Box(72, 171, 185, 203))])), CLIENT)
    assert state(act.signature) is State.PRESENT
    assert value(act.name) == "Odile d'Aubrac"


@pytest.mark.parametrize(
    "name", ["Antje von dem Berge", "Odile d'Aubrac", "Jan van 't Hof", "Karl zum Winkel"]
)
def test_names_bear_particles(name: str) -> None:
    act = only(paper([WORK, "For Molkerei Seeblick:", None, name, "Director", "3 May 2026"]), CLIENT)
    assert value(act.name) == name


@pytest.mark.parametrize("title", ["Büroleiterin", "Delegierter des Verwaltungsrats", "Cheffe de service"])
def test_offices_in_other_words_are_titles(title: str) -> None:
    assert looks_like_title(title)
    assert not looks_like_person(title)


@pytest.mark.parametrize("letters", ["p.p.", "p. p. Odile Perrin", "per pro"])
def test_whose_name_is_printed_did_not_sign_where_somebody_signed_for_that_person(letters: str) -> None:
    items = [(72.0, 200.0, "For Molkerei Seeblick:"), (72.0, 222.0, letters), (72.0, 238.0, "Odile Perrin")]
    items += [(72.0, 252.0, "Director"), (72.0, 266.0, "3 May 2026")]
    left = 76 + 5.5 * len(letters)
    act = only(document(page(items, drawings=[Drawing("strokes", Box(left, 214, left + 94, 234))])), CLIENT)
    assert act.name is not None
    assert act.name.detail == details.FOR_ANOTHER


def test_p_p_elsewhere_says_nothing_of_a_signature() -> None:
    lines = ["p.p. is used in letters.", WORK, "For Molkerei Seeblick:", None, "Odile Perrin", "3 May 2026"]
    act = only(paper(lines), CLIENT)
    assert act.name is not None
    assert act.name.detail is None


@pytest.mark.parametrize(
    "lines",
    [
        ["Odile Perrin", "Molkerei Seeblick", "Head of Stores", "3 May 2026"],
        ["Odile Perrin, Molkerei Seeblick", "Head of Stores", "3 May 2026"],
        ["i. V. Odile Perrin", "Head of Stores", "Molkerei Seeblick", "3 May 2026"],
        ["(Odile Perrin)", "(Head of Stores)", "Molkerei Seeblick", "3 May 2026"],
    ],
)
def test_a_party_in_the_block_is_its_side_and_no_title(lines: Sequence[str]) -> None:
    act = only(paper([WORK, "Kiel, 3 May 2026", None, *lines]), CLIENT, PARTNER)
    assert of_customer(act)
    assert told(act) == ("Odile Perrin", "Head of Stores", "2026-05-03")


def test_a_block_that_names_the_partner_is_the_partners_under_any_sentence() -> None:
    lines = [WORK, "The client acknowledges the completion of this work.", None, "Sven Holt"]
    act = only(paper([*lines, "Director", "Brightwater Cloud", "3 May 2026"]), CLIENT, PARTNER)
    assert act.role is Role.PARTNER
