"""Sentences about work which proves nothing for a claim: a stranger's, for a stranger, never done, offered.

The finders know no claim; here both names are known, so that any other organisation can be told. Words are
data (``strangers.yaml``; ``came_to.yaml`` for work that came to nothing).
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.checks.narratives.parties import (
    begins_as_product,
    comes_from,
    is_namesake,
    is_one_of,
    is_registered,
    is_stranger,
    last_word,
    speaks_of,
    to_its_form,
    with_parties,
    word_of,
)
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.narratives.features import sentences
from poedesk.proof.finding.wording.expressions import Expressions, Meanings
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.told import lines, lists, words

_FILE, _CAME_TO = "strangers.yaml", "came_to.yaml"


class Nothing(StrEnum):
    """Why a sentence proves nothing; each value goes on after "that sentence"."""

    NOT_DONE = "tells work that was not done"
    OFFERED = "tells work that is only offered or thought of"
    BY_ANOTHER = "tells work that somebody else did"
    FOR_ANOTHER = "tells work for somebody else"
    OWN = "tells what the customer did itself"
    SKILLS = "tells what somebody knows, and not what was done"
    ANYONES = "tells what the product does for anyone"
    SOLD = "tells a sale, and no work"
    PRICED = "tells what something costs, and no work"
    PARTNERS = "tells what the partner wants for itself"
    PAPER = "tells of the paper itself"


_REASONS = (
    ("of the paper", Nothing.PAPER),
    ("disclosed", Nothing.PAPER),
    ("not done", Nothing.NOT_DONE),
    ("none of them", Nothing.NOT_DONE),
    ("not true", Nothing.NOT_DONE),
    ("turned down", Nothing.NOT_DONE),
    ("somebody else", Nothing.BY_ANOTHER),
    ("only offered", Nothing.OFFERED),
    ("another did it", Nothing.BY_ANOTHER),
    ("without the partner", Nothing.OWN),
    ("its own people", Nothing.OWN),
    ("a list of skills", Nothing.SKILLS),
    ("a habit", Nothing.OFFERED),
    ("true of anyone", Nothing.ANYONES),
    ("its own wish", Nothing.PARTNERS),
)
"""Which list of the data tells which reason, whoever is named."""

_NAME = r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*+(?:\s+(?:&|and|y|und|et|of|de|du|des|der)\s+|\s+)?){1,6}"
_THE = r"\s+(?:(?:the|der|die|den|dem|das|la|el|le|les|los|las)\s+|l['\u2019])?"
_BY = compiled(rf"\b(?:by|von|durch|par|por){_THE}(?P<name>{_NAME})")
_FOR = compiled(rf"\b(?:[Ff]or|[Ff]\u00fcr|[Pp]our|[Pp]ara){_THE}(?P<name>{_NAME})")
"""Work "at" an organisation may be at a site of the customer."""

_BY_WORDS = PhraseList(["by", "von", "durch", "par", "por"])
_FOR_WORDS = PhraseList(["for", "fur", "pour", "para"])
"""The words with which these begin, in plain text."""

_OF = compiled(
    r"(?:\b(?:of|[Aa]t|[Bb]ei|[Bb]eim|der|des|[Cc]hez|de|del|[Ee]n|von)|^\W*(?:For|F\u00fcr|Pour|Para))\s+"
    rf"(?:(?:the|la|el|le|les|los|las|der|den)\s+)?(?P<name>{_NAME})"
)
"""Whose mailboxes they were: told only of a name with its legal form, see ``is_registered``."""

_THINGS = (
    r"(?:[Mm]ailbox(?:es)?|[Ss]ervers?|[Uu]sers|[Ss]taff|[Dd]evices|[Ll]aptops|[Pp]hones|[Tt]enant|[Aa]ccounts"
    r"|[Ll]anding\szone|[Dd]ata\scent(?:re|er)s?|Postf\u00e4chern?|Servern?|Nutzern?|Ger\u00e4ten?|Konten|bo\u00eetes"
    r"(?:\saux\slettres)?|serveurs?|utilisateurs|postes|comptes|buzones|servidor(?:es)?|usuarios|equipos|cuentas"
    r"|caselle(?:\sdi\sposta)?|utenti|dispositivi|postbussen|gebruikers|apparaten)"
)
_HAD_BY = compiled(
    rf"\b{_THINGS}\s(?:of|der|des|von|de|du|de\sla|del|della|di|van)\s(?:(?:the|la|el|le|die|den|het)\s)?(?P<name>{_NAME})"
)
"""Whose mailboxes, servers and people they are, whatever its name looks like."""

_TAKEN_OVER = compiled(
    r"\b(?:[Aa]cquisition|[Tt]akeover|[Pp]urchase|[Mm]erger|\u00dcbernahme|[Ff]usion|[Kk]auf|[Rr]achat|[Aa]dquisici\u00f3n|[Cc]ompra"
    r"|[Aa]cquisizione|[Oo]vername)\s(?:of|with|der|des|von|mit|de|du|avec|con|di|van)\s"
)
"""Whom somebody took over is a part of its house now."""

_KIND = (
    r"(?:[Ff]irma?|[Dd]itta|[Bb]edrijf|[Cc]ompany|[Cc]abinet|[Ss]oci\u00e9t\u00e9|[Ee]ntreprise|[Ee]mpresa|[Cc]onsultora"
    r"|[Aa]gence)"
)
_HAVING = r"(?:(?:has|had|have|also|hat|haben|hatte|a|ont|avait|ha|han|hab\u00eda)\s+)?"
_WHEN = (
    r"(?:(?:Between|From|In|On|During|Since|Vom|Am|Im|Von|Zwischen|Seit"
    r"|Du|De|D\u00e8s|Le|En|Entre|Del|El|Tra|Fra|Dal|Il|Nel|Tussen|Van|Vanaf|Op)\s(?:[\w.,-]+\s){1,12}?)?"
)
"""On which days it was, before who acts: "Between 2 and 27 February 2026 Bluefin Networks Ltd moved"."""

_HEAD = compiled(
    rf"^\W*{_WHEN}"
    r"(?:The\s+|Die\s+|Der\s+|Das\s+|Le\s+|La\s+|El\s+|L['\u2019])?"
    rf"(?P<kind>{_KIND}\s+)?(?P<name>{_NAME})(?=(?:,\s[^,.;]{{3,90}},\s)?{_HAVING}"
    r"(?:[^\W\d_A-Z]{2,}(?:ed|te|\u00f3|\u00e9|ieron|aron)|did|ran|built|held|set|put|took|made|led|gave|went|brought"
    r"|taught|kept|dealt|wrote|(?<=a )\w+(?:is|it|i|u|ert|eint)|(?<=ont )\w+(?:is|it|i|u|ert|eint)"
    r"|(?<=(?:ha|no) )\w+(?:ato|uto|ito|so|sto|tto))(?:\s|$))"
)
"""Who acts at the beginning of a sentence: not "Cisco Systems firewalls were replaced"."""

_TURNED = compiled(
    rf"^\W*{_WHEN}(?:hat|haben|hatte|heeft|hebben)\s(?:(?:die|der|das|de|het)\s)?(?:[Ff]irma\s)?(?P<name>{_NAME})(?=\s|,)"
)
"""The same in German and Dutch, where the verb goes before: "Im Mai hat die Ostwind Netze GmbH"."""

_PERFECT = compiled(
    rf"^\W*(?:(?:Die|Der|Das|De|Het)\s)?(?:[Ff]irma\s)?(?P<name>{_NAME})(?=(?:hat|haben|hatte|heeft|hebben)\s)"
)
"""The same where the participle ends the clause: "Ostwind Netze GmbH hat im Mai alle Konten umgezogen"."""

_FIRM = compiled(
    rf"\b(?:[Tt]he|[Dd]ie|[Dd]er|[Dd]alla|[Dd]ella|[Hh]et|[Ll]a|[Ll]['\u2019]|[Uu]nsere|[Ii]hre)\s?(?P<kind>{_KIND}|firm)\s+(?P<name>{_NAME})"
)
"""A firm that is named as one, wherever in the sentence: "nahm die Firma Nordtal Rechenzentrum vor"."""

_HIRED = compiled(
    rf"(?:^|[.;,]\s+|\b(?:and|then)\s+)(?P<name>{_NAME})(?:then\s+|also\s+)?"
    r"(?P<how>had|asked|hired|engaged|commissioned)\s+us\b"
)
"""For whom "we" worked, in a reference story."""

_TRAILING = compiled(r"\s+(?:&|and|y|und|et|of|de|du|des|der)?\s*$")

_KNOWN = 2048
"""Sentences of which the reason is remembered, at most."""


@lru_cache(_KNOWN)
def why_nothing(sentence: str, customer: str, partner: str) -> Nothing | None:
    """Return why a sentence proves nothing of the partner's work for the customer; null when it may prove it.

    Args:
        sentence: as it stands in the document.
        customer: the claimed customer's name.
        partner: the claimed partner's name.
    """
    plain = with_parties(plain_of(sentence).text, customer, partner)
    asked = Nothing.OFFERED if sentence.rstrip().endswith("?") else None
    if (reason := asked or _reasons().first_in(plain)) is not None:
        return reason
    bare = plain_of(sentence).text
    if strangers_at_work(sentence, customer, partner):
        return Nothing.BY_ANOTHER
    head = _HEAD.match(sentence)
    firms = (head["name"],) if head and head["kind"] else ()
    if any(not is_one_of(name, (customer, partner)) for name in (*firms, *_named(_FIRM, sentence))):
        return Nothing.BY_ANOTHER
    if "thepartner" not in plain and _expressions("the customer did it").found_in(plain):
        return Nothing.OWN
    if _hired_by_another(sentence, customer, partner) or _expressions("the same again").found_in(plain):
        return Nothing.FOR_ANOTHER
    owners = list(_named(_OF, _TAKEN_OVER.sub(" ", sentence)))
    served = list(_named(_FOR, sentence)) if _FOR_WORDS.may_match(bare) else []
    if any(is_namesake(name, customer) for name in (*owners, *served)):
        return Nothing.FOR_ANOTHER
    if "thecustomer" in plain:
        return None
    if any(is_stranger(name, customer, partner) for name in (*served, *filter(is_registered, owners))):
        return Nothing.FOR_ANOTHER
    return Nothing.FOR_ANOTHER if _expressions("for another").found_in(plain) else None


@cache
def _reasons() -> Meanings[Nothing]:
    return Meanings([(_expressions(name), reason) for name, reason in _REASONS])


def without_paper(text: str, customer: str, partner: str) -> str:
    """Return a text without the sentences on the paper itself: they make nothing around them more telling."""
    said = list(sentences(text))
    kept = [one for one in said if why_nothing(one, customer, partner) is not Nothing.PAPER]
    return text if len(kept) == len(said) else " ".join(kept)


@lru_cache(_KNOWN)
def strangers_at_work(sentence: str, customer: str, partner: str) -> tuple[str, ...]:
    """Return the names of organisations that act in a sentence and are neither party's."""
    doers = [name for shape in (_HEAD, _TURNED, _PERFECT) for name in _named(shape, sentence)]
    doers += _named(_BY, sentence) if _BY_WORDS.may_match(plain_of(sentence).text) else ()
    return tuple(
        name for name in doers if is_stranger(name, customer, partner) and not comes_from(partner, name)
    )


