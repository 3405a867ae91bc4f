"""The document of an acknowledgement as it is handed out, to pages and to programs."""

from django.conf import settings
from django.http import FileResponse, Http404

from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.acknowledgements.sealing import FILED
from poedesk.desk.acknowledgements.showing import NAME
from poedesk.desk.evidence import blobs


def pdf(one: Acknowledgement) -> FileResponse:
    """Return the newest document of an acknowledgement, to be saved."""
    sha256, name = (one.sealed, FILED) if one.sealed else (one.sha256, NAME)
    path = blobs.path_of(settings.FOLDER.blobs, sha256)
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/pdf")
