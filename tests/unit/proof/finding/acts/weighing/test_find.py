"""Ink or a picture at a printed name, with no label near: when it is an act, whose, and when it is none."""

from collections.abc import Sequence

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, of_role, only, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Act, Role, State

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud", Role.PARTNER)
WORK = "In March 2026 the pickers' tablets were enrolled in Microsoft Intune."


def paper(
    lines: Sequence[str | None], *, kind: str = "strokes", size: tuple[float, float] = (100, 20)
) -> Document:
    """Lines under each other from the left margin; None is where something is drawn."""
    items, drawings, top = [], [], 80.0
    for line in lines:
        if line is None:
            drawings.append(Drawing(kind, Box(78, top, 78 + size[0], top + size[1])))  # type: ignore[arg-type]
            top += size[1] + 6
        else:
            items.append((72.0, top, line))
            top += 14
    return document(page(items, drawings=drawings))


def told(act: Act) -> tuple[str | None, str | None, str | None]:
    return value(act.name), value(act.title), value(act.date)


def test_a_signature_over_a_name_under_the_head_of_its_side() -> None:
    act = only(
        paper([WORK, "For Lakeview Orchards:", None, "Odile Perrin", "Orchard Manager", "3 May 2026"]), CLIENT
    )
    assert (act.role, act.party, state(act.signature)) == (Role.CUSTOMER, "Lakeview Orchards", State.PRESENT)
    assert told(act) == ("Odile Perrin", "Orchard Manager", "2026-05-03")


def test_a_signature_beside_the_head_over_one_line_that_tells_all() -> None:
    items = [
        (72.0, 200.0, "For Lakeview Orchards:"),
        (72.0, 214.0, "Odile Perrin, Chair of Growers, 3 May 2026"),
    ]
    act = only(document(page(items, drawings=[Drawing("strokes", Box(200, 185, 300, 206))])), CLIENT)
    assert told(act) == ("Odile Perrin", "Chair of Growers", "2026-05-03")
    assert act.role is Role.CUSTOMER


def test_the_head_may_give_the_date() -> None:
    act = only(
        paper([WORK, "Accepted for Lakeview Orchards on 3 May 2026", None, "Odile Perrin", "Chief Grower"]),
        CLIENT,
    )
    assert (act.party, *told(act)) == ("Lakeview Orchards", "Odile Perrin", "Chief Grower", "2026-05-03")


def test_two_columns_headed_by_the_sides_are_two_acts() -> None:
    items = [(72.0, 200.0, "Auftragnehmer"), (300.0, 200.0, "Auftraggeber")]
    items += [(72.0, 250.0, "Sven Holt, Projektleiter"), (300.0, 250.0, "Odile Perrin, Leiterin Anbau")]
    items += [(72.0, 264.0, "Kiel, 17.12.2025"), (300.0, 264.0, "Kiel, 20.12.2025")]
    ink = [Drawing("strokes", Box(80, 222, 180, 242)), Drawing("strokes", Box(306, 224, 400, 244))]
    both = document(page(items, drawings=ink))
    assert value(of_role(both, Role.CUSTOMER).name) == "Odile Perrin"
    assert value(of_role(both, Role.CUSTOMER).date) == "2025-12-20"
    assert value(of_role(both, Role.PARTNER).name) == "Sven Holt"


def test_a_short_name_stands_for_the_party_that_it_was_given_to() -> None:
    lines = ["Agreement between Lakeview Orchards (the Grower) and Brightwater Cloud (Brightwater)."]
    act = only(paper([*lines, WORK, "The Grower", None, "Odile Perrin", "Orchard Manager", "3 May 2026"]))
    assert act.party == "Lakeview Orchards"


def test_a_letter_is_of_the_one_under_whose_head_it_stands_and_of_its_own_date() -> None:
    lines = ["Lakeview Orchards", "The Old Packhouse", "3 May 2026", "To Brightwater Cloud"]
    lines += [
        "We confirm that you enrolled 30 tablets for us in Microsoft Intune in March 2026.",
        "For the growers",
    ]
    act = only(paper([*lines, None, "Odile Perrin", "Chair of Growers"]))
    assert (act.party, *told(act)) == ("Lakeview Orchards", "Odile Perrin", "Chair of Growers", "2026-05-03")


