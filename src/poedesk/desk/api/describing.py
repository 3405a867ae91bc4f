"""The description of the API: OpenAPI with the problems of every address, examples, and words of ours.

What the library knows by itself is kept; this adds what it cannot know: which problems an address answers
with, the heads for once-only and revisions, and the examples of ``examples.yaml``.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ninja import NinjaAPI
from ninja import Schema as Shape

from poedesk.desk.api.problems import CODES, Code
from poedesk.desk.api.wording import words_of
from poedesk.kernel.yaml_data import load_yaml

if TYPE_CHECKING:
    from ninja.openapi.schema import OpenAPISchema
    from ninja.operation import Operation
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

Json = dict[str, Any]

JSON = "application/json"
PROBLEM = "application/problem+json"
ONCE = "Idempotency-Key"
_REF = "#/components/schemas/"
_ALSO = "x-problems"
_CHANGING = {"post", "put", "patch", "delete"}

EVERYWHERE = (Code.UNAUTHENTICATED, Code.FORBIDDEN, Code.NOT_FOUND, Code.TOO_MANY)
"""Problems that any address may answer with."""

_CHANGES = (Code.UNREADABLE, Code.REFUSED, Code.TOO_LARGE, Code.INVALID)
_REVISES = (Code.OVERTAKEN, Code.REVISION_REQUIRED)


class Schema(Shape):
    """What goes in or comes out; the docstring of a field is its description."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        """Return the description of the shape, with those of its fields."""
        told = handler(core)
        fields = handler.resolve_ref_schema(told).get("properties", {})
        for shape in cls.__mro__:
            for name, words in words_of(shape).items():
                if name in fields:
                    fields[name].setdefault("description", words)
        return told


class WrongField(Schema):
    """What is wrong with a field."""

    field: str
    code: str
    message: str
    """What is wrong, why, and what is allowed."""


class ProblemTold(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str
    """What a program tells problems apart by."""

    detail: str
    """The reason, and what to do."""

    request: str
    """Id of the request, as the log of the desk has it."""

    fields: Sequence[WrongField] = ()
    """What is wrong with which field, where that is the problem."""


def also(*codes: Code) -> Json:
    """Return what the description of an address says of problems that others of its method have not."""
    return {_ALSO: list(codes)}


class Described(NinjaAPI):
    """An API that tells in its description all that it answers."""

    def get_openapi_operation_id(self, operation: "Operation") -> str:
        """Return room and function, such as ``claims_submit``."""
        return f"{operation.view_func.__module__.split('.')[-2]}_{operation.view_func.__name__}"

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: Json | None = None
    ) -> "OpenAPISchema":
        """Return the description, which is made once a process."""
        known: dict[str | None, OpenAPISchema] = self.__dict__.setdefault("_known", {})
        if path_prefix not in known:
            told = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
            parts = told["components"]
            parts["schemas"] |= _shape(ProblemTold)
            parts["responses"] = {str(code): _problem(code) for code in CODES}
            for methods in told["paths"].values():
                for method, each in methods.items():
                    _described(method, each, parts["schemas"])
            known[path_prefix] = told
        return known[path_prefix]


def _shape(model: type[Schema]) -> Json:
    made = model.model_json_schema(ref_template=f"{_REF}{{model}}")
    inner: Json = made.pop("$defs", {})
    return {**inner, model.__name__: made}


def _described(method: str, each: Json, schemas: Json) -> None:
    """Add to what is told of one address and method."""
    each["summary"] = each["description"].split(";")[0].split(".")[0]
    body = each.get("requestBody", {}).get("content", {})
    revised = "revision" in _fields(body.get(JSON, {}).get("schema", {}), schemas)
    codes = [*EVERYWHERE]
    if method in _CHANGING:
        codes += _CHANGES
        each.setdefault("parameters", []).append(_head(ONCE, 200, "A request with this is done once a day."))
    elif any(one["in"] == "query" for one in each["parameters"]):
        codes.append(Code.INVALID)
    if revised:
        codes += _REVISES
        each["parameters"].append(_head("If-Match", 20, "The revision that you saw, unless the body has it."))
    codes += [Code(one) for one in each.pop(_ALSO, ())]
    for code in codes:
        each["responses"].setdefault(CODES[code][0], {"$ref": f"#/components/responses/{code}"})
    contents = [body, *(one.get("content", {}) for one in each["responses"].values())]
    for content in contents:
        if JSON in content and "schema" in content[JSON]:
            example = example_of(content[JSON]["schema"], schemas)
            content[JSON] |= {"example": example} if example is not None else {}


def _fields(schema: Json, schemas: Json) -> Json:
    name = schema.get("$ref", "").removeprefix(_REF)
    found: Json = schemas.get(name, {}).get("properties", {})
    return found


def _head(name: str, longest: int, description: str) -> Json:
    shape = {"type": "string", "maxLength": longest}
    return {"in": "header", "name": name, "required": False, "schema": shape, "description": description}


def _problem(code: Code) -> Json:
    status, title = CODES[code]
    example = {
        "type": f"urn:poedesk:problem:{code}",
        "title": title,
        "status": status,
        "code": str(code),
        "detail": f"{title}.",
        "request": "5f2c1f0e9a7b4c3d",
    }
    return {
        "description": f"{title}.",
        "content": {PROBLEM: {"schema": {"$ref": f"{_REF}ProblemTold"}, "example": example}},
    }


def example_of(schema: Json, schemas: Json) -> Any:
    """Return an example of a shape; null for one that has none in ``examples.yaml``."""
    if schema.get("type") == "array":
        inner = example_of(schema["items"], schemas)
        return [inner] if inner is not None else None
    name = schema.get("$ref", "").removeprefix(_REF)
    parts: Json = schemas.get(name, {}).get("properties", {})
    if set(parts) == {"items", "next"}:
        return {"items": example_of(parts["items"], schemas), "next": None}
    return examples().get(name)


@cache
def examples() -> Json:
    """Return the examples by the name of their shape; one that another one extends is written once."""
    told: Json = load_yaml((resources.files(__package__) / "examples.yaml").read_text("utf-8"))
    return told
