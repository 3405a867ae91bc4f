import pytest

from poedesk.proof.assessing.checks.narratives.parties import named_otherwise
from poedesk.proof.assessing.checks.narratives.strangers import (
    Nothing,
    go_on,
    may_be_by_another,
    may_be_for_another,
    somebody_else_acts,
    why_nothing,
)

CUSTOMER, PARTNER = "Tollgate Foods Ltd", "Larkrise Cloud Partners Ltd"


@pytest.mark.parametrize(
    "sentence",
    [
        "The mailboxes were moved to Exchange Online by Dunmore Systems Ltd in March.",
        "Dunmore Systems Ltd deployed Intune to all tablets last year.",
        "In May we rolled out Teams for Harbour Point Insurance, with 40 sessions.",
        "The rollout was done by another supplier before we came.",
        "Den Umzug der Postfächer nahm im März die Firma Nordtal Rechenzentrum vor.",
        "In March the firm Nordtal Computing moved the mailboxes to Exchange Online.",
        "The telephone numbers were ported under a separate contract.",
        "The migration that was planned for May has not been carried out.",
        "No services under this order have been performed.",
        "The pilot was cancelled in June.",
        "Die Schulungen wurden im Mai leider nicht durchgeführt.",
        "Die Umstellung hat die Dunmore Systems GmbH vorgenommen; der Auftrag dazu wurde abgesagt.",
        "Les ateliers prévus en mars n'ont jamais été réalisés.",
        "La migration a été faite par un autre prestataire.",
        "La migración no se ha realizado.",
        "The mailboxes were moved to Exchange Online by Dunmore Telecoms in March.",
        "Example: Larkrise moved 900 mailboxes of Tollgate Foods to Exchange Online in March 2026.",
        "For example: Larkrise moved 900 mailboxes. Replace this text with your own.",
        "It is hoped that Larkrise can move 900 mailboxes of Tollgate Foods to Exchange Online.",
        "The migration of 900 mailboxes is planned for autumn 2026, subject to budget.",
        "El despliegue lo hizo por otro proveedor Dunmore Systems, S.L.",
        "Microsoft FastTrack migrated 240 mailboxes of Tollgate Foods to Exchange Online in March 2025.",
        "240 mailboxes of Tollgate Foods were migrated to Exchange Online automatically by Microsoft.",
        "Larkrise Nordic AB, a sister of Larkrise Cloud Partners, migrated 240 mailboxes in March 2025.",
        "Brightwell IT, whom Tollgate Foods had engaged directly, migrated 240 mailboxes in March 2025.",
        "Larkrise migrated 240 mailboxes of Tollgate Logistics BV to Exchange Online in March 2025.",
        "Larkrise began to migrate 240 mailboxes in March 2025 and rolled everything back on 22 March.",
        "Had the budget been there, Larkrise would have migrated 240 mailboxes in March 2025.",
        "Larkrise migrated 240 mailboxes away from Exchange Online to Google Workspace in March 2025.",
        "If Tollgate decides to go ahead, Larkrise would enrol 300 laptops and train the service desk.",
        "Sollte der Kunde die zweite Phase beauftragen, würden wir 90 Beschäftigte schulen.",
        "Si le client confirme, nous créerions douze équipes et formerions 80 personnes.",
        "En caso de aprobarse el presupuesto, se migrarían los archivos durante el otoño.",
        "Se il cliente confermasse, creeremmo dodici team e formeremmo 80 persone.",
        "Could you tell us whether Larkrise would be able to port our 90 numbers before June?",
        "Tollgate would like Larkrise to enrol 80 phones and write the policies.",
        "At the meeting we discussed moving 450 users to conditional access.",
        "Wir helfen Ihnen gern beim Umzug von 300 Postfächern.",
        "Vi hjälper gärna till med att flytta filer och bygga webbplatser.",
        "Tollgate declined the proof of concept that Larkrise had proposed.",
        "Before the order the workshops were held by Microsoft's own sales team.",
        "Die Einführung von Teams wurde von Mitarbeitern der Firma Brückner Systeme durchgeführt.",
        "Since January employees have created 25 communities and posted 3,000 messages in Yammer.",
        "We migrate your files, we design your sites, we train your people.",
        "More than 500 companies already rely on our migration service.",
        "With Microsoft Teams your staff work together wherever they are.",
        "Samenwerken was nog nooit zo eenvoudig.",
        "Larkrise wants to win three more customers in the region this year.",
        "The clerks' own people had enrolled the 40 laptops in Intune; we had no hand in that.",
        "The canteen got Teams from somebody in the next town, which has nothing to do with us.",
        "The drawing office had installed Microsoft 365 Apps over Easter, without us.",
        "Before us, a student had created three teams in Teams.",
        "Die Werkstatt hat Intune auf eigene Faust eingeführt; damit hatten wir nichts zu tun.",
        "L'atelier a installé Intune sans nous.",
        "El taller instaló Intune antes de nosotros.",
        "L'officina ha installato Intune prima di noi.",
        "Tollgate's own desk has looked after Intune since May and closed 29 calls.",
        "In May next year it would have onboarded 103 machines to Defender for Endpoint.",
        "In March the vendor's FastTrack centre configured Safe Links for 24 mailboxes.",
        "De werkplaats is door een andere leverancier in Intune opgenomen.",
        "Were Tollgate to buy the mill, Larkrise could install Defender for Endpoint on its 11 tills.",
        "It was resolved to ask Larkrise for a price for Intune.",
        "A second register in SharePoint is described in Larkrise's offer and awaits approval.",
        "[Sample text] Larkrise migrated 240 mailboxes of Tollgate Foods to Exchange Online in March 2025.",
    ],
)
def test_work_of_strangers_for_strangers_or_never_done_proves_nothing(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Larkrise Cloud Partners moved 900 mailboxes of Tollgate Foods to Exchange Online.",
        "We discussed each finding with the owners and moved 240 mailboxes.",
        "Nous avons discuté de chaque règle avec les chefs d'atelier et migré 40 boîtes.",
        "Once the licences had arrived, we could enrol the last 40 laptops.",
        "We moved the mail of more than 20 companies of the Tollgate group to Exchange Online.",
        "Larkrise advised the 50 users who have opened shared mailboxes.",
        "Danach konnten sie die Rechnungen in SharePoint selbst prüfen.",
        "We moved 900 mailboxes for Tollgate Foods Ltd.",
        "Larkrise's own desk has looked after Intune since May and closed 29 calls.",
        "Larkrise brought the tills of Tollgate's own crews into Intune.",
        "The mailboxes were moved by Larkrise in three nights.",
        "Devices were enrolled at the Leith plant by Marit Halvorsen's team together with ours.",
        "Work was done for the sales department and for Finance.",
        "By March all plants were on Teams.",
        "Nothing was lost, and no mail was delayed during the move.",
        "For Exchange Online we set up nine shared mailboxes.",
        "Die Postfächer wurden von Larkrise in drei Nächten umgezogen.",
        "Nous avons formé 40 personnes chez Tollgate Foods.",
        "Para Tollgate Foods migramos 900 buzones.",
        "We moved the last 40 users before the old contract was cancelled.",
        "Die Richtlinien wurden von uns eingestellt und getestet.",
        "Dell Technologies servers were replaced by virtual machines in Azure.",
        "We trained the staff at Harbour Street School in two mornings.",
        "Nous avons migré les boîtes, puis l'ancien abonnement a été annulé.",
        "We set up Teams for the Sales Department.",
        "We moved the files for Plant Services and for the Leith Office.",
        "Larkrise moved, for example, 900 mailboxes of Tollgate Foods to Exchange Online.",
        "The mailboxes were migrated by Microsoft certified engineers of Larkrise in March 2025.",
        "Larkrise, whom Tollgate Foods had engaged in January, migrated 240 mailboxes.",
        "We moved 240 mailboxes off the old server to Exchange Online; a plan to roll back was not needed.",
        "Larkrise migrated 240 mailboxes of Tollgate Foods UK Ltd to Exchange Online.",
        "Larkrise deployed Teams with Microsoft FastTrack's tools at Tollgate Foods.",
        "They moved 900 mailboxes overnight without us noticing anything.",
        "Larkrise has set out before us what was moved: 900 mailboxes.",
    ],
)
def test_work_of_the_partner_for_the_customer_counts(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Larkrise Cloud Partners Ltd quoted for the deployment of Exchange Online.",
        "Larkrise deployed Exchange Online in its own lab to show it to Tollgate Foods Ltd.",
    ],
)
def test_what_was_quoted_for_or_only_shown_is_offered(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is Nothing.OFFERED


def test_what_was_tried_in_a_lab_before_was_done() -> None:
    told = "Larkrise tested each step in its own lab and moved 42 mailboxes of Tollgate to Exchange Online."
    assert why_nothing(told, CUSTOMER, PARTNER) is None


def test_capitals_without_end_are_looked_at_once() -> None:
    assert why_nothing(f"By {'W' * 4000} and Sal{'T' * 4000} moved", CUSTOMER, PARTNER) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Dunmore migrated them.",
        "Dunmore has moved all of it to Exchange Online in March.",
        "Northwind then set these up.",
        "Dunmore hat sie im März migriert.",
        "Dunmore les a migrés en mars.",
        "Dunmore los migró en marzo.",
        "Dunmore Digital deployed Exchange Online for Tollgate Foods Ltd.",
        "Between 3 and 24 March 2026 Dunmore Cloud moved 42 mailboxes and trained the staff.",
        "Dunmore Numérique a migré 42 boîtes.",
    ],
)
def test_a_bare_name_that_did_it_needs_a_person(sentence: str) -> None:
    assert may_be_by_another(sentence, CUSTOMER, PARTNER)