def test_the_organisation_that_a_sentence_makes_accept_speaks() -> None:
    accepts = "Lakeview Orchards accepts the services that Brightwater Cloud has provided to it."
    act = only(paper([accepts, None, "Odile Perrin, Orchard Manager, 3 May 2026"]), PARTNER)
    assert act.party == "Lakeview Orchards"


BOTH = ["Supplier: Brightwater Cloud", "Client: Lakeview Orchards", WORK]
END = [None, "Odile Perrin", "Orchard Manager", "3 May 2026"]


def test_who_takes_the_work_in_the_first_person_is_the_customer() -> None:
    for words in ("We accept these services.", "We confirm that you rendered these services."):
        act = only(paper([*BOTH, words, *END]), CLIENT, PARTNER)
        assert (act.role, act.party) == (Role.CUSTOMER, None), words


def test_that_work_is_done_both_sides_say_and_so_it_places_nobody() -> None:
    for words in (
        "We confirm that these services were rendered.",
        "We confirm that the work is complete.",
        "I confirm the above.",
        "Wir best\u00e4tigen, dass die Leistungen erbracht wurden.",
        "Nous confirmons que les travaux sont termin\u00e9s.",
        "Confirmamos que los trabajos han sido realizados.",
    ):
        acts = acts_in(paper([*BOTH, *[WORK] * 6, words, *END]), CLIENT, PARTNER)
        assert all(act.role is None for act in acts), words


@pytest.mark.parametrize(
    "words",
    [
        "We have completed the services, and our client accepted them.",
        "The services were accepted by Lakeview Orchards.",
        "We confirm that we delivered these services.",
        "We will accept the services once the last tablet works.",
    ],
)
def test_who_gives_the_work_or_sets_a_condition_is_no_customer(words: str) -> None:
    for act in acts_in(paper([*BOTH, words, *END]), CLIENT, PARTNER):
        assert act.role is not Role.CUSTOMER
        assert act.party != "Lakeview Orchards"


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Report",
            "We accept the work.",
            "Prepared by",
            None,
            "Tom Ashby",
            "Delivery Director",
            "3 May 2026",
        ],
        ["Report", "We accept the work.", "Your contact", None, "Tom Ashby", "Delivery Director"],
        ["We accept the work.", None, "Tom Ashby", "Delivery Director", "Phone +44 20 7946 0011"],
        ["We accept the work.", None, "Tom Ashby", "Delivery Director", "tom@brightwater.example"],
        ["Thank you for your order.", "Kind regards", None, "Tom Ashby", "Delivery Director"],
        [None, "Tom Ashby", "Delivery Director", "3 May 2026", "We accept the work."],
    ],
)
def test_a_card_an_author_or_a_letterhead_is_no_act(lines: list[str | None]) -> None:
    assert acts_in(paper(lines, kind="picture", size=(90, 40)), CLIENT, PARTNER) == ()


def test_ink_at_a_name_that_nothing_explains_is_an_act_of_nobody_known() -> None:
    act = only(paper(["Report", WORK, None, "Tom Ashby", "Delivery Director"]), CLIENT, PARTNER)
    assert (act.role, act.party, state(act.signature)) == (None, None, State.PRESENT)


def test_ink_on_a_paper_that_refuses_or_in_which_a_supplier_speaks_stays_none() -> None:
    for words in ("We do not accept the work.", "Thank you for your order."):
        assert acts_in(paper([words, None, "Tom Ashby", "Delivery Director"]), CLIENT, PARTNER) == ()


def test_the_writer_of_a_letter_signs_for_the_letterhead() -> None:
    head = ["Lakeview Orchards", "To: Brightwater", "3 May 2026", "Dear Tom,"]
    act = only(paper([*head, WORK, "Yours sincerely,", None, "Odile Perrin"]), CLIENT, PARTNER)
    assert (act.role, act.party, state(act.signature)) == (
        Role.CUSTOMER, "Lakeview Orchards", State.PRESENT
    )  # fmt: skip


def test_a_letter_that_begins_with_its_readers_address_says_not_who_wrote_it() -> None:
    head = ["Lakeview Orchards", "1 Mill Lane", "3 May 2026", "Dear Ms Perrin,"]
    act = only(paper([*head, WORK, "Yours sincerely,", None, "Tom Ashby"]), CLIENT, PARTNER)
    assert (act.role, act.party, state(act.signature)) == (None, None, State.PRESENT)


