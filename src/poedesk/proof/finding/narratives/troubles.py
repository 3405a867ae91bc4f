"""What goes wrong somewhere, was lacking, ran out, or was demanded by who watches over it; over plain text.

Right before the work that answers it, it tells the need. The listed words are in ``data/narratives.yaml``;
``data/troubles.yaml`` tells by forms, so that a trouble may be told in any words.
"""

from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.page.form_text import narrative_data
from poedesk.proof.finding.wording.expressions import Expression, Expressions
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.told import lines

_FORMS = ("not_so", "without", "ended", "demanded")


def tells_lack(plain: str) -> bool:
    """Return whether a plain text tells what goes wrong, was lacking, ended, or was demanded somewhere."""
    return tells_trouble(plain) or _forms().found_in(that_came(plain))


def tells_trouble(plain: str) -> bool:
    """Return whether a plain text has a word of something that goes wrong, and not only that it did not."""
    return _trouble().search(that_came(plain)) is not None


def that_came(plain: str) -> str:
    """Return a plain text without its troubles that did not come, or that ended with the work."""
    return _ENDED.sub(" ", _NO_TROUBLE.sub(" ", plain))


_NO_TROUBLE = compiled(
    r"\b(?:without|ohne|sans|sin|senza|zonder) "
    r"(?:(?:any|an?|one|single|further|major|jede\w*|eine\w*|einzige\w*|weitere\w*|la moindre|aucune?"
    r"|ning\w+|una?|sol[oa]|alcun\w*|enige?|een|enkele?) ){0,2}"
    r"(?:outages?|interruptions?|incidents?|errors?|faults?|failures?|problems?|trouble|delays?|loss(?:es)?"
    r"|complaints?|ausfall\w*|unterbrechung\w*|storung\w*|fehler\w*|probleme?|verspatung\w*|verlust\w*"
    r"|beschwerden?|pannes?|coupures?|interruptions?|erreurs?|retards?|pertes?|plaintes?|incidencias?|fallos?"
    r"|averias?|errores?|retrasos?|perdidas?|quejas?|guast[oi]|error[ei]|ritard[oi]|perdit[ae]|reclami"
    r"|storing(?:en)?|fout(?:en)?|vertraging(?:en)?|verlies|klacht(?:en)?|uitval)\b"
)
"""A trouble that did not come: "over the weekend, without a single outage"."""

_ENDED = Expression(
    r"\b(?:since (?:then|that (?:day|time|night|week|month)|the (?:move|switch|change-?over|cut-?over"
    r"|migration|go-?live|roll-?out)|(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december))|ever since"
    r"|afterwards|thereafter|seither|seitdem|seit (?:dem umzug|der (?:umstellung|migration|einfuhrung))"
    r"|danach|depuis(?: lors| la (?:bascule|migration|mise en service))?|desde entonces"
    r"|desde (?:la migracion|el cambio)|da allora|da quel giorno|sindsdien|sinds de (?:overgang|migratie))\b"
    r"(?:,? [\w'-]+){0,4}?,? (?:no(?:t (?:one|a single)| (?:longer|more))?|none|nobody|nothing|never|kein\w*"
    r"|nie(?:mand|mals)?|nichts|aucune?|plus (?:aucune?|de|jamais)|(?:ne |n')\w+ (?:\w+ )?plus|personne"
    r"|jamais|rien|ningun\w*|nadie|nada|nunca|no se ha|nessun\w*|niente|mai|geen|niemand|niets|nooit)\b"
    r"[^.;:]*"
)
"""What came to an end with the work: "since then no message has been lost" tells what was gained."""


@cache
def _trouble() -> PhraseList:
    return PhraseList(map(str, narrative_data()["trouble"]))


@cache
def _forms() -> Expressions:
    listed = (lines("poedesk.proof.finding", "data/troubles.yaml", name) for name in _FORMS)
    return Expressions(*(line for one in listed for line in one))
