"""The words by which signature blocks speak, in four languages, as patterns over flat text.

Flat text (``flat``) has the same length as the original, so that a match is a range of the page.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.wording.necessary import Needed
from poedesk.proof.finding.wording.plain import plain_of

CONFORMED = "/s/ form"
"""``Finding.detail`` of a typed signature in the form "/s/ Name"."""

BARE_NAME = "bare name"
"""``Finding.detail`` of a typed signature that is nothing but a name on the line."""


class _FlatSigns(dict[int, str]):
    """The flat form of each sign by its code, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _KNOWN_SIGNS:
            self.clear()
        self[code] = _flat_sign(chr(code))
        return self[code]


_KNOWN_SIGNS = 4096
"""Signs whose flat form is kept at most, whatever a document holds."""

_FLAT_SIGNS = _FlatSigns()


def _flat_sign(sign: str) -> str:
    if sign in "\u2019\u2018":
        return "'"
    if sign.isspace():
        return "\t" if sign == "\t" else " "
    bases = [part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)]
    low = bases[0].casefold() if bases else " "
    return low[0] if low else " "


def flat(text: str) -> str:
    """Return ``text`` without accents and case, sign by sign: of the same length."""
    if not text.isascii():
        signs = set(_BEYOND_ASCII.findall(text))
        forms = {sign: _FLAT_SIGNS[ord(sign)] for sign in signs}
        if len(signs) > _FEW_SIGNS or any(form != form.lower() for form in forms.values()):
            return text.translate(_FLAT_SIGNS)
        for sign, form in forms.items():
            text = text.replace(sign, form)
    low = text.lower()
    if not low.isprintable():
        for blank in _ASCII_BLANKS:
            low = low.replace(blank, " ")
    return low


_BEYOND_ASCII = later(r"[^\x00-\x7f]")
_FEW_SIGNS = 64
"""Signs beyond ASCII, up to which it is faster to replace one after the other than to look at each place."""

_ASCII_BLANKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x1f"


CUSTOMER_WORDS = (
    "customer|clients?|buyer|purchaser|licensee|subscriber|government|end[- ]user|contracting officer|cliente"
    "|owner(?='s\\s)|compradora?"
    "|contratante|propiedad|propietaria|promotora|destinatari[oa]|adquirente|comitente"
    "|kunden?|kundin|auftraggeber(?:s|in)?|bestellers?|bestellerin|kauferin|kaufers?"
    "|bauherr(?:n|in)?|leistungsempfangers?|abnehmers?"
    "|cust(?=\\.?\\s)|acheteu(?:r|se)|donneur d'ordre|commanditaire"
    "|maitre d'ouvrage|beneficiaire|cliente|acquereur"
    "|(?:eind)?klant|opdrachtgevers?|afnemers?|committente|acquirente"
    "|beneficiary|service recipient|beneficiari[oa]"
    "|(?:company|firm|party|organi[sz]ation) (?:that|which|who) (?:has )?(?:received|ordered|commissioned)"
)
PARTNER_WORDS = (
    "partner|(?:service )?provider|supplier|vendor|(?:sub)?contractor|consultant|consultancy|reseller|seller"
    "|developer|licensor|integrator|implementer|offeror|proveedora?|contratista|consultora?|socio|vendedora?"
    "|ejecutora?|adjudicataria|prestadora?|instaladora?|integradora?|suministradora?"
    "|auftragnehmers?|auftragnehmerin|anbieter(?:s|in)?|lieferanten?|lieferantin"
    "|dienstleister(?:s|in)?|berater(?:s|in)?|systemhaus(?:es)?"
    "|leistungserbringers?|ausfuhrende[rn]?"
    "|fournisseur|prestataire|integrateur|executant|maitre d'(?:oe|\\u0153)uvre"
    "|partenaire|revendeur|opdrachtnemers?|leveranciers?|dienstverleners?"
    "|fornitore|appaltatore|prestatore|affidatario"
    "|(?:company|firm|party|organi[sz]ation) (?:that|which|who) (?:has )?(?:performed|delivered|provided)"
)
ROLE_WORDS = f"(?:{CUSTOMER_WORDS}|{PARTNER_WORDS})".replace(" ", r"\s")
_SHORT = r"(?:\b(?:den|dem|le|la|du|de|voor|namens)\s(?:{})(?=\s*(?:$|[:,(/])))"
"""A side by the letters that its trade writes for it, with an article: "für den AG", "pour le MOA"."""

