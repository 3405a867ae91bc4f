"""Domains that look like the customer's and are others: the way in which approvals are forged.

Nothing is met by a name that looks right. What makes it look so is told, because a reader sees the same.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from rapidfuzz.distance import OSA

from poedesk.proof.claim.model import Claim

SHORTEST = 5
"""Letters of a name from which one that differs in a letter still looks the same."""

LONG = 10
"""Letters of a name from which two of them may differ."""

_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "gob", "gov", "gv", "ltd", "me", "ne", "net", "nhs", "nom", "or", "org", "plc"}
)

_LIKE: Mapping[str, str] = MappingProxyType(
    dict(
        zip(
            "авсеһіјкмнорԛгѕтухԝьӏԁɡαβενικορτυχωμѵıłøđ01358!|",  # noqa: RUF001 - that they look alike is the point
            "abcehijkmhopqrstyxwbldgabevikoptuxwmvilodoiesbii",
            strict=True,
        )
    )
)
"""Signs that look like a Latin letter in most fonts: Cyrillic, Greek, figures."""

_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("l", "i"))


def looks_like_customers(address: str | None, claim: Claim) -> str | None:
    """Return how the domain of ``address`` imitates the customer's, as a clause; null when it does not."""
    host = (address or "").rpartition("@")[2].strip(" <>\t\"'.").lower()
    if "." not in host:
        return None
    shown = _decoded(host)
    for own in claim.customer.domains:
        if shown == own or shown.endswith(f".{own}"):
            return None
    for own in claim.customer.domains:
        how = _imitates(shown, own)
        if how is not None:
            seen = host if shown == host else f"{host} (shown as {shown})"
            return f"{seen} only looks like the customer's domain {own}: {how}"
    return None


def _decoded(host: str) -> str:
    """Return a domain as mail programs show it: "xn--..." in its letters."""
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _imitates(host: str, own: str) -> str | None:
    if f"{own}." in host or f"{own}-" in host:
        return "the customer's domain stands only at its beginning"
    name, ours = _name(host), _name(own)
    if name == ours:
        return "it has another ending"
    drawn, our_drawing = _drawn(name), _drawn(ours)
    if drawn == our_drawing:
        if not name.isascii():
            return "a letter of another alphabet stands for one that looks the same"
        bare = name.replace("-", "") == ours.replace("-", "")
        return "it differs in a hyphen" if bare else "signs in it look like the customer's letters"
    if len(ours) < SHORTEST:
        return None
    if ours in name and len(name) <= 3 * len(ours):
        return "words are added to the customer's name"
    allowed = 2 if len(ours) >= LONG else 1
    if OSA.distance(drawn, our_drawing, score_cutoff=allowed) <= allowed:
        return "single letters differ"
    return None


def _name(host: str) -> str:
    """Return the part of a domain that somebody chose: "contoso" of "mail.contoso.co.uk"."""
    parts = host.split(".")
    ending = 2 if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else 1  # noqa: PLR2004 - name, kind and country
    return parts[-ending - 1]


def _drawn(name: str) -> str:
    """Return a name by what its signs look like."""
    bare = "".join(s for s in unicodedata.normalize("NFKD", name) if not unicodedata.combining(s))
    drawn = re.sub(r"[-_]", "", "".join(_LIKE.get(sign, sign) for sign in bare))
    for pair, one in _PAIRS:
        drawn = drawn.replace(pair, one)
    return drawn
