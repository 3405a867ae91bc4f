"""Cuts the name of an organisation out of the words around it: no more, no less."""

import re
from collections.abc import Sequence

from poedesk.kernel.expressions import compiled, later
from poedesk.proof.finding.dating.date_text import month_names
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.labels.phrases import phrase_book
from poedesk.proof.finding.wording.plain import plain_of

_SUFFIX_PART = later(
    r"(?ix) (?:"
    r"s\.\s?p\.\s?a|s\.\s?r\.\s?l|s\.\s?à\.?\s?r\.\s?l|s\.\s?a\.\s?r\.\s?l|s\.\s?n\.\s?c|s\.\s?c\.\s?[as]|s\.\s?coop|"
    r"s\.\s?de\s?r\.\s?l\.?(?:\s?de\s?c\.?\s?v\.?)?|g\.\s?m\.\s?b\.\s?h|[bn]\.\s?v|v\.\s?o\.\s?f|a\.\s?[bgs]|k\.\s?[gk]|"
    r"l\.\s?l\.\s?p|p\.\s?l\.\s?c|p\.\s?c|d\.\s?o\.\s?o|"
    r"inc|incorporated|corp|corporation|co|company|l\.?\s?l\.?\s?c|l\.?l\.?p|ltd|limited|plc"
    r"|p\.?l\.?l?\.?c|"
    r"gmbh|(?:partg\s?)?mbb|partg|ag|kg|s\.?\s?a\.?(?:\s?s\.?)?(?:\s?u\.?)?(?:\s?de\s?c\.?\s?v\.?)?|s\.?\s?l\.?(?:\s?u\.?|\s?p\.?)?|"
    r"s\.?r\.?l|s\.?p\.?a|s\.?a\.?r\.?l|b\.?v|n\.?v|n\.?a|a\.?b|a/s|aps|oy|oyj|k\.?k|pty|l\.?p|p\.?c|p\.?a|"
    r"dac|clg|cio|c\.?i\.?c|e?hf|ohf|sdn|kft|zrt|nyrt|d\.?o\.?o|eood|p?jsc|oao|teo|s\.\s?r\.\s?o|sp\.\s?z\s?o\.\s?o"
    r"|(?-i:OÜ|SIA|UAB|FZE|FZCO|WLL|eG|eK|e\.\s?(?:K|Kfm|Kfr|G|V))|"
    r"s\.?e|lda|ltda|ug|ohg|kgaa|ulc|(?-i:AS|ASA|A\.S\.)|e\.?v|m\.?d|bhd|pvt|pte|s\.\s?c)\.?(?![\w.])(?:\s+(?:ltd|limited|llc)\.?(?!\w))?"
)
_DESCRIPTOR = later(
    r"""(?ix) (?<!\s)\s*+(?:[,;]\s++|(?<=\s))(?=
      (?:an?|the|una?|eine?|une|sociedad|societe|société|empresa)\s+(?:[\w.&'-]+\s+){0,7}?
        (?:corporation|company|limited|partnership|llc|l\.l\.c|entity|association|organi[sz]ation|institution|firm|
           business|trust|municipality|authority|agency|university|district|department|subsidiary|division|bank|
           sociedad|compañía|compania|empresa|entidad|gesellschaft|société|societe|individual|resident|corp|gmbh)\b
    | (?:with|having|located|whose|organi[sz]ed|existing|acting|incorporated|registered|duly|hereinafter
    |hereafter|
         herein|collectively|individually|together|represented|on\ behalf|for\ and|being|which|who
         |and\ its\ affiliates|
         and\ its\ subsidiaries|doing\ business|d/b/a|dba|trading\ as|a/k/a|a\.k\.a|f/k/a|formerly|
         con\s+(?:domicilio|cif|nif|sede|rfc|ruc|registro|número|numero|n\.i\.f|c\.i\.f)|domiciliad|representad|
         constituid|en\ adelante|en\ lo\ sucesivo|provist|inscrit|titular|mit\ sitz|vertreten|nachfolgend
         |im\ folgenden|
         eingetragen|geschäftsansässig|dont|ayant|représenté|représentée|ci-après|immatricul|sise?\b|
         at\s+\d|of\s+\d|dated|effective|entered|shall|will|agrees?|is\s|are\s|has\s|for\s+(?:the|a|an)\s|regarding|
         relating|pursuant|made|as\s+of|by\s+and)
    )"""
)
_FORM_THEN_PLACE = later(
    r"(?i)\s(?:ltd|limited|inc|incorporated|l\.?l\.?c|gmbh|ag|plc|a/s|(?-i:AS|ASA|SE|SA|SAS|AB|NV|BV)|s\.a|s\.l|s\.r\.l|sarl|oy|aps"
    r"|llp|pty)\.?(?=\s+(?!de\s+[cr]\.?\s?[vl]\b)(?:of|at|in|from|de|del|von|aus|zu|mit|à|au|en)\s+(?-i:[^\W\d_a-z]))"
)
"""A legal form with a place or address right behind it: "Alder Ltd of Mill Lane 3"."""

