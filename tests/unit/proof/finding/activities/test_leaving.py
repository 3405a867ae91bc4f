"""What is moved away from a product is no work on it, unless it goes to the same product elsewhere."""

import pytest

from poedesk.proof.finding.activities.leaving import without_left
from poedesk.proof.finding.activities.words import cues, tied
from poedesk.proof.finding.workloads.names import mentions
from poedesk.proof.policy import vocabulary


def _worked_on(text: str) -> set[str]:
    known = vocabulary.load()
    pairs = without_left(text, list(tied(text, mentions(text, known), cues(text, known))))
    return {mention.workload for cue, mention in pairs if cue.activity == "migration"}


@pytest.mark.parametrize(
    "text",
    [
        "We migrated 214 mailboxes from Exchange Online back to their own server.",
        "Moved all mailboxes off Exchange Online onto a server in the hall.",
        "Wir haben 214 Postfächer aus Exchange Online auf den eigenen Server migriert.",
        "Wir haben 214 Postfächer von Exchange Online nach Lotus migriert.",
        "Nous avons migré 214 boîtes depuis Exchange Online vers leur serveur.",
        "Migramos 214 buzones desde Exchange Online a su servidor.",
        "Abbiamo migrato 214 caselle da Exchange Online al loro server.",
        "We hebben 214 postbussen uit Exchange Online naar hun server gemigreerd.",
    ],
)
def test_what_leaves_a_product_is_no_work_on_it(text: str) -> None:
    assert _worked_on(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "We migrated 214 mailboxes from Exchange 2013 to Exchange Online.",
        "We migrated 214 mailboxes to Exchange Online from the old server.",
        "We migrated 214 mailboxes from Exchange Online of the parent to Exchange Online of the group.",
        "Wir haben 214 Postfächer vom alten Server nach Exchange Online migriert.",
        "La migration d'Exchange Online pour 214 personnes.",
        "Migración de Exchange Online a los 214 usuarios.",
    ],
)
def test_what_comes_to_it_is(text: str) -> None:
    assert _worked_on(text) == {"exchange-online"}
