from dataclasses import replace
from time import process_time

import pytest
from tests.unit.proof.finding.acts.pages import document, field, page, table, typed

from poedesk.proof.document.model import Box, Document, Drawing, Word, Words
from poedesk.proof.finding.acts.naming.people import initials_agree
from poedesk.proof.finding.disclosures.find import find
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy import vocabulary

PUBLIC = """Government customers only: with this signature the customer knows that the consultant
named above will ask to be associated with the Microsoft tenant, and that Microsoft may pay
the consultant a fee or a commission for the services.
"""
SUBSCRIPTION = """Business applications only: the customer agrees that Microsoft may share information
about its subscriptions with the consultant, solely so that the consultant can become the
claiming partner of record.
"""


def found(paper: Document) -> dict[str, tuple[Finding, ...]]:
    return dict(find(DocumentView(paper), vocabulary.load()))


def initials(paper: Document) -> list[tuple[str | None, State, str | None]]:
    return [(item.topic, item.state, item.value) for item in found(paper).get("initials", ())]


def test_each_disclosure_is_told_by_its_key_terms() -> None:
    assert [item.value for item in found(typed(PUBLIC))["disclosure"]] == ["public_sector"]
    assert [item.value for item in found(typed(SUBSCRIPTION))["disclosure"]] == ["subscription_information"]


@pytest.mark.parametrize(
    "text",
    [
        "The Owner understands that Contractor may receive fees from Microsoft for this work here.",
        "The Trust knows that its contractor may be paid a fee by Microsoft for the work in clause 4.",
        "El ayuntamiento sabe que el asociado puede recibir de Microsoft comisiones por este trabajo.",
        "Der Auftraggeber weiß, dass der Auftragnehmer von Microsoft für diese Arbeit Provision bekommt.",
        "El cliente sabe que el proveedor puede recibir comisiones por parte de Microsoft por este trabajo.",
        "Le client sait que le prestataire peut recevoir une rémunération versée par Microsoft ici.",
    ],
)
def test_who_is_paid_by_microsoft_is_told_without_the_word_association(text: str) -> None:
    assert [item.value for item in found(typed(text))["disclosure"]] == ["public_sector"]


def test_a_spanish_disclosure_is_recognised() -> None:
    text = (
        "El cliente reconoce que el socio solicitará su asociación al inquilino de Microsoft del "
        "cliente y que Microsoft\n"
        "puede pagar al socio honorarios o una comisión por los servicios.\n"
    )
    assert [item.value for item in found(typed(text))["disclosure"]] == ["public_sector"]


@pytest.mark.parametrize(
    "text",
    [
        "The partner migrates mailboxes of the customer and trains administrators of the Microsoft tenant.",
        "Fees are due in thirty days. The consultant is an independent contractor of the client.",
    ],
)
def test_ordinary_terms_are_no_disclosure(text: str) -> None:
    assert "disclosure" not in found(typed(text))


def test_initials_go_to_the_disclosure_that_they_stand_at() -> None:
    paper = typed(
        f"{PUBLIC}Customer initials here: D.W.\n\nScope\n\n{SUBSCRIPTION}\nCustomer initials here: ____\n"
    )
    assert sorted(initials(paper), key=str) == [
        ("public_sector", State.PRESENT, "D.W."),
        ("subscription_information", State.BLANK, None),
    ]


def test_initials_at_the_end_of_the_paragraph() -> None:
    text = PUBLIC.rstrip() + " (Public Sector) Customer initials here: DW\n"
    assert initials(typed(text)) == [("public_sector", State.PRESENT, "DW")]


def test_initials_in_the_cell_beside_the_text() -> None:
    paper = table([[PUBLIC.replace("\n", " ").strip(), "Customer initials: DW"]], [0, 140])
    assert initials(paper) == [("public_sector", State.PRESENT, "DW")]


def test_initials_with_whose_and_at_which_clause() -> None:
    assert initials(typed(f"{PUBLIC}\nClerk's initials beside 3.01: DW\n")) == [
        ("public_sector", State.PRESENT, "DW")
    ]


