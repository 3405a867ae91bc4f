"""Deeds that a clause takes back: refused, only offered, possible, or what would have been done.

What stands before the verb decides, and how the verb itself stands; over plain text.
"""

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.wording.expressions import Expressions

_FAR = 160
"""Characters before a verb among which the word stands that governs it."""

_UNREAL = (
    r"\b(?:would|could|should|might|must) (?:\w+ )?have (?:\w+ly |all |then |also |been ){0,3}"
    r"|\b(?:aurai(?:t|ent)|aurions|habria(?:n|mos)?|hubiera(?:n|mos)?|hubiese[n]?|avrebbe(?:ro)?|avremmo)"
    r" (?:\w+ ){0,2}"
)
"""What would have been: helping verbs before a participle."""

_UNREAL_APART = compiled(
    r"\bhatten? (?=[^.;]*\b(?:wenn|falls|sofern)\b)|\b(?:wenn|falls|sofern)\b[^.;]*\bhatten? "
    r"|\bzou(?:den)? (?=[^.;]*\bhebben\b)"
)
"""The same of German and Dutch, at some distance: in plain text "hatte" tells it by its condition only."""

_REFUSED = (
    r"\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|failed|fails|forgot|forgotten|neglected|omitted"
    r"|threatened|hoped"
    r"|offered|propos(?:ed|es|ing)|promised|pledged|vowed|volunteered|planned|intended|meant|aimed|wished"
    r"|wanted"
    r"|tried|tries|trying|attempt(?:ed|s|ing)|sought|endeavou?red|strove|unable|unwilling|was|were)"
    r" (?:not )?to (?:\w+ly )?"
    r"|\b(?:refus|propos|offert|promis|omis|oubli|tent|essay|projet|envisag|prev|renonc)e?(?:ue?)?s? (?:de "
    r"|d'|a )"
    r"|\b(?:devai(?:t|ent)|allai(?:t|ent)|voulai(?:t|ent)|comptai(?:t|ent)|esperai(?:t|ent)|(?:a|ont) voulu"
    r"|(?:a|ont) failli|(?:a|ont) souhaite) "
    r"|\b(?:nego|negaron|negamos|rehuso|rehusaron|ofrecio|ofrecieron|propuso|propusieron|prometio"
    r"|prometieron|rechazo"
    r"|rechazaron|intento|intentaron|intentamos|planeo|planearon|quiso|quisieron|queria[n]?|pensaba[n]?"
    r"|esperaba[n]?)"
    r" (?:a )?(?=\w+[aei]r(?:se)?\b|$)|\b(?:trato|trataron|tratamos|dejo|dejaron) de |\b(?:iba|iban) a "
    r"|\b(?:rifiutat[oaie]|offert[oaie]|propost[oaie]|tentat[oaie]|provato|cercato|promess[oaie]|omess[oaie]"
    r"|rinunciato) (?:di|a) |\b(?:voleva(?:no)?|(?:ha|hanno) voluto) "
)
"""Words that govern the infinitive behind them, and by which it was not done."""

_RIGHT_BEFORE = compiled(rf"(?:{_UNREAL}|{_REFUSED})$")
_BEFORE = compiled(rf"(?:{_UNREAL}|{_REFUSED})(?:[\w'.-]+ ){{0,16}}(?:[ld]')?$")
_ANYWHERE = compiled(rf"(?:{_UNREAL}|{_REFUSED})\w")
"""The same right before a verb, before what it was about, and wherever they stand."""

_GOVERNED = compiled(
    r"\b(?:abgelehnt|angeboten|verweigert|geweigert|versaumt|versucht|vorgeschlagen|versprochen"
    r"|beabsichtigt|vorgehabt"
    r"|gehofft|geplant|(?:lehnte[n]?|bot(?:en)?|weigerte[n]?|versuchte[n]?|schlug(?:en)?|versprach(?:en)?"
    r"|beabsichtigte[n]?|hoffte[n]?|plante[n]?)\b[^.;,]*),"
    r" [^.;]*$|\b(?:geweigerd|aangeboden|verzuimd|geprobeerd|voorgesteld|beloofd|gepland"
    r"|gehoopt) (?:om )?[^.;]*$"
)
"""The same of German and Dutch, where the infinitive with its "zu" ends the clause behind the comma."""

_WITH_TO = compiled(r"\b\w+zu\w+n\b|\b(?:zu|te) \w+n\b|^\w+n\b")
"""An infinitive with its "zu", or the rest of one at its place."""

_PAUSE = compiled(r"[,;:]")
_LINKS = compiled(r"[.,;:!?](?:\s|$)|\b(?:and|und|y|e|et|en|then|but|aber|pero|mais)\b")
"""What ends the reach of a governing word: behind it another deed may be told."""

