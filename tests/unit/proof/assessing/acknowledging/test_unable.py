"""Who cannot accept yet says so in other languages too, and a term that provides for it does not."""

import pytest
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.assessing.acknowledging.reserves import reserved


@pytest.mark.parametrize(
    "sentence",
    [
        "Il cliente dichiara di aver verificato il lavoro e di non poterlo accettare finché non è completo.",
        "Il cliente non accetta i lavori sopra descritti.",
        "Il cliente si riserva di accettare i lavori dopo il completamento.",
        "Il cliente accetta i lavori a condizione che l'archivio venga completato.",
        "Il cliente rifiuta l'accettazione dei lavori.",
        "De klant verklaart het werk te hebben gecontroleerd en het niet te kunnen aanvaarden.",
        "De klant kan het werk nog niet accepteren.",
        "De klant weigert het werk te aanvaarden.",
        "De klant aanvaardt het werk onder voorbehoud van een volledig archief.",
        "Le client déclare ne pouvoir les accepter tant que l'archive n'est pas complète.",
        "Le client ne peut accepter les travaux tant que l'archive n'est pas complète.",
        "Le client refuse de valider cette livraison.",
        "El cliente declara no poder aceptarlos hasta que el archivo esté completo.",
        "El cliente no puede aceptar el trabajo mientras el archivo no esté completo.",
        "El cliente se niega a aceptar el trabajo.",
    ],
)
def test_who_cannot_accept_yet_does_not_accept(sentence: str) -> None:
    assert reserved(typed(f"Record of the work\n\n{sentence}\n\nSignature\n")) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Il cliente dichiara di aver verificato i lavori e di accettarli senza riserve.",
        "Se il cliente non accetta i lavori entro dieci giorni, lo comunica per iscritto.",
        "Qualora il cliente rifiuti i lavori, ne indica il motivo. Il cliente accetta i lavori.",
        "Il fornitore non accetta pagamenti in contanti.",
        "Prima il personale non poteva accettare ordini di notte.",
        "De klant aanvaardt het werk zonder voorbehoud.",
        "Als de klant het werk niet kan aanvaarden, meldt hij dit binnen tien dagen.",
        "De oude server kon geen grote bijlagen accepteren, en dat werkt niet meer zo.",
        "Le client accepte les travaux sans condition.",
        "Si le client ne peut accepter les travaux, il en indique le motif sous dix jours.",
        "L'ancien serveur ne peut accepter de pièces jointes.",
        "El cliente recibe los trabajos de conformidad y sin condición alguna.",
        "Si el cliente no puede aceptar los trabajos, lo comunicará por escrito.",
        "El cliente no puede cancelar los trabajos una vez aceptados.",
    ],
)
def test_who_accepts_and_who_only_provides_for_a_refusal_reserves_nothing(sentence: str) -> None:
    assert reserved(typed(f"Record of the work\n\n{sentence}\n\nSignature\n")) is None