def test_a_prompt_is_a_placeholder() -> None:
    assert initials(typed(f"{SUBSCRIPTION}Customer initials here: [initials]\n")) == [
        ("subscription_information", State.PLACEHOLDER, None)
    ]


@pytest.mark.parametrize("answer", ["yes", "N/A", "x", ""])
def test_other_marks_are_no_initials(answer: str) -> None:
    ((_, state, _),) = initials(typed(f"{SUBSCRIPTION}Customer initials here: {answer}\n"))
    assert state is not State.PRESENT


def printed(**more: object) -> Document:
    items = [(72.0, 100.0 + 12 * row, line) for row, line in enumerate(PUBLIC.splitlines())]
    return document(page([*items, (72, 150, "Customer initials here:")], **more))  # type: ignore[arg-type]


def test_initials_in_a_form_field_and_drawn_ones() -> None:
    assert initials(printed(fields=[field("Initials1", "DW", (220, 148, 280, 162))])) == [
        ("public_sector", State.PRESENT, "DW")
    ]
    assert initials(printed(fields=[field("Initials1", None, (220, 148, 280, 162))])) == [
        ("public_sector", State.BLANK, None)
    ]
    drawn = Drawing("ink-annotation", Box(215, 140, 250, 165))
    assert initials(printed(drawings=[drawn])) == [("public_sector", State.PRESENT, None)]


def test_a_pen_may_float_over_the_line_that_goes_on_from_the_label() -> None:
    floating, rule = Drawing("strokes", Box(200, 134, 225, 149.5)), (196, 290, 161)
    assert initials(printed(drawings=[floating], rules=[rule])) == [("public_sector", State.PRESENT, None)]
    assert initials(printed(drawings=[floating])) == [("public_sector", State.BLANK, None)]
    away = (320, 420, 161)
    assert initials(printed(drawings=[floating], rules=[away])) == [("public_sector", State.BLANK, None)]


@pytest.mark.parametrize(("sure", "read"), [(0.95, "JW"), (0.6, None)])
def test_initials_by_hand_are_read_where_recognition_is_sure_and_drawn_elsewhere(
    sure: float, read: str | None
) -> None:
    items = [(72.0, 100.0 + 12 * row, line) for row, line in enumerate(PUBLIC.splitlines())]
    items += [(72, 150, "Customer initials here:"), (220, 150, "JW")]
    made = page(items, drawings=[Drawing("strokes", Box(215, 145, 240, 165))])
    (written,) = (one for one in made.segments if made.text[one.start : one.end] == "JW")
    word = Word(written.start, written.end, written.box, sure)
    paper = document(replace(made, by="ocr", words=Words([word])))
    assert initials(paper) == [("public_sector", State.PRESENT, read)]


def test_the_partners_initials_are_not_asked_for() -> None:
    assert initials(typed(f"{PUBLIC}Partner initials: OR\n")) == []


def test_initials_far_from_any_disclosure_belong_to_none() -> None:
    text = PUBLIC + "\n" * 20 + "Initials: DW\n"
    assert initials(typed(text)) == [(None, State.PRESENT, "DW")]


@pytest.mark.parametrize(
    ("given", "person"),
    [
        ("DW", "Dana Whitfield"),
        ("D.W.", "Dana Whitfield"),
        ("d w", "Dana Whitfield"),
        ("DJW", "Dana Jane Whitfield"),
        ("DW", "Dana Jane Whitfield"),
        ("WD", "Whitfield, Dana"),
        ("WD", "Dana Whitfield"),
        ("JLR", "José Luis Romero"),
        ("MG", "María de la Garza"),
        ("Dana Whitfield", "Dana Whitfield"),
    ],
)
def test_initials_that_agree(given: str, person: str) -> None:
    assert initials_agree(given, person)


@pytest.mark.parametrize(
    ("given", "person"),
    [("OR", "Dana Whitfield"), ("D", "Dana Whitfield"), ("", "Dana Whitfield"), ("DX", "Dana Whitfield")],
)
def test_initials_that_do_not_agree(given: str, person: str) -> None:
    assert not initials_agree(given, person)


SIGNATURE = Drawing("picture", Box(72, 103, 200, 145))


