"""What is asked of whoever names a person of the customer, on pages and by program."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.forms import visible, visible_text
from poedesk.desk.acknowledgements.asking import Person

NAME, MESSAGE = 200, 2000
"""Signs that a name, and what is written to somebody, may have."""


def _text(label: Any, required: Any, hint: Any = "", complete: str = "off", **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=NAME,
        error_messages={"required": required},
        widget=forms.TextInput(attrs={"autocomplete": complete, "spellcheck": "false"}),
        **more,
    )


class Whom(forms.Form):
    """A person of the customer."""

    name = _text(gettext_lazy("Full name"), gettext_lazy("Enter their full name"))
    title = _text(
        gettext_lazy("Job title"),
        gettext_lazy("Enter their job title"),
        gettext_lazy("As it will stand in the document, such as IT Director"),
    )
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy("Of their company; the link and a code are sent to it"),
        error_messages={
            "required": gettext_lazy("Enter their email address"),
            "invalid": gettext_lazy("Enter an address such as name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_name(self) -> str:
        """Refuse signs that nobody sees; every space is one of the usual kind."""
        return _line(self.cleaned_data["name"])

    def clean_title(self) -> str:
        """Refuse signs that nobody sees; every space is one of the usual kind."""
        return _line(self.cleaned_data["title"])

    def person(self) -> Person:
        """Return the person of a form without errors."""
        given = self.cleaned_data
        return Person(given["name"], given["title"], given["email"])


class Asked(Whom):
    """A person of the customer, and what the partner writes to them."""

    message = forms.CharField(
        label=gettext_lazy("Message (optional)"),
        help_text=gettext_lazy("It stands in the mail, before the link."),
        required=False,
        max_length=MESSAGE,
        validators=[visible_text],
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _line(text: str) -> str:
    visible(text)
    return " ".join(text.split())
