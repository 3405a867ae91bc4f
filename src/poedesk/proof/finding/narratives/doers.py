"""Whose doing a sentence tells: the partner's for this customer, or what counts for nothing.

Nothing counts: what was not done, what the customer did alone, what was done for somebody else, and what a
product does for anyone.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.narratives.unmade import unmade
from poedesk.proof.finding.wording.expressions import Expression, PassingExpression
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of

NOT_DONE = compiled(
    r"\b(?:not(?! only| just| least)|never|no longer|without|instead of|rather than|nor|yet to be"
    r"|(?:an)?statt|au lieu de|en (?:lugar|vez) de"
    r"|failed to|unable to"
    r"|no se|nunca|sin|nicht(?! nur)|ne\s+\w+\s+pas|n'\w+\s+pas|pas(?! seulement))\s+(?:[\w'-]+\s+){0,4}$"
    r"|\b(?:nobody|no one|no-one|none|niemand|nadie|nessuno)\s+"
    r"(?:(?!(?:else|but|was|is|had|need\w*)\b)[\w'-]+\s+){0,4}$"
    r"|\bno\s+$|(?:^|[.;:(]\s*)(?:no|none of the|keine?[rsn]?|ningun[ao]?|aucune?)\s+(?:[\w'-]+\s+){0,3}$"
)
"""What stands before a verb that is denied; over plain text."""

_VERBS = (
    r"(?:migrated|deployed|configured|installed|moved|set up|rolled out|implemented|trained|enrolled|built"
    r"|created"
    r"|carried out|performed|did|upgraded|transferred|completed|handled|ran|onboarded|provisioned|switched"
    r"|migrates|deploys|configures|installs|moves|sets up|rolls out|implements|trains|will migrate"
    r"|will deploy"
    r"|will configure|will install|will move|will set up|will roll out|will implement|will train"
    r"|migrierte|installierte|konfigurierte|schulte|a migre|a deploye|a configure|a installe|a forme"
    r"|migro|desplego|configuro|instalo|capacito|formo"
    r"|(?:migr|despleg|configur|instal|capacit|form|implement|implant|habilit|activ|cre|traslad)aran?"
    r"|(?:deploi|migr|configur|install|form|activ|cre|transfer)era"
    r"|(?:wird|soll|muss)\b[^.;]{0,80}?\b(?:einrichten|installieren|konfigurieren|migrieren|bereitstellen"
    r"|schulen"
    r"|ausrollen|einfuhren|implementieren|aktivieren|umziehen|uberfuhren|ubertragen))"
)
_BETWEEN = r"(?:\s+(?!was\b|were\b|been\b|is\b|are\b|by\b|for\b|wurden?\b|and\b)[\w'-]+){0,5}?"
_AUXILIARY = r"(?:\s+(?:has|have|had|also|then|already|itself|themselves|have since|hat|ont))?"
_PEOPLE = (
    r"(?:(?:the|our|der|el|le) (?:customer|client|kunde|auftraggeber|cliente)(?:'s|s')?"
    r"|(?:^|[.;:]\s)(?:customer|client|kunde|cliente)(?:'s|s')?|(?:customer|client)(?:'s|s'))"
    r"(?: (?:own|internal))?(?: (?:it|ict|technical|system|network))?"
    r"(?: (?:staff|team|department|people|administrators?|engineers?|employees|technicians?))?"
)
"""The customer or its people; a bare "client" may be a program."""

_ALONE = Expression(
    r"\b(?:itself|themselves|on (?:its|their) own(?! (?!over|in|during|before|by|and|at|last|this|with|within"
    r"|after|between|without|from)\w)|in-house|by its own|without (?:any )?(?:outside"
    r"|external) help"
    r"|(?<!'s )own (?:it )?(?:staff|team|department|people|administrators?|engineers?|technicians?) \w+ed"
    r"|(?<!\bvon )selbst|eigenstandig|in eigener regie"
    r"|lui-meme|elle-meme|eux-memes|por su cuenta|por si mism\w+)\b"
)
_OWN_IT = Expression(
    r"\b(?:own|internal|in-house) (?:it|ict|technical) (?:department|team|staff|people|office|unit|service)\b"
    r"|\b(?:eigenen?|interne[nr]?|hauseigenen?) (?:it|edv)(?:-?\s?(?:abteilung|team|leute))?\b"
    r"|\b(?:propres?|internes?) (?:equipe|service|direction|cellule)s? (?:informatique|technique)\b"
    r"|\b(?:equipe|service) informatique interne\b"
    r"|\bpropi[oa] (?:equipo|departamento|servicio|personal) (?:de (?:informatica|ti|sistemas)"
    r"|informatico)\b"
    r"|\b(?:proprio|interno) (?:reparto|ufficio|servizio) (?:it|informatico)\b|\beigen (?:it|ict)-?\s?\w+\b"
)
"""A house's own people for such work: a firm of that trade does not call its consultants so."""