def tells_the_same_again(sentence: str, customer: str) -> bool:
    """Return whether a sentence says that the customer may expect what another one got.

    What stands before it, without the customer's name, is a story about that other one.
    """
    plain = with_parties(plain_of(sentence).text, customer, customer)
    spoken_to = "thecustomer" in plain or _YOU.search(plain) is not None
    return spoken_to and _expressions("the same again").found_in(plain)


_YOU = compiled(r"\b(?:for you|for your|fur sie|pour vous|para usted(?:es)?)\b")


def without_sales(plain: str) -> str | None:
    """Return a plain text without what it says of a sale of licences; null where it says nothing of one."""
    return _sales().sub(" ", plain) if _expressions("only sold").found_in(plain) else None


@cache
def _sales() -> re.Pattern[str]:
    return compiled("|".join(lines(__package__, _FILE, "only sold")))


def begins_a_story(sentence: str) -> bool:
    """Return whether a sentence announces a story about another customer."""
    return _expressions("a story").found_in(plain_of(sentence).text)


def may_be_for_another(sentence: str, customer: str, partner: str) -> bool:
    """Return whether a sentence without the customer's name tells of work at some firm ("at Oxley Freight").

    It may be a site of the customer, or a firm that it owns: a person has to look.
    """
    names = [name for name in _named(_OF, sentence) if _trades().search(plain_of(name).text)]
    counted = _named(_COUNTED, sentence)
    names += [name for name in counted if len(name.split()) > 1 and not begins_as_product(name)]
    names += [name for name in _named(_HAD_BY, sentence) if looks_like_organisation(name)]
    strangers = any(not is_one_of(name, (customer, partner)) for name in names)
    return strangers and not speaks_of(customer, sentence)


