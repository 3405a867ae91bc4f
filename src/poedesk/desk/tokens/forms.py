"""The form that makes a token."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.may import Actor, able, actions

_DAYS = ((30, gettext_lazy("30 days")), (90, gettext_lazy("90 days")), (365, gettext_lazy("1 year")))


class NewToken(forms.Form):
    """What a token is for, what it may do, for how long."""

    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        help_text=gettext_lazy("Such as: nightly export"),
        max_length=100,
        error_messages={"required": gettext_lazy("Enter what the token is for")},
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one thing that the token may do")},
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("How long it holds"),
        choices=_DAYS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how long the token holds")},
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        """Offer what the actor's role may do."""
        super().__init__(*args, **kwargs)
        called, mine = actions(), able(actor)
        scopes = cast("forms.MultipleChoiceField", self.fields["scopes"])
        scopes.choices = [
            (each, called[each][:1].upper() + called[each][1:])
            for each in called
            if each in mine and each != "token:make"  # a token makes no tokens
        ]
