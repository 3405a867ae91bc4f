"""Files of draws as they are handed out, to pages and to programs."""

from typing import Any

from django.http import HttpResponse, JsonResponse


def as_file(value: Any, name: str) -> HttpResponse:
    """Return a value as a JSON file that is saved under a name."""
    response = JsonResponse(value, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
