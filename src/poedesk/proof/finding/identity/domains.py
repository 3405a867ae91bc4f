"""Finds internet domains: labelled, in e-mail and web addresses; public mail providers never."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.kernel.ranges import Apart
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.labels.captions import Caption, caption_of, captions
from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.candidates import empty, joined, merged
from poedesk.proof.finding.page.view import DocumentView

_NAME = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][^\W_]{1,62}"
_MAIL = compiled(rf"(?<![\w.%+-])[\w.%+'-]{{1,64}}@(?P<domain>{_NAME})(?![\w-])")
_WEB = compiled(
    rf"(?i)\b(?:https?://(?:[^\s/@]+@)?|www\.)(?P<domain>{_NAME})\.?(?::\d+)?(?:[/?#][^\s<>\"”)]*)?"
)
_ALONE = compiled(rf"(?<![\w@./:-])@?(?P<domain>{_NAME})\.?(?![\w@/-])")

_BLANK = compiled(r"\s")
_INNER_DOT = compiled(r"\.(?<=[^\W_]\.)(?=[^\W_])")


_GOES_ON = "\u02d1"
"""Stands for a line end inside a domain: a letter that no domain has."""

_AT_LINE_END = compiled(r"(?<![^\s@./])([a-z0-9][a-z0-9-]*-)\n(?=[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+)")
"""A narrow line breaks a domain behind a hyphen of its own: "hollfelder-" and "guss.de"."""


class Address(NamedTuple):
    """A domain in a text, inside the address that shows it."""

    start: int
    end: int
    domain: str
    kind: str
    """``mail``, ``web`` or ``alone``."""


def normal_domain(text: str) -> str:
    """Return a domain in lower case, without ``www.`` and a trailing full stop."""
    return text.strip().rstrip(".").lower().removeprefix("www.")


@cache
def _known() -> Mapping[str, frozenset[str]]:
    source = files("poedesk.proof.finding").joinpath("data/public_mail.yaml").read_text(encoding="utf-8")
    return {name: frozenset(values) for name, values in load_yaml(source).items()}


def is_public_mail(domain: str) -> bool:
    """Return whether anybody can have a mail address at ``domain``."""
    name, _, ending = domain.partition(".")
    known = _known()
    short = len(ending) <= len("co.uk") + 1
    return domain in known["domains"] or (
        name in known["any ending"] and bool(ending) and short and ending != "example"
    )


def is_platform(domain: str) -> bool:
    """Return whether ``domain`` belongs to a platform whose addresses stand in everybody's documents."""
    if domain.endswith(".onmicrosoft.com"):
        return False
    return any(domain == name or domain.endswith(f".{name}") for name in _known()["platforms"])


def find_addresses(text: str, *, labelled: bool = False) -> list[Address]:
    """Return the domains of ``text``, those of public mail providers and platforms left out.

    ``labelled`` says that the text stands where a domain belongs: then any ending is believed.
    """
    found: list[Address] = []
    apart = Apart()
    text = _AT_LINE_END.sub(rf"\1{_GOES_ON}", text) if "-\n" in text else text
    runs = list(_with_inner_dots(text))
    for kind, pattern in (("mail", _MAIL), ("web", _WEB), ("alone", _ALONE)):
        for match in chain.from_iterable(pattern.finditer(text, *run) for run in runs):
            written = match["domain"].replace(_GOES_ON, "")
            domain = normal_domain(written)
            if "." not in domain:
                continue
            if kind == "alone" and not (labelled or _believable(written)):
                continue
            if apart.add(*match.span()):
                found.append(Address(match.start(), match.end(), domain, kind))
    return sorted(
        item
        for item in found
        if not is_public_mail(item.domain) and (labelled or not is_platform(item.domain))
    )


