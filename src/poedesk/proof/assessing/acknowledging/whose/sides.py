"""Whose act it is: the customer's, the partner's, somebody else's, or not said."""

import re
from enum import StrEnum
from functools import partial

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.proof.assessing.acknowledging.whose.alike import looks_like_customers
from poedesk.proof.assessing.acknowledging.whose.headings import (
    HEADING_WORDS,
    headed_for_customer,
    heads_over,
    tells_of,
)
from poedesk.proof.assessing.acknowledging.whose.others import headed_for_others, is_of_other_trade
from poedesk.proof.assessing.acknowledging.whose.over import place_of
from poedesk.proof.assessing.acknowledging.whose.register.bodies import resolved, signed_for_body
from poedesk.proof.assessing.acknowledging.whose.register.called import side_called
from poedesk.proof.assessing.acknowledging.whose.register.people import (
    initialled,
    introduced,
    of_third_house,
    told_of,
    told_of_partner,
)
from poedesk.proof.assessing.acknowledging.whose.register.signers import (
    ADDRESS,
    TELLING,
    bears_name_of_partner,
    is_of_partners_house,
    names_partner,
    printed_from,
    stands_in,
    without_next,
)
from poedesk.proof.assessing.acknowledging.whose.telling.letters import (
    from_customer,
    has_address_at_customer,
)
from poedesk.proof.assessing.acknowledging.whose.telling.voices import speaks_for_customer
from poedesk.proof.assessing.acknowledging.whose.told_by_others import said_by_another
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.together.belonging import agrees, is_signatory, sender_is_customer
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document, SignatureKind, Span
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.acts.naming.short_names import bears, body_of
from poedesk.proof.finding.acts.unannounced.others import begins_with_person, is_of_another
from poedesk.proof.finding.acts.unannounced.whom import given_for, without_article
from poedesk.proof.finding.identity.names import (
    Agreement,
    agree,
    agree_person,
    legal_forms,
    organisation_words,
)
from poedesk.proof.finding.model import Act, Findings, Role, State


class Side(StrEnum):
    """Whose act it is."""

    CUSTOMER = "customer"
    PARTNER = "partner"
    STRANGER = "stranger"
    """Another organisation, or a person who signs for both sides."""

    UNKNOWN = "unknown"


def side_of(case: Case, entry: Findings, act: Act) -> Side:
    """Return whose act it is: by the party it names, its label, its person, the heading over it."""
    if act.kind == "mail":
        return _mail_side(case, entry, act)
    side = _told_side(case, entry, act)
    return _looked_at(case, entry, act) if side is Side.CUSTOMER else side


def _looked_at(case: Case, entry: Findings, act: Act) -> Side:
    """Return whose an act is that seems to be the customer's."""
    if signed_elsewhere(case, act) is not None:
        return Side.STRANGER
    if act.kind == "digital":
        return Side.UNKNOWN if _held_by_another(case, act) else Side.CUSTOMER
    if is_signatory(person_of(act), case.claim):
        return Side.CUSTOMER
    person = person_of(act)
    if told_of_partner(case, entry, person) or told_of(case, entry, person, act) is Role.PARTNER:
        return Side.STRANGER
    labels = (span.label or "" for part in act.parts for span in part.spans)
    if any(is_of_partners_house(label, case.claim) for label in labels):
        return Side.UNKNOWN
    if stands_in(entry, act, case.claim) or of_third_house(case, entry, person):
        return Side.UNKNOWN
    tied = introduced(case, entry, person)
    if bears_name_of_partner(person, case.claim) and tied is None:
        return Side.UNKNOWN
    if is_of_other_trade(entry, act, case.claim) and not has_address_at_customer(case, entry, person):
        return Side.UNKNOWN
    headed = tied is None and headed_for_others(case, entry, act)
    another = headed or said_by_another(case, entry, act)
    return Side.UNKNOWN if another else Side.CUSTOMER


def _held_by_another(case: Case, act: Act) -> bool:
    """Say whether the certificate is of another person than the name that is printed at its place."""
    holder = act.signature.person if act.signature is not None else None
    printed = act.name.value if act.name is not None and act.name.state is State.PRESENT else None
    if not holder or not printed or not looks_like_person(holder) or is_signatory(holder, case.claim):
        return False
    return not looks_like_organisation(holder) and agree_person(printed, holder) is Agreement.DIFFERENT