_DESK = (
    r"(?!\s(?:success|care|relations?|relationship|support|services?|satisfaction|experience|account|engagement"
    r"|delivery)\s(?:manager|director|lead|team|executive|officer|engineer|consultant|specialist"
    r"|representative|agent|desk|department|head)\b)"
)
"""Behind a word for the customer: "customer success manager" is somebody of a house that has customers."""

_CUSTOMER_RE = later(rf"\b(?:{CUSTOMER_WORDS})(?:'s|s)?\b{_DESK}|{_SHORT.format('ag|moa|og')}")
_OF_FIRM = (
    r"(?!(?:(?<=partner)|(?<=partners))\s"
    r"(?:mbb|partg|g?gmbh|ag|kg|llp|ltd|limited|inc|llc|plc|sas|sarl|srl|b\.?v)\b)"
)
"""Behind a word for the partner: "Kolberg & Partners LLP" is the name of a firm, whichever side it is."""

_DOERS = (
    "(?:(?:service|field|site|support|system|network|installation|it)[ -])?"
    "(?:engineer|technician|installer|fitter)s?"
    "|(?:service|system)?techniker(?:s|in)?|monteur(?:s|in)?|installateur(?:s|in)?|intervenante?|technicien(?:ne)?"
    "|tecnic[oa]|instaladora?|installatore|installatrice|technicus|uitvoerder"
)
_OF_DOER = (
    rf"\b(?:{_DOERS})(?:'s|s')?[ -](?:signature|sign-?off)\b"
    r"|\b(?:signature|unterschrift|firma|handtekening)(?:\s(?:of|by|der|des|de|du|del|della|van))?"
    rf"(?:\s(?:the|la|le|il|de))?[\s:]\s?(?:(?:de\s|del)?l')?(?:{_DOERS})\b"
)
"""A place to sign for whoever did the work on site."""

_PARTNER_RE = later(rf"\b(?:{PARTNER_WORDS})(?:'s|s)?\b{_OF_FIRM}|{_SHORT.format('an|moe|on')}|{_OF_DOER}")


def role_of(text: str) -> Role | None:
    """Return the side that ``text`` names; null when it names none or both."""
    low = flat(text)
    customer, partner = bool(_CUSTOMER_RE.search(low)), bool(_PARTNER_RE.search(low))
    if customer == partner:
        return None
    return Role.CUSTOMER if customer else Role.PARTNER


_DOER_FIRST = later(rf"(?:(?:the|der|die|le|la|el|il|lo|de|het)\s|l')?(?:{_DOERS})\b")


def begins_with_who(text: str) -> bool:
    """Return whether ``text`` tells whose it is, where another begins with a place: "Le client, le 3 mai"."""
    return role_of(text) is not None or _DOER_FIRST.match(flat(text).strip()) is not None


def without_side(text: str) -> str:
    """Return ``text`` without the words that name a side: "Unterschrift" of "Unterschrift Auftraggeber"."""
    low = flat(text)
    sides = sorted(match.span() for found in (_CUSTOMER_RE, _PARTNER_RE) for match in found.finditer(low))
    for start, end in reversed(sides):
        text = f"{text[:start]} {text[end:]}"
    return text


FILLER = r"(?:(?:\\?_\s?){3,}|\.{4,}|\u2026{2,}|(?:-\s?){6,}|={5,}|\u2013{4,}|\u2014{3,})"
"""What stands for an empty line in text: underscores, dots, dashes."""

FILLER_RE = later(FILLER)
_FILLER_NEEDED = Needed([FILLER])


def is_filled(text: str) -> bool:
    """Return whether something stands in ``text`` for an empty line."""
    return _FILLER_NEEDED.may_match(text) and FILLER_RE.search(text) is not None