_ABLE = compiled(
    r"\b(?:can|could|may|might)(?: also| then| gladly| later)? (?:be )?(?:\w+ly )?$"
    r"|\b(?:peut|peuvent|pourrai(?:t|ent)|pouvons|puede[n]?|podria[n]?|podemos|puo|possono|potrebbe)"
    r" (?:aussi |egalement |tambien |anche )?(?:etre |ser |essere )?$"
)
"""What can be done, right before its infinitive."""

_ABLE_APART = compiled(
    r"\b(?:kann|konnen|konnten?|mochten?|wollten?|wurden? gern\w*|kan|kunnen"
    r"|wilden?)\b(?![^.;,]*\bwerden\b)[^.;,]*$"
)
_ENDS = compiled(r"\w+n(?=\W*(?:$|[.;,]))")
"""The infinitive with which a German or Dutch clause ends."""


def unmade(plain: str, start: int) -> bool:
    """Return whether the verb at ``start`` is governed by words by which it was not done."""
    if not _GOVERNING.may_match(plain):
        return False
    before = plain[max(0, start - _FAR) : start]
    if _RIGHT_BEFORE.search(before) or _ABLE.search(before) or _BEFORE.search(_LINKS.split(before)[-1]):
        return True
    after = plain[start : start + _FAR].partition(".")[0]
    if _UNREAL_APART.search(before.rpartition(". ")[2] + after):
        return True
    if _GOVERNED.search(before) and _WITH_TO.search(_PAUSE.split(after)[0]):
        return True
    if _ENDS.match(plain, start) is not None and _ABLE_APART.search(before) is not None:
        return True
    return _ASKED.search(before) is not None or _only_explained(plain, start, before)


def _only_explained(plain: str, start: int, before: str) -> bool:
    """Return whether a verb tells how something is done, which was explained: "showed how mail is moved"."""
    explained = _EXPLAINED.search(before)
    if explained is None:
        return False
    return _IN_GENERAL.search(explained["said"]) is not None or _WITH_HELPER.match(plain, start) is not None


def governs_a_deed(plain: str) -> bool:
    """Return whether a text holds words by which the deed that they govern was not done."""
    if not _GOVERNING.may_match(plain):
        return False
    return bool(_ANYWHERE.search(plain) or _UNREAL_APART.search(plain) or _GOVERNED.search(plain))


_ASKED = compiled(
    r"\b(?:(?:ask|wonder|check|enquir|inquir|discuss|consider|clarif|test"
    r"|examin)\w* (?:[\w'-]+ ){0,3}?(?:if|whether)"
    r"|(?:ge)?(?:frag|pruf|klar|erorter|uberleg)\w*,? (?:[\w'-]+,? ){0,6}?ob|(?:demand|verifi|examin"
    r"|discut)\w* (?:\w+ ){0,3}?si"
    r"|(?:pregunt|consult|verific|estudi)\w* (?:\w+ ){0,3}?si|(?:chied|chies|verific"
    r"|valut)\w* (?:\w+ ){0,3}?se"
    r"|(?:vroeg|vroegen|gevraagd|onderzocht\w*) (?:\w+ ){0,3}?of)"
    r" (?![^.;,]*\b(?:and|then|und|et|y|e|en) $)[^.;,]*$"
)
"""A question that was asked about a deed: whether it was done is not told."""

_EXPLAINED = compiled(
    r"\b(?:explain|show|describ|demonstrat|present|taught|teach|told|tell|discuss|talk|lectur|illustrat"
    r"|learn|erklar"
    r"|zeig|erlauter|beschr|vorgestellt|vorgefuhrt|expliqu|montr|decri|present|expose|explic|mostr|ensen"
    r"|describi|spieg"
    r"|illustr|legde|uitgelegd|getoond)\w*\b[^.;]*\b(?:how|wie|comment|como|come|hoe) (?P<said>[^.;]*)$"
)
_IN_GENERAL = compiled(
    r"\b(?:is|are|gets?|can be|wird|werden|est|sont|se|es|son|viene|vengono|e|sono|wordt|worden) (?:\w+ly )?$"
)
_WITH_HELPER = compiled(r"\w+[nt] (?:wird|werden|wordt|worden)\b")
"""How something is done in general, as somebody explained it: a passive of the present."""

_GOVERNING = Expressions(
    *(_UNREAL, _REFUSED, _ABLE.pattern, _UNREAL_APART.pattern, _GOVERNED.pattern, _ABLE_APART.pattern),
    *(_ASKED.pattern, _EXPLAINED.pattern),
)
"""All by which a deed is unmade: where none of them may match, none need be tried."""
