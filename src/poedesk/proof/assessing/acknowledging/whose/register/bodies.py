"""Bodies that act for a house, and offices that only houses of its kind have.

The board that took the work over, the trustees for whom somebody signs, the mayor of a town. A body of the
partner's accepts nothing for the customer. Kinds of houses and their offices are data in ``bodies.yaml``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing.acknowledging.whose.headings import heads_over
from poedesk.proof.assessing.acknowledging.whose.over import place_of
from poedesk.proof.assessing.acknowledging.whose.register.called import side_named
from poedesk.proof.assessing.acknowledging.whose.register.signers import names_partner, printed_from
from poedesk.proof.assessing.acknowledging.whose.telling.letters import under_its_name
from poedesk.proof.assessing.acknowledging.whose.telling.spoken import takes_work_over
from poedesk.proof.assessing.case import Case
from poedesk.proof.finding.acts.unannounced.whom import given_for, without_article
from poedesk.proof.finding.identity.names import bears_form, organisation_words
from poedesk.proof.finding.model import Act, Findings, Role, State
from poedesk.proof.finding.wording.told import lists


def resolved(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether a body of the customer took the partner's work in its minutes, and its officer signs them.

    "Alder Mills | Audit Committee" heads the paper, "the Committee accepted the work of Brightwater" stands
    in it, and the chair of that committee signs.
    """
    title = act.title.value if act.title is not None and act.title.state is State.PRESENT else None
    officer = _BODY.search(plain(title or ""))
    pages = entry.document.pages
    if officer is None or not pages or not under_its_name(case, pages[0].text.strip().splitlines()[:1]):
        return False
    partner = r"\W+".join(map(re.escape, organisation_words(case.claim.partner.name)))
    return any(re.search(rf"\b{partner}\b", said) for said in _taken_by(entry, officer.group()))


