"""Files that the API hands out: how the description tells them, and the bytes of one that is kept."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404

from poedesk.desk.evidence import blobs

BYTES = "application/octet-stream"
PICTURES = ("image/webp", "image/png", "image/jpeg")
"""What a picture of a page is."""


def file(description: str, *media_types: str) -> dict[str, Any]:
    """Return what a description says of an answer that is a file; bytes when no type is told."""
    content: dict[str, Any] = {each: {} for each in media_types or (BYTES,)}
    return {"responses": {200: {"description": description, "content": content}}}


def blob(sha256: str, name: str, media_type: str = BYTES, *, saved: bool = True) -> FileResponse:
    """Return the answer that hands out a file that is kept.

    Args:
        sha256: of its bytes.
        name: under which it is saved.
        media_type: of a file of ours; one that somebody gave is bytes and nothing else.
        saved: whether a browser saves it instead of showing it.

    Raises:
        Http404: it is not kept, or not any more.
    """
    path = blobs.path_of(settings.FOLDER.blobs, sha256)
    if not sha256 or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=saved, filename=name, content_type=media_type)