_REGISTERED = later(
    r"[\s,]+(?=(?:A[CB]N|ARBN|NZBN|UEN|HR[AB]|SIRE[NT]|[CN]\.?I\.?F|R\.?F\.?C|R\.?U\.?C|K[vV]K"
    r"|EIN|UID|VAT|TVA|BTW|CVR|P\. ?IVA|USt-?Id-?Nr"
    r"|(?i:(?:(?:company|registered|registration|org(?:anisation)?)\.? ?)(?:no|number|nr)))"
    r"(?:\.|:|\s(?i:no\.?|nr\.?|n\u00b0)?)*\s*[A-Z]{0,4}[\s-]?\d)"
)
"""What stands before the number under which a house is registered: "Alder Pty Ltd ACN 000 111 222"."""

_LEAD = later(
    r"""(?ix) ^[\s,;:.()\-–—•*"“”']*
    (?: (?: (?:\(?[0-9ivx]{1,3}[.)]|\(?[a-b]\))(?=\s*\S)
    | (?:for|by|and|between|among|amongst|with|from|to|y|ed?|und|et|en|zwischen|entre|tussen|por
    |the\ parties|parties
    |either|
         de\ una\ parte|de\ otra\ parte|y\ de\ otra|por\ una\ parte|por\ otra\ parte|de\ otra|de\ una
         |la\ otra|
         einerseits|andererseits|d['’]une\ part|d['’]autre\ part|on\ the\ one\ hand|on\ the\ other\ hand
         |der|die|
         la\ empresa|la\ sociedad|la\ compañía|la\ société|the\ company|the\ firm
         |(?:(?:the|our|its|your|el|le|dem|den)\ )?
         (?:(?:end|service|solution|microsoft|implementation|consulting)[ -])?(?:customer
         |client|partner|contractor|consultant|vendor|supplier|provider|cliente|proveedor|prestataire|dienstleister
         |auftraggeber|auftragnehmer|kunden?|contratante|contratista))[,:]?\s ) [\s,;:"“”]* )*[\s,;:"“”(]*"""
)
_PERSON_FOR = later(
    r"(?i)\b(?:en nombre y representaci[oó]n de|en representaci[oó]n de|in representation of"
    r"|for and on behalf of|"
    r"on behalf of|im namen (?:der|von)|agissant au nom de|pour le compte de)\s+(?:la\s+(?:empresa"
    r"|sociedad)\s+)?"
)
_ROMAN_OR_SINGLE = later(r"^(?:[ivx]+|[a-z])$", re.IGNORECASE)
_NOT_NAMES = later(
    r"(?i)^(?:(?:the )?(?:company|customer|client|partner|contractor|consultant|provider"
    r"|supplier|vendor|parties)\.?"
    r"|this|that|these|it|all|any|each|parties|party|both|agreement|the agreement|whereas|n/?a|none"
    r"|same|if|"
    r"see\b.*|as above|above|below|ibid|date|page|of|us|you|we|and|or|services?|terms?|scope|title|name"
    r"|signature)$"
)
_ABBREVIATION = later(r"(?i)(?:[^\W\d_]\.){1,5}|(?:bros|assn|dept|univ|intl|int'l)\.")
_MAX_WORDS = 14
_CLAUSE = 4
"""Words from which on mostly small letters make a clause, not a name."""

_LOWER_WORD = later(r"\s+([^\W\d_A-Z][^\W_]*)(?=\s|$)")
"""Words that may begin with a small letter; in other scripts, and with an accent, only the letter tells."""