_DONE_BY = (
    r"\b(?:done|performed|carried out|handled|executed|undertaken|migrated|deployed|configured|installed"
    r"|moved|implemented|rolled out|set up)(?: entirely| solely| alone| completely)? by "
)
_INTERNAL = Expression(
    _DONE_BY + r"(?:our|their|its|the) (?:own )?(?:internal|in-house) (?:it )?"
    r"(?:staff|team|department|people|administrators?|engineers?|employees|technicians?)\b"
)
"""In a buyer's order "our internal staff" are the customer's; a partner's letter would not say so."""

_PARTNER = compiled(
    r"\b(?:we|us|our|the (?:partner|consultants?|contractor|provider|supplier|vendor)|wir|unser\w*|nous"
    r"|notre|nos"
    r"|nosotros|nuestr\w+|el (?:socio|proveedor)|le prestataire|der (?:partner|auftragnehmer)"
    r"|noi|nostr\w+|il (?:partner|fornitore)|wij|ons|onze|de (?:leverancier|opdrachtnemer))\b"
)
_ELSEWHERE = Expression(
    r"\b(?:for|at|with) (?:an?other|other|different|previous|former|earlier|several|many|a (?:different"
    r"|previous|former|similar))"
    r" (?:customers?|clients?|compan(?:y|ies)|organi[sz]ations?|bank|school|council|group|hospital)"
    r"|\b(?:similar|reference|earlier|previous) projects?\b|\b(?:hundreds|dozens"
    r"|thousands) of (?:customers|clients|companies|organi[sz]ations)\b"
    r"|\bour (?:customers|clients)\b"
    r"|\b(?:comparable|similar) (?:[\w-]+ ){0,3}?(?:project|migration|rollout|deployment|engagement)s?"
    r"(?: [\w-]+){0,4}? (?:for|at|with) (?!(?:the|this|our) (?:customer|client)\b)"
    r"|\b(?:vergleichbar|ahnlich)e[nsr]? (?:[\w-]+ ){0,3}?"
    r"(?:projekte?|migration|einfuhrung|umstellung)(?: [\w-]+){0,4}? (?:fur|bei)\b"
    r"|\b(?:projet|migration|deploiement|mission) (?:[\w-]+ ){0,4}?(?:comparable|similaire) (?:pour|chez)\b"
    r"|\b(?:proyecto|migracion|implantacion|despliegue) (?:[\w-]+ ){0,4}?"
    r"(?:comparable|similar|parecid[oa]) (?:para|en)\b"
    r"|\bfur (?:einen |eine )?andere[nrs]? (?:kunden?|firmen?)|\bpour (?:un |d')autres? clients?"
    r"|\bpara otros? clientes?"
)
_GENERAL = compiled(
    r"^\W*(?:with\s+)?(?:microsoft |office |the )?(?P<subject>[\w ./-]{2,45}?)\s+(?:also\s+|then\s+)?"
    r"(?:stops|blocks|detects|breaks down|cuts|reduces|saves|turns|unites|secures|unlocks|drives|boosts"
    r"|connects|eliminates|accelerates|streamlines|senkt|steigert|beschleunigt|stoppt|erkennt|blockiert"
    r"|verwandelt|sichert"
    r"|starkt|reduit|accelere|bloque|detecte|securise|transforme|renforce|stimule|reduce|acelera|bloquea"
    r"|detecta"
    r"|refuerza|impulsa|mejora|riduce|accelera|blocca|rileva|trasforma|rafforza|migliora|potenzia|verlaagt"
    r"|versnelt|blokkeert|beveiligt|versterkt|verbetert|verhoogt"
    r"|is (?:an?|the|part of|our|known|widely|designed|built)|are (?:an?|the)|offers?|provides?|lets"
    r"|allows?|enables?|helps?|gives|brings|delivers"
    r"|includes?|combines|makes|can|protects?|serves|empowers?|transforms?|keeps|simplifies|improves?"
    r"|ist (?:ein\w*|die|der|das)|bietet|ermoglicht|schutzt|hilft|vereint|verbindet|bundelt|vereinfacht|macht"
    r"|est (?:un|une|la|le)|offre|permet|protege|aide|reunit|regroupe|simplifie|facilite|rend|seduit"
    r"|es (?:un|una|la|el)|ofrece|permite|ayuda|reune|simplifica|facilita|convierte"
    r"|e (?:un|una|il|la|lo)|consente|protegge|aiuta|riunisce|semplifica|rende"
    r"|is (?:de|het|een)|biedt|beschermt|helpt|verbindt|vereenvoudigt|maakt|ar (?:en|ett|den|det)|erbjuder)\b"
)
_OF_SOMEBODY = compiled(
    r"\d+\s+\w{3,}|\b(?:(?<!view of the )customer|client|cliente|kunden?|klant|was|were|has been|have been"
    r"|wurden?|ete|stat[oaie]|we|us|our|uns|unser\w*|nous|notre|nos|nosotros|nuestr\w+|noi|nostr\w+|ons"
    r"|onze)\b"
)
"""What tells a product of one house, and not of any."""