_LEAD = r"(?:\(?\d{1,2}\s?[a-z]?[.)]\s+|[\[(*\u2022\u25aa-]\s*)?"
_END = (
    rf"(?:\s*\)\s*(?=\w)|\s*[\])*]*\s*(?=$|:|\uff1a|\s\s|\t|{FILLER}|\||/\s?s\s?/"
    r"|\((?:print|type|please|sign|ink|required|printed)[^)]*\)))"
)
_WHO = rf"(?:(?:the\s)?{ROLE_WORDS}(?:'s|s')?\s+)"
_ANY = r"(?:[\w.&'/-]{1,60}\s){0,4}?"  # longer ones are no words, and each place in them would be tried
_OF = (
    r"(?:,?\s+(?:(?:for\sand\s)?on\sbehalf\sof|for\sand\son\sbehalf\sof|of|for|from|del|de\sla|de|des|der|du|von|para|por|par)\s(?:the\s|el\s|la\s)?"
    r"[\w .&'/,-]{2,60}?)?"
)
_QUALIFIER = (
    r"(?:\s*\((?:(?:print|type|please|printed|sign|in\sblock|optional|required|en\sletra)[^)]*"
    rf"|(?:(?:for|by|on\sbehalf\sof|por|para|fur|pour)\s)?(?:the\s|el\s|la\s|den\s|le\s)?{ROLE_WORDS})\))?"
)
"""What may follow a label in brackets: how to fill it in, or for whom it is ("Approved by (client)")."""


@cache
def label_phrases(who: str = _WHO) -> Mapping[str, tuple[str, ...]]:
    """Return each kind of label with the expressions for its words, in the order of ``data/blocks.yaml``.

    ``who`` is what may stand for a side before a label.
    """
    parts = {" ": r"\s", "{role}": ROLE_WORDS, "{who}": who, "{any}": _ANY, "{of}": _OF}

    def whole(phrase: str) -> str:
        for name, text in parts.items():
            phrase = phrase.replace(name, text)
        return phrase

    return {kind: tuple(map(whole, phrases)) for kind, phrases in _label_data().items()}


