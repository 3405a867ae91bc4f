"""Whose a name is: the customer's, the partner's, or some other organisation's.

The words that tell a house from its parts are data (``strangers.yaml``).
"""

import re
from functools import cache, lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.identity.names import legal_forms, organisation_words
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.told import words

_KNOWN_NAMES = 64
"""Names of parties whose words are remembered, at most."""


def speaks_of(organisation: str, sentence: str) -> bool:
    """Return whether a sentence names an organisation by the first word of its name."""
    return "thecustomer" in with_parties(plain_of(sentence).text, organisation, organisation)


def with_parties(plain: str, customer: str, partner: str) -> str:
    """Return a plain text in which the first words of the parties' names are what they are to each other."""
    for stands, organisation in (("thecustomer", customer), ("thepartner", partner)):
        word, first = _first_word(organisation)
        if word in plain:
            plain = first.sub(stands, plain)
    return plain


@lru_cache(_KNOWN_NAMES)
def _first_word(organisation: str) -> tuple[str, re.Pattern[str]]:
    """Return the first word of an organisation's name, and where it stands."""
    words = organisation_words(organisation)[:1]
    return "".join(words), re.compile(rf"(?<!\w){re.escape(words[0])}" if words else r"(?!)")


def to_its_form(name: str) -> str:
    """Return a name up to its legal form: what follows in capitals is the product, as in German."""
    words = name.split()
    ends = (at for at, word in enumerate(words[1:], 2) if plain_of(word).text.strip(".") in legal_forms())
    return " ".join(words[: next(ends, len(words))])


def is_registered(name: str) -> bool:
    """Return whether a name ends with a legal form: not every "School" or "Office" is another customer."""
    return last_word(name) in legal_forms()


def is_namesake(name: str, customer: str) -> bool:
    """Return whether a registered name begins as the customer's and goes on otherwise: one of its group."""
    told, claimed = organisation_words(name)[:2], organisation_words(customer)[:2]
    pair = len(told) == len(claimed) == 2  # noqa: PLR2004 - both have a second word
    return pair and told[0] == claimed[0] and told[1] != claimed[1] and is_registered(name)


def is_one_of(name: str, parties: tuple[str, ...]) -> bool:
    """Return whether a name shares a telling word with the beginning of a party's name, or is its end.

    Of "In March Redes del Duero SL moved" no more than "Duero SL" may be read as the name.
    """
    words = organisation_words(name) if name else ()
    ends = any(organisation_words(party)[-len(words) :] == words for party in parties)
    return not words or ends or any(_telling(party).intersection(words) for party in parties)


@lru_cache(_KNOWN_NAMES)
def _telling(party: str) -> frozenset[str]:
    first = organisation_words(party)[:2]
    telling = [word for word in first if not word_of("firms").fullmatch(word)]
    return frozenset(telling or first)


def is_stranger(name: str, customer: str, partner: str) -> bool:
    """Say whether ``name`` is an organisation's, and neither party's: it shares no telling word with one."""
    if len(name.split()) == 1 or not looks_like_organisation(name):
        return False  # "at the Trust": a paper's short name for one of its parties
    if word_of("parts").fullmatch(last_word(name)):
        return False
    return not is_one_of(name, (customer, partner))


def last_word(name: str) -> str:
    """Return the last word of a name in plain letters, without its stops."""
    return plain_of(name.rsplit(maxsplit=1)[-1]).text.strip(".")


@cache
def word_of(sort: str) -> re.Pattern[str]:
    """Return the words of the data that are called ``sort``: "firms", "parts"."""
    return compiled(words(__package__, "strangers.yaml")[sort])


def comes_from(partner: str, name: str) -> bool:
    """Return whether a name is of a person of the partner's: "Jo Lindqvist of Fairview Ltd"."""
    person, *house = _OF_A_HOUSE.split(name, maxsplit=1)
    return any(speaks_of(partner, word) for word in house) and looks_like_person(person)


def named_otherwise(before: str, partner: str) -> bool:
    """Return whether right before a deed stands a name that is neither a person's nor of the partner's.

    "Fairwater Digital" and "BT" before "ported the numbers": whether it is a house, nobody has to know.
    """
    match = _ONLY_NAMED.match(before)
    bare = before.lstrip()
    if match is None or begins_as_product(bare) or word_of("shorts").match(bare):
        return False
    name = match["name"]
    if looks_like_person(name) or is_one_of(name, (partner,)) or role_of(name) is not None:
        return False  # "the Provider" is whom the paper calls so
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w+", partner))
    return not (name.isupper() and initials.startswith(name))


_ONLY_NAMED = compiled(
    r"^\W*(?P<name>[A-Z]{2,5}|(?:[A-Z][\w&'-]+\s){1,3}"
    r"(?:[A-Z][\w&'-]+|engineers|consultants|technicians|specialists|staff))\s$"
)
_OF_A_HOUSE = compiled(r"\s(?:of|from|von|de|di|du|van|da)\s")


def begins_as_product(name: str) -> bool:
    """Return whether a name begins as products do: what was done by one is no work of a stranger's."""
    return word_of("brands").match(name) is not None
