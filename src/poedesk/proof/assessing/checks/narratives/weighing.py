"""What each sentence proves: the sentences of a passage with the reason why one proves nothing."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks.claimed import short_name
from poedesk.proof.assessing.checks.narratives.parties import named_otherwise, speaks_of
from poedesk.proof.assessing.checks.narratives.strangers import (
    Nothing,
    begins_a_story,
    go_on,
    may_be_by_another,
    may_be_for_another,
    may_be_ours,
    somebody_else_acts,
    strangers_at_work,
    tells_the_same_again,
    vouches,
    why_nothing,
    without_sales,
)
from poedesk.proof.assessing.checks.narratives.voice import acts_in_first_person
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.activities.bare import orders_work, price_row
from poedesk.proof.finding.activities.deeds import names_of_activities
from poedesk.proof.finding.activities.words import Cue, cues
from poedesk.proof.finding.narratives.doers import customers_own, for_others, takes_no_part
from poedesk.proof.finding.narratives.features import actors, describe, in_general, sentences
from poedesk.proof.finding.narratives.troubles import tells_lack
from poedesk.proof.finding.narratives.unmade import governs_a_deed
from poedesk.proof.finding.wording.expressions import Begun, PassingExpression
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary

_KNOWN = 32
"""Names of customers of which the expression is kept, at most."""


def weighed(
    case: Case, text: str, before: str = "", after: str = ""
) -> tuple[tuple[str, Nothing | None], ...]:
    """Return the sentences of ``text``, each with why it proves nothing; null when it can prove work.

    Args:
        case: for the names of its parties.
        text: one passage.
        before: what stands before it in its paragraph, which may announce a story about another customer.
        after: what stands after it, which may say that it was one.
    """
    key = ("weighed", text, before, after)
    return case.once(key, lambda: tuple(_weighed(case, text, before, after)))


def around(seen: Seen) -> tuple[str, str]:
    """Return what stands before and after the words cited, within their paragraph: some 300 characters."""
    first, last = seen.finding.spans[0], seen.finding.spans[-1]
    key = ("around", id(seen.source), first.page, first.start, last.page, last.end)
    if key not in seen.made:
        # What is kept keeps its identity.
        seen.made[key] = seen.source, _around(seen.source.document, first, last)
    found: tuple[str, str] = seen.made[key][1]
    return found


def _around(document: Document, first: Span, last: Span) -> tuple[str, str]:
    if first.start is None or last.end is None:
        return "", ""
    before = document.page(first.page).text[max(0, first.start - _NEAR) : first.start]
    after = document.page(last.page).text[last.end : last.end + _NEAR]
    return fold(before.rpartition("\n\n")[2]), fold(after.partition("\n\n")[0])


_NEAR = 300
"""Characters before and after a sentence in which others may say of whom it told."""


def _weighed(case: Case, text: str, before: str, after: str) -> Iterator[tuple[str, Nothing | None]]:
    told = list(sentences(text))
    if all(_why(case, sentence) is not None for sentence in told):
        yield from ((sentence, _why(case, sentence)) for sentence in told)
        return  # what stands around them makes none of them prove anything
    later = [*told[1:], *sentences(after)[:1]]
    story = any(_begins_a_story(case, sentence) for sentence in sentences(before))
    partner = case.claim.partner.name
    # "Another firm did this. The partner had no part in it."
    apart = any(takes_no_part(sentence) and speaks_of(partner, sentence) for sentence in told)
    broken, last = _over(case, before, told[0])
    parties = case.claim.customer.name, partner
    strangers = {name for sentence in sentences(before) for name in strangers_at_work(sentence, *parties)}
    for number, sentence in enumerate(told):
        why, ours = _why(case, sentence), _speaks_of_customer(case, sentence)
        if not speaks_of(partner, sentence):
            # "Glenfarg Security Ltd set it up. In May Glenfarg Security trained the users."
            again = any(True for name in strangers for _ in mentions.named_at(sentence, name))
            why = why or (Nothing.BY_ANOTHER if again else None)
            strangers.update(strangers_at_work(sentence, *parties))
        if last in _SOMEBODYS and ((broken and not number) or go_on(sentence, partner)):
            why = why or last  # "The customer did it itself. In March it trained ..."
        elif last is Nothing.FOR_ANOTHER and go_on(sentence, partner):
            why = why or last  # "A hospital in Leeds lost 14 laptops. Since then it has ..."
        elif last is Nothing.ANYONES and why is None and _praises_on(sentence):
            why = last  # "Intune is a service for devices. It manages access ..."
        last = why
        if apart and (takes_no_part(sentence) or not _ours(case, sentence)):
            why = why or Nothing.BY_ANOTHER
        story = (story or _begins_a_story(case, sentence)) and not ours
        same = not ours and any(_tells_the_same_again(case, each) for each in later[number : number + 2])
        yield sentence, why or (Nothing.FOR_ANOTHER if story or same else None)


def without_strangers(case: Case, text: str, told: str) -> str:
    """Return the sentences of ``told`` that name no stranger who is at work in any paragraph of ``text``."""
    parties = case.claim.customer.name, case.claim.partner.name
    names = {name for sentence in sentences(text) for name in strangers_at_work(sentence, *parties)}
    if not names:
        return told
    return " ".join(
        sentence
        for sentence in sentences(told)
        if speaks_of(parties[1], sentence)
        or not any(True for name in names for _ in mentions.named_at(sentence, name))
    )


def _praises_on(sentence: str) -> bool:
    """Return whether a sentence goes on with what a product does: "It manages ...", and nothing is amiss."""
    plain = plain_of(sentence).text
    return _IT_DOES.match(plain) is not None and not tells_lack(plain)


_IT_DOES = compiled(
    r"^\W*(?:it|they|this|the (?:service|product|solution|platform|tool)s?) (?:also |then |further )?"
    r"(?!was\b|has\b|is to\b|does not\b)\w+s?\b(?!.*(?:\d|\bcustomer\b|\bwas\b|\bwere\b))"
    r"|^\W*(?:es|sie|damit|so) (?!war|wurde|fehl)\w+(?:t|en)\b(?!.*(?:\d|\bkunde\b|\bwurden?\b))"
    r"|^\W*(?:il|elle|ils|elles) (?!a\b|ont\b|etai)\w+\b(?!.*(?:\d|\bclient\b|\bete\b))"
)
"""What a product does, told of "it" in the present, without a figure or the customer."""

_SOMEBODYS = frozenset({Nothing.OWN, Nothing.BY_ANOTHER})
"""Reasons that hold for what the same people did next."""


def _over(case: Case, before: str, first: str) -> tuple[bool, Nothing | None]:
    """Return whether a passage goes on with the sentence over it, and why that one proves nothing.

    Why is only asked where the ``first`` sentence of the passage may go on with it.
    """
    over = list(sentences(before))[-1:]
    broken = bool(over) and not over[0].rstrip().endswith((".", "!", "?", ":", ";"))
    joined = broken or go_on(first, case.claim.partner.name) or _praises_on(first)
    return broken, _why(case, over[0]) if over and joined else None


def _speaks_of_customer(case: Case, sentence: str) -> bool:
    return case.once(("customer", sentence), lambda: speaks_of(case.claim.customer.name, sentence))


def _begins_a_story(case: Case, sentence: str) -> bool:
    return case.once(("story", sentence), lambda: begins_a_story(sentence))


def _tells_the_same_again(case: Case, sentence: str) -> bool:
    return case.once(("same", sentence), lambda: tells_the_same_again(sentence, case.claim.customer.name))


def _why(case: Case, sentence: str) -> Nothing | None:
    """Return why a sentence proves nothing, taken by itself; passages that hold it share the answer."""
    return case.once(("why", sentence), lambda: _worked_out(case, sentence))


def _worked_out(case: Case, sentence: str) -> Nothing | None:
    customer, partner = case.claim.customer.name, case.claim.partner.name
    if for_others(sentence):
        return Nothing.FOR_ANOTHER
    if customers_own(sentence, short_name(customer), short_name(partner)):
        return Nothing.OWN
    if in_general(sentence, vocabulary.load()):
        return Nothing.ANYONES
    if _only_sells(sentence):
        return Nothing.SOLD
    if (row := price_row(sentence)) is not None and not orders_work(row):
        return Nothing.PRICED
    if governs_a_deed(plain_of(sentence).text) and not cues_told(case, sentence):
        return Nothing.NOT_DONE
    return why_nothing(sentence, customer, partner)


def _only_sells(sentence: str) -> bool:
    """Return whether a sentence tells that licences were sold, and nothing else that was done."""
    rest = without_sales(plain_of(sentence).text)
    return rest is not None and not (describe(rest, vocabulary.load()).acts or cues(rest, vocabulary.load()))


def cues_told(case: Case, text: str) -> list[Cue]:
    """Return the words of ``text`` that show an activity, but none within the name of partner or customer.

    "Ostufer IT-Beratung enrolled 184 tablets" tells of no advice.
    """
    found = cues(text, vocabulary.load())
    parties = (case.claim.partner.name, case.claim.customer.name) if found else ()
    named = [place for name in parties for place in mentions.named_at(text, name)]
    return [cue for cue in found if not any(start <= cue.start and cue.end <= end for start, end in named)]


def shown_by(case: Case, sentence: str, *, customers: bool = False) -> Mapping[str, bool]:
    """Return the activities that a sentence shows, and whether it vouches that the partner did or does them.

    ``customers`` says that the customer wrote it: then "we" are no people of the partner's.

    What the customer's people did is left out. A name of an activity ("the migration") or a mere "to migrate"
    vouches for nothing by itself, unless it stands in a list or with how much it was.
    """
    customer, partner = case.claim.customer.name, case.claim.partner.name
    theirs, by_them = _theirs(short_name(customer)), _by_them(short_name(customer))
    own = customers and acts_in_first_person(sentence, short_name(partner))
    parties = customer, partner
    elsewhere = may_be_for_another(sentence, *parties) or may_be_by_another(sentence, *parties)
    shown: dict[str, bool] = {}
    for cue in cues_told(case, sentence):
        before, word = plain_of(sentence[: cue.start]).text, sentence[cue.start : cue.end]
        if _DID.search(word) and any(theirs.finditer(before, before)):
            continue
        if by_them.match(plain_of(sentence[cue.end :]).text):
            continue
        deed = _is_deed(word, before) and not _BEFORE.search(before)
        if deed and not _ours(case, sentence) and _others_act(sentence[: cue.start], *parties):
            shown.setdefault(cue.activity, False)
            continue
        told = (_told(case, sentence) or deed) and not elsewhere and not own
        shown[cue.activity] = shown.get(cue.activity, False) or told
    return shown


def all_may_be_anothers(case: Case, text: str) -> bool:
    """Return whether each sentence that tells work may tell of somebody else's, or for somebody else."""
    parties = case.claim.customer.name, case.claim.partner.name
    known = vocabulary.load()
    working = [one for one in sentences(text) if describe(one, known).acts or cues(one, known)]
    return bool(working) and all(
        may_be_for_another(one, *parties) or may_be_by_another(one, *parties) for one in working
    )


