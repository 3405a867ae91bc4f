"""Claims are seen from two sides: by the partner that made them, and by the programme owner that got them."""

from typing import Any, TypeVar

from django.db import models

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.scope import Scoped

M = TypeVar("M", bound=models.Model)

PROGRAMME = "programme"
"""Kind of the organisations that receive claims."""


class OfEitherSide(Scoped[M]):
    """Things between a partner and a programme owner."""

    def __init__(self, way: str = "") -> None:
        """Find things by the claim at the end of ``way``, such as ``claim__``; empty: they are claims."""
        super().__init__(f"{way}organisation")
        self._way = way

    def of(self, actor: Actor) -> "models.QuerySet[M]":
        """Return what the actor's organisation handed in or, of a programme owner, what it got."""
        side = "owner" if actor.kind == PROGRAMME else "organisation"
        whose: dict[str, Any] = {self._way + side: actor.organisation}
        return self.filter(**whose)