def _told_side(case: Case, entry: Findings, act: Act) -> Side:
    claim = case.claim
    person = person_of(act)
    party = act.party if act.party is None or not tells_of(act.party) else None
    sister = party is not None and _of_its_group(party, claim.customer.name)
    agreeing = party is not None and agrees(entry, party, claim.customer.name) is not Agreement.DIFFERENT
    called = _called(case, entry, act, party) if party is not None and not agreeing else None
    ours = (agreeing or called is Role.CUSTOMER) and not sister
    theirs = party is not None and agrees(entry, party, claim.partner.name) is not Agreement.DIFFERENT
    theirs = theirs or called is Role.PARTNER
    signer = act.signature.person if act.signature is not None else None
    if signer and agree(signer, claim.partner.name) is Agreement.SAME:
        return Side.PARTNER  # "/s/ Fabrikam Consulting" at the customer's line
    if (
        _titled_by_partner(case, entry, act)
        or _signs_for_partner(entry, act, claim)
        or _of_partner(case, entry, act)
    ):
        return Side.STRANGER
    if _titled_by_customer(act, claim):
        return Side.CUSTOMER
    if (ours and not theirs) or _told_of_customer(case, act, theirs=theirs):
        return Side.CUSTOMER
    if theirs and not ours:
        # The name on a letter's envelope stands nearer to the signature than that in its head.
        sent_to = act.role is None and len(entry.acts) == 1 and from_customer(case, entry)
        return Side.CUSTOMER if sent_to else Side.PARTNER
    if act.role is Role.PARTNER:
        return Side.PARTNER
    strange = foreign(case, entry, act)
    if is_signatory(person, claim):
        return (
            Side.UNKNOWN if strange or sister else Side.CUSTOMER
        )  # a director of two houses signs for one of them
    if strange:
        return Side.STRANGER
    if sister or _other_body(act, claim):
        return Side.UNKNOWN
    return Side.CUSTOMER if act.role is Role.CUSTOMER else _placed_side(case, entry, act)


def _called(case: Case, entry: Findings, act: Act, party: str) -> Role | None:
    """Return the side that the paper calls by the name in a block, unless it heads the column beside it."""
    side = side_called(case, entry, party)
    return None if side is Role.CUSTOMER and _head_over(case, entry, act) is Role.PARTNER else side


def _head_over(case: Case, entry: Findings, act: Act) -> Role | None:
    """Return the side that the nearest head over an act, in its own column, calls by name or kind."""
    place = place_of(act)
    for line in heads_over(entry.document, place) if place is not None else ():
        given = without_article((given_for(fold(line.strip())) or line).strip(" :,."))
        told = role_of(line) if len(given.split()) <= HEADING_WORDS else None
        side = side_called(case, entry, given) or told
        if side is not None:
            return side
    return None


def signed_elsewhere(case: Case, act: Act) -> str | None:
    """Return why the address by which somebody signed on an e-sign platform is not the customer's.

    An address of the partner's is not, nor one that imitates the customer's; a public one says nothing.
    """
    if act.kind != "digital" or act.sender is None:
        return None
    if speaks_for_partner(case, act.sender):
        return f"{act.sender} is an address of the partner's"
    return looks_like_customers(act.sender, case.claim)


def _told_of_customer(case: Case, act: Act, *, theirs: bool) -> bool:
    """Say whether a platform had the customer's address sign, or a label names it beside the partner's name.

    Either says more than the partner's name that stands near: forms have it at their top.
    """
    if act.kind == "digital" and sender_is_customer(act.sender, case.claim):
        return True
    labels = [plain(span.label or "") for span in act.signature.spans] if act.signature is not None else []
    return theirs and act.role is Role.CUSTOMER and any(_CUSTOMERS.match(label) for label in labels)


_CUSTOMERS = compiled(
    r"\W*(?:customer|client|cliente|kunde|auftraggeber|firma del cliente|signature du client)"
)


