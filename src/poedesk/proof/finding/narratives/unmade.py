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
    r"\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|offered|failed|fails|forgot|forgotten|neglected|omitted"
    r"|threatened|hoped|unable|unwilling|was|were) (?:not )?to (?:\w+ly )?"
    r"|\b(?:refus|propos|offert|promis|omis|oubli)e?s? (?:de |d')|\b(?:devai(?:t|ent)|allai(?:t|ent)) "
    r"|\b(?:nego|negaron|negamos|rehuso|rehusaron|ofrecio|ofrecieron|propuso|propusieron|prometio|rechazo)"
    r" (?:a )?(?=\w+[aei]r(?:se)?\b|$)|\b(?:iba|iban) a "
    r"|\b(?:rifiutat[oaie]|offert[oaie]|propost[oaie]) di "
)
"""Words that govern the infinitive behind them, and by which it was not done."""

_RIGHT_BEFORE = compiled(rf"(?:{_UNREAL}|{_REFUSED})$")
_BEFORE = compiled(rf"(?:{_UNREAL}|{_REFUSED})(?:[\w'.-]+ ){{0,10}}(?:[ld]')?$")
_ANYWHERE = compiled(rf"(?:{_UNREAL}|{_REFUSED})\w")
"""The same right before a verb, before what it was about, and wherever they stand."""

_GOVERNED = compiled(
    r"\b(?:abgelehnt|angeboten|verweigert|geweigert|versaumt|(?:lehnte[n]?|bot(?:en)?|weigerte[n]?)\b[^.;,]*),"
    r" [^.;]*$|\b(?:geweigerd|aangeboden|verzuimd) (?:om )?[^.;]*$"
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
    r"\b(?:kann|konnen|konnten?|mochten?|wurden? gern\w*|kan|kunnen)\b(?![^.;,]*\bwerden\b)[^.;,]*$"
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
    return _ENDS.match(plain, start) is not None and _ABLE_APART.search(before) is not None


def governs_a_deed(plain: str) -> bool:
    """Return whether a text holds words by which the deed that they govern was not done."""
    if not _GOVERNING.may_match(plain):
        return False
    return bool(_ANYWHERE.search(plain) or _UNREAL_APART.search(plain) or _GOVERNED.search(plain))


_GOVERNING = Expressions(
    *(_UNREAL, _REFUSED, _ABLE.pattern, _UNREAL_APART.pattern, _GOVERNED.pattern, _ABLE_APART.pattern)
)
"""All by which a deed is unmade: where none of them may match, none need be tried."""
