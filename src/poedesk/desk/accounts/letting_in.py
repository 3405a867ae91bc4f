"""Lets somebody in again who lost the second step, or the password where no mail goes out.

Only who runs the desk's machine can do it: the command line calls this, no page does.
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from poedesk.desk.accounts.models import User
from poedesk.desk.accounts.services import Refused
from poedesk.desk.mail.writing import write
from poedesk.desk.trail.acting import acting

OPERATOR = "operator"
"""Actor of what is done on the machine of the desk, without signing in."""


def person_at(email: str) -> User:
    """Return who signs in with an address; raises Refused when nobody does."""
    found = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if found is None:
        message = _("Nobody signs in with %(email)s; give the address that they sign in with.")
        raise Refused(message % {"email": email})
    return found


def let_in(email: str) -> str:
    """Take the second step of a person away; return the link with which they choose a new password.

    App codes, keys and recovery codes end. The password that they have holds until the link was used.

    Raises:
        Refused: nobody signs in with the address.
    """
    with acting(OPERATOR, "person:let_in_again") as act:
        person = person_at(email)
        theirs = Authenticator.objects.filter(user=person)
        ended = sorted(theirs.values_list("type", flat=True))
        theirs.delete()
        act.subject, act.data = f"person:{person.id}", {"ended": ended}
        write(
            person.email,
            _("Your second step on poedesk was taken away"),
            _(
                "Whoever runs %(url)s took away the codes of your app, your keys and your recovery codes, "
                "and made a link with which you choose a new password. They hand it to you themselves.\n\n"
                "Sign in, then set the second step up again under Sign-in and security.\n\n"
                "If you did not ask for this, tell them at once.\n"
            )
            % {"url": settings.OPTIONS.url},
        )
    key = default_token_generator.make_token(person)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )
    return f"{settings.OPTIONS.url}{path}"