@pytest.mark.parametrize(
    "sentence",
    [
        "Larkrise migrated them.",
        "We migrated them.",
        "They moved all of it.",
        "Consultants moved it at night.",
        "Wir haben sie migriert.",
        "Nous les avons migrés.",
        "Dunmore Street was moved first.",
        "Mailboxes moved in March.",
        "Larkrise Digital moved 42 mailboxes.",
        "Tom Reyes moved 42 mailboxes.",
        "Microsoft Cloud was set up.",
        "Dunmore Digital asked us to move its mailboxes.",
        "Project Dunmore moved 42 mailboxes.",
    ],
)
def test_parties_and_words_that_name_nobody_need_none(sentence: str) -> None:
    assert not may_be_by_another(sentence, CUSTOMER, PARTNER)


@pytest.mark.parametrize(
    "sentence",
    [
        "In March Tollgate Foods itself, without Larkrise, moved the mailboxes.",
        "Die Postfächer wurden ohne die Larkrise umgestellt.",
        "Les boîtes ont été migrées sans l'aide de Larkrise.",
        "Los buzones se migraron sin la ayuda de Larkrise.",
        "Larkrise could optionally move the archives.",
    ],
)
def test_what_the_partner_took_no_part_in_or_may_do_once_proves_nothing(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is not None


def test_not_without_the_partner_is_with_it() -> None:
    assert why_nothing("The rollout was not without Larkrise a success.", CUSTOMER, PARTNER) is None


@pytest.mark.parametrize(
    ("sentence", "goes_on"),
    [
        ("In March they trained 58 people.", True),
        ("Its own engineers moved the archives.", True),
        ("Im März hat sie 58 Mitarbeiter geschult.", True),
        ("En mars, ils ont formé 58 personnes.", True),
        ("In March they and Larkrise trained 58 people.", False),
        ("Haben Sie Fragen?", False),
        ("In March 58 people were trained.", False),
    ],
)
def test_a_sentence_goes_on_with_the_subject_of_the_one_before_it(sentence: str, *, goes_on: bool) -> None:
    assert go_on(sentence, PARTNER) is goes_on


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("If the budget is released, 240 mailboxes are migrated to Exchange Online.", Nothing.OFFERED),
        ("Larkrise has promised Tollgate Foods to have 240 mailboxes migrated by June.", Nothing.OFFERED),
        ("Goal by June 2026: 240 mailboxes of Tollgate Foods migrated by Larkrise.", Nothing.OFFERED),
        ("Larkrise migrated 240 mailboxes of Tollgate; all were moved back in June.", Nothing.NOT_DONE),
        ("Larkrise tried to get 240 mailboxes migrated, without success.", Nothing.NOT_DONE),
        ("Migration of 240 mailboxes by Larkrise: 0 % complete.", Nothing.NOT_DONE),
        ("Larkrise sold 240 seats to Tollgate; the migration is done by the clinic.", Nothing.OWN),
        ("Larkrise needed a customer for its new tool.", Nothing.PARTNERS),
        ("Imagine that in March Larkrise moved 240 mailboxes of Tollgate Foods.", Nothing.OFFERED),
        ("Angenommen, Larkrise hat 240 Postfächer der Tollgate Foods umgezogen.", Nothing.OFFERED),
        ("Bruyères Cloud SAS a répondu à 140 questions sur Teams.", Nothing.BY_ANOTHER),
        ("Nuvola Rossa Srl ha risposto a 140 domande su Teams.", Nothing.BY_ANOTHER),
    ],
)
def test_words_of_work_that_tell_no_work_done(sentence: str, reason: Nothing) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is reason