def is_of_another_house(sentence: str, customer: str, partner: str) -> bool:
    """Return whether something of another house is told of: "the landing zone of Ostrander Foods"."""
    owners = (name for name in _named(_OF, sentence) if not begins_as_product(name))
    others = (name for name in owners if not is_one_of(name, (customer, partner)))
    return any(map(looks_like_organisation, others)) and not speaks_of(customer, sentence)


def may_be_by_another(sentence: str, customer: str, partner: str) -> bool:
    """Return whether a bare name did "it" or "them" ("Contoso migrated them", "moved by Fenwick Data").

    That is for names of neither party.

    It may be a person of the partner's or another firm: a person has to look.
    """
    traders = (name for name in _named(_HEAD, sentence) if word_of("ends").fullmatch(last_word(name)))
    agents = (
        name
        for name in (*_named(_AGENT, sentence), *traders)
        if len(name.split()) > 1 and not begins_as_product(name)
    )
    if not may_be_ours(sentence, customer, partner) and any(
        not is_one_of(name, (customer, partner)) for name in agents
    ):
        return True
    match = _DID_THEM.match(sentence)
    if match is None or is_one_of(match["name"], (customer, partner)):
        return False
    return _NO_NAME.fullmatch(plain_of(match["name"]).text) is None


_AGENT = compiled(rf"\b(?:by|durch){_THE}(?P<name>{_NAME})")
"""Who did it, in words that say nothing else: "von", "par" and "por" also tell from where and for what."""