def _with_inner_dots(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each run without blanks that has a full stop inside: all else is no domain."""
    end = 0
    for dot in _INNER_DOT.finditer(text):
        start = dot.start()
        if start < end:
            continue
        while start and not text[start - 1].isspace():
            start -= 1
        blank = _BLANK.search(text, dot.end())
        end = blank.start() if blank else len(text)
        yield start, end


def _believable(written: str) -> bool:
    """Whether bare words with full stops are a domain, not a file name or a missing blank."""
    parts = written.split(".")
    if written != written.lower() and written != written.upper() and not parts[-1].islower():
        return False
    if any(len(part) == 1 for part in parts[:-1]):
        return False
    ending = written.lower()
    if any(ending.endswith(f".{common}") for common in _known()["endings"]):
        return True
    return parts[-1] in _known()["countries"] and written == written.lower() and len(parts[-2]) > len("co")


def find(view: DocumentView, vocabulary: object = None) -> Mapping[str, Sequence[Finding]]:
    """Return the candidates for ``domain``, best first."""
    del vocabulary  # other finders need it; the words here are no policy
    found = [finding for item in labelled(view, "domain") for finding in _of_label(view, item)]
    found += [finding for item in labelled(view, "email") for finding in _of_mail_label(item)]
    for page in view.pages:
        found += _of_text(view, page.number)
    return {"domain": _without_repeats(merged(found))}


def _of_label(view: DocumentView, item: Labelled) -> Iterator[Finding]:
    sure = item.role is not None or "domain" in item.label.lower() or "domin" in item.label.lower()
    if item.state is not State.PRESENT:
        if sure:
            yield empty(item)
        return
    text = joined(view, item)
    addresses = find_addresses(text.text if text else item.value, labelled=True)
    if text is not None and (whole := _over_lines(text.text)) is not None:
        yield Finding(
            whole, text.spans(0, len(text.text)), item.confidence, item.role, anchored=sure, detail=_JOINED
        )
        return
    for address in addresses:
        spans = text.spans(address.start, address.end) if text else item.spans
        yield Finding(address.domain, spans, item.confidence, item.role, anchored=sure)
    if (
        not addresses
        and item.role is not None
        and item.via not in ("adjacent", "below")
        and "@" not in item.value
    ):
        detail = "what stands at this place is not a domain name"
        yield Finding(item.value, item.spans, item.confidence * 0.5, item.role, anchored=True, detail=detail)


_BROKEN = compiled(r"@?(?P<first>[a-z0-9][a-z0-9.-]*)\s*\n\s*(?P<rest>[a-z0-9.-]+)\s*")
_JOINED = "put together over a line break"


def _over_lines(text: str) -> str | None:
    """Return the domain that a narrow cell has broken over two lines, when it is one only as a whole.

    The second line is no domain by itself, unless the first ends amid one; the whole has a known ending.
    """
    found = _BROKEN.fullmatch(text)
    if found is None:
        return None
    if not found["first"].endswith(("-", ".")) and re.fullmatch(_NAME, found["rest"]):
        return None
    whole = found["first"] + found["rest"]
    believed = re.fullmatch(_NAME, whole) is not None and _believable(whole)
    return normal_domain(whole) if believed else None


def _of_mail_label(item: Labelled) -> Iterator[Finding]:
    """Yield the domains of addresses in form fields, whose values do not stand in the page text."""
    if item.field is not None and item.state is State.PRESENT:
        for address in find_addresses(item.value):
            yield Finding(address.domain, item.spans, 0.7, item.role)


def _of_text(view: DocumentView, page: int) -> Iterator[Finding]:
    known: list[Caption] | None = None
    owned = [
        (span.start, span.end, item.role)
        for item in labelled(view, "email", "contact.name", "signatory.name", "signature")
        for span in item.spans
        if item.page == page and item.role and span.start is not None and span.end is not None
    ]
    for address in find_addresses(view.text(page)):
        role: Role | None = next((side for start, end, side in owned if start <= address.start < end), None)
        if role is None and address.kind == "mail" and view.document.mail is None:
            known = [item for item in captions(view, page) if item.heads] if known is None else known
            piece = view.piece_at(page, address.start)
            caption = caption_of(view, piece, known) if piece is not None else None
            role = caption.role if caption is not None else None
        confidence = {"mail": 0.6, "web": 0.4, "alone": 0.35}[address.kind]
        yield Finding(address.domain, (view.span(page, address.start, address.end),), confidence, role)


def _without_repeats(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings without those in running text whose domain also has a place of its own."""
    anchored = {(item.value, item.role) for item in findings if item.anchored}
    roles = {item.value for item in findings if item.role is not None}
    return tuple(
        item
        for item in findings
        if item.anchored
        or ((item.value, item.role) not in anchored and not (item.role is None and item.value in roles))
    )