def signed_for_body(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether a signature is given for a body that is the customer's: "For the Trustees".

    It is one when the paper says so, or that this body took the work over, or where only the customer can
    have such a body. A body that the paper calls the partner's is none.
    """
    place = place_of(act)
    heads = list(heads_over(entry.document, place))[:NEAR] if place is not None else []
    given = next((each for line in heads if (each := given_for(line.strip())) is not None), None)
    body = _BODY.fullmatch(plain(without_article(given).strip(" :.,"))) if given is not None else None
    if body is None:
        return False
    claim = case.claim
    of_it = rf"\b{body.group()} (?:of|der|des|de|du|del|della|van)\b"
    houses = [found.string[found.end() :][:HOUSE] for found in re.finditer(of_it, _told(entry))]
    ours = [house for house in houses if side_named(case, entry, house) is Role.CUSTOMER]
    others = [house for house in houses if house not in ours and _MEMBERS.match(house) is None]
    if others or any(names_partner(house, claim) for house in houses):
        return False
    if not ours and re.search(rf"{_SHARED}(?:\w+\s)?{body.group()}\b", _told(entry)) is not None:
        return False
    civic = _CIVIC.fullmatch(body.group()) and bears_form(claim.partner.name)
    has_it = civic and _has_bodies().search(plain(claim.customer.name)) is not None
    return bool(ours or any(_taken_by(entry, body.group())) or has_it)


def holds_its_office(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether who signs bears an office that a house of the customer's kind has, and an IT house has not.

    The mayor of a town, the head of a school; where the title names a place, it is in the customer's name.
    """
    claim, title = case.claim, act.title
    if act.kind != "block" or title is None or title.state is not State.PRESENT or not title.value:
        return False
    told, customer, partner = (plain(each) for each in (title.value, claim.customer.name, claim.partner.name))
    for kind, office in _offices().items():
        found = office.search(told)
        own = re.search(kind, customer) is not None and re.search(kind, partner) is None
        if found is None or not own:
            continue
        printed = printed_from(entry, title.spans[0]) if title.spans else ""
        of = _OF_PLACE.search(plain(printed))
        return of is None or plain(of["place"]) in customer or re.search(kind, of["place"]) is not None
    return False


@cache
def _has_bodies() -> re.Pattern[str]:
    told = lists(__package__, "bodies.yaml")
    return compiled(rf"\b(?:{'|'.join([*_all(told['with bodies']), *_all(told['house of a town'])])})")


_OF_PLACE = compiled(
    r"\b(?:of|von|der stadt|der gemeinde|de la ville de|de la commune de|de|d['\u2019]|di|van)\s?(?:the )?"
    r"(?P<place>(?!(?:the|la|le|los|las|het|services?|mairie)\b)[\w-]+)"
)


@cache
def _offices() -> Mapping[str, re.Pattern[str]]:
    """Return the offices of each kind of house, by the expression for how such houses are called."""
    told = lists(__package__, "bodies.yaml")
    kinds = ("|".join(each) for name, by in told.items() if name.startswith("house") for each in [_all(by)])
    offices = ("|".join(_all(by)) for name, by in told.items() if name.startswith("offices"))
    return {
        rf"\b(?:{kind})\b": compiled(rf"\b(?:{office})\b")
        for kind, office in zip(kinds, offices, strict=True)
    }


def _all(by: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [line for each in by.values() for line in each]


_MEMBERS = compiled(r"\W*(?:the )?(?:directors|trustees|governors|management)\b(?! of\b)")
"""Whom a body consists of, which is no house: "the Board of Directors"."""

_SHARED = (
    r"\b(?:our|unser\w*|notre|nuestr[oa]|nostr[oa]|ons|onze|project|steering|joint|advisory|works?|quality|change"
    r"|internal|review|gemeinsam\w*|beratende[rn]?|interne[rn]?)\s"
)
"""Words before a body that either side, or both together, can have; "our" is whoever writes."""

HOUSE = 40
"""Characters behind "the Board of" in which the house is named."""

NEAR = 2
"""Lines over a place among which the body stands for which somebody signs."""


def _told(entry: Findings) -> str:
    return plain(" ".join(" ".join(page.text.split()) for page in entry.document.pages))


def _taken_by(entry: Findings, body: str) -> Iterator[str]:
    """Yield the sentences in plain text by which a body takes work over; of one that resolves, its end."""
    for found in re.finditer(rf"[^.;]{{0,80}}\b{body}\b(?P<did>[^.;]*)", _told(entry)):
        did = _RESOLVED.split(found["did"])
        if takes_work_over(did[-1] if len(did) > 1 else found.group()) and _OPEN.search(did[-1]) is None:
            yield found.group()


_RESOLVED = compiled(
    r"\b(?:resolved|decided|agreed|voted|beschloss(?:en)?|entschied(?:en)?|decide|resolu|acordo|acuerda|resolvio"
    r"|delibera(?:to)?|besloot|besloten)\b"
)
"""Behind this stands what a body does, whatever it considered before."""

_OPEN = compiled(
    r"\b(?:whether|if|would|will|shall|should|may|might|discuss\w*|consider\w*"
    r"|ob|wird|werden|sollen?|beriet|berat\w*|si|decidera|discute\w*|examin\w+|decidira|debat\w+"
    r"|se accett\w+|se accoglie|valuta\w*|of (?=de\b|het\b)|zal|zou|bespr\w+)\b"
)
"""What leaves open that a body takes something."""

_BODY = compiled(
    r"\b(?:committee|board|council|trustees|governors|verwaltungsrat|vorstand|aufsichtsrat|gemeinderat"
    r"|stadtrat|ausschuss|conseil|comite|junta|consejo|consiglio|giunta|bestuur|raad|patronato"
    r"|executive (?:board|committee)|board of (?:trustees|governors|directors)|stiftungsrat)\b"
)
"""What decides for a house, as its officer's title or the head of a signature names it."""

_CIVIC = compiled(
    r"(?:board of )?(?:trustees|governors)|council|(?:gemeinde|stadt|stiftungs)rat|patronato|giunta|raad"
)
"""A body that no trading company has."""