@pytest.mark.parametrize(
    "head",
    ["Completed for Lakeview Orchards Ltd", "Attested by", "Accepted for Lakeview Orchards by the supplier:"],
)
def test_who_did_something_for_the_customer_does_not_sign_as_the_customer(head: str) -> None:
    found = acts_in(paper(["Report", WORK, head, None, "Tom Ashby", "3 May 2026"]), CLIENT, PARTNER)
    assert all(act.role is not Role.CUSTOMER for act in found)


def test_who_attests_or_signs_in_the_presence_of_somebody_is_no_act_here() -> None:
    for head in ("Attested before the notary", "In the presence of Tom Ashby"):
        assert acts_in(paper([WORK, head, None, "Ida Brandvold", "3 May 2026"]), CLIENT, PARTNER) == ()


def test_a_portrait_or_a_gallery_is_no_signature() -> None:
    team = ["We accept the work.", *[None, "Tom Ashby", "Delivery Director", "3 May 2026"]]
    assert acts_in(paper(team, kind="picture", size=(60, 80))) == ()
    assert acts_in(paper(team * 13, kind="picture", size=(60, 20))) == ()


def test_a_label_for_initials_keeps_what_stands_at_it() -> None:
    lines = [WORK, "Initials:", None, "Odile Perrin", "Orchard Manager", "3 May 2026"]
    assert acts_in(paper(lines, size=(30, 14)), CLIENT) == ()


def test_a_logo_under_a_printed_mail_is_not_its_writers_signature() -> None:
    mail = [
        "From: odile@lakeview.example",
        "Subject: Done",
        "We accept the work.",
        None,
        "Odile Perrin",
        "Director",
    ]
    assert {act.kind for act in acts_in(paper(mail, kind="picture", size=(90, 40)))} == {"mail"}


def test_a_list_of_the_parties_gives_no_side_to_a_labelled_signature_either() -> None:
    items = [(72.0, 80.0, "Buyer: Lakeview Orchards"), (72.0, 94.0, "Vendor: Brightwater Cloud")]
    items += [(72.0, 130.0, "Authorized signature:"), (72.0, 144.0, "Odile Perrin, Owner")]
    items += [(72.0, 158.0, "Date: 3 May 2026")]
    act = only(document(page(items, drawings=[Drawing("picture", Box(200, 122, 290, 142))])), CLIENT, PARTNER)
    assert (act.role, act.party) == (None, None)


def test_heads_of_two_blocks_under_each_other_are_no_list() -> None:
    lines = ["Customer: Lakeview Orchards", "Signature:", None, "Name: Odile Perrin", "Date: 3 May 2026"]
    lines += ["Supplier: Brightwater Cloud", "Signature:", None, "Name: Tom Ashby", "Date: 4 May 2026"]
    both = paper(lines)
    assert value(of_role(both, Role.CUSTOMER, CLIENT, PARTNER).name) == "Odile Perrin"
    assert value(of_role(both, Role.PARTNER, CLIENT, PARTNER).name) == "Tom Ashby"


def test_the_railway_is_the_one_whose_name_ends_so() -> None:
    lines = ["Record of services for Lakeview Light Railway", WORK, "Accepted for the railway:"]
    act = only(paper([*lines, *END]))
    assert act.party == "Lakeview Light Railway"


def test_a_memo_is_of_the_one_from_whom_it_comes() -> None:
    act = only(
        paper(
            [
                "To: Brightwater Cloud",
                "From: Lakeview Orchards, odile@mail.example",
                WORK,
                "I confirm this.",
                *END,
            ]
        )
    )
    assert act.party == "Lakeview Orchards"


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Pour le client, le 12 mai 2026", Role.CUSTOMER),
        ("F\u00fcr den Kunden, 12. Mai 2026", Role.CUSTOMER),
        ("Por el cliente, 12 de mayo de 2026", Role.CUSTOMER),
        ("For the supplier, 12 May 2026", Role.PARTNER),
    ],
)
def test_a_head_that_says_for_whom_and_when_gives_both(head: str, role: Role) -> None:
    act = only(paper([WORK, head, None, "Odile Perrin, Chair of Growers"]), CLIENT)
    assert act.role is role
    assert told(act)[2] == "2026-05-12"


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("Por la presente, Bodegas Arriaga, S.A. de C.V., hace constar que migraron.", "Bodegas Arriaga"),
        ("Die Seilerei Wiek GmbH bestätigt, dass 80 Postfächer umzogen.", "Seilerei Wiek GmbH"),
        ("Hiermit bestätigt die Seilerei Wiek GmbH, dass 80 Postfächer umzogen.", "Seilerei Wiek GmbH"),
        ("Par la présente, Tanneries Morvan atteste que 80 boîtes ont été migrées.", "Tanneries Morvan"),
    ],
)  # fmt: skip
def test_the_subject_of_the_confirmation_signs_in_other_languages_too(said: str, party: str) -> None:
    act = only(paper([WORK, said, "Atentamente", None, "Odile Perrin", "Directora", "3 May 2026"]))
    assert (act.role, act.party) == (None, party)


