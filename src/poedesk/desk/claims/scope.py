"""Claims are seen from two sides: by the partner that made them, and by the programme owner that got them."""

from typing import Any, TypeVar, cast

from django.db import models

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.scope import Scoped

M = TypeVar("M", bound=models.Model)

PROGRAMME = "programme"
"""Kind of the organisations that receive claims."""


class OfEitherSide(Scoped[M]):
    """Things between a partner and a programme owner."""

    def __init__(self, of: str = "") -> None:
        """Find claims, or things ``of`` claims: the path from them to their claim."""
        super().__init__()
        self._before = f"{of}__" if of else ""

    def of(self, actor: Actor) -> "models.QuerySet[M]":
        """Return what the actor's organisation handed in or, of a programme owner, what it got."""
        side = "owner" if actor.kind == PROGRAMME else "organisation"
        return self.filter(**{self._before + side: cast("Any", actor.organisation)})