def _placed_side(case: Case, entry: Findings, act: Act) -> Side:
    """Return the side of an act that names none by where it stands: in a buyer's order, under a heading."""
    person = person_of(act)
    if (told := introduced(case, entry, person)) is not None:
        return Side.CUSTOMER if told is Role.CUSTOMER else Side.PARTNER
    if speaks_for_customer(case, entry, act) or signed_for_body(case, entry, act):
        return Side.CUSTOMER
    # Where both sides may sign, the head of a letter and an address tell too little.
    alone = len(entry.acts) == 1
    if alone and (initialled(entry, person) or resolved(case, entry, act)):
        return Side.CUSTOMER
    if alone and (from_customer(case, entry) or has_address_at_customer(case, entry, person)):
        return Side.CUSTOMER
    if _under_another(case, entry, act):
        return Side.UNKNOWN
    body = told_of(case, entry, person)
    if body is not None:
        return Side.CUSTOMER if body is Role.CUSTOMER else Side.PARTNER
    ours = headed_for_customer(case, entry, act)
    return Side.UNKNOWN if ours is None else Side.CUSTOMER if ours else Side.PARTNER


def _under_another(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether a line on the page of an act gives the customer's name to another than who signed."""
    person = person_of(act)
    pages = {span.page for span in act.signature.spans} if act.signature is not None else set()
    return person is not None and any(
        is_of_another(line, person, [case.claim.customer.name])
        for number in pages
        for line in case.once(("lines of persons", id(entry), number), lambda: _of_persons(entry, number))  # noqa: B023 - asked at once
    )


def _of_persons(entry: Findings, page: int) -> list[str]:
    return [line for line in entry.document.page(page).text.splitlines() if begins_with_person(line)]


def _titled_by_partner(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether the title of who signs names the partner: "Account Executive, Ardent Lakes Consulting".

    What is printed behind the title counts too: "(on secondment from Ardent Lakes)", an address.
    """
    if act.title is None or act.title.state is not State.PRESENT:
        return False
    spans = act.title.spans[:1] if act.kind == "block" else ()
    printed = [without_next(_own_words(entry, span, act)) for span in spans]
    return any(
        names_partner(text, case.claim)
        or any(speaks_for_partner(case, address) for address in ADDRESS.findall(text))
        for text in (act.title.value or "", *printed)
    )


def _signs_for_partner(entry: Findings, act: Act, claim: Claim) -> bool:
    """Say whether the name at the place is of one who signs for the partner: "Jo Park for Ardent Lakes"."""
    spans = act.name.spans if act.kind == "block" and act.name is not None else ()
    told = (
        entry.document.page(span.page).text[span.start : span.end]
        for span in spans
        if span.start is not None and span.end is not None
    )
    behind = (text[found.end() :] for text in told if (found := _BEHALF.search(text)) is not None)
    return any(names_partner(text, claim) for text in behind)


def _of_partner(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether the partner's name goes with the name at a place: "Jo Park (Ardent Lakes) p.p. Ada Holm".

    The name may have been cut out of what is printed; all that is printed on from it is asked, and what a
    platform prints where it signed.
    """
    if act.kind != "block":
        return False
    spans = act.name.spans[:1] if act.name is not None else ()
    if act.signature is not None and act.signature.signature_kind is SignatureKind.E_SIGN_PLATFORM:
        spans += act.signature.spans
    told = [_own_words(entry, span, act) for span in spans]
    return any(
        names_partner(text, case.claim) or any(map(partial(speaks_for_partner, case), ADDRESS.findall(text)))
        for text in told
    )


def _own_words(entry: Findings, span: Span, act: Act) -> str:
    """Return what is printed on from a span, up to where who signs for a named house tells of others."""
    text = printed_from(entry, span)
    return _TELLS_OF.split(text, maxsplit=1)[0] if act.party is not None else text


_TELLS_OF = compiled(
    r"(?i),\s(?:\w+\s){0,2}?(?:declares?|certif(?:y|ies)|confirms?|attests?|erkl\u00e4rt|best\u00e4tigt|bescheinigt"
    r"|d\u00e9clare|certifie|atteste|confirme|declara|certifica|confirma|dichiara|attesta|conferma"
    r"|verklaart|bevestigt),?\s(?:that|dass|que|qu['\u2019]|che|dat)\s"
)
"""Where a sentence such as "Ada Holm, director of Alder Mills, declares that" begins to tell of others."""

_BEHALF = compiled(
    r"(?i)\b(?:for|on behalf of|im auftrag(?:e)? (?:von|der)|f\u00fcr|pour|au nom de|por|en nombre de)\b"
)


def _titled_by_customer(act: Act, claim: Claim) -> bool:
    """Say whether the line of who signs ends with the customer's name: "Director, Alder Mills Ltd"."""
    parts = (part.value or "" for part in (act.title, act.name) if part is not None)
    tails = (value.rpartition(", ")[2] for value in parts if ", " in value)
    return any(agree(tail, claim.customer.name) is Agreement.SAME for tail in tails)


def _of_its_group(party: str, customer: str) -> bool:
    """Say whether a party is another company that bears the customer's name: "Harrow Mills (Ireland) Ltd"."""
    told = _GROUP.search(plain(party))
    if told is None or told["form"].strip(".") not in legal_forms():
        return False
    return agree(party, customer) is not Agreement.SAME and told["where"].strip() not in plain(customer)


_GROUP = compiled(r"\((?P<where>[^()\d]{2,30})\)\s*(?P<form>[\w.]+)\W*$")


def _other_body(act: Act, claim: Claim) -> bool:
    """Say whether a block is for "the University" while nothing says that the customer is one."""
    body = body_of(act.party) if act.party is not None else None
    customer = claim.customer
    return body is not None and customer.sector != "public" and not bears(customer.name, body)


def foreign(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether a block names an organisation that is neither the customer nor the partner."""
    if act.party is None or not _organisation(act.party, entry):
        return False
    names = (case.claim.customer.name, case.claim.partner.name)
    different = all(agrees(entry, act.party, name) is Agreement.DIFFERENT for name in names)
    return different and side_called(case, entry, act.party) is None


def _organisation(party: str, entry: Findings) -> bool:
    """Say whether a block's party is an organisation, and not some heading that stands over it."""
    if _LEGAL_FORM.search(plain(party)):
        return len(organisation_words(party)) > 0 and plain(party) not in _MERE
    named = (finding.value for finding in entry.get("party.name") if finding.anchored and finding.value)
    return any(agree(party, name) is Agreement.SAME for name in named)


_MERE = frozenset({"company", "the company", "corporation", "the corporation"})
"""Words for a party that are no name, though names end so."""

_LEGAL_FORM = compiled(
    r"\b(?:inc|incorporated|llc|ltd|limited|llp|plc|corp|corporation|company|gmbh|ag|kg|s\.?a|s\.?l|s\.?r\.?l|b\.?v|n\.v)\.?$"
)


def _mail_side(case: Case, entry: Findings, act: Act) -> Side:
    """Return whose words an approval by mail are: told by the address alone, never by a name in the text."""
    sender = sender_of(entry.document, act)
    if sender is not None:
        if sender_is_customer(sender, case.claim):
            return Side.STRANGER if handed_in_by_partner(case, entry, act) else Side.CUSTOMER
        partners = act.role is Role.PARTNER or speaks_for_partner(case, sender)
        return Side.PARTNER if partners else Side.STRANGER
    return Side.UNKNOWN


def handed_in_by_partner(case: Case, entry: Findings, act: Act) -> str | None:
    """Return who of the partner's sent a mail in the customer's name, by its field "Sender"."""
    mail = entry.document.mail
    by = mail.handed_in_by if mail is not None and not act.quoted else None
    return by if speaks_for_partner(case, by) else None


def speaks_for_partner(case: Case, sender: str | None) -> bool:
    """Say whether an address is at a domain that is made of the partner's name."""
    if sender is None or "@" not in sender or sender_is_customer(sender, case.claim):
        return False
    label = re.sub(r"[^a-z0-9]", "", sender.rpartition("@")[2].split(".")[0].lower())
    joined = "".join(organisation_words(case.claim.partner.name))
    return len(label) >= TELLING and (joined.startswith(label) or label.startswith(joined))


def sender_of(document: Document, act: Act) -> str | None:
    """Return who wrote the words of a mail act, with the address as far as the mail gives it."""
    return act.sender or (document.mail.sender if document.mail is not None and not act.quoted else None)


def hearsay(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether approving words are only quoted, in a mail that the customer itself did not send."""
    if act.kind != "mail" or not act.quoted:
        return False
    carrier = entry.document.mail
    return carrier is None or not sender_is_customer(carrier.sender, case.claim)


def person_of(act: Act) -> str | None:
    """Return who acts, by the printed name, else by the signature itself."""
    name = act.name.value if act.name is not None and act.name.state is State.PRESENT else None
    return name or (act.signature.person if act.signature is not None else None)
