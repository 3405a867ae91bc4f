import pytest
from tests.unit.proof.finding.sheets import holding, table, typed

from poedesk.proof.document.model import Box, By, Field, FieldKind, Page
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.narratives.cited import text_of
from poedesk.proof.finding.narratives.features import describe
from poedesk.proof.finding.narratives.find import find
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy.vocabulary import load

WORDS = load()
NEED = "Harrow Vale Clinics ran mail on ageing servers and needs one secure place for 900 staff."
WORK = "Tillbrook migrated 900 mailboxes to Exchange Online and trained every clinic on Microsoft Teams."


def first(view: DocumentView, key: str) -> Finding:
    return find(view, WORDS)[key][0]


def told(view: DocumentView, key: str) -> str:
    return text_of(view.document, first(view, key))


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Background", "business_need"),
        ("1. Business Objectives", "business_need"),
        ("CUSTOMER CHALLENGE", "business_need"),
        ("2.1 Current situation", "business_need"),
        ("Project objectives:", "business_need"),
        ("Need", "business_need"),
        ("Bedarf des Kunden", "business_need"),
        ("Work of the supplier", "work"),
        ("Leistungen des Auftragnehmers", "work"),
        ("Antecedentes", "business_need"),
        ("Objetivos del proyecto", "business_need"),
        ("Ausgangslage", "business_need"),
        ("Contexte", "business_need"),
        ("Work performed", "work"),
        ("3. Scope of Services", "work"),
        ("4. Services performed by the partner", "work"),
        ("DELIVERABLES COMPLETED", "work"),
        ("Services provided", "work"),
        ("Trabajo realizado", "work"),
        ("Alcance de los servicios", "work"),
        ("Leistungsumfang", "work"),
        ("Travaux réalisés", "work"),
        ("Pre-sales activities", "presales"),
        ("Actividades de preventa", "presales"),
        ("Azure architecture", "azure.architecture"),
        ("Benefits of the Azure solution", "azure.benefits"),
    ],
)
def test_a_heading_that_means_it_brings_what_stands_under_it(heading: str, key: str) -> None:
    view = typed(f"{heading}\n\n{WORK}\n\nFees\n\nUSD 4,000 a month.")
    assert told(view, key) == WORK
    assert first(view, key).anchored


def test_sub_headings_belong_to_the_section_and_the_next_section_does_not() -> None:
    view = typed(
        f"2. Scope of Services\n\n{WORK}\n\n2.1 Cutover\n\nThe switch was at night.\n\n3. Payment\n\nNet 30."
    )
    assert "switch was" in told(view, "work")
    assert "Net 30" not in told(view, "work")


def test_a_label_with_a_colon_brings_the_rest_of_its_line() -> None:
    view = typed(f"Business need: {NEED}\nWork performed: {WORK}")
    assert told(view, "business_need") == NEED
    assert told(view, "work") == WORK


def test_a_table_with_a_label_on_the_left() -> None:
    view = table(["Business need", NEED], ["Work performed", WORK])
    assert told(view, "business_need") == NEED
    assert told(view, "work") == WORK


def test_a_column_of_a_table_of_items() -> None:
    view = table(
        ["Item", "Description", "Price"], ["1", WORK, "4,000"], ["2", "Hypercare for two weeks", "900"]
    )
    assert told(view, "work") == f"{WORK} Hypercare for two weeks"


QUESTION = "Describe the customer's specific business need and/or benefit for the solution"


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (NEED, State.PRESENT),
        ("", State.BLANK),
        ("__________________", State.BLANK),
        ("[insert text here]", State.PLACEHOLDER),
        ("TBD", State.PLACEHOLDER),
    ],
)
def test_the_forms_question_is_answered_blank_or_untouched(answer: str, state: State) -> None:
    view = typed(f"3.3 - [Usage - Required]\n\n{QUESTION}\n\n{answer}\n\n3.6 - [Recommended]: Provide files")
    found = first(view, "business_need")
    assert found.state is state
    if state is State.PRESENT:
        assert told(view, "business_need") == NEED


def test_an_answer_on_the_line_of_the_question() -> None:
    view = typed(f"3.3 {QUESTION} using the claimed product(s)/workload(s): {NEED}")
    assert told(view, "business_need") == NEED


def test_the_questions_about_azure() -> None:
    text = """
What is the customer's business need?
Harrow Vale must leave its own data centre by autumn.

How will the Azure solution architecture expand or replace existing infrastructure?
Two web tiers replace four rented servers.

What are the relevant benefits of the Azure solution to the customer?
Costs fall by a third.
"""
    view = typed(text)
    assert "data centre by autumn" in told(view, "business_need")
    assert told(view, "azure.architecture") == "Two web tiers replace four rented servers."
    assert told(view, "azure.benefits") == "Costs fall by a third."