@pytest.mark.parametrize(
    "label", ["Customer initials here: ________", "(Public Sector) Customer initials here:"]
)
def test_a_signature_close_to_an_empty_initials_line_is_no_initials(label: str) -> None:
    items: list[tuple[float, float, str]]
    items = [(72, 90, "Customer Signature"), (300, 90, "Date Signed"), (300, 105, "July 8, 2025")]
    items += [(72, 150.0, label)] + [
        (72, 165 + 12 * row, line) for row, line in enumerate(PUBLIC.splitlines())
    ]
    assert initials(document(page(items, drawings=[SIGNATURE]))) == [("public_sector", State.BLANK, None)]
    border = [(60.0, 460.0, 148.0)]
    paper = document(page(items, drawings=[SIGNATURE], rules=border))
    assert initials(paper) == [("public_sector", State.BLANK, None)]


def test_ink_behind_another_label_is_no_initials() -> None:
    items = [(72.0, 100.0 + 12 * row, line) for row, line in enumerate(PUBLIC.splitlines())]
    items += [(72, 150, "Customer initials:"), (200, 150, "Signature:")]
    paper = document(page(items, drawings=[Drawing("strokes", Box(270, 140, 320, 165))]))
    assert initials(paper) == [("public_sector", State.BLANK, None)]


@pytest.mark.parametrize(
    ("box", "label", "state"),
    [
        (Box(72, 163, 180, 195), "Client initials:", State.PRESENT),
        (Box(72, 163, 180, 195), "Client initials: ____", State.BLANK),
        (Box(72, 190, 180, 222), "Client initials:", State.BLANK),
        (Box(300, 163, 380, 195), "Client initials:", State.BLANK),
        (Box(72, 163, 90, 195), "Client initials:", State.BLANK),
        (Box(72, 163, 260, 240), "Client initials:", State.BLANK),
    ],
)
def test_ink_without_room_behind_its_label_begins_the_next_line(box: Box, label: str, state: State) -> None:
    items = [(72.0, 100.0 + 12 * row, line) for row, line in enumerate(PUBLIC.splitlines())]
    items += [(72.0, 150.0, f"What is said above is shared with nobody else than it names. {label}")]
    paper = document(page(items, drawings=[Drawing("picture", box)]))
    assert initials(paper) == [("public_sector", state, None)]


def test_ink_under_a_label_is_no_initials_where_words_begin_the_next_line() -> None:
    items = [(72.0, 100.0 + 12 * row, line) for row, line in enumerate(PUBLIC.splitlines())]
    items += [(72, 150, "What is said above is shared with nobody else than it names. Client initials:")]
    items += [(72, 163, "Agreed by us"), (300, 190, "Date")]
    paper = document(page(items, drawings=[Drawing("picture", Box(72, 163, 180, 195))]))
    assert initials(paper) == [("public_sector", State.BLANK, None)]


@pytest.mark.parametrize(("left", "state"), [(400, State.PRESENT), (200, State.BLANK)])
def test_ink_stands_behind_the_label_with_which_running_text_ends(left: float, state: State) -> None:
    items = [(72.0, 100.0 + 12 * row, line) for row, line in enumerate(PUBLIC.splitlines())]
    items += [(72, 150, "It is shared with nobody else. Client initials:")]
    paper = document(page(items, drawings=[Drawing("strokes", Box(left, 140, left + 50, 165))]))
    assert initials(paper) == [("public_sector", state, None)]


def test_a_name_printed_under_an_empty_initials_line_does_not_fill_it() -> None:
    assert initials(typed(f"{PUBLIC}Customer initials here: ______\nDana Whitfield\n")) == [
        ("public_sector", State.BLANK, None)
    ]


def test_of_two_places_at_one_disclosure_only_the_nearer_is_its_own() -> None:
    text = f"{PUBLIC}Customer initials: ______\n\nOther terms apply.\n\nCustomer initials: DW\n"
    assert initials(typed(text)) == [(None, State.PRESENT, "DW"), ("public_sector", State.BLANK, None)]


def test_the_label_keeps_the_bracket_that_opens_it() -> None:
    (item,) = found(typed(f"{PUBLIC}(Public Sector) Customer initials here: ____\n"))["initials"]
    assert item.spans[0].label == "(Public Sector) Customer initials here"


