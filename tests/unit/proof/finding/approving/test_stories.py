"""What a mail tells beside its approval: a story makes no condition, a condition stays one."""

import pytest

from poedesk.proof.finding.approvals import judge_message


def answer_of(text: str) -> str | None:
    told = judge_message(text, 0, len(text), None)
    return told.answer.value if told else None


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("The report is approved. Before it we paid for deliveries that should have been refused.", False),
        ("The report is approved. But the work should have been refused.", True),
    ],
)
def test_what_should_have_been_refused_once_is_no_refusal_of_the_work(text: str, *, refused: bool) -> None:
    assert (answer_of(text) != "approved") is refused


@pytest.mark.parametrize(
    "text",
    [
        (
            "The completion note is approved. We asked you in because a shipment had gone out "
            "that should have been refused at the gate."
        ),
        (
            "I approve the attached report. Background: the old server was down when the auditors "
            "came and two reports that were rejected had to be typed again."
        ),
        (
            "We approve the work you did between March and 30 June, and the training you held "
            "after we opened the new site."
        ),
        "The report is approved. If a line went down before, nobody noticed until Monday.",
        "Approved. We needed someone to look after the mailboxes, as our own man should have done.",
        (
            "Die beigefügte Aufstellung ist freigegeben. Anlass war, dass die Versicherung die "
            "Regulierung abgelehnt hatte, weil keine Sicherung vorlag."
        ),
        "Wir nehmen die Leistungen ab. Wenn früher ein Gerät ausfiel, stand die Halle still.",
        (
            "Nous approuvons le rapport ci-joint. L'assureur avait refusé de nous couvrir tant "
            "que les sauvegardes n'étaient pas vérifiées."
        ),
        "Le compte rendu est validé. Si un poste tombait en panne, personne ne le savait avant le lundi.",
        (
            "Aprobamos el informe adjunto. El motivo del servicio: un distribuidor nos había "
            "rechazado dos lotes por falta de papeles."
        ),
        "Damos nuestra conformidad al trabajo. Cuando se caía la línea, los pedidos se perdían.",
        (
            "The work log is approved; it is what we needed after the bank's inspector was "
            "refused access to our own files."
        ),
        (
            "I accept the migration as done. The harbour master would have to sign every slip by "
            "hand if we had kept the old way."
        ),
        (
            "The services described were carried out and are accepted, because we had to know by "
            "spring that nobody else could open the plans."
        ),
    ],
)
def test_what_others_refused_and_why_the_work_was_wanted_makes_no_condition(text: str) -> None:
    assert answer_of(text) == "approved"


@pytest.mark.parametrize(
    "text",
    [
        "The report is approved once the two missing tickets are added.",
        "We approve the work, provided that the firewall rule is removed.",
        "Approved subject to the board's agreement on Thursday.",
        "I accept the migration if you also move the archive.",
        "The work is accepted on condition that the runbook reaches us this week.",
        "Approved, except for the training in Leeds.",
        "We will approve when the numbers are right.",
        "We should be able to approve after you have corrected page two.",
        "Die Leistungen sind freigegeben, sobald die Dokumentation vorliegt.",
        "Wir nehmen die Arbeiten vorbehaltlich der Restarbeiten ab.",
        "Freigabe erteilt unter der Bedingung, dass Sie nachschulen.",
        "Nous validons les travaux sous réserve de la reprise du site de Brest.",
        "Le rapport est approuvé dès que l'annexe sera corrigée.",
        "Nous acceptons les prestations à condition que la formation soit refaite.",
        "Aprobamos el informe siempre que se corrija la tabla.",
        "Damos nuestra conformidad una vez entregado el manual.",
        "Aceptamos los trabajos salvo la sede de Lugo.",
        "I approve this because the deadline is near, provided you finish the tablets.",
        "We approve the work that you did, pending the result of the test.",
        "The report is approved. However, the second site still needs to be done before we pay.",
        "We approve the work you did until now, if the rest follows in June.",
        "We accept the deliverables unless the auditors find otherwise.",
        "The second report is rejected. The first is approved.",
        "We approve the first phase. The migration is refused.",
        "I approve the report, which is rejected by our auditors.",
        "Le rapport est approuvé. La formation est refusée.",
        "Der Bericht ist freigegeben. Die Schulung wird abgelehnt.",
        "Approved. The training has been declined by our board.",
        (
            "We approve the mail part. Your work on the archive, which was rejected last week, "
            "has to be done again."
        ),
        "Aprobamos el correo. La formación queda rechazada.",
        "We approve the mail part. The bank refused your part of the work.",
        "Approved. The boxes that you cabled were rejected.",
        "We approve it. The boxes in the cellar that you cabled for us that were rejected stay open.",
    ],
)
def test_a_condition_or_refusal_of_the_work_stays_one(text: str) -> None:
    assert answer_of(text) != "approved"
