"""What the words around a GUID call it: a tenant id, a subscription id, or the id of something else."""

import re
from typing import NamedTuple

from poedesk.kernel.expressions import later
from poedesk.proof.finding.labels.captions import role_words
from poedesk.proof.finding.model import Role

_DOMAIN_WORDS = r"(?:[^\W_][\w-]*\.)+[a-z]{2,}"

_CLOUD = r"(?:microsoft(?: (?:365|cloud|entra|azure))?|office 365|[mo]365|entra|azure)"
"""What Microsoft's directory of a company is named after."""

_CUES = {
    "tenant_id": later(
        r"\b(?:tenants?|tenancy|tenant_?(?:id|guid)|tenant-?(?:kennung|nummer)"
        r"|directory[\s_-]?(?:\(?tenant\)? )?id"
        r"|(?:entra|aad|azure ad) directory"
        r"|directory(?=\s?[:=|])|microsoft directory"
        rf"|(?:directory|directorio|annuaire|verzeichnis)(?=\W{{1,3}}(?:(?:is|est|es|ist|von)\W{{1,3}})?{_DOMAIN_WORDS})"
        r"|inquilinos?|(?:kunden|microsoft|ziel)?-?mandant(?:en)?(?:-?(?:kennung|id|nummer))?"
        r"|verzeichnis-?(?:id|kennung)|locataire"
        rf"|{_CLOUD}[\s_-](?:org(?:ani[sz]ation)?|customer)[\s_-]id"
        rf"|{_CLOUD}[\s_-](?:org(?:ani[sz]ation)?|environment|umgebung|environnement|entorno|omgeving)"
        rf"(?=\W{{1,5}}{_DOMAIN_WORDS})"
        rf"|(?:{_CLOUD}[\s_-]id|azure ad|aad|azure active directory)(?=\s?[:=|]?\s*$)"
        r"|identificador de directorio|id de(?:l)? directorio|id de l'annuaire"
        r"|annuaire (?:microsoft|entra|azure)|directorio (?:de )?(?:microsoft|entra|azure))(?![^\W_])"
    ),
    "subscription_id": later(
        r"\b(?:subscriptions?|subscription_?id|suscripcion(?:es)?|abonnements?|abo-id"
        r"|subskription(?:en)?)(?![^\W_])"
    ),
    "other": later(
        r"\b(?:object|application|app|client|correlation|request|resource|order|transaction|envelope|document|"
        r"claim|deal|user|group|device|session|partner|location|mpn|key|secret|licen[cs]e|sku|objeto|aplicacion|"
        r"cliente|usuario|anwendungs|objekt|utilisateur|principal|trace|ticket|activity|operation|site|mailbox|"
        r"workspace|environment|team|channel|plan|case|registration)"
        r"(?: ?\([a-z ]+\))?"
        r"[\s_-]?(?:id|ids|guid|identifier|uuid)\b"
        r"|\b(?:envelope|correlation|invoice|receipt|order (?:no|number))\b"
    ),
}
"""Words that say what a GUID behind them is."""

_URL = {
    "tenant_id": later(
        r"(?:login\.microsoftonline\.[a-z]+|login\.windows\.net|login\.microsoft\.com|sts\.windows\.net|"
        r"graph\.windows\.net|login\.partner\.microsoftonline\.cn|portal\.azure\.com|entra\.microsoft\.com)/@?$|"
        r"[?&#/;](?:tid|tenantid|tenant|tenant_id|directoryid)[=/]$|/tenants?/$|/directories/$|#@$"
    ),
    "subscription_id": later(r"/subscriptions?/$|[?&](?:subscriptionid|subscription_id)=$"),
}
"""What stands directly before the GUID in a Microsoft address."""

NEAR = 60
"""Characters before a GUID in which a cue says what it is."""

FAR = 500
"""Characters before a GUID in which a heading or sentence about subscriptions covers a list of them."""

_OWNER = 4
"""Words before "tenant" that say whose it is: "the customer's Microsoft 365 tenant"."""

_CONNECTING = later(
    r"ids?|guid|uuid|identifier|number|no|nr|is|are|was|ha[sd]|have|having|with|the|an?|whose|which|that|of|for|as|in"
    r"|identified|known|by|under|called|reads|named|following|carries|bears|uses|shows|listed|shown|registered|here|below|this|its|their|primary|tenant|active|directory|microsoft|office|cloud"
    r"|azure|ad|aad|entra|[mo]?365|bei|chez|at|reference|domains?|domane|domaine|dominio|domein|name|and|und|et|y|en|laut|portal"
    r"|es|son|con|el|la|los|del?|cuy[oa]|identificador|numero|ist|lautet|mit|der|die|das|deren|dessen|kennung|fur"
    r"|est|sont|avec|le?|dont|identifiant|du"
)
"""Words that may stand between "tenant" and its id without calling the GUID anything else."""

