"""A narrative with what can be seen in it."""

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.records import dataclass
from poedesk.proof.assessing.acknowledging.whose.telling.letters import from_customer, writes_to_partner
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks.claimed import names, names_claimed
from poedesk.proof.assessing.checks.narratives.acting import acts_by_name
from poedesk.proof.assessing.checks.narratives.strangers import Nothing, without_paper
from poedesk.proof.assessing.checks.narratives.weighing import around, cues_told, weighed, without_strangers
from poedesk.proof.assessing.words import found_in_plain
from poedesk.proof.finding.narratives.features import NarrativeFeatures, describe
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary

ENOUGH = 15
"""Words from which a passage can say who did what with which product."""

LONG = 25
"""Words from which a passage that names no product may still be an answer."""


WORK = frozenset({"work", "presales"})
"""Topics that are about what the partner did."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A narrative with what can be seen in it."""

    seen: Seen
    text: str
    proving: str
    """Its sentences that are not about the customer's own work, other customers or products in general."""

    features: NarrativeFeatures
    claimed: bool
    """Whether it names something that was claimed."""

    names_customer: bool
    who_did_what: bool
    """Whether somebody acts in it, the partner by name at least, and it says what was done."""

    tells_work: bool
    """Whether any word of it tells an activity."""

    addressed: bool
    """Whether it tells in the customer's own paper what "you" or "they" did."""

    head: str
    """The heading or label that it stands under, empty without one."""


def passage_of(case: Case, topic: str, seen: Seen) -> Passage:
    """Return what can be seen in a narrative that was found for ``topic``."""
    customer, partner = case.claim.customer.name, case.claim.partner.name
    text = without_paper(seen.text, customer, partner)
    kept = needing if topic == "business_need" else proving
    before, after = around(seen)
    last = len(seen.parts) - 1
    told = " ".join(
        kept(case, part, "" if number else before, after if number == last else "")
        for number, part in enumerate(seen.parts)
    )
    told = without_strangers(case, text, told) if topic in WORK else told
    features = describe(told if topic in WORK else text, vocabulary.load())
    shown = cues_told(case, told)
    sold = [word for word in features.presales if topic != "work" or not _OF_A_SALE.match(word)]
    done = bool(features.acts or sold or shown)
    done = done or (topic in WORK and acts_by_name(case, told, seen.source.language))
    named = {told[cue.start : cue.end].casefold() for cue in shown}
    named |= set(found_in_plain("tasks", plain_of(told).text)) if named else set()
    if topic == "presales":
        named |= {word for word in features.presales if not _OF_A_SALE.match(word)}
    # Forms of words say that something was done, not that it was work: "14,000 messages were posted".
    named |= set(done_words(told)) if named else set()
    listed = len(named) > 1 and _ordered(case, seen, text, features, topic)
    addressed, head = _told_of(case, seen, told), _head(seen)
    whose = names(text, partner) or _announced(case, before) or addressed or names(head, partner)
    # A passive tells nobody: "the contract was signed and listed" is work only by a word of an activity.
    acted = features.actor_told or (features.actor and bool(shown))
    return Passage(
        seen=seen,
        text=text,
        features=features,
        proving=told,
        claimed=names_claimed(case, text, features),
        names_customer=names(text, customer),
        who_did_what=bool(done and (acted or listed or whose)),
        tells_work=bool(done),
        addressed=addressed,
        head=head,
    )


def _head(seen: Seen) -> str:
    """Return the heading over a list, which may say whose it is: "What Hexagon did"."""
    return next((span.label for span in seen.finding.spans[:1] if span.label), "")


def _announced(case: Case, before: str) -> bool:
    """Say whether what stands right before a passage announces it of the partner: "Hexagon will:"."""
    return before.rstrip().endswith(":") and names(before[-_ANNOUNCING:], case.claim.partner.name)


_ANNOUNCING = 160
"""Characters, at most, of such an announcement."""