def test_a_clause_numbered_like_the_form_is_no_answer() -> None:
    view = typed("3.3 Confidentiality. Each party keeps the papers of the other secret for five years.")
    assert "business_need" not in find(view, WORDS)


def test_form_fields_answer_by_label_or_name() -> None:
    box = Box(10, 10, 300, 40)
    fields = (
        Field("BusinessNeed", None, None, FieldKind.TEXT, NEED, box=box),
        Field("f2", "3.5 Describe specific work influencing usage", None, FieldKind.TEXT, None, box=box),
    )
    view = holding(Page(1, 612, 792, "", fields=fields))
    assert (first(view, "business_need").spans[0].quote, first(view, "business_need").spans[0].by) == (
        NEED,
        By.FORM_FIELD,
    )
    assert first(view, "work").state is State.BLANK


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hello Bo, last month we migrated your 900 mailboxes to Exchange Online. Regards, Ann", "work"),
        ("In total 300 laptops were enrolled in Microsoft Intune by Tillbrook during the spring.", "work"),
        ("Wir haben im Mai 300 Postfächer nach Exchange Online migriert.", "work"),
        ("We held a licensing workshop and showed a demo of Dynamics 365 Sales to the buyers.", "presales"),
        (
            "The customer needs to reduce costs and wants to replace old servers with Exchange Online.",
            "business_need",
        ),
    ],
)
def test_sentences_in_running_text_tell_who_did_what(text: str, key: str) -> None:
    assert key in find(typed(text), WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "The parties shall keep all information secret and shall not disclose it to anyone.",
        "Exchange Online is a product of its vendor.",
        "Can you migrate our mailboxes to Exchange Online?",
        "Specify product names in the space provided for Exchange Online work that we deployed.",
    ],
)
def test_other_sentences_tell_nothing(text: str) -> None:
    assert find(typed(text), WORDS) == {}


def test_what_a_reviewer_would_look_for_is_told_apart() -> None:
    features = describe(WORK, WORDS)
    assert features.workloads == ("exchange-online", "teams")
    assert (features.who_did_what, features.quantified, features.tense) == (True, True, "past")
    plan = describe("The consultant will deploy Intune.", WORDS)
    assert (plan.who_did_what, plan.quantified, plan.tense) == (True, False, "future")
    empty = describe("Services as agreed.", WORDS)
    assert (empty.who_did_what, empty.names_products) == (False, False)


def test_an_item_of_a_list_begins_with_what_was_done() -> None:
    assert describe("- Migrated 2 TB of files to SharePoint Online\n- Trained 64 people", WORDS).who_did_what
    assert not describe("- Exchange Online\n- SharePoint Online", WORDS).who_did_what


def test_the_summary_reads_like_a_note() -> None:
    assert describe(WORK, WORDS).summary() == (
        "names exchange-online, teams; 14 words; says who did what; says how much; done"
    )


@pytest.mark.parametrize(
    ("answer", "state"),
    [("TBD", State.PLACEHOLDER), ("xxx", State.PLACEHOLDER), ("[Describe here]", State.PLACEHOLDER)],
)
def test_template_text_under_a_heading_of_ones_own(answer: str, state: State) -> None:
    view = typed(
        f"Record\n\nFor Harrow Vale\n\n## Customer requirement\n\n{answer}\n\n## Work done\n\n{WORK}"
    )
    assert first(view, "business_need").state is state


def test_an_empty_section_under_a_heading_of_ones_own_is_blank() -> None:
    view = typed(f"Record\n\nTillbrook and Harrow Vale\n\n## Business need\n\n## What we did\n\n{WORK}")
    assert first(view, "business_need").state is State.BLANK
    assert told(view, "work") == WORK


def test_the_signature_ends_the_story() -> None:
    view = typed(f"## Work performed\n\n{WORK}\n\nSigned for Harrow Vale Clinics\n\nDana Whitmore")
    assert told(view, "work") == WORK


def test_a_need_told_without_heading_brings_the_sentence_that_names_the_product() -> None:
    view = typed(
        "Harrow Vale Clinics needed mail at home because the old server was out of reach there. "
        "The choice was Exchange Online."
    )
    assert told(view, "business_need").endswith("Exchange Online.")