_GIVEN = later(
    r"\b(?:(?:that |which )?you (?:gave|sent|named|told|provided|supplied)(?: to)?(?: us)?"
    r"|to be (?:worked in|worked on|used|served|configured)|in which (?:we|the work|all work) \w+(?: \w+)?"
    r"|(?:die|den|welche[n]?) sie uns (?:gegeben|genannt|mitgeteilt|gesandt) ha(?:ben|tten)"
    r"|in dem (?:gearbeitet wird|wir arbeiten)"
    r"|que vous nous avez (?:donnee?|communiquee?|indiquee?|envoyee?|fournie?)|dans lequel nous travaillons"
    r"|que (?:ustedes )?nos (?:dieron|facilitaron|indicaron|enviaron|han dado|han facilitado)"
    r"|en (?:el )?que (?:se trabaja|trabajamos|se trabajara)"
    r"|che ci avete (?:dato|fornito|comunicato|inviato)|in cui (?:si lavora|lavoriamo)"
    r"|die u ons (?:gaf|heeft gegeven|doorgaf|hebt gegeven)|waarin (?:wij werken|wordt gewerkt))\b"
)
"""Clauses between them that say where the id is from, or that the work is done there."""

_ASIDE = later(
    r"\((?:which|that|as|die|der|das|den|welche[ns]?|wie|qui|que|como|che|come|dat|zoals|comme)\b"
    r"(?! (?:of|von|vom|de|du|des|del|di|van)\b)[^()]{1,60}\)"
)
"""A clause in brackets that says more of the id, and not whose it is: "(which the auditor asked for)"."""

_DENIED = later(r"\b(?:not|never|no|nicht|nie|keine?\w*|pas|jamais|non|mai|niet|nooit|geen)\b")

_OF_SOMEBODY = later(
    r"[\s_-]*(?:(?:id|guid|identifier|number|kennung)\s+)?(?:of|for|used by|del?|von|der|des|du)\s+"
    r"(?:(?:the|la|el|les?)\s+)?(?P<owner>(?!subscription|this|that|which|each|every|any)"
    r"(?:[^\W\d_][\w&.'-]*[ \n]+){0,6}?[^\W\d_][\w&.'-]*?)"
    r"\s*(?:\([^()\n]{1,60}\))?\s*(?:[:=(]|\b(?:is|lautet|es|est)\b:?|[\t\n])\W{0,5}"
)
"""What lies between "tenant" and its id in "tenant ID of Northwind: ..."; it is a name or "the Board"."""

_BREAKS_OFF = later(r"(?<!\bno)(?<!\bnr)(?<=\w)[.;!?]\s|\n\s*\n")
_UNDER_CAPTION = later(
    r"(?:\s(?:details|information|data|info|settings))?\s?:?[ \t]*\n"
    r"(?:[^\n:]{2,24}:[^\n:]*\n){0,4}\W*(?:id|guid|identifier)\W*"
)
"""What lies between the caption "Tenant" and the id in the list under it."""

_DOMAIN = later(_DOMAIN_WORDS)
_DOMAIN_BEFORE = later(
    rf"(?<![\w@.-])({_DOMAIN_WORDS})"
    r"(?:\W{1,4}(?:id|guid)?|\s+(?:is|and|with(?: the)? id)\s+)\W{0,3}$"
)
_DOMAIN_BEHIND = later(rf"\W{{1,4}}({_DOMAIN_WORDS})(?![\w@])")
_BEHIND = later(
    r"[\s)}\]\"'”’>]*(?:[(\[,–—-]|\bis\b|\bas\b|\bist\b|\bes\b|\best\b)\s*(?P<words>(?:[^\W\d_]+[\s'’-]+){0,5}?)"
    r"(?:tenant|inquilino|mandant(?:en)?|locataire|directory \(?tenant\)? id|directory id)\b"
)
"""What follows a GUID that is named behind: "... (tenant ID)", "... is the customer's tenant"."""

_OURS = r"our|(?<!'s )(?<!s' )(?<!your )own|nuestro|propio|unser(?:e[nmrs]?)?|eigene[nmrs]?|notre|propre"
"""Words that call a tenant the writer's; "the Foundation's own" is not, nor is "your own"."""