def _is_deed(word: str, before: str) -> bool:
    """Return whether a word tells a deed: neither the name of one nor what is only to be done."""
    plain = plain_of(word).text
    to_do = _TO.search(before) or (_INFINITIVE.search(plain) and _OF_INFINITIVES.search(before))
    return not (to_do or _NAME.fullmatch(plain) or names_of_activities().fullmatch(plain))


def _ours(case: Case, sentence: str) -> bool:
    """Return whether a sentence may tell of the partner's people."""
    parties = case.claim.customer.name, case.claim.partner.name
    return case.once(("ours", sentence), lambda: may_be_ours(sentence, *parties))


def _others_act(before: str, customer: str, partner: str) -> bool:
    return somebody_else_acts(before, customer, partner) or named_otherwise(before, partner)


def _told(case: Case, sentence: str) -> bool:
    """Return whether a sentence is an item of a list, says how much, that it happened, or that we do it."""

    def tell() -> bool:
        listed = not sentence.rstrip().endswith(".") or _is_item(case, sentence)
        if vouches(sentence) or (listed and _LATER.search(plain_of(sentence).text) is None):
            return True
        features = describe(sentence, vocabulary.load())
        if features.quantified:
            return True
        partner = mentions.words_in(sentence, short_name(case.claim.partner.name))
        return features.acts and (partner or actors().found_in(plain_of(sentence).text))

    return case.once(("told", sentence), tell)