_JOINING = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "und",
        "et",
        "für",
        "in",
        "at",
        "on",
        "to",
        "da",
        "do",
        "dos",
        "das",
        "van",
        "von",
        "der",
        "den",
        "di",
        "le",
        "les",
        "des",
        "du",
        "zu",
        "zur",
        "al",
        "en",
        "para",
    ]
)
"""Words in lower case that may stand inside a name."""

_PUBLIC_BODY = later(
    r"(?:Centre|H\u00f4pital|Lyc\u00e9e|Coll\u00e8ge|Universit\u00e9|Communaut\u00e9|Conseil|Chambre|\u00c9cole|Institut|Syndicat"
    r"|Office|Agence|Caisse|Mus\u00e9e|Tribunal|Centro|Hospital|Museo|Instituto|Universidad|Colegio|Escuela|Consejo|Junta"
    r"|Agencia|C\u00e1mara|Azienda|Istituto|Ospedale|Liceo|Scuola|Camera|Consorzio|Universit\u00e0)"
    r"(?:\s+[a-z\u00df-\u00ff]{4,}){1,2}"
    r"(?=\s+(?:de|du|des|del|della|di)\s+(?:l[ae]s?\s+|los\s+|l['\u2019])?[^\W\d_a-z]|\s+d['\u2019][^\W\d_a-z])"
)
"""How public bodies begin, with small letters of their own: "Centre hospitalier de Rouen"."""

_PARTNERS = later(r"(?:(?<=[&+d] Co)|(?<=[&+t] Cie))\.\s+(?:KGaA|KG|OHG|oHG|Ltd|LLC|SE|AG|S\.?A\.?S?)(?!\w)")
"""What goes on behind the partners of a firm: "GmbH & Co. KG"."""

_DANGLING = later(r"(?<!\s)(?:\s+(?:of|the|and|for|de|del|la|y|e|und|et|in|at|on|to|von|du|des))+\s*$")