def _told_of(case: Case, seen: Seen, text: str) -> bool:
    """Say whether the customer tells in its own paper what "they" or "you" did: whom it writes of or to."""
    if _THEY.search(plain_of(text).text) is None:
        return False
    return from_customer(case, seen.source) or writes_to_partner(case, seen.source)


_THEY = later(
    r"\b(?:they|you|your (?:people|team|colleagues|engineers|staff|consultants)|ustedes"
    r"|sus (?:tecnicos|consultores)|su equipo|sie (?:haben|hatten)|haben sie|ihre (?:leute|techniker|berater)"
    r"|ihr team|vous (?:avez|aviez)|vos (?:equipes|techniciens)|votre equipe|ils ont|elles ont)\b"
)


def proving(case: Case, text: str, before: str = "", after: str = "") -> str:
    """Return the sentences of ``text`` that can tell what the partner did for this customer.

    ``before`` and ``after`` are what stands around it, see ``weighed``.
    """
    return " ".join(sentence for sentence, why in weighed(case, text, before, after) if why is None)


def needing(case: Case, text: str, before: str = "", after: str = "") -> str:
    """Return the sentences of ``text`` that can tell a need: whoever acts in them."""
    kept = (sentence for sentence, why in weighed(case, text, before, after) if why not in _NO_NEED)
    return " ".join(kept)


_NO_NEED = frozenset(
    {Nothing.FOR_ANOTHER, Nothing.SKILLS, Nothing.ANYONES, Nothing.PARTNERS, Nothing.SOLD, Nothing.PAPER}
)


def _ordered(case: Case, seen: Seen, text: str, features: NarrativeFeatures, topic: str) -> bool:
    """Say whether a list of activities stands where work is ordered, offered or told: the partner's.

    "Adoption campaign for 900 people, six workshops, coaching until April" under "Description" of an order
    names nobody; the document that names the partner does. So does an item of an order to the partner, or a
    paper that confirms "the above".
    """
    if not features.quantified or features.words < ENOUGH:
        return False
    if not (seen.finding.anchored or seen.source.kind == "purchase-order" or confirmed(case, seen)):
        return False
    plain = _PLACES.sub(" ", plain_of(text).text)
    if topic == "presales":  # what was done before a purchase is told of the buyer, and of its licences
        others = done_by_buyers(plain)
    else:
        others = _NO_WORK_OF_OURS.search(plain) is not None or names(text, case.claim.customer.name)
    if others:
        return False
    return any(names(page.text, case.claim.partner.name) for page in seen.source.document.pages)


def done_by_buyers(plain: str) -> bool:
    """Say whether a plain text says that the buyer did it without anybody's help."""
    return _BY_THEMSELVES.search(plain) is not None


def confirmed(case: Case, seen: Seen) -> bool:
    """Say whether the document confirms what it tells ("we confirm that this was done for us")."""

    def look() -> bool:
        document = seen.source.document
        return any(says_it_was_done(plain_of(" ".join(page.text.split())).text) for page in document.pages)

    return bool(case.once(("confirmed", seen.document), look))


def says_it_was_done(plain: str) -> bool:
    """Say whether a plain text confirms that work was done, and names nobody else."""
    return _DONE.found_in(plain)