_IT = compiled(r"^(?:it|this|they|the (?:service|product|solution|platform|tool)s?|es|sie|il|elle)$")

_KNOWN_TEXTS = 2048
"""Sentences of which it is remembered whose doing they tell, at most: several finders ask."""

_DENYING = 8
"""Words, at most, from what denies a verb to the verb: three that deny, four between, and the one before."""

_NEAR = 200
"""Characters before a verb in which the beginning of its clause is looked for first."""

_CLAUSE = compiled(r"[.;,:!?]\s|\b(?:but|aber|pero|mais|that|which|who|because|while|and then)\b")
_CLAUSE_DENIED = compiled(
    r"\b(?:was|were|been|is|are|did|could|will|would|has|have|had) (?:not|never)\b(?! (?:only|until|just))"
    r"|\b(?:wurden?|wird|werden|ist|sind|konnten?|hat|haben) (?:noch |bisher |leider )?(?:nicht"
    r"|nie)\b(?! nur)"
    r"|\bn'(?:a|ont|est|sont|avons)\b.{0,12}\b(?:pas|jamais)\b|\bno (?:fue|fueron|se|ha|han|hemos)\b"
    r"|\bno (?!demo|video|info|audio|piloto|contado|foto|logo|radio|studio|portfolio|ratio|scenario|macro"
    r"|auto|also)"
    r"\w{2,}(?:[bcdfgijlmnprstvz]o|aron|ieron|amos|imos)\b"
    r"|\bne \w+ (?:pas|jamais)\b|\bnon (?:e|sono|ha|hanno|abbiamo)\b"
)


@cache
def _before_verbs() -> PhraseList:
    """Return the words with which all begins that ``NOT_DONE`` takes for a denial."""
    return PhraseList(
        [
            *("not", "never", "no", "without", "instead", "rather", "nor", "yet", "failed", "unable", "none"),
            *("nobody", "no one", "no-one", "niemand", "nadie", "nessuno"),
            *("nunca", "sin", "ningun*", "nicht", "kein*", "ne", "n", "pas", "aucun*"),
            *("statt", "anstatt", "au lieu de", "en lugar de", "en vez de"),
        ]
    )


@cache
def _in_clauses() -> PhraseList:
    """Return words of which one stands in all that ``_CLAUSE_DENIED`` takes for a denial."""
    return PhraseList(["not", "never", "no", "nicht", "nie", "n", "ne", "non"])


def denied(plain: str, start: int) -> bool:
    """Return whether the word at ``start`` of a plain text is denied, be it by what follows in its clause."""
    before = _before_verbs().starts(plain)
    if before and before[0][0] < start and NOT_DONE.search(plain, _words_back(plain, start), start):
        return True
    if unmade(plain, start):
        return True
    if not _in_clauses().may_match(plain):
        return False
    low = 0
    for near in (max(0, start - _NEAR), 0):
        if breaks := list(_CLAUSE.finditer(plain, near, start)):
            low = breaks[-1].end()
            break
    end = _CLAUSE.search(plain, start)
    return _CLAUSE_DENIED.search(plain, low, end.start() if end else len(plain)) is not None


def _words_back(plain: str, start: int) -> int:
    """Return a place before which nothing that ``NOT_DONE`` matches up to ``start`` can begin."""
    near = max(0, start - _NEAR)
    words = plain[near:start].rsplit(None, _DENYING)
    return near + len(words[0]) if len(words) > _DENYING else 0


_NO_PART = Expression(
    r"\b(?:was|were|is|are) not involved\b|\b(?:took|takes|had|played) no part\b"
    r"|\bdid not (?:take part|participate)\b"
    r"|\bn'(?:y )?(?:a|ont) pas (?:pris part|participe)\b|\bn'est pas intervenue?\b|\bn'y a pas pris part\b"
    r"|\bwar(?:en)? (?:[\w-]+ ){0,3}?nicht beteiligt\b|\bwirkte[n]? (?:[\w-]+ ){0,3}?nicht mit\b"
    r"|\bno (?:particip(?:o|a|aron)|intervino|intervinieron)\b|\bno tom(?:o|aron) parte\b"
)
_OF_ONES_OWN = compiled(
    r"\b(?:customers?|clients?|users?|staff|employees|people|pupils|patients|utilisateurs|salaries|client"
    r"|anwender"
    r"|mitarbeiter\w*|kund\w+|usuarios|empleados|cliente)\b[^.;]{0,40}$"
)