_COUNTED = compiled(
    rf"\b\d[\d.,]*\s(?:[^\W\d_-]+\s){{0,2}}?(?:mailbox(?:es)?|laptops?|devices|tablets|users|Postf\u00e4cher|Ger\u00e4te"
    r"|bo\u00eetes(?: aux lettres)?|postes|buzones|equipos|ordenadores|servers?|accounts|licen[cs]es)"
    rf"\s(?:of|at|der|des|von|de|del|bei)\s(?:the\s)?(?P<name>{_NAME})"
)
"""Whose things were counted: "310 mailboxes of Birch Dental" are a house's, or perhaps a department's."""

_DID_THEM = compiled(
    r"^\W*(?P<name>[A-Z\u00c0-\u00de][\w&'\u2019-]+),?\s+(?:"
    r"(?:(?:has|have|had|then|also|already)\s+)*(?:\w+ed|did|set|put|built|ran|took|brought)"
    r"\s+(?:all\s+(?:of\s+)?)?(?:it|them|these|those|this)\b"
    r"|(?:hat|haben|hatte)\s+(?:sie|es|diese|dies)\b"
    r"|(?:l['\u2019]|les\s)(?:a|ont|avait)\b"
    r"|(?:los|las|lo|la)\s+(?:\w+\u00f3|ha|hab\u00eda)\b)"
)
"""One name at the beginning of a sentence, and what it did with what an earlier sentence names."""