@pytest.mark.parametrize(
    "sentence",
    [
        "Migration of 240 mailboxes of Tollgate Foods by Larkrise: 100 % complete.",
        "Larkrise migrated 240 mailboxes; tests were done by the customer.",
        "Two were moved back in May and then migrated again.",
        "If a device is lost, it is wiped by the rules that Larkrise set.",
        "Larkrise a répondu à 140 questions sur Teams.",
        "Pictures of Larkrise: 240 mailboxes of Tollgate Foods were moved.",
    ],
)
def test_like_words_that_tell_work_done(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is None


@pytest.mark.parametrize(
    ("before", "somebody"),
    [
        ("Teams wurde rund um die Uhr ", False),
        ("SharePoint wurde für die Schule ", False),
        ("Exchange Online a été ", False),
        ("Elle a réalisé une ", False),
        ("In March the union ", True),
        ("Teams wurde von der Gewerkschaft ", True),
        ("Dans les bureaux, la mairie a ", True),
        ("In March a neighbour of the school ", True),
        ("Los técnicos del ayuntamiento ", True),
    ],
)
def test_what_stands_behind_a_preposition_acts_not(before: str, somebody: bool) -> None:  # noqa: FBT001 - a table
    assert somebody_else_acts(before, CUSTOMER, PARTNER) is somebody


def test_the_mailboxes_of_another_house_may_be_anothers() -> None:
    assert may_be_for_another("Larkrise migrated 240 mailboxes of Dunmore Dairies.", CUSTOMER, PARTNER)
    assert not may_be_for_another("Larkrise migrated 240 mailboxes of Tollgate Foods.", CUSTOMER, PARTNER)
    assert not may_be_for_another("Larkrise trained 40 users of Power Apps.", CUSTOMER, PARTNER)


@pytest.mark.parametrize(
    "sentence",
    [
        "What your webmaster did in March: deployed Exchange Online and moved 42 mailboxes.",
        "In March the staff of Tollgate Foods Ltd loaded their own documents into SharePoint Online.",
        "Exchange Online was configured at two sites and was not taken into use.",
        "Travaux réalisés par le client : déploiement d'Exchange Online en mars 2026.",
        "In March Exchange Online was deployed: Microsoft FastTrack moved the 42 mailboxes.",
        "Larkrise deploys Exchange Online for customers of every size.",
    ],
)
def test_what_the_customer_or_its_people_did_themselves_is_no_work_of_the_partners(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Larkrise showed your webmaster what it did in March: 42 mailboxes moved to Exchange Online.",
        "In March Larkrise loaded the documents of the staff of Tollgate Foods Ltd into SharePoint Online.",
        "Exchange Online was configured at two sites and was taken into use on 3 March.",
        "Travaux réalisés pour le client : déploiement d'Exchange Online en mars 2026.",
        "In March Larkrise deployed Exchange Online for customers' orders at Tollgate Foods.",
    ],
)
def test_what_was_done_for_the_customer_is_work(sentence: str) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is None


