"""Whatever the pages of the desk let people do, a program can do by the API, with the same right.

``acts.yaml`` tells which route stands for which page, or why none does; both come from the router.
"""

import ast
import inspect
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from tests.unit.desk.test_strangers import ours

from poedesk.desk.config.api import api
from poedesk.kernel.yaml_data import load_yaml

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


@cache
def acts() -> dict[str, Any]:
    """Return the data file."""
    told: dict[str, Any] = load_yaml(Path(__file__).with_name("acts.yaml").read_text("utf-8"))
    return told


@cache
def pages() -> dict[str, Callable[..., Any]]:
    """Return the view of each page by the name of its address."""
    names = {each.name for each in ours()}
    return {name: view for name, view in _views(get_resolver()) if name in names}


def _views(resolver: URLResolver) -> Iterator[tuple[str, Callable[..., Any]]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            if each.namespace != "api":
                yield from _views(each)
        elif isinstance(each, URLPattern) and each.name:
            yield each.name, each.callback


@cache
def routes() -> dict[str, Callable[..., Any]]:
    """Return the function of each route, by method and path."""
    found = {}
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                plain = re.sub(r"{\w+:", "{", path)  # without converters
                for method in operation.methods:
                    found[f"{method} {plain}"] = operation.view_func
    return found


@cache
def rights(function: Callable[..., Any], *, asked_by: str) -> frozenset[str]:
    """Return the actions for which the source of a page or a route asks ``may``."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(function))))
    return frozenset(
        each.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == asked_by
        for each in call.args
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )


def takes(function: Callable[..., Any]) -> str:
    """Return how the source of a page limits its methods."""
    source = inspect.getsource(inspect.unwrap(function))
    return "GET" if "@require_GET" in source else "POST" if "POST" in source.split("def ")[0] else ""


def with_routes() -> dict[str, list[str]]:
    """Return the pages for which routes stand."""
    return {name: told for name, told in acts()["pages"].items() if isinstance(told, list)}


def test_each_page_has_its_routes_or_the_reason_why_it_has_none() -> None:
    assert set(acts()["pages"]) == set(pages()), "tell of the page in acts.yaml"
    for name, told in acts()["pages"].items():
        assert isinstance(told, list) or len(told) > 20, f"{name}: say why no route stands for it"


def test_each_route_stands_for_a_page() -> None:
    named = {each for told in with_routes().values() for each in told}
    assert named == set(routes())


@pytest.mark.parametrize("name", sorted(with_routes()))
def test_what_a_page_changes_a_route_changes(name: str) -> None:
    methods = {each.split()[0] for each in with_routes()[name]}
    if takes(pages()[name]).startswith("POST") and name not in acts()["buttons"]:
        assert methods & CHANGING
    if takes(pages()[name]) == "GET":
        assert "GET" in methods


@pytest.mark.parametrize("name", sorted(with_routes()))
def test_a_route_asks_for_the_right_that_its_page_asks_for(name: str) -> None:
    wanted = rights(pages()[name], asked_by="acting_may")
    given = {right for each in with_routes()[name] for right in rights(routes()[each], asked_by="actor_for")}
    assert wanted <= given or name in acts()["rights"]


def test_reasons_are_given_only_where_they_are_needed() -> None:
    for name in acts()["rights"]:
        wanted = rights(pages()[name], asked_by="acting_may")
        given = {
            right for each in with_routes()[name] for right in rights(routes()[each], asked_by="actor_for")
        }
        assert not wanted or not wanted <= given, f"{name} needs no reason"
    for name in acts()["buttons"]:
        assert not {each.split()[0] for each in with_routes()[name]} & CHANGING, f"{name} needs no reason"


def test_two_rooms_never_share_an_address() -> None:
    paths = Counter(path for router in api._get_bound_routers() for path in router.path_operations)
    twice = {path for path, count in paths.items() if count > 1}
    assert twice == set(), "the first room would answer for the other with 405"
