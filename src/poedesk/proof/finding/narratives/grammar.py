"""The grammar of a passage in plain text: passives, notes without verbs, numbers, tenses."""

from typing import Literal

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.wording.expressions import Expression, Expressions

Tense = Literal["past", "future", "mixed"]

_PAST = Expressions(
    r"\b(?:was|were|has been|have been|had been|fue|fueron|ha sido|han sido|hemos|se \w+(?:o|aron|ieron)"
    r"|wurde|wurden|haben wir"
    r"|a ete|ont ete|nous avons)\b|\b\w{3,}(?:ed|amos|imos|aron|ieron)\b|\b(?:built|ran|led|held|gave"
    r"|moved|set up|rolled out|taught)\b"
)
_FUTURE = Expressions(
    r"\b(?:will|shall|is to|are to|to be|going to|plans? to|would|must|sera|seran|va a|van a|debera"
    r"|deberan|se \w+ara|se \w+aran|\w+ara|\w+aran"
    r"|wird|werden|soll|sollen|sera|seront|va|doit)\b"
)
PASSIVE = Expressions(
    r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+)?(?!needed|required|wanted|asked|used|based"
    r"|located|supposed|called|named|expected|intended|limited|scattered|outdated)(?:\w{2,}ed|built|set"
    r"|run|done|given|held|taught|made|led|put|moved)\b"
    r"|\b(?:fue|fueron|sido|ser|sera|seran|esta|estan)\s+(?:\w+mente\s+)?\w{2,}[ai]d[oa]s?\b|\bse (?:ha "
    r"|han )?\w+(?:o|aron|ieron|ara|aran|ado|ido)\b"
    r"|\b(?:wurden?|werden|wird|worden)\b.{0,80}\b(?:ge\w{2,}t|ge\w{2,}en|\w+iert|\w+t|\w+en)\b|\b(?:ete"
    r"|seront|sera)\s+\w{3,}e?s?\b"
    r"|\b\w{3,}(?:amos|imos|aremos)\b"
    r"|\b(?:e|sono|fu|furono|era|erano|viene|vengono|venne|vennero)\s(?:stat[oaei]\s)?(?:\w+mente\s)?"
    r"\w{3,}(?:at|it|ut)[oaei]\b"
    r"|\b(?:is|zijn|werd|werden|wordt|worden)\b[^.;:,]{0,80}?\b(?:aan|af|bij|in|om|op|over|toe|uit|vast|voor)?"
    r"ge(?!en\b|heel\b|woon\b|noeg\b)[a-z]{3,}(?:d|t|en)\b"
)
"""Passives, and the Spanish "we": both say that somebody acted."""

CLIPPED = Expression(
    r"(?:^|[.;:\u2022\n-]\s*|\band\s+)(?:[\w'%/-]+\s+){1,6}?(?:set up|migrated|deployed|configured"
    r"|installed|enrolled|onboarded|trained"
    r"|instructed|coached|moved|created|built|designed|tested|resolved|rolled out|handed over|provisioned"
    r"|enabled|introduced|connected|held|laid out|carried (?:over|across)|swapped|replaced|checked|written"
    r"|fitted"
    r"|wired|scanned|taught"
    r"|aufgenommen|verteilt|zugewiesen|ausgerollt|angebunden|eingebunden|uberfuhrt|freigeschaltet|aktiviert|ersetzt|getestet"
    r"|eingespielt|umgestellt|umgezogen|abgelost|angelegt|ubertragen|abgeglichen|abgeschaltet"
    r"|posees?|basculees?|creees?|remplacees?|instalad[ao]s?|trasladad[ao]s?|cread[ao]s?|sustituid[ao]s?"
    r"|migriert|eingerichtet|geschult|installiert|konfiguriert|bereitgestellt|migrees?|formees?|deploye\w*"
    r"|configure\w*|migrad[ao]s?|formad[ao]s?|configurad[ao]s?"
    r"|desplegad[ao]s?)(?=\s+(?:in|on|to|for|with|by|at|from|across|during|nach|in|fur|vers|sur|en|a"
    r"|para)\b|\W*$|[,;.])"
)
"""The passive of lists: "40 mailboxes migrated to ...", "Nine teams set up"."""

NUMBER = compiled(
    r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d[\d.,]*\s*(?:%|[gtm]b\b|pcs?\b|\w{3,})"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty"
    r"|thirty|forty|fifty|sixty|hundred"
    r"|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|(?:drei|vier|funf|sech|sieb|acht|neun)zehn"
    r"|(?:\w+und)?(?:zwanzig|dreissig|vierzig|funfzig|sechzig)|hundert"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
    r"|trece|catorce|quince|dieci\w+|veinte"
    r"|veinti\w+|treinta|cuarenta|cincuenta|sesenta|cien"
    r"|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize"
    r"|quatorze|quinze|dix-\w+|vingt|trente|quarante|cinquante|soixante|cent"
    r"|tre|quattro|cinque|sette|otto|nove|dieci|undici"
    r"|dodici|quindici|venti|trenta|quaranta|cinquanta|cento"
    r"|twee|drie|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    r"|vijftien|twintig|dertig|veertig|vijftig|honderd) (?!or\b|und\b|to\b)[a-z]{3,}"
    r"|\b(?:all|every|todos|todas|alle|tous)\s+\w+"
)


NOUNS = compiled(
    r"managers?|management|importan\w*|applications?|applicants?|closely|closer|close|formal\w*|formats?"
    r"|former\w*|forms?|forma|formas"
    r"|problem\w*|probabl\w*|public|publics?|publico|publica|designers?|trainers?|trainees?|developers?"
    r"|consultants?|supporters?|testimon\w*|runners?|manager\w*"
    r"|deliverables?|documents?|documentos?|documentation|connections?|activ(?:e|ity|ities|idad|idades|o"
    r"|os|a|as)|activites?|conductor\w*|installers?|creative|creatures?"
    r"|advis(?:er|or)s?|assistants?|movies?|providers?|performance|tests?|formularios?|gestion|tunnels?"
    r"|tunes?|buildings?|builders?|appl(?:e|es)|introduct\w*|rank\w*|rang\w*|runways?|moviles?"
)
"""Words that begin like a verb of work and are none."""

TENSES = (_PAST, _FUTURE)


def tense_of(plain: str) -> Tense | None:
    """Return when a plain text tells of; null when its verbs do not say."""
    past, future = _PAST.found_in(plain), _FUTURE.found_in(plain)
    if past and future:
        return "mixed"
    return "past" if past else "future" if future else None
