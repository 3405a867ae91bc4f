"""What could be asked of others to tell what is unknown."""

import base64
from collections.abc import Iterator, Sequence
from itertools import pairwise

from poedesk.paper.signing.asking import is_root, path_of, requests_for
from poedesk.paper.signing.validating.material import Material
from poedesk.paper.signing.validating.model import Seen, Wanted
from poedesk.paper.signing.validating.parts import Part

MOST = 40
"""Requests for one file."""


def wanted_for(parts: Sequence[Part], seen: Sequence[Seen], material: Material) -> Iterator[Wanted]:
    """Yield requests for every certificate of a signature of which something is unknown, each once."""
    asked: set[bytes] = set()
    count = 0
    for part, known in zip(parts, seen, strict=True):
        if not known.unknown or part.certificate is None:
            continue
        own = [] if part.stamp is None else [part.stamp.signing_cert]
        pool = [*material.certificates, *material.roots, *_others(part), *own]
        for leaf in (part.certificate, *own):
            path = path_of(leaf, pool)
            for certificate, issuer in pairwise(path):
                if certificate.dump() in asked or is_root(certificate):
                    continue
                asked.add(certificate.dump())
                for item in requests_for(certificate, issuer):
                    count += 1
                    if count > MOST:
                        return
                    body = base64.b64encode(item.body or b"").decode("ascii")
                    yield Wanted(item.url, body, str(certificate.subject.human_friendly))


def _others(part: Part) -> list[object]:
    try:
        return list(part.item.other_embedded_certs)
    except Exception:  # noqa: BLE001 - a hostile signature may raise anything; then nothing is asked about it
        return []