def test_a_heading_like_the_forms_question_does_not_swallow_other_headings() -> None:
    view = typed(
        "## Solution architecture\n\nAzure vaults extend the two file servers, which stay.\n\n"
        "## Benefits of the Azure solution\n\nBackups in Azure are safe from theft."
    )
    assert told(view, "azure.architecture").startswith("Azure vaults")


SITUATION = (
    "Letters with patient numbers went to the wrong clinic twice this year and the auditor asked about it. "
    "You want every letter to be marked without more work for the nurses."
)


@pytest.mark.parametrize(
    ("answer", "joined"),
    [
        ("We will therefore deploy Microsoft Purview Information Protection for your 410 staff.", True),
        ("To solve this, Tillbrook deployed Microsoft Purview Information Protection in May.", True),
        ("We will deploy Microsoft Purview Information Protection for your 410 staff.", False),
        ("Our fee is therefore EUR 44,000.", False),
    ],
)
def test_the_next_paragraph_may_answer_a_need(answer: str, *, joined: bool) -> None:
    needs = told(typed(f"Dear Ms Vale,\n\n{SITUATION}\n\n{answer}"), "business_need")
    assert "You want every letter" in needs
    assert (answer in needs) is joined


@pytest.mark.parametrize(
    "text",
    [
        "If you want to accept, sign and return the letter to us within thirty days.",
        "Call us when you need any further information about the project or the fee.",
        "You asked us for a price for the migration to Exchange Online, which we give below.",
        "You need to sign both copies of this letter and return one of them to us.",
    ],
)
def test_courtesies_are_no_need(text: str) -> None:
    assert not describe(text, load()).wants


def test_one_word_under_a_heading_is_an_answer_that_can_be_judged() -> None:
    view = typed(f"Work order\n\nTillbrook\n\n## Why the work is done\n\nModernisation.\n\n## Work\n\n{WORK}")
    assert told(view, "business_need") == "Modernisation."


def test_a_name_after_an_opening_acts() -> None:
    text = "To help the board decide, Tillbrook interviewed 14 nurses and demonstrated Dynamics 365 Sales."
    assert describe(text, load()).who_did_what


@pytest.mark.parametrize(
    ("section", "question"),
    [
        ("Sección 3. Detalle del trabajo", "3.5 Trabajo específico"),
        ("Abschnitt 3. Durchgeführte Arbeiten", "3.5 Konkrete Arbeiten"),
        ("3. Scope of work", "3.5 Specific work"),
        ("Scope of work", "3.5 Specific work"),
        ("Partie 3. Travaux réalisés", "3.5 Travaux"),
    ],
)
def test_a_numbered_heading_over_the_forms_questions_is_no_place(section: str, question: str) -> None:
    notice = (
        "We configured Exchange Online for 900 people of the clinic, as the notice on data says at length."
    )
    top = f"Form\n\nFirst page\n\n{section}\n\n3.1 Notice\n\n{notice}"
    view = typed(f"{top}\n\n{question}\n\nAs agreed before.")
    anchored = [item for item in find(view, WORDS).get("work", ()) if item.anchored]
    assert [text_of(view.document, item) for item in anchored] == ["As agreed before."]


def test_introducing_a_product_is_work() -> None:
    sentence = "Between October and January we introduced Microsoft Teams to 74 members of staff."
    assert told(typed(f"Dear Ms Oak,\n\n{sentence}"), "work") == sentence


def test_what_the_customer_has_and_wishes_may_be_a_recital() -> None:
    text = (
        "AGREEMENT\n\nWHEREAS the Client keeps 9,000 drawings of bridges in paper files and wishes its"
        " engineers to find each of them within a minute, wherever they are;\n"
    )
    assert told(typed(text), "business_need").startswith("WHEREAS the Client keeps")


def test_what_the_parties_owe_each_other_is_no_need() -> None:
    text = "WHEREAS the parties agree that the Client wishes to pay all damages pursuant to the contract;"
    assert "business_need" not in find(typed(text), WORDS)


ADVICE = (
    "Tillbrook held three workshops on Exchange Online, compared two licences and presented the cost model."
)


def test_what_was_done_under_a_plain_heading_may_be_work_before_a_purchase() -> None:
    found = find(typed(f"What we did\n\n{ADVICE}\n"), WORDS)
    assert [
        (item.anchored, text_of(typed(f"What we did\n\n{ADVICE}\n").document, item))
        for item in found["presales"]
    ] == [(False, ADVICE)]
    assert found["work"][0].anchored


def test_plain_work_is_none_before_a_purchase() -> None:
    assert "presales" not in find(typed(f"What we did\n\n{WORK}\n"), WORDS)