@pytest.mark.parametrize("before", ["The Provider ", "The Contractor ", "Larkrise Digital ", "Tom Reyes "])
def test_a_word_for_the_partner_is_no_other_name(before: str) -> None:
    assert not named_otherwise(before, PARTNER)


@pytest.mark.parametrize("before", ["BT ", "Dunmore engineers ", "Powerhouse engineers "])
def test_a_name_of_nobody_known_is(before: str) -> None:
    assert named_otherwise(before, PARTNER)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Larkrise Cloud configures Purview Information Protection: four labels with encryption.", None),
        ("Wir konfigurieren Intune: drei Profile, getrennt nach Standort.", None),
        ("Our engineers deploy Teams and give support in three languages.", Nothing.OFFERED),
        ("We deploy Teams: quickly, with two engineers.", Nothing.OFFERED),
        ("We configure Purview Information Protection: labels and encryption.", Nothing.OFFERED),
        ("Our consultants deploy Teams and train users.", Nothing.OFFERED),
        ("Wir konfigurieren Intune und schulen Anwender.", Nothing.OFFERED),
    ],
)
def test_a_list_of_what_is_counted_is_an_order_and_no_habit(sentence: str, reason: Nothing | None) -> None:
    assert why_nothing(sentence, CUSTOMER, PARTNER) is reason
