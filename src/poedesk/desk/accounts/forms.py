"""Forms about people and organisations."""

from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from poedesk.desk.accounts.may import kinds, roles
from poedesk.desk.accounts.models import User
from poedesk.kernel.text import is_visible, is_visible_text

_NAME = 200


def visible(text: str) -> None:
    """Refuse a name with signs that are not seen or turn the line around: it would pass for another name.

    Raises:
        ValidationError: it has such a sign; the joiners that Persian and Indic spelling needs are none.
    """
    if not is_visible(text):
        raise forms.ValidationError(_(UNSEEN))


def visible_text(text: str) -> None:
    """Refuse the same in a text of several lines."""
    if not is_visible_text(text):
        raise forms.ValidationError(_(UNSEEN))


UNSEEN = gettext_noop("It holds a sign that nobody sees, or that turns the line around: type it anew")


def _email(label: Any, hint: Any = "") -> forms.EmailField:
    return forms.EmailField(
        label=label,
        help_text=hint,
        error_messages={
            "required": gettext_lazy("Enter an email address"),
            "invalid": gettext_lazy("Enter an address such as name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class NewPerson(forms.Form):
    """Name and password of somebody who has no account yet."""

    name = forms.CharField(
        label=gettext_lazy("Your full name"),
        max_length=_NAME,
        validators=[visible],
        error_messages={"required": gettext_lazy("Enter your full name")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        help_text=gettext_lazy(
            "At least 12 characters. Three or more words that belong to nobody else are good."
        ),
        strip=False,
        error_messages={"required": gettext_lazy("Enter a password")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a password that is easily guessed, also from the name."""
        given = super().clean() or {}
        if "password" in given:
            try:
                validate_password(
                    given["password"], User(email=given.get("email", ""), name=given.get("name", ""))
                )
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given


class SetUp(NewPerson):
    """The first account, and its organisation."""

    token = forms.CharField(
        label="Set-up code",
        help_text=gettext_lazy("It stands where the desk was started."),
        error_messages={"required": gettext_lazy("Enter the set-up code")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    email = _email(gettext_lazy("Your email address"))
    organisation = forms.CharField(
        label=gettext_lazy("Name of your organisation"),
        max_length=_NAME,
        validators=[visible],
        error_messages={"required": gettext_lazy("Enter the name of your organisation")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What your organisation is"),
        choices=list(kinds().items()),
        error_messages={"required": gettext_lazy("Choose what your organisation is")},
        widget=forms.RadioSelect,
    )
    field_order = ("token", "name", "email", "password", "organisation", "kind")


class Found(forms.Form):
    """Another organisation and its first person."""

    organisation = forms.CharField(
        label=gettext_lazy("Name of the organisation"),
        max_length=_NAME,
        validators=[visible],
        error_messages={"required": gettext_lazy("Enter the name of the organisation")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=list(kinds().items()),
        error_messages={"required": gettext_lazy("Choose what it is")},
        widget=forms.RadioSelect,
    )
    email = _email(
        gettext_lazy("Email address of its first person"),
        gettext_lazy("They are invited, and may invite others."),
    )


class Invite(forms.Form):
    """Somebody who is to join, and as what."""

    email = _email(gettext_lazy("Email address"))
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a role")},
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        """Offer the roles of one side."""
        super().__init__(*args, **kwargs)
        role = cast("forms.ChoiceField", self.fields["role"])
        role.choices = [(each.id, f"{each.name}: {each.does}") for each in roles(kind).values()]
