"""Sentences about work which proves nothing for a claim: a stranger's, for a stranger, or never done.

The finders know no claim; here both names are known, so that any other organisation can be told. Words are
data (``strangers.yaml``).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of

_NAME = r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*(?:\s+(?:&|and|y|und|et|of|de|du|des|der)\s+|\s+)?){1,6}"
_THE = r"\s+(?:(?:the|der|den|das|la|el|le)\s+)?"
_BY = re.compile(rf"\b(?:by|von|durch|par|por){_THE}(?P<name>{_NAME})")
_FOR = re.compile(rf"\b(?:for|f\u00fcr|pour|para){_THE}(?P<name>{_NAME})")
"""Work "at" an organisation may be at a site of the customer."""

_BY_WORDS = PhraseList(["by", "von", "durch", "par", "por"])
_FOR_WORDS = PhraseList(["for", "fur", "pour", "para"])
"""The words with which these begin, in plain text."""

_HEAD = re.compile(
    rf"^\W*(?P<name>{_NAME})(?=(?:(?:has|had|have|also|hat|haben|a|ont|ha|han)\s+)?"
    r"(?:[a-z]{2,}(?:ed|te|\u00f3)|did|ran|built|held|set|put|took|made|led|gave)\b)"
)
"""Who acts at the beginning of a sentence: not "Cisco Systems firewalls were replaced"."""

_TRAILING = re.compile(r"\s+(?:&|and|y|und|et|of|de|du|des|der)?\s*$")


_KNOWN_TEXTS = 2048
"""Sentences of which the answer is remembered, at most: one may be cited for work and for an activity."""


@lru_cache(_KNOWN_TEXTS)
def proves_nothing(sentence: str, customer: str, partner: str) -> bool:
    """Say whether a sentence tells another's work, work for another, or work that came to nothing.

    Args:
        sentence: as it stands in the document.
        customer: the claimed customer's name.
        partner: the claimed partner's name.
    """
    plain = plain_of(sentence).text
    if _told("never").found_in(plain) or _told("others").found_in(plain):
        return True
    doers = (*(_named(_BY, sentence) if _BY_WORDS.may_match(plain) else ()), *_named(_HEAD, sentence))
    if any(_is_stranger(name, customer, partner) for name in doers):
        return True
    if not _FOR_WORDS.may_match(plain):
        return False
    ours = organisation_words(customer)[:1]
    if ours and re.search(rf"(?<!\w){re.escape(ours[0])}", plain):
        return False
    return any(_is_stranger(name, customer, partner) for name in _named(_FOR, sentence))


def _named(pattern: re.Pattern[str], sentence: str) -> Iterator[str]:
    for match in pattern.finditer(sentence):
        yield _TRAILING.sub("", match["name"]).strip(" .,;:'\u2019")


def _is_stranger(name: str, customer: str, partner: str) -> bool:
    """Say whether ``name`` is an organisation's, and neither party's: it shares no telling word with one."""
    if len(name.split()) == 1 or not looks_like_organisation(name):
        return False  # "at the Trust": a paper's short name for one of its parties
    words = set(organisation_words(name))
    if _word_of_parts().fullmatch(plain_of(name.rsplit(maxsplit=1)[-1]).text):
        return False
    return not any(words & set(organisation_words(party)[:2]) for party in (customer, partner))


@cache
def _data() -> Mapping[str, Any]:
    source = (resources.files(__package__) / "strangers.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = load_yaml(source)
    return data


@cache
def _word_of_parts() -> re.Pattern[str]:
    return re.compile(_data()["parts"])


@cache
def _told(name: str) -> Expressions:
    data = _data()
    return Expressions(
        [told.replace("{done}", data["done"]).replace("{work}", data["work"]) for told in data[name]]
    )