def _is_item(case: Case, sentence: str) -> bool:
    """Return whether a sentence is an item of a list, full stop or not: an activity's name and no verb."""
    plain = plain_of(sentence).text
    if _FINITE.search(plain) is not None:
        return False
    first = next(iter(cues_told(case, sentence)), None)
    named = first is not None and not first.start and _NAME.fullmatch(plain_of(sentence[: first.end]).text)
    return bool(named) or bool(names_of_activities().match(plain))


_FINITE = compiled(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|shall|would|can|could|may|might|must|should|depends?|remains?|needs?"
    r"|ist|sind|war|waren|wird|werden|wurden?|hat|haben|kann|konnen|soll|sollen|muss|mussen|bleibt"
    r"|a (?:ete|eu|commence\w*|dure|abouti|reussi|pris|demarre)"
    r"|est|sont|etait|sera|seront|ont|peut|peuvent|doit|reste|es|son|fue|fueron|sera|seran|ha|han|puede|pueden|debe|queda)\b"
)
"""Verbs with which a sentence says something of an activity, as that it is planned."""

_LATER = PassingExpression(
    r"\b(?:next year|later (?:date|phase|stage|year|order|project)|in (?:the )?future"
    r"|future (?:phase|order|step|project)s?|optional(?:ly)?|under consideration|wish ?list"
    r"|not (?:yet )?(?:ordered|decided|commissioned|agreed|included)|to be (?:decided|discussed|agreed)"
    r"|if (?:wanted|wished|desired|required)"
    r"|(?:im )?(?:nachste[ns]|kommende[ns]) jahr|spater\w* (?:phase|auftrag|zeitpunkt|schritt)"
    r"|(?:zu)?kunftig\w*|optional\w*|noch nicht (?:beauftragt|entschieden|bestellt)|bei bedarf|auf wunsch"
    r"|(?:proximo ano|ano que viene)|mas adelante|en el futuro|opcional\w*|si se desea"
    r"|(?:fase|pedido|encargo|proyecto) (?:futur|posterior)\w*|(?:aun|todavia) no (?:contratad|decidid)\w*"
    r"|l'annee prochaine|(?:phase|commande|date|projet|etape) (?:ulterieure?|future?)|ulterieurement"
    r"|plus tard|a l'avenir|optionnel\w*|en option|pas encore (?:commande|decide)\w*|si souhaite)\b"
)
"""Words by which an item of a list is one for another time, or perhaps for none."""