_NO_NAME = compiled(
    r"we|i|you|they|he|she|it|this|that|who|nobody|everybody|somebody|wir|ich|er|man|wer|nous|je|on|il|elles?|ils"
    r"|nosotros|yo|ellos|ellas|partner|provider|supplier|contractor|consultants?|engineers?|team|staff|people"
    r"|technicians?|specialists?|experts?|colleagues?|users?|admins?|administrators?|trainers?|managers?"
)
"""Words that begin such a sentence and name nobody."""


@cache
def _trades() -> re.Pattern[str]:
    return compiled(rf"\b{_words()['trade']}\b")


def somebody_else_acts(before: str, customer: str, partner: str) -> bool:
    """Return whether a word of doing, which ``before`` stands before, is told of neither party ("the union").

    That is for sentences that cannot be ours, see ``may_be_ours``. ``before`` is as it stands in the
    document: only there the French "a été" is no English article with its noun.
    """
    plain = plain_of(_HAS.sub("avait", before)).text
    return _expressions("somebody else acts").found_in(with_parties(plain, customer, partner))


_HAS = compiled(r"\ba(?=\s(?:\w+\u00e9e?s?|\w+(?:i|u)|mis|pris|fait|tenu|conduit|remis)\b)")


def may_be_ours(sentence: str, customer: str, partner: str) -> bool:
    """Return whether a sentence names the partner, or says "we" or "you".

    It may tell of the partner's people in any words.
    """
    whole = with_parties(plain_of(sentence).text, customer, partner)
    return "thepartner" in whole or _US.search(whole) is not None


_US = compiled(
    r"\b(?:we|us|our|i|you|your|wir|uns|unser\w*|sie|ihre?\w*|nous|notre|nos|vous|votre|nosotros|nuestr\w+"
    r"|usted(?:es)?|su equipo|noi|nostr\w+|abbiamo|wij|ons|onze)\b"
)


def go_on(sentence: str, partner: str) -> bool:
    """Return whether the subject of a sentence is that of the one before it, and the partner is not named."""
    return not speaks_of(partner, sentence) and _expressions("the same go on").found_in(
        plain_of(sentence).text
    )


def vouches(sentence: str) -> bool:
    """Return whether a sentence says that what it names happened, or is agreed."""
    return _expressions("vouched").found_in(plain_of(sentence).text)


def _named(pattern: re.Pattern[str], sentence: str) -> Iterator[str]:
    for match in pattern.finditer(sentence):
        name = match["name"]
        if name[-1:].isspace():  # else nothing trails: a word that joins has a blank behind it
            name = _TRAILING.sub("", name)
        yield to_its_form(name.strip(" .,;:'\u2019"))


def _hired_by_another(sentence: str, customer: str, partner: str) -> bool:
    """Return whether "Hartwell had us deploy" tells of another customer; somebody of ours may ask us."""
    match = _HIRED.search(sentence)
    if match is None:
        return False
    name = match["name"].strip()
    had = match["how"] == "had" and len(name.split()) == 1 and not name.isupper()
    stranger = is_stranger(name, customer, partner)
    return stranger or (had and not is_one_of(name, (customer, partner)))


@cache
def _expressions(name: str) -> Expressions:
    return Expressions(*lines(__package__, _CAME_TO if name in lists(__package__, _CAME_TO) else _FILE, name))


def _words() -> Mapping[str, str]:
    return words(__package__, _FILE)


def every_list() -> tuple[Expressions, ...]:
    """Return every list of expressions, ready to be tried."""
    every = tuple(_expressions(name) for file in (_FILE, _CAME_TO) for name in lists(__package__, file))
    for each in every:
        each.found_in("")
    return every