_CONFIRMING = (
    r"\b(?:confirm\w*|certif\w+|attest\w*|acknowledg\w+|accept\w*|bestatig\w+|bescheinig\w+"
    r"|anerkenn\w+|erklar\w+"
    r"|reconnai\w+|declar\w+|acept\w+)\b[^.;]{0,90}"
)
_DONE = Expressions(
    _CONFIRMING + r"\b(?:done|carried out|performed|completed|delivered|executed|rendered|provided)\b(?! by)",
    _CONFIRMING + r"\b(?:ausgefuhrt\w*|erbracht\w*|geleistet\w*|erledigt\w*|durchgefuhrt\w*)\b",
    _CONFIRMING + r"\b(?:realise\w*|effectue\w*|execute\w*|livre\w*|fait\w*)\b(?! par)",
    _CONFIRMING
    + r"\b(?:realizad\w+|ejecutad\w+|prestad\w+|efectuad\w+|entregad\w+|hizo|hicieron|hech\w+)\b(?! por)",
    r"\b(?:the above|all this|this|these|work|works|services|tasks|items)(?: \w+){0,4}?"
    r" (?:was|were|has been|have been) (?:\w+ )?(?:done|carried out|performed|completed|delivered"
    r"|executed|rendered|provided)"
    r" (?:for us|in full|as (?:described|agreed|ordered|listed|set out)|to our)\b",
    r"\b(?:that|this|it) is (?:\w+ly |just |indeed )?what"
    r" (?:you|they|your (?:team|people|colleagues|engineers|consultants|company))"
    r" (?:(?:have )?(?:done|delivered)|did|carried out)\b",
    r"\bc'est (?:bien |exactement )?ce que (?:vous avez|votre (?:equipe|societe) a|vos \w+ ont)"
    r" (?:fait|realise|livre)",
    r"\bdas (?:ist|war) (?:(?!nicht\b)\w+ )?was (?:sie|ihr team|ihre leute)"
    r" (?:gemacht|getan|geleistet|geliefert)\b"
    r"|\bdas haben (?:sie|ihre \w+) (?:(?!nicht\b|nie\b)\w+ ){0,2}?(?:gemacht|getan|geleistet|geliefert)\b",
    r"(?<!\bno )\bes (?:\w+ )?lo que"
    r" (?:hicieron|han hecho|hicisteis|habeis hecho|hizo su equipo|ha hecho su equipo)\b",
    r"(?<!\bnon )\be (?:\w+ )?(?:quello|cio) che (?:avete|ha|la vostra \w+ ha) (?:fatto|realizzato)\b",
    r"\b(?:dat|dit) is (?:(?!niet\b)\w+ )?wat (?:u|jullie|uw team) (?:gedaan )?(?:heeft|hebt|hebben)\b",
)
"""How a paper confirms that the work which it tells was done, and names nobody else."""

_PLACES = later(
    r"\b(?:observations?|remarques?|signatures?|visa|avis|commentaires?|comments?|remarks?|feedback|bemerkung(?:en)?"
    r"|unterschrift(?:en)?|anmerkung(?:en)?|observaciones|comentarios|firma)"
    r" (?:by |of )?(?:the |du |des |del |de la )?"
    r"(?:customer|client|cliente|kunden|auftraggebers?)\b"
)
"""Labels of a form at which the customer writes: "Observations du client"."""

_OF_A_SALE = compiled(
    r"(?:quot|propos|propus|pricing|licen[cs]|lizenz|angebot|offert|devis|cotiz|propuest|presupuest|preventiv)"
)
"""How words begin that tell of a quotation and its licences: two of them are no two activities."""

_BY_THEMSELVES = compiled(
    r"\b(?:in-house|internal|yourselves"
    r"|own (?:it|ict|staff|people|teams?|department|technicians?|engineers?|means)"
    r"|propi[oa]s? (?:personal|equipo|tecnicos|medios)"
    r"|eigene\w* (?:it|leute|team|abteilung|mitarbeiter)|interne[ns]?"
    r"|propres? (?:equipes?|moyens|personnel))\b"
)
"""Words that say that the buyer did it without anybody's help."""

_NO_WORK_OF_OURS = compiled(
    r"\b(?:customer|client|buyer|in-house|internal|yourselves"
    r"|own (?:it|ict|staff|people|teams?|department|technicians?|engineers?|administrators?|means)"
    r"|cliente|comprador|propi\w+|kunden?"
    r"|auftraggeber\w*|eigene\w*|interne?|acheteur|propre"
    r"|licen[cs](?:es?|ing)|subscriptions?|renewals?|lizenz\w*|licencias?|suscripci\w+|abonnements?)\b"
)
"""Words that may say that the customer does it, or that goods are bought and no work."""
