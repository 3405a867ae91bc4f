"""Whether the words beside a domain or an id say that it is not the customer's, or is no longer in use.

"Former domain", "this is not the tenant ID", "Tenant ID of Harbour Foods Ltd": the value may stand there as
claimed, and shows nothing. The expressions are data in ``disowned.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.wording.plain import plain_of

WORDS = 3
"""Words at most between one that takes a noun back and the noun: "former Microsoft 365 tenant"."""

NEAR = 90
"""Characters before and behind a value that are looked at."""

LINES = 4
"""Lines over a value among which its heading stands."""

_AROUND = " \t:*#.-\u2013"
_HEADING = compiled(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[^\W\d_a-z][^:.,;\n]{2,60}")
"""A line without a value: it heads what stands under it."""

_CLAUSE = compiled(r"[.;!?](?=\s)|\n")

_ASIDE = compiled(r"\s*(?:\((?P<in>[^()\n]{2,70})\)?|[,\u2013\u2014-]\s*(?P<behind>[^\n\t.;]{2,70}))")

_BRACKETS = compiled(r"\([^()]*\)")
"""What stands in these is no noun that a value is called by: "Domain (not the website)"."""

_OF_VENDOR = compiled(
    r"(?<=['\u2019 ]s|s['\u2019]) (?:own )?"
    r"(?:(?:Microsoft|Office|M365|O365|365|Azure|Entra|AD|ID|cloud) ?){0,3}$"
)
"""What parts an owner from the noun: "Oakfen's own Microsoft 365 tenant"."""

_NAME = compiled(
    r"(?P<name>[^\W\d_a-z][\w&'\u2019.-]*(?:[ ](?:(?:of|and|the|de|del|la|du|des|der|und|van|di"
    r"|y|e|et|&)[ ])?[^\W\d_a-z][\w&'\u2019.-]*){0,6})"
)
"""Words with capitals, one after the other."""


def disowned(case: Case, seen: Seen) -> bool:
    """Say whether every place of a value is one whose words say that it is somebody else's, or not in use."""
    spans = [span for span in seen.finding.spans if span.start is not None]
    return bool(spans) and all(_disowned(case, seen, span) for span in spans)


def _disowned(case: Case, seen: Seen, span: Span) -> bool:
    text = seen.source.document.page(span.page).text
    assert span.start is not None
    if _is_excluded(text[: span.start]):
        return True
    end = span.end if span.end is not None else span.start
    before = _clause_before(text, span.start)
    behind = _CLAUSE.split(text[end : end + NEAR], maxsplit=1)[0]
    bare = plain_of(_BRACKETS.sub(lambda found: " " * len(found[0]), before)).text
    noun = next(reversed(list(_noun().finditer(bare))), None)
    if noun is not None and _taken_back().search(bare[: noun.start()]) is not None:
        return True
    between = _lower_part(before, noun)
    if any(_aside().search(plain_of(each).text) is not None for each in _asides(between, behind)):
        return True
    return any(_of_another(case, name) for name in _owners(before, noun, behind))


def _is_excluded(above: str) -> bool:
    """Say whether the nearest heading over a value puts out of scope what stands under it."""
    lines = [line.strip(_AROUND) for line in above.splitlines()[-LINES - 1 : -1]]
    for line in reversed(lines):
        if _excluding().fullmatch(plain_of(line).text) is not None:
            return True
        if not line or _HEADING.fullmatch(line) is not None:
            return False
    return False


def _clause_before(text: str, start: int) -> str:
    """Return the words before a value in its clause; else those of the line over it."""
    before = _CLAUSE.split(text[max(0, start - NEAR) : start])[-1]
    if before.strip(" \t\"'*-") or start < 1:
        return before
    over = text[max(0, start - NEAR) : start].rstrip()
    return _CLAUSE.split(over)[-1]


def _lower_part(before: str, noun: re.Match[str] | None) -> str:
    """Return what stands between the noun and the value."""
    if noun is None:
        return ""
    return before[plain_of(before).original(*noun.span())[1] :]


def _asides(between: str, behind: str) -> Iterator[str]:
    """Yield what is said in brackets before a value, and in brackets or behind a dash after it."""
    yield from (found["in"] for found in _ASIDE.finditer(between) if found["in"])
    after = _ASIDE.match(behind)
    if after is not None:
        yield after["in"] or after["behind"]


def _owners(before: str, noun: re.Match[str] | None, behind: str) -> Iterator[str]:
    """Yield the names that tell whose a value is: "Harbour Foods Ltd tenant ID", "(of Harbour Foods Ltd)"."""
    if noun is not None:
        low, high = plain_of(before).original(*noun.span())
        low = len(_OF_VENDOR.sub(" ", before[:low]))
        ahead = list(_NAME.finditer(before[:low]))
        if ahead and not before[ahead[-1].end() : low].strip(" '\u2019s"):
            yield re.sub(r"['\u2019]s$", "", ahead[-1]["name"])
        yield from _named_behind(before[high:], "search")
    yield from _named_behind(behind, "match")


def _named_behind(text: str, how: str) -> Iterator[str]:
    made = plain_of(text)
    lead = _owned().search(made.text) if how == "search" else _owned_next().match(made.text)
    if lead is None:
        return
    rest = text[made.original(0, lead.end())[1] :]
    name = _NAME.match(rest.lstrip())
    if name is not None:
        yield name["name"]


def _of_another(case: Case, name: str) -> bool:
    """Say whether a name is that of the partner or of another organisation, and not the customer's."""
    words = set(organisation_words(name))
    customers = set(organisation_words(case.claim.customer.name))
    if words & customers:
        return False
    partners = set(organisation_words(case.claim.partner.name))
    return bool(partners & words) or looks_like_organisation(name)


@cache
def _noun() -> re.Pattern[str]:
    return compiled(rf"\b{_data()['nouns']}(?!\w)")


@cache
def _excluding() -> re.Pattern[str]:
    return compiled(rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s+)?(?:{'|'.join(_listed('excluding'))})")


@cache
def _taken_back() -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(_listed('not_it'))})(?: [\w'\u2019]+){{0,{WORDS}}} $")


@cache
def _aside() -> re.Pattern[str]:
    return compiled(rf"^\W*(?:\w+ )?(?:{'|'.join(_listed('aside'))})(?!\w)")


@cache
def _owned() -> re.Pattern[str]:
    return compiled(rf"\b{_data()['owned']} (?:the |der |die |la |le )?")


@cache
def _owned_next() -> re.Pattern[str]:
    return compiled(rf"\W*(?:which |that |it )?{_data()['owned']} (?:the |der |die |la |le )?")


def _listed(name: str) -> Iterator[str]:
    return (each for words in _data()[name].values() for each in words)


@cache
def _data() -> dict[str, Any]:
    source = (resources.files(__package__) / "disowned.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(source)
    return loaded
