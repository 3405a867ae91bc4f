"""Reserves told in sentences of their own, and their honest neighbours."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.meant.withheld import holds_back

HEAD = "Accepted for Halden Timber Group\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "The open faults prevent acceptance.",
        "Acceptance is postponed until the archive has been restored.",
        "Acceptance has not yet been granted.",
        "The customer disputes that the migration was completed properly.",
        "Until the shared mailboxes are repaired, the work is not taken as accepted.",
        "This signature confirms receipt of the report only.",
        "The following points must be closed before acceptance: public folders, room calendars.",
        "The work cannot be accepted as it stands.",
        "Die offenen Mängel stehen der Abnahme entgegen.",
        "Die Abnahme wird verschoben, bis das Archiv wiederhergestellt ist.",
        "Die Abnahme ist noch nicht erteilt.",
        "Der Kunde bestreitet, dass die Migration ordnungsgemäß abgeschlossen wurde.",
        "Bis die gemeinsamen Postfächer repariert sind, gilt die Leistung als nicht abgenommen.",
        "Diese Unterschrift bestätigt nur den Erhalt des Berichts.",
        "Folgende Punkte müssen vor der Abnahme erledigt werden: öffentliche Ordner, Raumkalender.",
        "In diesem Zustand ist die Leistung nicht abnahmefähig.",
        "Les défauts ouverts empêchent la réception.",
        "La réception est reportée jusqu'à la restauration des archives.",
        "La réception n'est pas encore prononcée.",
        "Le client conteste que la migration ait été correctement achevée.",
        "Tant que les boîtes partagées ne sont pas réparées, les travaux ne sont pas réputés acceptés.",
        "Cette signature atteste seulement la remise du rapport.",
        "Les points suivants doivent être clos avant la réception : dossiers publics, agendas de salles.",
        "En l'état, les travaux ne peuvent pas être acceptés.",
        "Los defectos abiertos impiden la aceptación.",
        "La aceptación se aplaza hasta que se restaure el archivo.",
        "La aceptación aún no ha sido concedida.",
        "El cliente discute que la migración se haya terminado correctamente.",
        "Mientras no se reparen los buzones compartidos, los trabajos no se consideran aceptados.",
        "Esta firma solo acredita la entrega del informe.",
        "Los puntos siguientes deben cerrarse antes de la aceptación: carpetas públicas.",
        "En su estado actual los trabajos no pueden aceptarse.",
        "I difetti aperti impediscono il collaudo.",
        "L'accettazione è rinviata finché l'archivio non sarà ripristinato.",
        "L'accettazione non è ancora stata concessa.",
        "Il cliente contesta che la migrazione sia stata completata correttamente.",
        "Finché le caselle condivise non saranno riparate, i lavori non si intendono accettati.",
        "Questa firma attesta soltanto la ricezione del rapporto.",
        "I punti seguenti devono essere chiusi prima del collaudo: cartelle pubbliche, calendari delle sale.",
        "Allo stato attuale i lavori non possono essere accettati.",
        "De openstaande gebreken verhinderen de acceptatie.",
        "De acceptatie wordt uitgesteld totdat het archief is teruggezet.",
        "De acceptatie is nog niet verleend.",
        "De klant betwist dat de migratie naar behoren is afgerond.",
        "Zolang de gedeelde postvakken niet zijn hersteld, geldt het werk als niet geaccepteerd.",
        "Deze handtekening bevestigt alleen de ontvangst van het rapport.",
        "De volgende punten moeten vóór de acceptatie worden opgelost: openbare mappen, zaalagenda's.",
        "In deze staat kan het werk niet worden geaccepteerd.",
        "The faults that have not been mended prevent acceptance.",
        "Die nicht behobenen Mängel verhindern die Abnahme.",
        "Los defectos no corregidos impiden la aceptación.",
        "Als Auftraggeber verweigern wir die Abnahme.",
        "Si fa presente che i difetti impediscono il collaudo.",
        "Acceptance is postponed until the archive has been repaired.",
    ],
)
def test_a_sentence_holds_an_acceptance_back(sentence: str) -> None:
    assert holds_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The open points do not prevent acceptance.",
        "Accepted without reserve.",
        "The remaining points are for the next project.",
        "Acceptance had been postponed until the archive was restored; this was done on 8 April 2026.",
        "All points that had to be closed before acceptance are closed.",
        "Die offenen Punkte stehen der Abnahme nicht entgegen.",
        "Ohne Vorbehalt abgenommen.",
        "Die übrigen Punkte gehören zum nächsten Projekt.",
        "Die Abnahme war verschoben worden, bis das Archiv wiederhergestellt war; das geschah bald.",
        "Alle Punkte, die vor der Abnahme zu erledigen waren, sind erledigt.",
        "Les points ouverts n'empêchent pas la réception.",
        "Accepté sans réserve.",
        "Les points restants relèvent du prochain projet.",
        "La réception avait été reportée jusqu'à la restauration des archives, faite le 8 avril 2026.",
        "Tous les points à clore avant la réception sont clos.",
        "Los puntos abiertos no impiden la aceptación.",
        "Aceptado sin reservas.",
        "Los puntos restantes son del próximo proyecto.",
        "La aceptación se había aplazado hasta restaurar el archivo, lo que se hizo el 8 de abril de 2026.",
        "Todos los puntos que debían cerrarse antes de la aceptación están cerrados.",
        "I punti aperti non impediscono il collaudo.",
        "Accettato senza riserve.",
        "I punti restanti riguardano il prossimo progetto.",
        "L'accettazione era stata rinviata fino al ripristino dell'archivio, avvenuto l'8 aprile 2026.",
        "Tutti i punti da chiudere prima del collaudo sono chiusi.",
        "De open punten verhinderen de acceptatie niet.",
        "Geaccepteerd zonder voorbehoud.",
        "De overige punten horen bij het volgende project.",
        "De acceptatie was uitgesteld totdat het archief was teruggezet; dat gebeurde op 8 april 2026.",
        "Alle punten die vóór de acceptatie moesten worden opgelost, zijn opgelost.",
        "Defects that would prevent acceptance shall be mended within ten days.",
        "Mängel der Klasse 1 hindern die Abnahme, Mängel der Klasse 2 nicht.",
        "Defects of severity 1 prevent acceptance.",
        "If a fault prevents acceptance, the partner mends it.",
        "The work is not deemed accepted until the customer has signed.",
        "Earlier the open faults prevented acceptance.",
        "Conditional access prevents sign-ins from unknown devices.",
    ],
)
def test_what_is_denied_mended_or_only_provided_for_holds_nothing_back(sentence: str) -> None:
    assert not holds_back(sentence)


def signed(over: str) -> Verdict | None:
    """Whether the signature under ``over`` is met."""
    paper = f"{BODY}{over}\n{HEAD}{block('Ingrid Solheim', 'Head of IT')}"
    return judged_paper(paper).element("acknowledgement.signature").verdict


@pytest.mark.parametrize(
    ("reserve", "honest"),
    [
        ("The open faults prevent acceptance.", "The open points do not prevent acceptance."),
        (
            "Die offenen Mängel stehen der Abnahme entgegen.",
            "Die offenen Punkte stehen der Abnahme nicht entgegen.",
        ),
        (
            "Les défauts ouverts empêchent la réception.",
            "Rien ne fait obstacle à la réception.",
        ),
        ("Los defectos abiertos impiden la aceptación.", "Nada impide la aceptación."),
        ("I difetti aperti impediscono il collaudo.", "Nulla osta all'accettazione."),
        (
            "De openstaande gebreken verhinderen de acceptatie.",
            "De open punten verhinderen de acceptatie niet.",
        ),
    ],
)
def test_a_reserve_over_a_head_makes_the_signature_unclear(reserve: str, honest: str) -> None:
    assert signed(reserve) is Verdict.UNCLEAR
    assert signed(honest) is Verdict.MET
