"""Is the desk alive, can it work, how much did it do? For machines that watch; no sign-in, no secrets."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from poedesk import __version__
from poedesk.desk.config import space
from poedesk.desk.jobs.alive import life
from poedesk.desk.jobs.looking import counted
from poedesk.desk.mail.models import Mail
from poedesk.desk.trail.acting import store


def health(_request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "ok", "version": __version__})


def ready(_request: HttpRequest) -> JsonResponse:
    """Say whether database and folder of files can be used, and the worker lives; when it last did."""
    problems, seen = [], None
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        worker = life()
        seen = worker.seen and f"{worker.seen:%Y-%m-%dT%H:%M:%SZ}"
        if worker.silent:
            problems.append(
                f"worker: no sign of life since {seen}" if seen else "worker: it never gave a sign of life"
            )
    except DatabaseError as error:
        problems.append(f"database: {error}")
    if not settings.FOLDER.blobs.is_dir():
        problems.append("files: the folder is gone")
    elif (left := space.free()) < space.LEAST:
        problems.append(f"disk: {left} bytes are free, so nothing more can be kept")
    told = {"status": "not ready" if problems else "ok", "problems": problems, "worker_seen_at": seen}
    return JsonResponse(told, status=503 if problems else 200)


def metrics(request: HttpRequest) -> HttpResponse:
    """Tell counts in the text form of Prometheus, to this machine alone and not through its proxy."""
    if request.META.get("REMOTE_ADDR") not in {"127.0.0.1", "::1"} or _is_passed_on(request):
        return HttpResponse(status=404)
    jobs = counted()
    told = {
        "poedesk_trail_leaves": ("Leaves of the trail.", store().size()),
        "poedesk_mails_waiting": ("Mails that wait to be sent.", Mail.objects.filter(sent_at=None).count()),
        "poedesk_disk_free_bytes": ("Bytes that are free on the disk of the data folder.", space.free()),
        "poedesk_jobs_waiting": ("Jobs that wait, first or again.", jobs.waiting),
        "poedesk_jobs_running": ("Jobs that are being done.", jobs.running),
        "poedesk_jobs_failed": ("Jobs that failed and rest until somebody asks again.", jobs.failed),
        "poedesk_jobs_oldest_wait_seconds": (
            "How long the oldest job that waits has waited.",
            round(jobs.oldest.total_seconds()),
        ),
        "poedesk_worker_silent_seconds": (
            "Seconds since the worker last gave a sign of life.",
            life().seconds,
        ),
    }
    lines = [
        f"# HELP {name} {help_}\n# TYPE {name} gauge\n{name} {value}\n"
        for name, (help_, value) in told.items()
    ]
    return HttpResponse("".join(lines), content_type="text/plain; version=0.0.4; charset=utf-8")


def _is_passed_on(request: HttpRequest) -> bool:
    """Return whether a proxy of this machine asks for somebody: under the public name, or saying for whom."""
    public = urlsplit(settings.OPTIONS.url).hostname
    local = {"127.0.0.1", "::1", "localhost"}
    asked = urlsplit(f"//{request.get_host()}").hostname
    return (asked == public and public not in local) or "HTTP_X_FORWARDED_FOR" in request.META
