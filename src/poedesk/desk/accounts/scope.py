"""Whose things are seen: a query for things of organisations begins with ``of``, or says why it does not.

``tests/unit/desk/test_scope.py`` reads the source and refuses any other beginning.
"""

from typing import Any, TypeVar

from django.db import models

from poedesk.desk.accounts.may import Actor

M = TypeVar("M", bound=models.Model)


class Scoped(models.Manager[M]):
    """Things that belong to an organisation."""

    def __init__(self, by: str = "organisation") -> None:
        """Find things by ``by``: the path from them to their organisation."""
        super().__init__()
        self._by = by

    def of(self, actor: Actor) -> "models.QuerySet[M]":
        """Return the things that the actor's organisation owns."""
        owner: dict[str, Any] = {self._by: actor.organisation}
        return self.filter(**owner)

    def of_anybody(self, because: str) -> "models.QuerySet[M]":  # noqa: ARG002 - for whoever reads the call
        """Return the things of all organisations, where nobody acts: for a job, behind a secret link."""
        return self.all()
