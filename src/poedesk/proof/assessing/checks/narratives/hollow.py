"""Passages that look like an answer and are none: catchwords, a need told as work, a denied need."""

import re
from collections.abc import Collection

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.narratives.features import actors, describe, somebody_wants, tells_own_need
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary

SALAD_WORDS = 15
"""Words below which repetition says nothing about a passage."""

VARIED = 0.4
"""Share of different words that prose of this length has at least."""


def is_string_of_catchwords(text: str) -> bool:
    """Say whether a passage only repeats a few words: "migration deployment migration deployment"."""
    words = re.findall(r"[^\W\d_]+", plain_of(text).text)[: 10 * SALAD_WORDS]
    return len(words) >= SALAD_WORDS and len(set(words)) < VARIED * len(words)


def tells_a_need_only(text: str, *, names_partner: bool) -> bool:
    """Say whether a passage tells what somebody wanted, and neither the partner nor "we" act in it."""
    acts = names_partner or actors().found_in(plain_of(text).text)
    return not acts and somebody_wants(text)


_READER = compiled(r"\b(?:you|your|sie|ihre?[mnrs]?|vous|votre|vos|usted(?:es)?|su|sus)\b")


def tells_its_readers_need(text: str) -> bool:
    """Say whether a passage, as in a letter, tells what its reader wanted, or why its writer wanted it."""
    plain = plain_of(text).text
    return tells_own_need(plain) or (somebody_wants(text) and _READER.search(plain) is not None)


_NO_NEED = compiled(
    r"\b(?:has|have|had|is|was|sees?|saw|with) no (?:\w+ ){0,2}?(?:need|use|interest|benefit|requirement)s?"
    r" (?:for|of|in|from|to use)\b|\b(?:does|do|did) not (?:need|want|require|ask for)\b"
    r"|\bno necesita(?:ba)?\b|\bbenotigt(?:e)? kein\w*\b|\bn'a pas besoin\b"
)


def denies_a_need_for(text: str, workloads: Collection[str], products: Collection[str]) -> bool:
    """Say whether a passage denies that the customer needs what was claimed (ids and titles)."""
    for match in _NO_NEED.finditer(plain_of(text).text):
        clause = re.split(r"[.;,]", plain_of(text).text[match.end() :], maxsplit=1)[0]
        told = describe(clause, vocabulary.load())
        if set(told.workloads) & set(workloads) or set(told.products) & set(products):
            return True
    return False
