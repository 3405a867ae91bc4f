"""The linter of our own: nobody reads things of organisations without saying whose."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

from poedesk.desk.accounts.models import Organisation, User

DESK = Path(__file__).parents[3] / "src/poedesk/desk"
BEGINNINGS = {"of", "of_anybody", "create", "bulk_create"}
"""What may follow ``Model.objects``: whose things, why of anybody, or new ones."""

WAYS_AROUND = {"_default_manager", "_base_manager", "raw"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}


@cache
def owned() -> frozenset[str]:
    """Return the names of models from which foreign keys lead to an organisation, without people."""
    found: set[type[Model]] = set()
    rooms = [one for one in apps.get_models() if one.__module__.startswith("poedesk.")]
    while True:
        more = {
            one
            for one in rooms
            if one not in {*found, Organisation, User}
            and any(
                isinstance(each, ForeignKey) and each.related_model in {Organisation, *found}
                for each in one._meta.get_fields()
            )
        }
        if not more:
            return frozenset(each.__name__ for each in found)
        found |= more


def unscoped(source: str, models: frozenset[str]) -> Iterator[str]:
    """Yield each query of one of ``models`` that begins otherwise, with its line."""
    tree = ast.parse(source)
    above = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            begins = node.attr == "objects" and ast.unparse(node.value) in models
            wrong = node.attr in WAYS_AROUND or (
                begins and getattr(above[node], "attr", "") not in BEGINNINGS
            )
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            says = bool(node.args) and isinstance(node.args[0], ast.Constant) and bool(node.args[0].value)
            wrong = called in SHORTCUTS or (called.endswith(".of_anybody") and not says)
        else:
            continue
        if wrong:
            yield f"line {node.lineno}: {ast.unparse(above[node])}"


@pytest.mark.parametrize("path", sorted(DESK.rglob("*.py")), ids=lambda each: str(each.relative_to(DESK)))
def test_every_query_says_whose_things_it_seeks(path: Path) -> None:
    assert list(unscoped(path.read_text("utf-8"), owned())) == []


@pytest.mark.parametrize(
    "query",
    [
        "Document.objects.filter(pk=1)",
        "Document.objects.all()",
        "models.append(Document.objects)",
        "Document.objects.get_or_create(name='a')",
        "get_object_or_404(Document, pk=1)",
        "Document._default_manager.first()",
        "Document.objects.of_anybody('')",
        "Document.objects.of_anybody(why)",
    ],
)
def test_any_other_beginning_is_refused(query: str) -> None:
    assert len(list(unscoped(query, frozenset({"Document"})))) == 1


@pytest.mark.parametrize(
    "query",
    [
        "Document.objects.of(actor).filter(pk=1)",
        "Document.objects.of_anybody('a job acts for nobody').first()",
        "Document.objects.create(organisation_id=actor.organisation)",
        "Job.objects.filter(pk=1)",
    ],
)
def test_what_says_whose_is_let_through(query: str) -> None:
    assert list(unscoped(query, frozenset({"Document"}))) == []


def test_what_belongs_to_an_organisation_is_known() -> None:
    assert {"Engagement", "Document", "Assessment", "Membership", "Invitation"} <= owned()
    assert not {"Job", "Mail", "User", "Organisation"} & owned()
