"""Checks one bundle after the other with the same children that search, as a program with many bundles does.

To start one and get it ready takes longer than most documents of tests. For tests that are about what is
said of a bundle; those about children, the cache or ``poedesk.check`` itself start their own.
"""

import atexit
from collections.abc import Sequence
from datetime import date
from functools import cache

from poedesk.proof.assessing import api
from poedesk.proof.assessing.api import PathLike
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.finding.model import Findings
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.parent.afterwards import Afterwards


@cache
def _finders() -> Afterwards[Findings]:
    """Return the children of this process, which end with it."""
    shared = api.finding()
    atexit.register(shared.__exit__, None, None, None)
    return shared


def check(
    bundle_or_claim: PathLike,
    documents: Sequence[PathLike] | None = None,
    *,
    as_of: date | None = None,
    cache: Store | None = None,
) -> Assessment:
    """Return what ``poedesk.check`` says of a bundle; raises what it raises."""
    return api.check(bundle_or_claim, documents, as_of=as_of, cache=cache, finders=_finders())
