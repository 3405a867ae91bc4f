"""What is asked of the partner and of the customer's person; what is wrong is told at its question."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.forms import visible, visible_text
from poedesk.desk.acknowledgements.forms import MESSAGE, NAME
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.acknowledgements.pages.strokes import NotDrawn, strokes_of
from poedesk.desk.texts.showing import shown
from poedesk.paper.acknowledging.model import Mark, Way
from poedesk.proof.finding.acts.naming.people import initials_agree, same_person

_INITIALS = 10


class Reason(forms.Form):
    """Why somebody says no."""

    reason = forms.CharField(
        max_length=MESSAGE,
        validators=[visible_text],
        error_messages={"required": gettext_lazy("Say why, in a sentence")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, label: str, *args: Any, hint: str = "", required: bool = True, **kwargs: Any) -> None:
        """Ask with these words."""
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        field.label, field.help_text, field.required = label, hint, required


class Entered(forms.Form):
    """A one-time code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Eight digits, from the mail that we sent to you"),
        max_length=40,
        error_messages={"required": gettext_lazy("Enter the code from the mail")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )


class Copy(forms.Form):
    """A copy that was signed elsewhere."""

    file = forms.FileField(
        label=gettext_lazy("The signed document"),
        help_text=gettext_lazy("A PDF: signed in a program of yours, or signed on paper and scanned"),
        allow_empty_file=False,
        error_messages={
            "required": gettext_lazy("Choose the signed document"),
            "empty": gettext_lazy("This file is empty. Choose the signed document"),
        },
    )


class Signed(forms.Form):
    """A signature, the initials that are asked for, and that it is meant."""

    way = forms.ChoiceField(
        choices=[
            ("typed", gettext_lazy("Type it")),
            ("drawn", gettext_lazy("Draw it")),
            ("uploaded", gettext_lazy("Upload a picture of it")),
        ],
        initial="typed",
        error_messages={
            "required": gettext_lazy("Choose how you sign"),
            "invalid_choice": gettext_lazy("Choose how you sign"),
        },
    )
    typed = forms.CharField(required=False, max_length=NAME, validators=[visible])
    strokes = forms.CharField(required=False, widget=forms.HiddenInput)
    picture = forms.FileField(required=False, allow_empty_file=True)
    agree = forms.BooleanField(
        label=gettext_lazy("I acknowledge what is said above, and I may do so for my company"),
        error_messages={"required": gettext_lazy("Tick the box if you acknowledge it")},
    )

    def __init__(self, one: Acknowledgement, *args: Any, kept: str = "", **kwargs: Any) -> None:
        """Ask for what this document needs; ``kept``: hash of a picture that was uploaded before."""
        super().__init__(*args, **kwargs)
        self._one, self.signer, self.kept = one, one.name, kept
        for number, disclosure in enumerate(one.disclosures, 1):
            self.fields[f"initials_{number}"] = forms.CharField(
                label=_("Your initials under: %(title)s") % {"title": shown(disclosure["title"])},
                max_length=_INITIALS,
                error_messages={
                    "required": _("Enter your initials under: %(title)s")
                    % {"title": shown(disclosure["title"])}
                },
                widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            )
        self.order_fields([name for name in self.fields if name.startswith("initials_")])

    def clean(self) -> dict[str, Any]:
        """Tell what is missing in the way that was chosen."""
        given = super().clean() or {}
        checks = {"typed": self._clean_typed, "drawn": self._clean_drawn, "uploaded": self._clean_uploaded}
        if given.get("way") in checks:
            checks[given["way"]](given)
        for name in list(given):
            text = given[name]
            several = len(self.signer.split()) > 1  # of a single name nobody can say what its initials are
            if name.startswith("initials_") and text and several and not initials_agree(text, self.signer):
                initials = "".join(part[0] for part in self.signer.split())
                told = {"name": self.signer, "initials": initials.upper()}
                self.add_error(name, _("Enter the initials of %(name)s, such as %(initials)s") % told)
        return given

    def _clean_typed(self, given: Mapping[str, Any]) -> None:
        text = given.get("typed", "")
        if not text.strip():
            self.add_error("typed", _("Type your full name"))
        elif not same_person(text, self.signer):
            message = _("Type the name that stands in the document: %(name)s") % {"name": self.signer}
            self.add_error("typed", message)

    def _clean_drawn(self, given: dict[str, Any]) -> None:
        try:
            given["lines"] = strokes_of(given.get("strokes", ""))
        except NotDrawn as error:
            self.add_error("strokes", str(error))

    def _clean_uploaded(self, given: Mapping[str, Any]) -> None:
        if not given.get("picture") and not self.kept:
            self.add_error("picture", _("Choose a picture of your signature"))

    def mark(self, picture: Mark | None) -> Mark:
        """Return the signature of a form without errors; ``picture``: what was uploaded."""
        way = self.cleaned_data["way"]
        if way == "drawn":
            return Mark(Way.DRAWN, self.signer, self.cleaned_data["lines"])
        if way == "uploaded":
            assert picture is not None
            return picture
        return Mark(Way.TYPED, " ".join(self.cleaned_data["typed"].split()))

    def initials(self) -> dict[str, Mark]:
        """Return the initials of a form without errors, by the element of the disclosure."""
        return {
            disclosure["element"]: Mark(Way.TYPED, self.cleaned_data[f"initials_{number}"].strip())
            for number, disclosure in enumerate(self._one.disclosures, 1)
        }

    def disclosures(self) -> Iterator[tuple[Mapping[str, str], forms.BoundField]]:
        """Yield each text that asks for initials, with its field."""
        asked: Sequence[Mapping[str, str]] = self._one.disclosures
        for number, disclosure in enumerate(asked, 1):
            yield disclosure, self[f"initials_{number}"]
