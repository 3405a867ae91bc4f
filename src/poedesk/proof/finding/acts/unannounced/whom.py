"""For whom a line over a signature says that it is given, and which organisation a common word in it means.

"Accepted for the yard", "Beauftragt im Namen der Seilerei": the words before the name are data
(``data/signing_heads.yaml``); what "the yard" is, the paper has said before.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.acts.unannounced.growing import Growing
from poedesk.proof.finding.labels.phrases import called_company

_ARTICLE = r"(?:the|den|der|dem|die|das|des|la|el|le|les|los|las|il|lo|gli|de|het|l['\u2019])"
_GUID = compiled(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}", re.IGNORECASE)
_DOMAIN = compiled(r"^(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+/?$")


@cache
def _words() -> dict[str, str]:
    source = files("poedesk.proof.finding").joinpath("data/signing_heads.yaml").read_text(encoding="utf-8")
    return {kind: "|".join(words).replace(" ", r"\s") for kind, words in load_yaml(source).items()}


@cache
def _given() -> re.Pattern[str]:
    told = _words()
    verb = rf"(?:(?:{told['verbs']})\b(?:\s?[,/]\s?|\s(?:{told['joins']})\s|\s))"
    few = r"(?:[^\W\d_][\w'\u2019-]*[,;:]?\s){0,9}?"
    return re.compile(
        rf"^(?:{few}(?:{told['behalf']})|(?:{verb})*(?:{told['whom']})|{few}(?:{verb})+(?:{told['whom']})(?=.*:\s*$)|(?:{verb})+(?:{told['by']}):?)(?:\s|(?<=['\u2019]))+(?P<who>\S.*?)[\s:]*$",
        re.IGNORECASE,
    )


@cache
def _given_last() -> re.Pattern[str]:
    told = _words()
    verb = rf"\b(?:{told['verbs']})\s(?:(?:{told['joins']})\s(?:{told['verbs']})\s)?"
    return re.compile(
        rf"{verb}(?:{told['whom']}|{told['behalf']})\s(?P<who>\S[^.;]*?)[\s.:]*$", re.IGNORECASE
    )


_DENIED = compiled(
    r"\b(?:not|never|nicht|nie|kein\w*|pas|jamais|no|nunca|without|ohne|sans|sin)\b", re.IGNORECASE
)
"""What takes such a line back."""


def given_for(shown: str) -> str | None:
    """Return for whom a line says that it is signed: "the yard" of "Accepted for the yard:"."""
    if _DENIED.search(shown) is not None:
        return None
    found = _given().match(shown)
    if found is None and shown.rstrip().endswith(":"):
        *over, last = re.split(r"[,;]\s+", shown)  # "In proof of which, signed for the Harbour:"
        found = _given().match(last) if over else None
    return found["who"] if found is not None and _POINTS.fullmatch(found["who"]) is None else None


_POINTS = compiled(
    r"(?:deze[ns]?|it|them|the same|selbige[nr]?|elle|eux|esta|ella|essa"
    r"|(?:gut|richtig|vollst\u00e4ndig|in ordnung|ordnungsgem\u00e4\u00df) befunden)",
    re.IGNORECASE,
)
"""Words that point to the party over them, as "namens deze:", or are no party: "f\u00fcr gut befunden:"."""

_HELD = compiled(
    r"\b(?:are|is|hereby|herewith|sind|ist|werden|wird|hiermit|est|sont|\u00e8|sono|es|son|quedan?|worden|wordt)\s$",
    re.IGNORECASE,
)
"""What a verb follows that does what it says: "is approved for the yard", not "was" nor "has been"."""


def sentence_given_for(shown: str) -> str | None:
    """Return for whom a whole sentence is signed: "the yard" of "It is accepted on behalf of the yard"."""
    if _DENIED.search(shown) is not None:
        return None
    found = _given_last().search(shown)
    return found["who"] if found is not None and _HELD.search(shown, 0, found.start()) else None


def without_article(name: str) -> str:
    """Return a name without the article before it: "das Notariat Brandt" is "Notariat Brandt"."""
    return re.sub(rf"^{_ARTICLE}\s*(?<=[\s'\u2019])", "", name, flags=re.IGNORECASE)


def whole_name(name: str, before: str) -> str:
    """Return the name that a short one stands for: "The Mill" is "Laxey Glen Mills (the Mill)"."""
    short = re.sub(r"^(?:the|der|die|das|la|el|le)\s+", "", name, flags=re.IGNORECASE)
    behind = rf"\((?:the\s|der\s|die\s|das\s)?[\"\u201c\u201e]?{re.escape(short)}[\"\u201d\u201c]?\)"
    if re.search(behind, before) is None:
        return name  # most pages have none, and the names before it take long to look for
    told = re.search(
        r"(?P<whole>[^\W\d_a-z][\w&.'\u2019-]*(?:\s(?:[^\W\d_a-z][\w&.'\u2019-]*|&|and|of|und|de))*)\s+"
        + behind,
        before,
    )
    return fold(told["whole"]) if told else name


_FORMS = {
    "cooperativa": r"S\.\s?Coop\.?|Coop\.",
    "genossenschaft": r"e\.?G\.?",
    "verein": r"e\.\s?V\.",
}
"""Forms of law by the word with which a text speaks of a house of that form."""

_BEFORE = (
    r"(?!(?:F\u00fcr|Von|Bei|Mit|Die|Der|Das|Den|Dem|Kunde|Auftraggeber|The|For|By|At|From|To|And|Between|Customer|Client"
    r"|Le|La|Les|Pour|Chez|Entre|Avec|El|Los|Las|Para|Por|Con|Cliente)\b)"
)
"""Words with a capital that stand before a name and are none of it."""

_WORD = rf"(?<!\w){_BEFORE}(?:[^\W\d_a-z]\w{{0,2}}\.|[^\W\d_a-z](?:[\w&'\u2019-]|\.(?=\w)){{0,60}})"
_PARTS = 5
"""Letters of a word, at least, that can be the end of a longer one: "Brauerei" of "Felsenbrauerei"."""


def called(short: str, before: str) -> str | None:
    """Return the one organisation on the page whose kind a word tells.

    Its name ends so ("the railway" of Eden Gorge Railway), begins so ("das Notariat" of Notariat Brandt), has
    the word in a longer one ("die Brauerei" of Felsenbrauerei Huber), or bears a form of law that is called
    so ("la cooperativa" of Vinos Ribera, S. Coop.).
    """
    if len(short.split()) != 1 or plain(short) in called_company():
        return None  # every company is one: whom a paper calls so, its labels and definitions say
    for word in dict.fromkeys((short, re.sub(r"(?<=\w{4})e?s$", "", short))):
        for part, pattern in _patterns(word):
            if part not in before:
                continue  # a look at each word with a capital takes a thousand times as long
            found = _growing(pattern, len(word) + _AHEAD).names(before)
            if found:
                return _longest(found)
    return None


_AHEAD = 20
"""Signs, more than the word has, that an expression for a name looks at behind it: ``_BEFORE`` at most."""

_KNOWN = 64
"""Expressions of which it is kept what they found in the page so far, at most: each line asks anew."""


@lru_cache(_KNOWN)
def _growing(pattern: str, ahead: int) -> Growing:
    return Growing(pattern, ahead, _one_of)


def _one_of(found: str) -> str:
    """Return the last of two organisations that "and" joins: "Brook Cloud Ltd and Alder Mill"."""
    name = fold(found).rstrip(" .,")
    first, joined, last = name.rpartition(" and ")
    return last if joined and looks_like_organisation(first) else name


def _patterns(short: str) -> Iterable[tuple[str, str]]:
    """Yield what a name that is called so looks like, each behind the part that stands in any such name."""
    word, kind = short.capitalize(), re.escape(short.capitalize())
    tail = rf"(?: (?:(?:de|del|du|&) (?:la |le |los |las )?)?{_WORD}){{0,4}}"
    other = rf"(?!{kind}\b){_WORD}"
    yield word, rf"(?:{other} (?:& |and |of )?){{1,6}}{kind}\b"
    yield word, rf"\b{kind}(?: (?:de|del|du|des|der|von|of|la|le|les|&)){{0,3}} {_WORD}{tail}"
    if len(short) >= _PARTS:
        low = short.lower()
        yield low, rf"(?:{_WORD} ){{0,3}}(?<!\w)[^\W\d_a-z]\w{{1,40}}{re.escape(low)}(?: {_WORD}){{0,4}}"
    yield word, rf"(?:{other}[ \n](?:(?:&|and|of)[ \n])?){{1,6}}{kind}\b"
    if (form := _FORMS.get(short.casefold())) is not None:
        yield "", rf"{_WORD}(?: (?:(?:de|del|la|&) )?{_WORD}){{0,4}},? (?:{form})(?!\w)"


def _longest(names: set[str]) -> str | None:
    """Return the one name of which the others are the beginning or the end; a line may have cut them."""
    whole = max(names, key=len)
    return whole if all(whole.startswith(name) or whole.endswith(name) for name in names) else None


def named_by(short: str, before: str) -> tuple[str | None, bool]:
    """Return what a label of that word names, and whether the tenant's id stands at it.

    "Propiedad: Salinas del Mar S.A." says who "la propiedad" is; "The yard: tenant id 1b2c..." only that it
    is the one whose tenant it is.
    """
    label = rf"(?im)^\W{{0,3}}(?:{_ARTICLE}\s*)?{re.escape(short)}\s?(?::|\t|\.{{3,}}|\s{{2,}})\s*"
    found = re.search(label + r"(?P<value>\S.*(?:\n.*)?)", before)
    if found is None:
        return None, False
    name = re.split(r"[,;(\t\n]", found["value"], maxsplit=1)[0].strip(" .")
    named = name[:1].isupper() and _DOMAIN.match(name) is None
    return name if named else None, _GUID.search(found["value"]) is not None