_OTHER = (
    r"(?<!\.)example|sample|specimen|beispiel|muster|ejemplo|exemple|esempio|"
    r"source|old|former|legacy|previous|retired|test|testing|demo|sandbox|trial|dev|development|lab|"
    r"staging|acquired|origen|prueba|antiguo|quell|alte[nmrs]?|ancien"
)
_NOT_THE_CUSTOMERS = later(rf"\b(?:{_OURS}|{_OTHER})\b")
"""Words before "tenant" that tell that it is not, or not yet known to be, the one a claim names."""


_OWN, _ANOTHER = later(rf"\b(?:{_OURS})\b"), later(rf"\b(?:{_OTHER})\b")


class Called(NamedTuple):
    """What a GUID is called."""

    kind: str | None
    """``tenant_id``, ``subscription_id``, ``other``; null when nothing near says anything."""

    distance: int
    """Characters between the word and the GUID."""

    role: Role | None
    """Whose it is, when a role word says so."""

    plainly: bool
    """Whether nothing but connecting words parts the word from the GUID, and it is not somebody else's."""

    owner: str
    """The words right before, and the name behind "tenant of"."""


def of_address(before: str) -> str | None:
    """Return what the GUID behind ``before`` is in a Microsoft address, or null; ``before`` is plain text."""
    return next((key for key, pattern in _URL.items() if pattern.search(before)), None)


def called(before: str, after: str) -> Called:
    """Return what the words before a GUID, else right behind it, call it; both are plain texts."""
    kind, distance, start = _nearest(before)
    if kind is None and (behind := _BEHIND.match(after)):
        owner = behind["words"]
        return Called("tenant_id", 0, _side(owner), not _NOT_THE_CUSTOMERS.search(owner), owner)
    said = re.split(r"[.;!?:]\s|\n", before[max(0, start - 50) : start])[-1].split()
    owner = " ".join([word for word in said if any(map(str.isalnum, word))][-_OWNER:])
    if kind != "tenant_id":
        return Called(kind, distance, None, plainly=False, owner=owner)
    between = before[len(before) - distance :]
    mine = not _NOT_THE_CUSTOMERS.search(owner)
    if named := _OF_SOMEBODY.fullmatch(_DOMAIN.sub(" ", between)):
        mine = mine and not _NOT_THE_CUSTOMERS.search(named["owner"])
        return Called(kind, distance, _side(owner) or _side(between), mine, f"{owner} {named['owner']}")
    return Called(kind, distance, _side(owner) or _side(between), mine and _connects(between), owner)


def of_the_writer(owner: str) -> bool:
    """Return whether the words before "tenant" call it the writer's own ("our tenant") and in use."""
    return bool(_OWN.search(owner)) and not _ANOTHER.search(owner)


def domain_beside(before: str, after: str) -> str | None:
    """Return the domain that stands right beside a GUID ("northwick.example (...)"), or null."""
    match = _DOMAIN_BEFORE.search(before) or _DOMAIN_BEHIND.match(after)
    return match[1] if match else None


def _nearest(before: str) -> tuple[str | None, int, int]:
    """Return kind, distance and beginning of the cue that ends nearest to the GUID."""
    best: tuple[str | None, int, int] = (None, FAR + 1, 0)
    for cue, pattern in _CUES.items():
        for match in pattern.finditer(before):
            distance = len(before) - match.end()
            if distance < best[1] and (distance <= NEAR or cue == "subscription_id"):
                best = (cue, distance, match.start())
    return best


def _connects(between: str) -> bool:
    """Whether ``between`` says no more than "... id of the customer (GUID) is:"."""
    if len(between) > NEAR or _BREAKS_OFF.search(between):
        return False
    if _UNDER_CAPTION.fullmatch(between):
        return True
    asides = [match.group() for match in _ASIDE.finditer(between)]
    if any(_NOT_THE_CUSTOMERS.search(aside) or _DENIED.search(aside) for aside in asides):
        return False
    plain = _GIVEN.sub(" ", _ASIDE.sub(" ", _DOMAIN.sub(" ", between.replace("'s", " "))))
    words = re.findall(r"[^\W_]+", plain)
    return all(_CONNECTING.fullmatch(word) or role_words(word) for word in words)


def _side(words: str) -> Role | None:
    sides = role_words(words)
    return next(iter(sides)) if len(sides) == 1 else None