@pytest.mark.parametrize("who", ["County", "The Port Authority", "Client's", "Harbour Trust"])
def test_initials_may_be_asked_of_a_party_by_its_own_name(who: str) -> None:
    assert initials(typed(f"{PUBLIC}{who} initials: DW\n")) == [("public_sector", State.PRESENT, "DW")]
    assert initials(typed(f"{PUBLIC}{who} initials:\n")) == [("public_sector", State.BLANK, None)]


def test_initials_of_the_other_side_are_nobodys_at_a_disclosure() -> None:
    assert initials(typed(f"{PUBLIC}Contractor initials: DW\n")) == []


@pytest.mark.parametrize("before", ["", "the claiming "])
def test_initials_behind_a_sentence_are_not_those_of_its_last_words(before: str) -> None:
    text = f"{SUBSCRIPTION}It does so only to become {before}partner of record. Initials: DW\n"
    assert initials(typed(text)) == [("subscription_information", State.PRESENT, "DW")]


def test_initials_behind_the_last_sentence_are_read() -> None:
    text = SUBSCRIPTION.rstrip() + " Customer initials here: P.W.\n"
    assert initials(typed(text)) == [("subscription_information", State.PRESENT, "P.W.")]


def test_an_empty_place_behind_the_last_sentence_is_blank() -> None:
    text = SUBSCRIPTION.rstrip() + " Customer initials here: ______\n"
    assert [state for _, state, _ in initials(typed(text))] == [State.BLANK]


def test_a_numbered_clause_does_not_say_the_half_of_the_next_one() -> None:
    paper = typed(
        "5. Acknowledgement of the work\n"
        "By signing Halden Ferries acknowledges the work of the consultant, who may show this to Microsoft.\n"
        "Halden Ferries owes no further payment for it.\n\n"
        "6. Information on subscriptions\n"
        "Halden Ferries agrees that Microsoft may share information about its subscriptions with the\n"
        "consultant, solely so that the consultant can become the claiming partner of record.\n"
        "Customer initials here: TS\n"
    )
    assert [item.value for item in found(paper)["disclosure"]] == ["subscription_information"]
    assert initials(paper) == [("subscription_information", State.PRESENT, "TS")]


def test_a_clause_does_not_say_the_half_of_a_disclosure_with_a_heading_of_its_own() -> None:
    paper = typed(
        "Acknowledgement of the work\n"
        "By signing Halden Ferries acknowledges the work of the consultant, who may show this to Microsoft.\n"
        "It owes no further payment for it.\n\n"
        "Customer Subscription Information Disclosure\n\n"
        "Halden Ferries agrees that Microsoft may share information about its subscriptions with the\n"
        "consultant, solely so that the consultant can become the claiming partner of record.\n"
        "Customer initials here: TS\n"
    )
    assert [item.value for item in found(paper)["disclosure"]] == ["subscription_information"]
    assert initials(paper) == [("subscription_information", State.PRESENT, "TS")]


def test_a_disclosure_ends_at_the_place_for_its_initials() -> None:
    paper = typed(
        SUBSCRIPTION.rstrip() + "\nCustomer initials here: DW\n\nFees\n"
        "The Customer pays the Partner within thirty days of each invoice.\n"
    )
    assert [item.value for item in found(paper)["disclosure"]] == ["subscription_information"]


def test_a_word_without_an_end_is_looked_at_once() -> None:
    paper = typed(
        SUBSCRIPTION.rstrip() + "\n" + "betriebswerkbauunterbeamten" * 12 + "\nCustomer initials: DW\n"
    )
    begun = process_time()
    assert [item.value for item in found(paper)["disclosure"]] == ["subscription_information"]
    assert process_time() - begun < 1


@pytest.mark.parametrize("label", ["Customer initials here", "Kürzel der Käuferin", "Initiales du client"])
def test_initials_behind_the_last_sentence_are_found_by_labels_of_any_language(label: str) -> None:
    text = SUBSCRIPTION.rstrip() + f" {label}: UCD\n"
    assert initials(typed(text)) == [("subscription_information", State.PRESENT, "UCD")]