def test_a_partner_that_confirms_its_own_work_is_no_customer() -> None:
    said = "Brightwater Cloud hace constar que migró 80 buzones de Lakeview Orchards."
    paper_ = paper([WORK, said, "Atentamente", None, "Odile Perrin", "Directora", "3 May 2026"])
    assert only(paper_, CLIENT, PARTNER).role is Role.PARTNER


@pytest.mark.parametrize(
    "rows",
    [
        ("Name / Nom: Odile Perrin", "Funktion / Fonction: Leiterin", "Datum / Date: 3. Mai 2026"),
        ("Name: Odile Perrin", "Funktion: Leiterin", "Datum der Übernahme: 3. Mai 2026"),
        ("Nom : Odile Perrin", "Fonction : Leiterin", "Date de réception : 3 mai 2026"),
        ("Nombre: Odile Perrin", "Cargo: Leiterin", "Fecha de recepción: 3 de mayo de 2026"),
    ],
)
def test_labels_in_two_languages_and_days_of_taking_over_are_read_in_a_block(rows: tuple[str, ...]) -> None:
    act = only(paper(["Kunde / Client / Cliente:", "Unterschrift / Signature:", None, *rows]))
    assert (state(act.signature), *told(act)) == (State.PRESENT, "Odile Perrin", "Leiterin", "2026-05-03")


SWORN = "The undersigned swear(s) or affirm(s) that he has read the information set forth in this amendment."
AFTER = ("Filed in two copies.", "Keep one of them.", "The other one goes to the office.", "Form 68, revised")


def test_who_signs_under_an_oath_is_told_by_name_and_title() -> None:
    lines = ["Amendment to statement", SWORN, None, "Mr. Odile Perrin", "Assistant Director", *AFTER]
    act = only(paper(lines))
    assert told(act)[:2] == ("Mr. Odile Perrin", "Assistant Director")
    assert act.role is None


@pytest.mark.parametrize(
    "text", ["The undersigned was asked whether others swear.", "He swears that he has read it."]
)
def test_a_name_and_title_under_no_oath_of_the_undersigned_are_no_act(text: str) -> None:
    assert not acts_in(
        paper(["Amendment to statement", text, None, "Odile Perrin", "Assistant Director", *AFTER])
    )


def test_words_that_name_no_side_contest_none() -> None:
    taken = "Angebot angenommen, Leistung wie angeboten erhalten und f\u00fcr gut befunden:"
    act = only(
        paper([WORK, taken, None, "Odile Perrin, Prokuristin", "Lakeview Orchards", "3.5.2026"]), CLIENT
    )
    assert (act.role, value(act.name)) == (Role.CUSTOMER, "Odile Perrin")


def test_of_two_columns_each_has_its_own_day() -> None:
    left, right = (
        ("For Lakeview", "Odile Perrin, Clerk", "11 May 2026"),
        ("For Brightwater", "Zoe Kirk", "8 May 2026"),
    )
    tops = (134.0, 182.0, 196.0)
    items = [(64.0, top, line) for top, line in zip(tops, left, strict=True)]
    items += [(289.0, top, line) for top, line in zip(tops, right, strict=True)]
    items = [
        (64.0, 107.0, "The migration is complete and has been accepted."),
        *sorted(items, key=lambda i: i[1]),
    ]
    pens = [Drawing("picture", Box(at, 145, at + 120, 179)) for at in (64, 289)]
    acts = acts_in(document(page(items, drawings=pens)), CLIENT, PARTNER)
    assert [value(act.date) for act in acts] == ["2026-05-11", "2026-05-08"]