def name_in(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Return the range of the organisation's name that begins in ``text[start:end]``, or null.

    Words before it ("by and between"), its description ("a Delaware corporation, with offices at ...") and
    its defined term are left out; a legal form after a comma belongs to it.
    """
    end = len(text) if end is None else end
    behalf = list(_PERSON_FOR.finditer(text, start, end))
    if behalf and behalf[-1].end() < end:
        start = behalf[-1].end()
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    stop = _end_of_name(text, start, end)
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ",;:(\"“”'–—-*_|"):
        stop -= 1
    if stop > start and text[stop - 1] == "." and not _ends_abbreviated(text[start:stop]):
        stop -= 1
    return (start, stop) if is_name(text[start:stop]) else None


def _end_of_name(text: str, start: int, end: int) -> int:
    stop = end
    for mark in re.finditer(
        r"[,;:(\[{<|“”„«]|(?<![\u05d0-\u05ea])\"|\s[–—-]\s|\n\s*\n|(?<=[a-z)])\.(?=\s)", text[start:end]
    ):
        place = start + mark.start()
        if text[place] == ",":
            suffix = _SUFFIX_PART.match(text, place + 1 + _blanks(text, place + 1))
            if suffix and suffix.end() <= end:
                stop = suffix.end()
                continue_at = (
                    _SUFFIX_PART.match(text, stop + 1 + _blanks(text, stop + 1))
                    if text[stop : stop + 1] == ","
                    else None
                )
                stop = continue_at.end() if continue_at and continue_at.end() <= end else stop
                break
            if stop < end:
                break
        if text[place] == "(" and _inner_brackets(text, place, end):
            continue
        if (form := _form_over_dot(text, start, place)) and form.end() <= end:
            stop = form.end()
            break
        stop = place
        break
    form = _FORM_THEN_PLACE.search(text, start, stop)
    stop = form.end() if form else stop
    for behind in (_DESCRIPTOR, _REGISTERED):
        found = behind.search(text, start, stop)
        stop = found.start() if found and found.start() > start else stop
    public = _PUBLIC_BODY.match(text, start, stop)
    words = list(_LOWER_WORD.finditer(text, public.end() if public else start, stop))
    small = next((word for word in words if word[1][0].islower() and word[1] not in _JOINING), None)
    stop = small.start() if small and not _has_form(text[start:stop]) else stop
    after = (
        word.start()
        for word in words
        if _BETWEEN.fullmatch(word[1]) and _has_form(text[start : word.start()])
    )
    stop = min(next(after, stop), stop)  # "Alder Ltd for Birch Ltd" are two
    return start + len(_DANGLING.sub("", text[start:stop]))


_BETWEEN = later(
    r"for|to|by|with|and|f\u00fcr|an|mit|durch|und|sowie|pour|avec|par|et|para|con|por|y|per|e|voor|met|en"
)
"""Words behind a legal form that join another name."""


_FORM_WORDS = 3
"""Words of a legal form, at most, that are looked at before a dot inside it: "G. m. b. H."."""


def _form_over_dot(text: str, start: int, dot: int) -> re.Match[str] | None:
    """Return the legal form that goes on behind a dot, from there: "& Co. KG", "Pte. Ltd.", "S. p. A."."""
    last = dot
    for _ in range(_FORM_WORDS):
        last = max(start, text.rfind(" ", start, last) + 1)
        form = _SUFFIX_PART.match(text, last)
        if form and form.end() > dot + 1:
            return form
        if (last := last - 1) <= start:
            break
    return _PARTNERS.match(text, dot)


def _inner_brackets(text: str, place: int, end: int) -> bool:
    """Whether the brackets are part of the name: "DATUM (ASIA) LIMITED"."""
    inner = re.compile(r"\([A-Z][\w .&]{0,20}\)\s+(?=[A-Z])").match(text, place, end)
    if not inner:
        return False
    rest = _SUFFIX_PART.match(text, inner.end())
    return rest is not None


def _blanks(text: str, place: int) -> int:
    return len(text[place:]) - len(text[place:].lstrip())


def _ends_abbreviated(text: str) -> bool:
    words = text.split()
    ends = (words[-1], " ".join(words[-2:]))
    return any(_SUFFIX_PART.fullmatch(end) for end in ends) or bool(_ABBREVIATION.fullmatch(words[-1]))


def is_name(text: str) -> bool:
    """Return whether ``text`` can be the name of an organisation or person: no sentence, label or filler."""
    words = text.split()
    first = next((sign for sign in text if sign.isalnum()), "")
    if not words or len(words) > _MAX_WORDS or not first:
        return False
    if first.isalpha() and first.islower() and not _has_form(text):
        return False
    if _NOT_NAMES.match(text.strip()) or _ROMAN_OR_SINGLE.match(text.strip()) or "@" in text or "://" in text:
        return False
    if text.count("(") != text.count(")") or (_DIGIT.search(text) and _is_day_or_number(words)):
        return False
    if any(sign in text for sign in "[]{}<>=|_") or not any(sign.isalpha() for sign in text):
        return False
    small = sum(1 for word in words if word[:1].islower() and word[1:2] != ".")
    if len(words) > _CLAUSE and small > len(words) / 2:
        return False
    if phrase_book().exact(text):
        return False
    return not re.match(r"(?i)(?:page|section|article|exhibit|appendix|attachment|schedule)\s+\S+$", text)


def _is_day_or_number(words: Sequence[str]) -> bool:
    """Return whether words are a day or an identifier: "31 October", a GUID."""
    bare = [word.strip(".,;:()") for word in words]
    figures = [_FIGURES.fullmatch(word) is not None for word in bare]
    return any(figures) and all(
        figure or plain_of(word).text in month_names() for figure, word in zip(figures, bare, strict=True)
    )


_DIGIT = compiled(r"\d")
_FIGURES = compiled(
    r"(?i)\d{1,4}(?:st|nd|rd|th|er)?|[0-9a-f]{8}-[0-9a-f-]{20,}|\d[\d./-]*\d|(?=[a-f]*\d)[0-9a-f]{10,}"
)


def looks_like_organisation(text: str) -> bool:
    """Return whether ``text`` ends in a legal form, so that it cannot be anything but an organisation."""
    words = organisation_words(text)
    plain_words = [word for word in re.split(r"\W+", plain_of(text).text) if word]
    return (
        bool(words) and is_name(text) and len("".join(words)) < len("".join(plain_words)) and _has_form(text)
    )


def _has_form(text: str) -> bool:
    tail = re.search(r"[\s,]+(\S+(?:\s+\S{1,4}\.?){0,6})$", text.strip())
    if not tail:
        return False
    parts = tail.group(1).split()
    return any(_SUFFIX_PART.fullmatch(" ".join(parts[index:]).lstrip("(")) for index in range(len(parts)))
