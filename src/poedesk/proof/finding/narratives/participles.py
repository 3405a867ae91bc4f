"""Words that say by their form that something was done, whichever verb it is: "turned on", "freigeschaltet".

Lists of verbs end; forms do not. Such a word says neither who did it nor that it was work: it counts only
where something else does, as the place of the work in a report, or a product with how much was done.
"""

from functools import lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.narratives.doers import denied
from poedesk.proof.finding.wording.plain import plain_of

_FORMS = compiled(
    r"\b(?:"
    r"(?:[a-z]{2,}-)?[a-z]{3,}(?<!e)ed"
    r"|built|rebuilt|set|put|run|held|taught|written|rewritten|drawn|given|taken|made|brought|sent|shown|laid|cut"
    r"|fed|gone through|sat|wound|hung|dug|told|swept|worn|shut|split|cast|bound|found and|seen to"
    r"|(?:ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|um|vor|weg|zu|zuruck|zusammen"
    r"|hinter|uber|unter|wieder|still|bereit)?ge[a-z]{3,}(?:t|en)"
    r"|[a-z]{3,}iert|(?:be|er|ver|zer|ent|uber|unter)[a-z]{3,10}(?:t|en)"
    r"|[a-z]{3,}[ai]d[oa]s?|hech[oa]s?|puest[oa]s?|escrit[oa]s?|abiert[oa]s?"
    r")\b"
)
"""Participles of English, German and Spanish, over plain text; those of French need their accents."""

_AFTER_HELPERS = compiled(
    r"\b(?:ha|hanno|abbiamo|sono stat[aei]|e stat[oa]|viene|vengono|venne|vennero)\s"
    r"(?:\w+mente\s|gia\s|poi\s|anche\s)?\w{2,}(?:at|ut|it|tt|st|s|rt|lt)[oaie]\b"
    r"|\b(?:heeft|hebben|heb|werd|werden)\b[^.;:]{0,120}?\b"
    r"(?:(?:aan|af|bij|door|in|om|op|over|toe|uit|vast|voor|weg)?ge\w{3,}(?:d|t|en)"
    r"|(?:her|ver|be|ont)\w{3,}(?:d|t))\b"
    r"|\b(?:is|zijn)\b[^.;:]{0,80}?\bdoor\b[^.;:]{0,80}?\b"
    r"(?:(?:aan|af|bij|door|in|om|op|over|toe|uit|vast|voor|weg)?ge\w{3,}(?:d|t|en)"
    r"|(?:her|ver|be|ont)\w{3,}(?:d|t))\b"
)
"""Participles of Italian and Dutch with their helping verbs: alone they look like words of other tongues."""

_FRENCH = compiled(
    r"\b(?:\w{2,}\u00e9(?:e|s|es)?|mise?s?|remise?s?|refaite?s?|faite?s?|\u00e9crite?s?|ouverte?s?)\b"
)

_NONE = compiled(
    r"\w*(?:needed|wanted|required|asked|undersigned|wished|used|based|located|supposed|called|expected|intended|limited"
    r"|scattered|outdated|unsupported|shared|certified|licensed|dedicated|unlimited|related|managed|hundred"
    r"|united|between|advanced|detailed|skilled|experienced|failed|delayed|missed|crashed|suffered|complained|waited"
    r"|hoped|planned|decided|demanded|criti\w+ed|refused|threatened|estimated|priced|quoted|interested)"
    r"|ge(?:gen|meinsam\w*|wesen|schaft\w*|lten|rat\w*|bieten|meinden|genseit\w*|samt|nug\w*|braucht|wollt|wunscht"
    r"|hort|storben|stohlen|plant|fehlt)|benotig(?:t|en)|verlor(?:en)?|veraltet|verlang(?:t|en)|erwart(?:et|en)"
    r"|(?:be|er|ver|ent|unter|uber)(?:st|trieb)\w*|beschaftigt\w*|verbunden|unternehmen|verfahren|benutzt?"
    r"|entfernten|bereits|uberall\w*|unterschrift\w*|verantwort\w*|berat\w+en|erst(?:en)?|bestimmt\w*"
    r"|necesitad\w+|requerid\w+|usad\w+|perdid\w+|robad\w+|comunidad|cantidad|estado|calidad|entidad|mercado"
    r"|(?:re)?unidad\w*|actividad\w*|seguridad|ciudad|lado|grado|sido|ido|partido|sentido|vida|medida|salida|entrada"
    r"|necesidad\w*|identidad\w*|privad\w+|pasad[oa]s?|cada|nada|todavia|demasiad\w+|listado|jornadas?|llamadas?|temporadas?|paradas?"
)
"""Words of such a form that tell what was lacking, wished or how something is, or that are nouns."""

_NONE_AFTER_HELPERS = compiled(
    r"stat[oaie]|avut[oaie]|potut[oaie]|dovut[oaie]|volut[oaie]|pers[oaie]|chiest[oaie]|rimast[oaie]"
    r"|fermat[oaie]|cadut[oaie]|rifiutat[oaie]"
    r"|geweest|gehad|gewild|geworden|gemist|gevraagd|gebleven|gekomen|verloren|verouderd|beperkt|verbonden"
    r"|bedoeld|vereist|verlopen"
)

_NONE_FRENCH = compiled(
    r"soci\u00e9t\u00e9s?|activit\u00e9s?|s\u00e9curit\u00e9|identit\u00e9s?|qualit\u00e9|unit\u00e9s?|associ\u00e9s?"
    r"|(?:ann|tourn|journ|matin|arriv|entr|donn)\u00e9es?|employ\u00e9e?s?|salari\u00e9e?s?|cl\u00e9s?|\u00e9t\u00e9|vol\u00e9e?s?|d\u00e9sir\u00e9e?s?|demand\u00e9e?s?"
    r"|exig\u00e9e?s?|\w+it\u00e9s?|mis\u00e9|d\u00e9tourn\u00e9e?s?|mises?|besoin"
)

_KNOWN_TEXTS = 2048
"""Texts whose words of doing are remembered, at most."""


@lru_cache(_KNOWN_TEXTS)
def done_words(text: str) -> tuple[str, ...]:
    """Return the different words of ``text`` that say by their form that something was done, in order."""
    plain = plain_of(text).text
    told = [
        match.group()
        for match in _FORMS.finditer(plain)
        if not _NONE.fullmatch(match.group()) and not denied(plain, match.start())
    ]
    after_helpers = (
        (match.group().rpartition(" ")[2], match.end() - 1) for match in _AFTER_HELPERS.finditer(plain)
    )
    told += [
        word
        for word, last in after_helpers
        if not _NONE_AFTER_HELPERS.fullmatch(word) and not denied(plain, last)
    ]
    told += [
        match.group() for match in _FRENCH.finditer(text.lower()) if not _NONE_FRENCH.fullmatch(match.group())
    ]
    return tuple(dict.fromkeys(told))
