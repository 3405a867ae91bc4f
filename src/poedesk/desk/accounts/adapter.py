"""How signing in is wired: nobody joins without an invitation."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMessage
from django.http import HttpRequest

from poedesk.desk.mail.backend import FORGET


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # the library ships no types
    """Closes the library's own sign-up; accounts come from the first start and from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Return false."""
        return False

    def render_mail(self, *args: Any, **kwargs: Any) -> EmailMessage:
        """Return a mail of the library's: most hold a link for a new password, so none is kept."""
        made: EmailMessage = super().render_mail(*args, **kwargs)
        setattr(made, FORGET, True)
        return made
