"""Whose things are seen: a query for things of organisations begins with ``of``, or it is a mistake.

``tests/unit/desk/test_scope.py`` reads the source and refuses any other beginning.
"""

from typing import Any, TypeVar, cast

from django.db import models

from poedesk.desk.accounts.may import Actor

M = TypeVar("M", bound=models.Model)


class Scoped(models.Manager[M]):
    """Things that belong to an organisation."""

    def of(self, actor: Actor) -> "models.QuerySet[M]":
        """Return the things that the actor's organisation owns."""
        return self.filter(organisation=cast("Any", actor.organisation))
