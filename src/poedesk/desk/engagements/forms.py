"""One page of questions about an engagement, made from its section; what is wrong is told at its question."""

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from poedesk.desk.accounts.forms import visible, visible_text
from poedesk.desk.engagements.sections import (
    Field,
    Section,
    belongs,
    problems,
    sentence,
    value_of,
    with_value,
)
from poedesk.desk.texts.showing import shown
from poedesk.paper.forms.narratives import LONGEST
from poedesk.proof.claim.model import AGREEMENTS, ENGAGEMENTS, PURCHASE_TYPES, SECTORS, SOLUTION_AREAS
from poedesk.proof.policy import loader as policies
from poedesk.proof.policy import vocabulary

PRODUCTS = 6
"""Products that one page asks for."""

_PRODUCT = ("name", "subscription_id", "purchase_type")


class Answers(forms.Form):
    """The questions of one section; those of workloads and products are tables (see ``Tables``)."""

    def __init__(
        self, section: Section, answers: Mapping[str, Any], partner: str, data: QueryDict | None = None
    ) -> None:
        """Show what was answered so far."""
        initial = {each.path: value_of(answers, each.path) for each in section.fields}
        super().__init__(data, initial=initial)
        self.section, self._answers, self._partner = section, answers, partner
        for each in section.fields:
            if each.path not in TABLES:
                self.fields[each.path] = _asked(each)

    def changes(self) -> dict[str, Any]:
        """Return path -> answer for every question, null where there is none."""
        told: dict[str, Any] = {}
        for each in self.section.fields:
            if each.path in TABLES:
                told[each.path] = TABLES[each.path](cast("QueryDict", self.data))
            else:
                told[each.path] = (self.data.get(each.path) or "").strip() or None
        return told

    def clean(self) -> dict[str, Any]:
        """Tell what is wrong with the answers given; a question may stay open for now."""
        cleaned = super().clean() or {}
        answers = dict(self._answers)
        changes = self.changes()
        for path, value in changes.items():
            answers = with_value(answers, path, value)
        for problem in problems(answers, self._partner):
            about = belongs(problem, self.section)
            if about is not None and value_of(answers, about.path) is not None:
                where = about.path if about.path in self.fields else None
                self.add_error(where, sentence(problem, about))
        return cleaned


def _asked(each: Field) -> forms.Field:
    label = _("%(label)s (optional)") % {"label": each.label} if each.optional else each.label
    if each.choices:
        none = [("", _("Not known yet"))] if len(each.choices) > 1 else []
        choices = [*none, *((value, title_of(value)) for value in each.choices)]
        return forms.ChoiceField(
            label=label, help_text=each.hint, choices=choices, required=False, widget=forms.Select
        )
    if each.long:
        return forms.CharField(
            label=label,
            help_text=each.hint,
            required=False,
            max_length=LONGEST,
            validators=[visible_text],
            widget=forms.Textarea(attrs={"rows": 6}),
        )
    return forms.CharField(
        label=label,
        help_text=each.hint,
        required=False,
        max_length=500,
        validators=[visible],
        widget=forms.TextInput(
            attrs={
                "spellcheck": "false",
                "autocomplete": "off",
                **({} if each.size is None else {"size": each.size}),
            }
        ),
    )


def title_of(value: str) -> str:
    """Return what a page calls the id of something that can be chosen; other text stays as it is."""
    known = _titles().get(value)
    return value if known is None else shown(known)


@cache
def _titles() -> Mapping[str, str]:
    known = vocabulary.load()
    chosen = (*ENGAGEMENTS, *SOLUTION_AREAS, *AGREEMENTS, *SECTORS, *PURCHASE_TYPES)
    titles = {each: each.replace("-", " ").capitalize() for each in chosen}
    titles |= {each: each.replace("-", " or ").upper() for each in AGREEMENTS if each != "other"}
    titles |= {each.id: each.title for each in known.workloads}
    titles |= {each.id: each.title for each in known.activities}
    return titles | {each.id: each.title for each in policies.programmes()}


def workload_rows(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the table of workloads: which are claimed, and what for."""
    known = vocabulary.load()
    claimed = {each.get("workload"): each for each in answers.get("workloads") or []}
    return [
        {
            "id": workload.id,
            "name": workload.title,
            "claimed": workload.id in claimed,
            "activities": [
                {
                    "id": activity.id,
                    "name": shown(activity.title),
                    "claimed": activity.id in (claimed.get(workload.id, {}).get("activities") or []),
                }
                for activity in known.activities
            ],
        }
        for workload in known.workloads
    ]


def product_rows(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows for products, some of them empty."""
    given = list(answers.get("products") or [])
    rows = [*given, *({} for _ in range(max(1, PRODUCTS - len(given))))]
    return [
        {"number": number, **{name: row.get(name, "") for name in _PRODUCT}, "types": PURCHASE_TYPES}
        for number, row in enumerate(rows, 1)
    ]


def _workloads(data: QueryDict) -> list[dict[str, Any]] | None:
    ticked = set(data.getlist("workload"))
    made = []
    for row in workload_rows({}):
        done = data.getlist(f"activity:{row['id']}")
        if row["id"] in ticked or done:
            made.append({"workload": row["id"], **({"activities": done} if done else {})})
    return made or None


def _products(data: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    made = []
    number = 1
    while f"product:{number}:name" in data:
        row = {name: data.get(f"product:{number}:{name}", "").strip() for name in _PRODUCT}
        if any(row.values()):
            made.append({name: value for name, value in row.items() if value})
        number += 1
    return made or None


TABLES = {"workloads": _workloads, "products": _products}
"""Questions that are tables, and what reads their answers."""