@cache
def _label_data() -> Mapping[str, list[str]]:
    source = files("poedesk.proof.finding").joinpath("data/blocks.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, list[str]] = load_yaml(source)
    return loaded


@cache
def labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each kind of label with its pattern where it begins, in the order of ``data/blocks.yaml``."""
    return tuple(
        (kind, compiled(rf"{_LEAD}(?P<label>(?:{_joined(phrases)}){_QUALIFIER}){_END}"))
        for kind, phrases in label_phrases().items()
    )


def _joined(phrases: Sequence[str]) -> str:
    """Return one expression for ``phrases``, in their order, which tries a side before them once for all.

    That finds the same: no phrase begins with words for a side by itself.
    """
    side = f"{_WHO}?"
    parts = []
    for sided, alike in groupby(phrases, key=lambda phrase: phrase.startswith(side)):
        inner = "|".join(phrase.removeprefix(side) if sided else phrase for phrase in alike)
        parts.append(f"{side}(?:{inner})" if sided else inner)
    return "|".join(parts)


BEHALF = later(
    r"(?P<label>(?:(?:signed|executed|accepted|agreed|acknowledged|approved|delivered)(?:,|\sand|\s&)?\s)*"
    r"(?:(?:by\s(?:or\s)?)?(?:for\s(?:and\s)?)?on\sbehalf\sof|(?:firmado\s)?en\s(?:nombre"
    r"|representacion)\sde|im\snamen\s(?:von|der|des)"
    r"|pour\sle\scompte\sde|fur\sden|pour\sle))(?=\s|:|$)"
)
"""Words after which an organisation is named, with or without a colon."""

SIGNED_BY = later(
    r"(?P<label>(?:(?:signed|executed|accepted|agreed|acknowledged|approved)(?:\s?,\s|\s(?:and|&)\s|/))*"
    r"(?:signed|executed|accepted|agreed(?:\sto)?|acknowledged|approved|authori[sz]ed)\sby|(?:aceptado"
    r"|aprobado|firmado)\spor)\s(?P<rest>.{2,70})$"
)
"""Words before an organisation without a colon between: a heading such as "Executed by Northwind Ltd:"."""

SIGNED_FOR = later(
    r"(?P<label>(?:(?:signed|executed|accepted|agreed|acknowledged|approved|confirmed|authori[sz]ed)"
    r"(?:\s?,\s|\s(?:and|&)\s|/|\s))+for)\s"
    r"(?!(?:the\s|our\s|your\s|their\s|its\s)?(?:release|payment|production|processing|use|delivery|distribution|filing"
    r"|publication|implementation|construction|services?|purposes?|above|following|works?|projects?|amount"
    r"|period|year|month|scope|signature|identification|completion|acceptance|and\son)\b)"
    r"(?P<rest>[^\W\d_][^\d_;@.]*(?:\s[^\d_;@]+){0,7}?\.?)\s?:?$"
)
"""A heading that says for whom somebody signs: "Signed for Northwind Ltd"."""

FOR_WHOM = later(r"(?:\b(?:for|on behalf of|por|en nombre de|pour|im namen (?:von|der))|^fur)$")
"""The end of a label that an organisation follows: "Signed for", "For and on behalf of"."""

SIDE_HEADING = later(
    rf"{ROLE_WORDS}(?:'s)?\s(?:acknowledge?ment|acceptance|approval|authori[sz]ation|sign-?off|confirmation)$"
    r"|(?:(?:agreed|accepted|signed|approved|executed|acknowledged|authori[sz]ed|confirmed|aceptado"
    rf"|firmado|aprobado|unterzeichnet)\b.{{0,30}}"
    rf"|(?:for|por|para|fur|pour)\s(?:the\s|el\s|la\s|den\s|le\s)?(?:.{{0,20}}\s)?)\b{ROLE_WORDS}\b.{{0,30}}$"
)
"""A heading before a colon that says whose block follows: "Agreed for the Partner"."""

PLATFORM_ID = later(r"^[0-9a-f]{8,32}(?:\.{2,3}|\u2026)?$")
"""The key that an e-sign platform prints under a signature."""

_NOT_BEFORE = (
    "effective due start end issue invoice order delivery completion commencement expiry expiration "
    "birth closing renewal document received print printed current project domain tenant file product "
    "account user workload host company contract agreement go-live opportunity program programme "
    "engagement authorized authorised po job event the of a an this such said my your family first "
    "last middle"
)
NOT_BEFORE = frozenset(_NOT_BEFORE.split())
"""Words that make another label of the label after them: "Effective Date", "Project Name"."""

OTHER_LABEL = later(r"(?P<label>[a-z][\w/&'().-]{0,60}(?:\s[\w/&'().-]{1,60}){0,5})\s?(?=:(?:\s|$|_))")
"""Any other short run of words before a colon: it ends a value."""

SLASH_S = later(r"^[\s(\[]*(?:/\s?s\s?/|s/(?!n\b)|/s(?=\s))\s*(?P<name>.*)$")
"""A conformed signature: "/s/ Name" and its careless forms."""

PLACEHOLDER = later(
    r"^\W*(?:tbd|tbc|tba|n/?a|x{2,}|pending|sign\shere|signature\shere|initial\shere|firm(?:e|ar)\saqui"
    r"|click\s.*|enter\s.*"
    r"|insert\s.*|to\sbe\s(?:signed|completed|determined).*|your\sname.*|(?:name|signature|title|date"
    r"|initials|print\sname)"
    r"|(?:mm|dd|yyyy|aaaa|tt|jj)(?:[/.\- ]?(?:mm|dd|yy|yyyy|aaaa|tt|jj)){1,2})\W*$"
)
BRACKETED = later(r"^\s*(?:\[[^\]]*\]?|<[^>]*>?|\{\{?.*?\}?\}|\u00ab[^\u00bb]*\u00bb?)\s*$")

RECEIVED = later(r"\b(?:received|recibido|eingegangen|recu\sle|rec'd|filed|printed\son|generated\son)\b")
"""A stamp of somebody who got the paper: its date is nobody's signature date."""

NOT_SIGNING = later(
    r"\b(?:prepared|written|presented|submitted|compiled|reported|author(?:ed)?|contacts?|drafted|photo\w*"
    r"|witness\w*|notary|attested|in the presence of|en presencia de|en presence de|in gegenwart|beglaubigt"
    r"|issued|erstellt|verfass\w+|ansprechpartner\w*|zeuge\w*|elaborado|preparado|contacto|testigo|redige"
    r"|etabli par|interlocuteur|temoin)\b"
)
"""Words that say that somebody wrote the paper, can be asked, or saw others sign."""

CHECKING = later(
    r"^(?:checked|reviewed|verified|controlled|gepruft|kontrolliert|revisad[oa]|verificad[oa]|comprobad[oa]|verifie"
    r"|controle|revu|verificato|controllato|redatto|compilato|gecontroleerd|nagekeken|opgesteld)\b"
)
"""Heads of columns of those who looked a paper over before it was approved."""

DECIDING = later(
    r"^(?:approved|authori[sz]ed|accepted|released|agreed|signed|genehmigt|freigegeben|abgenommen|angenommen"
    r"|aprobad[oa]|autorizad[oa]|aceptad[oa]|approuve|autorise|accepte|valide|approvato|autorizzato|accettato"
    r"|goedgekeurd|geaccepteerd|vrijgegeven)\b"
)
"""Heads of columns of those who approve a paper, so that it stands."""

CERTIFICATE_PAGE = later(
    r"certificate\sof\scompletion|envelope\ssummary\sevents|(?:final\s)?audit\sreport|signature\scertificate"
    r"|audit\strail|audit\s(?:record|log)(?=\W*$|\s(?:of|for)\s)|signing\s(?:log|record)|signature\sreport|registro\sde\sauditoria"
    r"|informe\sde\sauditoria|piste\sd'audit|rapport\sd'audit|prufprotokoll"
    r"|certificato\sdi\scompletamento|certificaat\svan\svoltooiing|certificado\sde\sconclusao"
    r"|(?:envelope|signing|signature)\shistory"
    r"|certificado\sde\s(?:finalizacion|firma|realizacion)|signing\scertificate|completion\scertificate"
    r"|certificat\sd(?:e\s(?:signature|realisation|fin)|'achevement)|dossier\sde\spreuve"
    r"|abschlusszertifikat|abschlussbescheinigung|signaturzertifikat|(?:signatur|unterschriften)protokoll"
)

_CERTIFICATE_NEEDED = Needed([CERTIFICATE_PAGE.pattern])

_KNOWN_PAGES = 128
"""Pages of which it is remembered whether they are certificates, at most: three finders ask."""

TITLE_LENGTH = 60
"""Characters of a line that can be the title of a certificate."""

_CERTIFICATE_BODY = later(
    r"envelope\s?id|ip\saddress|\bip:|signed\sby|transaction\sid|document\sid|signer\sevents|signer|firmante"
    r"|time\szone|adresse\sip|ip-adresse|direccion\sip|signataire|unterzeichner|umschlag-id|reference\snumber"
    r"|identifiant|identificador|id\sd'enveloppe|id\.?\sde\s(?:sobre|transaccion)|transaktions-id|time\ssource"
    r"|horodatage|zeitstempel|marca\sde\stiempo"
)


_PLATFORM = later(r"^[\w.]+(?:\s[\w.]+)?\s?[\u2014\u2013:|-]\s(?=\w)")
"""A platform's own name before the title of its certificate."""


@lru_cache(_KNOWN_PAGES)
def is_certificate(text: str) -> bool:
    """Return whether a page is an e-sign platform's completion certificate or audit report."""
    if not _CERTIFICATE_NEEDED.may_match(plain_of(text).text):
        return False
    low = flat(text)
    titles = (flat(line).strip() for line in text.splitlines())
    short = (_PLATFORM.sub("", line) for line in titles if len(line) < TITLE_LENGTH)
    titled = any(CERTIFICATE_PAGE.match(line) for line in short)
    return titled and len(set(_CERTIFICATE_BODY.findall(low))) >= 2  # noqa: PLR2004 - one word may be chance


def shown_label(label: str) -> str:
    """Return a label without what opens it; a bracket that closes in it stays: "(Public Sector) Initials"."""
    bare = label.strip(" ([*")
    return f"({bare}" if bare.count(")") > bare.count("(") and "(" in label else bare