_NAME = compiled(
    r"\w*(?:tion|tions|ment|ments|ung|ungen|cion|ciones|miento|age|ing)|pilots?|pilotos?|trials?|planning"
)
"""Names of activities by their endings, over plain text."""

_TO = compiled(r"\b(?:to|zu)\s*$")
_OF_INFINITIVES = compiled(r"\b(?:a|de|para|pour|d')\s*$")
_INFINITIVE = compiled(r"(?:ar|er|ir|re)$")
_BEFORE = PassingExpression(r"\b(?:before|until|bevor|bis|antes de que|avant que)\b[^,;]*$")
"""What stands before a word that tells what came, or was to come, only after."""

_DID = compiled(
    r"(?:ed|\u00f3|aron|ieron|te|ten|\u00e9e?s?)$|^(?:built|ran|set up|put|took|gave|held|taught|led)"
)
"""A word of doing that can have its subject right before it."""


@lru_cache(_KNOWN)
def _by_them(customer: str) -> re.Pattern[str]:
    """Return what stands behind what the customer's people are told to have done: "by the client".

    Nothing done stands between: "moved in the order named by the customer" was not done by it.
    """
    name = re.escape(plain_of(customer).text.strip())
    named = f"|{name}\\b" if name else ""
    return compiled(
        r"(?:\s+(?!\w+(?:ed|en|t|ght|ee?s?|[ai]d[oa]s?)\b)[\w'.-]+){0,8}?\s+"
        rf"(?:by (?:(?:the|our) )?(?:customer|client{named})|(?:von|durch) (?:dem|den) kunden|par le client"
        r"|por el cliente)"
    )


@lru_cache(_KNOWN)
def _theirs(customer: str) -> Begun:
    """Return what stands before a word of doing whose subject is the customer, or one of its people."""
    name = re.escape(plain_of(customer).text.strip())
    named = rf"{name}(?: \w+)?|" if name else ""
    return Begun(
        rf"(?<!\bby )(?<!\bfor )(?<!\bat )(?<!\bto )(?<!\bof )(?<!\bin )(?<!\bwith )"
        rf"(?<!\bfur )(?<!\bbei )(?<!\bvon )(?<!\bpour )(?<!\bchez )(?<!\bde )(?<!\bpara )(?<!\ben )"
        rf"\b(?:{named}the (?:customer|client)|der kunde|le client|el cliente)"
        rf"(?:'s?(?: (?:own|local|internal|it|ict))* {_PEOPLE})?{_ALREADY}\s*$"
    )


_PEOPLE = (
    r"(?:administrators?|admins?|technicians?|electricians?|engineers?|people|staff|team|department|it|employees"
    r"|managers?|supplier|carrier|provider|caretaker|colleagues|users)"
)
_ALREADY = (
    r"(?: (?:had|has|have|hat|hatte|a|avait|ont|ha|habia|then|also|itself|themselves|already|first|later))*"
)
