"""What is asked on the pages of draws and requests."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from poedesk.desk.audits.drawing import ALL, WITH_MONEY, Wanted
from poedesk.desk.looks.templatetags.told import programme as called
from poedesk.desk.texts.showing import sentence
from poedesk.kernel.errors import UsageError
from poedesk.process.audits.seeds import (
    BEACON,
    BEACONS,
    DICE,
    FEWEST_THROWS,
    REVEAL,
    SeedRule,
    beacon_rule,
    dice_rule,
    reveal_rule,
)

_LONGEST = 4000
_MOST_UNITS, _MOST_DAYS = 1_000_000, 3653


class Freeze(forms.Form):
    """What is to be drawn, from whom, and where the seed will come from."""

    name = forms.SlugField(
        label=_("Name of the draw"),
        help_text=_("Letters, digits and hyphens, such as 2026-q4. It is never used twice."),
        max_length=80,
        error_messages={"invalid": _("Use letters, digits and hyphens, such as 2026-q4")},
    )
    programme = forms.ChoiceField(label=_("Programme"), error_messages={"required": _("Choose a programme")})
    whom = forms.ChoiceField(
        label=_("Who can be drawn"),
        choices=[
            (WITH_MONEY, _("Claims with money to lose")),
            (ALL, _("Every claim that holds")),
        ],
    )
    take = forms.IntegerField(
        label=_("How many are drawn"),
        help_text=_("Claims; or partners, where partners are drawn first."),
        min_value=1,
        max_value=_MOST_UNITS,
        error_messages={"invalid": _("Write a whole number from 1")},
    )
    each = forms.IntegerField(
        label=_("Claims of each partner, where partners are drawn first (optional)"),
        help_text=_("Empty: claims are drawn, whoever's they are."),
        min_value=1,
        max_value=_MOST_UNITS,
        required=False,
        error_messages={"invalid": _("Write a whole number from 1")},
    )
    by_size = forms.BooleanField(label=_("More money is drawn more often"), required=False)
    currency = forms.RegexField(
        r"^[A-Z]{3}$",
        label=_("Currency (optional)"),
        help_text=_(
            "Such as USD: claims with money in it alone. Amounts of two currencies are never compared."
        ),
        required=False,
        error_messages={"invalid": _("Write three capital letters, such as USD")},
    )
    rest_days = forms.IntegerField(
        label=_("Days for which a claim rests after it was drawn"),
        min_value=0,
        max_value=_MOST_DAYS,
        initial=365,
        error_messages={"invalid": _("Write a whole number; 0 for none")},
    )
    seed = forms.ChoiceField(
        label=_("Where the seed comes from"),
        choices=[
            (DICE, _("Dice, thrown before witnesses")),
            (BEACON, _("A round of a public beacon that is yet to come")),
            (REVEAL, _("Secrets that several parties reveal")),
        ],
        widget=forms.RadioSelect,
        initial=DICE,
        error_messages={"required": _("Choose where the seed comes from")},
    )
    throws = forms.IntegerField(label=_("Throws, for dice"), initial=FEWEST_THROWS, required=False)
    beacon = forms.CharField(
        label=_("Beacon"),
        help_text=_("Such as %(names)s.") % {"names": ", ".join(BEACONS)},
        required=False,
        max_length=80,
    )
    round = forms.IntegerField(label=_("Round of the beacon"), min_value=1, required=False)
    at = forms.DateTimeField(
        label=_("When the round will be"),
        help_text=_("Needed for a beacon that is not named above, such as 2026-12-01 12:00."),
        required=False,
        error_messages={"invalid": _("Write a day and a time, such as 2026-12-01 12:00")},
    )
    parties = forms.CharField(
        label=_("Parties, one a line: name and SHA-256 of its secret"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    OF: ClassVar = {DICE: ("throws",), BEACON: ("beacon", "round", "at"), REVEAL: ("parties",)}
    """Fields of each kind of seed."""

    def __init__(self, programmes: list[tuple[str, int]], data: Any | None = None) -> None:
        """Offer the programmes of which proofs can be asked for."""
        super().__init__(data)
        choices = [(name, f"{called(name)} ({count})") for name, count in programmes]
        self.fields["programme"] = forms.ChoiceField(
            label=_("Programme"),
            help_text=_("With how many claims hold of which no proof is asked for yet."),
            choices=choices,
            error_messages={"required": _("Choose a programme")},
        )

    def clean(self) -> dict[str, Any]:
        """Make the rule for the seed."""
        given = super().clean() or {}
        if "seed" in given and not self.errors:
            try:
                given["rule"] = self._rule(given)
            except UsageError as error:
                self.add_error(self.OF[given["seed"]][0], sentence(error))
        return given

    @staticmethod
    def _rule(given: dict[str, Any]) -> SeedRule:
        if given["seed"] == DICE:
            return dice_rule(given["throws"] or FEWEST_THROWS)
        if given["seed"] == BEACON:
            return beacon_rule(given["beacon"], given["round"] or 0, given["at"])
        lines = [each.rsplit(maxsplit=1) for each in given["parties"].splitlines() if each.strip()]
        return reveal_rule({each[0]: each[-1].lower() for each in lines})

    def wanted(self) -> Wanted:
        """Return what is to be drawn; the form is valid."""
        given = self.cleaned_data
        return Wanted(
            name=given["name"],
            programme=given["programme"],
            whom=given["whom"],
            take=given["take"],
            each=given["each"],
            by_size=given["by_size"],
            rest_days=given["rest_days"],
            seed=given["rule"],
            currency=given["currency"],
        )


class Seed(forms.Form):
    """What the world has shown."""

    given = forms.CharField(
        label=_("What was thrown"),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        max_length=_LONGEST,
        error_messages={"required": _("Enter what the world has shown")},
    )

    def __init__(self, rule: dict[str, Any], data: Any | None = None) -> None:
        """Ask in the words of the rule that was frozen."""
        super().__init__(data)
        self._parties = rule.get("parties")
        labels: dict[str, Any] = {
            DICE: _("The %(throws)s throws, as digits from 1 to 6") % {"throws": rule.get("throws")},
            BEACON: _("The value of round %(round)s of %(beacon)s")
            % {
                "round": rule.get("round"),
                "beacon": rule.get("beacon"),
            },
            REVEAL: _("The secrets, one a line: name, a blank, the secret"),
        }
        self.fields["given"].label = labels[rule["kind"]]

    def shown(self) -> Any:
        """Return it as a draw takes it; the form is valid."""
        text: str = self.cleaned_data["given"]
        if not self._parties:
            return text
        lines = [each.split(maxsplit=1) for each in text.splitlines() if each.strip()]
        return {each[0]: each[-1].strip() for each in lines}


class More(forms.Form):
    """One more step of a draw."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    """The draw's revision that the page showed."""

    step = forms.ChoiceField(
        label=_("What is to be done"),
        choices=[
            ("extend", _("Draw more")),
            ("withdraw", _("Take a claim out, so that the next one comes in")),
            ("pick", _("Choose a claim for a reason, apart from the sample")),
        ],
    )
    what = forms.CharField(
        label=_("How many more, or which claim"),
        help_text=_("A number to draw more; else a claim such as CLM-7KQ3M2XD."),
        max_length=40,
        error_messages={"required": _("Write a number, or a claim")},
    )
    because = forms.CharField(
        label=_("Why"),
        help_text=_("It stands in the receipt for everybody to read."),
        max_length=500,
        error_messages={"required": _("Say why")},
    )


class Step(forms.Form):
    """What is said about a step of a request."""

    words = forms.CharField(
        label=_("What you say about it"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=_LONGEST,
        required=False,
    )

    def __init__(
        self, reasons: list[tuple[str, str]], data: Any | None = None, *, needs_words: bool = False
    ) -> None:
        """Ask for a reason where the table wants one, and for words where it does."""
        super().__init__(data)
        words = self.fields["words"]
        words.required = needs_words
        words.help_text = (
            _("Say why; the partner reads it.")
            if needs_words
            else _("You need not say anything; what you say the partner reads.")
        )
        words.error_messages["required"] = _("Say why, so that the partner can read it")
        if reasons:
            self.fields["reason"] = forms.ChoiceField(
                label=_("Reason"),
                choices=reasons,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose a reason")},
            )
            self.order_fields(["reason", "words"])


class MoreTime(forms.Form):
    """A wish for more time."""

    days = forms.IntegerField(
        label=_("How many days more"),
        min_value=1,
        max_value=60,
        error_messages={"invalid": _("Write a whole number from 1 to 60")},
    )
    words = forms.CharField(label=_("Why"), max_length=500, error_messages={"required": _("Say why")})
