"""Words of an approval under a "not", "nobody", "hardly", a doubt or a "will": they approve nothing."""

import pytest

from poedesk.proof.finding.approvals import judge_message


def answer_of(text: str) -> str | None:
    told = judge_message(text, 0, len(text), None, mailed=True)
    return told.answer.value if told else None


@pytest.mark.parametrize(
    "text",
    [
        "I am not happy with it as it stands.",
        "Nobody is satisfied with the work as it stands.",
        "We are not at all content with it as it was delivered.",
        "Nobody here is happy for you to close this.",
        "We will be fine for you to use this as a draft.",
        "I do not think what you describe is what was done.",
        "I cannot say that it is done and that Redcairn accepts it.",
        "Hardly anyone here is satisfied with it as it stands.",
        "None of our site managers are happy with it as it is.",
        "I doubt that this is what you did.",
        "I wish I could say that this is exactly what your team did.",
        "It is far from clear that what you listed is what was done.",
        "We will be happy for you to close this once the crews agree.",
        "We shall be content with it as it stands, we hope, in June.",
        "It would be a joke to call us satisfied with it as it was delivered.",
        "As if anyone were happy with it as it stands.",
        "Fine for you to submit it as a first draft.",
        "We approve it as a starting point.",
        "I am happy for you to file a complaint.",
        "I never said that it was an accurate account of the work.",
        "Nobody at Redcairn accepts the work.",
        "Neither I nor Redcairn Quarries accepts the work.",
        "You must be joking to think the work is approved.",
        "Next week we accept the work.",
        "We accept the work next week.",
        "Nobody, as far as I know, is happy for you to close this.",
        "I hesitate to call this an accurate description of the work.",
        "Niemand hier nimmt die Arbeiten ab.",
        "Kaum jemand bei uns ist damit einverstanden.",
        "Wir nehmen die Arbeiten, die Sie beschreiben, keineswegs ab.",
        "Ich bezweifle, dass die Arbeiten abgenommen sind.",
        "Keiner von uns hat gesagt, die Leistungen sind hiermit freigegeben.",
        "Wir nehmen die Arbeiten als Entwurf ab.",
        "Im Prinzip genehmigen wir die Arbeiten.",
        "Ich glaube nicht, dass wir hiermit einverstanden sind.",
        "Vielleicht genehmigen wir die Arbeiten.",
        "Personne ici n'accepte les travaux et je ne les valide pas.",
        "Je doute que ce soit ce que vous dites : la recette est prononcée.",
        "Ce n'est pas ce que nous voulions et ce n'est pas ce que vous avez fait.",
        "Je ne peux pas dire que la réception est prononcée et que nous l'acceptons.",
        "Nous acceptons le rapport comme un simple brouillon.",
        "Aucun de nous ne pense que la recette est acceptée.",
        "Nadie aquí aprueba los trabajos.",
        "Dudo que esto sea todo: el trabajo está aprobado, dicen ustedes.",
        "No creo que eso es lo que hicieron.",
        "Ninguno de nosotros da por recibidos los trabajos y nadie los acepta.",
        "Aprobamos el informe como borrador.",
        "Tal vez aceptamos los trabajos.",
        "Nessuno qui approva i lavori.",
        "Non sono soddisfatto del lavoro così com'è.",
        "Dubito che questo sia ciò che avete fatto.",
        "Niemand hier keurt het werk goed.",
        "Wij zijn niet tevreden met het werk zoals het is.",
        "Ik betwijfel of dit is wat jullie hebben gedaan.",
        "Your claim that this is what you did is false.",
        "The crews have yet to say that this is what you did.",
        "That is exactly what you did in your dreams.",
        "At no point was the work approved.",
        "In no way can I call the work accepted.",
        "We used to be promised we would be happy with it as it stands.",
        "Wir nehmen die Arbeiten nächste Woche ab.",
        "La recette sera prononcée en juin, nous l'espérons.",
        "Los trabajos están aprobados, por ahora.",
        "Ni yo ni la empresa damos por recibidos los trabajos.",
    ],
)
def test_what_is_denied_doubted_limited_or_to_come_is_no_approval(text: str) -> None:
    assert answer_of(text) != "approved"


@pytest.mark.parametrize(
    "text",
    [
        "No complaints, happy with it as it stands.",
        "We have no objections and approve the report.",
        "Nobody complained, and we accept the work.",
        "Nothing is missing, we are satisfied with it as it was delivered.",
        "We did not find any faults; we approve the work.",
        "I don't think there is anything left to do, so I am happy for you to close this.",
        "Nothing to add, that is exactly what your people did.",
        "We could not have done it ourselves, and we accept the work.",
        "I hope you are well, and we approve the report.",
        "You will be glad to hear that the work is approved.",
        "It was not easy, but we accept it.",
        "No downtime at all, and Redcairn Quarries accepts the work.",
        "I was not here in May. The work is approved.",
        "I cannot fault it and I approve it.",
        "We would like to confirm that the work was completed.",
        "Keine Einwände, wir nehmen die Arbeiten ab.",
        "Ich war nicht dabei, aber wir genehmigen die Arbeiten.",
        "Nichts zu beanstanden, die Arbeiten sind hiermit abgenommen.",
        "Nous n'avons aucune réserve et nous acceptons les travaux.",
        "Aucune remarque, je valide le compte rendu.",
        "Rien à redire, la recette est prononcée.",
        "No tenemos ninguna queja y aprobamos los trabajos.",
        "Sin duda, damos nuestra conformidad al trabajo.",
        "No hubo incidencias, lo aprobamos.",
        "We hereby approve the work without any reservation, no questions left.",
        "We use it daily, never looked back, and are happy with it as it stands.",
        "I would say that is exactly what you did.",
        "We will use it every day and we accept the work.",
        "That is exactly what you did, no more and no less.",
        "The report is not long but it is an accurate account of the work.",
        "Nobody noticed the switch, which is how it should be, and we accept the work.",
        "Because we did not find any faults the work is approved.",
        "Da keine Mängel vorliegen, nehmen wir die Arbeiten ab.",
    ],
)
def test_a_denial_of_another_matter_takes_nothing_from_an_approval(text: str) -> None:
    assert answer_of(text) == "approved"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Nobody is satisfied with the work as it stands.", "refused"),
        ("I doubt that this is what you did.", "conditional"),
        ("We shall be content with it as it stands in June.", "conditional"),
        ("The report is approved. We are not happy with it as it stands.", "conditional"),
    ],
)
def test_a_denial_refuses_and_a_doubt_leaves_it_open(text: str, answer: str) -> None:
    assert answer_of(text) == answer
