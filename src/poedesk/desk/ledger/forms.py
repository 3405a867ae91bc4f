"""What is asked on the pages of the ledger."""

from django import forms
from django.utils.translation import gettext_lazy as _

from poedesk.desk.ledger.services import MOVES

MOVE_NAMES = {
    "release": _("Release: pay it"),
    "return": _("Post back what was released"),
    "forfeit": _("Forfeit: it is not paid"),
    "restore": _("Restore what was forfeited"),
    "reverse": _("Reverse what was listed by mistake"),
}


class Table(forms.Form):
    """A table of incentive lines."""

    table = forms.FileField(
        label=_("Table of incentive lines"),
        help_text=_(
            "CSV with the columns id, claim, period, amount, currency, kind; partner and programme are "
            "checked when they are there. Amounts such as 12500.00, periods such as 2026-03 or 2026-Q1."
        ),
        error_messages={"required": _("Choose a file"), "empty": _("The file is empty; choose another one")},
    )


class Propose(forms.Form):
    """What is to be done with lines."""

    move = forms.ChoiceField(
        label=_("What is to be done"),
        choices=[(each, MOVE_NAMES[each]) for each in MOVES],
        error_messages={"required": _("Choose what is to be done")},
    )
    because = forms.CharField(
        label=_("Why"),
        help_text=_("Whoever decides reads it, and it stays with the money for good."),
        max_length=500,
        error_messages={"required": _("Say why")},
    )
