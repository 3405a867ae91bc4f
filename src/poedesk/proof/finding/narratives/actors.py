"""Who acts in a sentence of a narrative: a name before its verb, a verb alone at the head of an item."""

from collections.abc import Callable
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.wording.necessary import endings
from poedesk.proof.finding.wording.plain import plain_of

_NAMED_ACTOR = compiled(
    r"(?:^|[.;:\n]\s*|(?:^|[.;:\n]\s+)(?:To|In|On|At|For|Before|After|Between|During|From|Since|As|With|Within|By)\s"
    r"[^,.;:]{3,80}(?:,|(?<=\b(?:19|20)\d\d))\s+)"
    r"(?!(?:The|An?|This|That|These|Those|Its|Their|All|Each|Every|Der|Die|Das|Eine?|Le|La|Les|El|Los|Las|Une?|Una)\s+[a-z])"
    r"[A-Z][\w&.'-]*(?:\s+(?:[A-Z][\w&.'-]*|and|y|&))*\s+(?:has\s+|have\s+|also\s+|then\s+"
    r"|will\s+|shall\s+|ha\s+|hat\s+)?"
    r"(?!needed|wanted|required|lacked|wished|asked|struggled|decided|hoped|planned|intended|used|suffered"
    r"|complained|waited|relied|confirm)"
    r"(?:[a-z]{3,}(?:ed|ied|\u00f3|ieron|aron|iert|t|te|ten)\b|(?:ran|led|held|built|gave|set|wrote|drew|put|took|brought|laid"
    r"|sat|went|taught|rode|drove|spent|fitted|kept|sent|cut|hung|dug|made|did|sets|puts|brings|fits|lays|takes|writes)\b"
    r"|(?<=will\s)[a-z]+|(?<=shall\s)[a-z]+)"
)


_NAME_AND_VERB = compiled(
    r"(?<![.\w])[A-Z][\w&'-]+\s+(?:has\s+|have\s+|also\s+|then\s+|hat\s+|haben\s+|ha\s+|han\s+|a\s+|ont\s+"
    r"|will\s+|wird\s+)*"
    r"(?:migrat|deploy|configur|implement|install|provision|enroll?|train|coach|pilot|design|deliver"
    r"|conduct|set up|rolled out"
    r"|roll out|built|build|moved|move|ran|held|creat|connect|migr|despleg|form|capacit|imparti|instal"
    r"|konfigur|schult|geschult"
    r"|installier|eingericht|eingef|d\u00e9ploy|form\u00e9|install\u00e9|mis en place|livr\u00e9|realis"
    r"|r\u00e9alis)"
)
"""A name right before a verb of work, wherever in the sentence."""


_TURNED = compiled(
    r"(?:^|[.;:\n]\s{0,8})(?:(?:Im|Am|Vom|Von|Zwischen|Seit|Bis|Nach|Ab|Anfang|Mitte|Ende|Danach|Dann|Zuerst|Anschließend"
    r"|Zuletzt|Für|In|Bei|Auf)\s[^.;:]{3,90}?\s[a-z\u00e4\u00f6\u00fc\u00df]{3,}(?:te|ten|hm|g|ob)\s(?:die\s|der\s)?"
    r"[A-Z\u00c4\u00d6\u00dc][\w&-]+"
    r"|(?:En|El|Entre|Durante|Desde|Del|A)\s[^.;:]{2,60}?\s"
    r"[A-Z\u00c1\u00c9\u00cd\u00d3\u00da][\w&-]+\s\w{3,}(?:\u00f3|aron|ieron)\b"
    r"|(?:En|Le|Du|Entre|Depuis|Pendant|D[e'\u2019])\s?[^.;:]{2,60}?\s"
    r"(?:l['\u2019])?[A-Z\u00c0-\u00dd][\w&-]+\s(?:a|ont)\s"
    r"\w{2,}(?:\u00e9|i|u|is|it)\b)"
)
"""A sentence that begins with its time: "Im August richtete Seeblick drei Räume ein"."""

_UNNAMED = compiled(
    r"(?:^|[.;:,]\s+|\d\s+|\by\s+)(?:[Mm]igr|[Tt]raslad|[Cc]onfigur|[Ii]nstal|[Ff]orm|[Cc]apacit|[Dd]espleg|[Ii]mplant|[Ii]mplement"
    r"|[Aa]ctiv|[Cc]onect|[Dd]ocument|[Ee]ntreg|[Rr]ealiz)(?:\u00f3|aron)\b"
    r"|(?:^|[.;:,]\s+)(?!(?i:necesit|quer|busc|ten|pod|deb|perd|est|som|sab|ped|dese|decid|recib|sufr"
    r"|contrat|encarg|compr|acord|us|trabaj|pens|esper|cont))[A-Za-z]{3,}(?:amos|imos)\b"
)
"""A Spanish verb whose subject was said before, or is "we": "El 9 de mayo traslad\u00f3 39 buzones"."""


@cache
def _ends_of_unnamed() -> tuple[str, ...]:
    return tuple(endings(_UNNAMED.pattern))


def acts_unnamed(text: str) -> bool:
    """Return whether a sentence holds a Spanish verb of work whose subject need not be said."""
    return any(map(text.__contains__, _ends_of_unnamed())) and _UNNAMED.search(text) is not None


_ITEM = compiled(
    r"(?:^|(?<=[.;:])\s+|(?<=\s)[-*\u2022\u25cf\uf0b7]\s+)[-*\u2022\u25cf\uf0b7 ]*(?=[A-Z\u00c0-\u00de])"
)


_PERFECT = compiled(
    r"(?:^|[.;:]\s+)(?:[A-Z\u00c0-\u00dd][\w&'-]+\s(?:(?:&|e|et|en|und|y)\s(?=[A-Z]))?){1,3}(?:(?:hat|haben)\s"
    r"(?!kein|nicht|nie|\w+\s(?:gebraucht|ben\u00f6tigt))"
    r"[^.;:]{3,160}?\b\w+(?:t|en)\b"
    r"|(?:ha|hanno)\s(?!non|mai|bisogno|pers|chiest|volut)(?:\w+\s)?\w{2,}(?:at|ut|it|tt|st|s)[oaie]\b"
    r"|(?:heeft|hebben)\s(?!geen|niet|nooit|nodig)[^.;:]{3,160}?\b\w*(?:ge|ver|be|her|ont)\w{3,}(?:d|t|en)\b"
    r"|(?:a|ont)\s(?!pas|jamais|besoin|perdu|souhait|voulu|demand)\w{2,}(?:\u00e9|i|is|it|u)\b)"
)
"""A name and a perfect: "Lindholm hat 300 GB gebracht", "Moreau a pos\u00e9 douze capteurs"."""


def named_actor(text: str, begins_with_work: Callable[[str], bool]) -> bool:
    """Return whether a sentence begins with a name and a verb, or a list item with the verb itself.

    ``begins_with_work`` tells of a plain text whether it begins with a verb of work.
    """
    if (
        _NAMED_ACTOR.search(text)
        or _NAME_AND_VERB.search(text)
        or _TURNED.search(text)
        or _PERFECT.search(text)
    ):
        return True
    starts = (plain_of(text[match.end() :][:30]).text for match in _ITEM.finditer(text))
    return any(begins_with_work(start) for start in starts)