@lru_cache(_KNOWN_TEXTS)
def takes_no_part(text: str) -> bool:
    """Return whether a sentence says that somebody had no part in what was told before it.

    Users or the customer may have had none; then the work is the partner's all the same.
    """
    made = plain_of(text)
    match = _NO_PART.search(made.text)
    if match is None or _OF_ONES_OWN.search(made.text[: match.start()]):
        return False
    subject = text[: made.original(*match.span())[0]]
    return re.search(r"[A-Z\u00c0-\u00de]\w+\W*(?:[\w&.-]+\W+){0,2}$", subject) is not None


@lru_cache(_KNOWN_TEXTS)
def for_others(text: str) -> bool:
    """Return whether a sentence tells of work for somebody else."""
    return _ELSEWHERE.search(plain_of(text).text) is not None


@lru_cache(_KNOWN_TEXTS)
def customers_own(text: str, customer: str | None = None, partner: str | None = None) -> bool:
    """Return whether a sentence tells what the customer did alone.

    ``customer`` and ``partner`` are their names as a sentence would use them, when they are known.
    """
    plain = plain_of(text).text
    if _INTERNAL.search(plain):
        return True
    if partner and _without(partner).search(plain):
        return _done_alone(plain)
    if partner and _names(partner, plain):
        return False
    if _OWN_IT.search(plain):
        return True
    if _PARTNER.search(plain):
        return False
    if _done_alone(plain):
        return True
    named = plain_of(customer).text if customer else ""
    return any(
        _acts(name).search(plain) or _done_by(name).search(plain)
        for name in ((None, named) if named else (None,))
    )


def _done_alone(plain: str) -> bool:
    """Return whether somebody did it alone; not whether it was done "on the night shift itself"."""
    return any(
        match.group() not in _ITSELF or not _OF_A_PLACE.search(plain, 0, match.start())
        for match in _ALONE.pattern.finditer(plain)
    )


_ITSELF = frozenset({"itself", "themselves", "selbst", "lui-meme", "elle-meme", "eux-memes"})
_OF_A_PLACE = compiled(
    r"\b(?:on|in|at|during|inside|beside|an|auf|wahrend|am|im|beim|sur|dans|pendant)\s"
    r"(?:(?:the|each|every|der|dem|den|das|die|le|la|les)\s)?(?!(?:it|ict)\b)[\w-]+\s(?:(?!by\b)[\w-]+\s)?$"
)
"""What stands before "itself" when that only points to a place or a time, and to nobody who acts."""


def general(text: str, products: Iterable[str] = ()) -> bool:
    """Return whether a sentence tells what a product does for anyone; ``products`` are names it may have."""
    plain = plain_of(text).text
    match = _GENERAL.match(plain)
    if match is None or _OF_SOMEBODY.search(plain, match.end("subject")):
        return False
    subject = match.group("subject").strip()
    return bool(_IT.match(subject)) or any(subject in name or name in subject for name in products)


@cache
def _without(partner: str) -> PassingExpression:
    """Return the expression for work that was done without somebody: "selbst, ohne die Hafenrand IT GmbH"."""
    name = plain_of(partner).text
    return PassingExpression(
        rf"(?<!\w)(?:without|ohne|sans|sin)\s(?:(?:the|any|die|den|das|der|la|le|el|help|of|from|hilfe|von"
        rf"|durch"
        rf"|mitwirkung|aide|ayuda|de)\s){{0,4}}?{re.escape(name)}(?!\w)",
        name,
    )


@cache
def _acts(name: str | None) -> Expression:
    """Return the expression for what a plain name does; without one, what any customer's people do."""
    return _expression(
        name, rf"(?<!\w)(?<!by )(?<!for )(?<!to ){_who(name)}{_BETWEEN}{_AUXILIARY}\s+{_VERBS}(?!\w)"
    )


@cache
def _done_by(name: str | None) -> Expression:
    return _expression(name, rf"{_DONE_BY}{_who(name)}(?!\w)")


def _who(name: str | None) -> str:
    return _PEOPLE if name is None else re.escape(name)


def _expression(name: str | None, pattern: str) -> Expression:
    return Expression(pattern) if name is None else PassingExpression(pattern, name)


def _names(name: str, plain: str) -> bool:
    """Return whether a plain text holds ``name`` as whole words."""
    written = plain_of(name).text
    return written in plain and _word(written).search(plain) is not None


@cache
def _word(written: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")
