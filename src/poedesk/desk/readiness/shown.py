"""What somebody was shown of an engagement, so that nothing else is handed in.

A page carries it signed and says what changed since; a program sends its hash back.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import sections, value_of, with_value
from poedesk.desk.looks.templatetags.told import programme
from poedesk.desk.readiness.asking import current_of
from poedesk.desk.texts import elements
from poedesk.kernel.canonical import content_key

Shown = Mapping[str, Any]
"""JSON: ``answers`` and ``documents`` by name, each as a hash; ``rules``, ``verdict``, ``elements``."""

_SALT = "shown"
_DAY = 24 * 3600
_REST = "rest"


def shown_of(engagement: Engagement) -> Shown:
    """Return what a page shows of an engagement now; while it is being judged, no rules and no findings."""
    known = current_of(engagement)
    result = known.result if known is not None else None
    there = engagement.documents.filter(removed_at=None)
    return {
        "answers": _answers(engagement.answers, engagement.organisation.name),
        "documents": {each.name: f"{each.sha256} {each.dated or ''}" for each in there},
        "rules": f"{result['policy']['id']}@{result['policy']['version']}" if result else "",
        "verdict": result["verdict"] if result else "",
        "elements": {each["id"]: each["verdict"] for each in result["elements"]} if result else {},
    }


def _answers(answers: Mapping[str, Any], partner: str) -> dict[str, str]:
    told: dict[str, Any] = {"partner.name": partner}
    rest = dict(answers)
    for part in sections():
        for field in part.fields:
            told[field.path] = value_of(answers, field.path)
            rest = with_value(rest, field.path, None)
    told[_REST] = rest
    return {path: content_key(value)[:16] for path, value in told.items() if value not in (None, {})}


def key_of(shown: Shown) -> str:
    """Return the hash that a program sends back, 64 hexadecimal digits."""
    return content_key(shown)


def sealed(shown: Shown) -> str:
    """Return what a form carries of what its page shows; make it before anything else of the page is read."""
    return signing.dumps(shown, salt=_SALT, compress=True)


def opened(token: str) -> Shown | None:
    """Return what a form carried; null when it is none of ours, or too old."""
    try:
        told: Shown = signing.loads(token, salt=_SALT, max_age=settings.OPTIONS.shown_days * _DAY)
    except signing.BadSignature:
        return None
    return told


def changes(before: Shown | None, now: Shown) -> list[str]:
    """Return a sentence for each thing that is not what it was; null: nobody knows what was shown."""
    if before is None:
        return [_("The page that you sent is too old. Look at everything below once more.")]
    return [
        *_of_answers(before["answers"], now["answers"]),
        *_of_documents(before["documents"], now["documents"]),
        *_of_findings(before, now),
    ]


def _of_answers(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    labels = {field.path: field.label for part in sections() for field in part.fields}
    labels["partner.name"] = _("Name of your organisation")
    differing = [path for path in {**before, **now} if before.get(path) != now.get(path)]
    return [
        _("The answer to “%(label)s” was changed.") % {"label": labels.get(each, _("other questions"))}
        for each in differing
    ]


def _of_documents(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    told = []
    for name in sorted({**before, **now}):
        if before.get(name) == now.get(name):
            continue
        if name not in now:
            told.append(_("%(document)s was taken out.") % {"document": name})
        elif name not in before:
            told.append(_("%(document)s was added.") % {"document": name})
        elif before[name].split(" ")[0] == now[name].split(" ")[0]:
            told.append(_("The day of %(document)s was changed.") % {"document": name})
        else:
            told.append(_("%(document)s was replaced by another file of that name.") % {"document": name})
    return told


def _of_findings(before: Shown, now: Shown) -> list[str]:
    if not now["verdict"]:
        return [_("It is being judged as it is now.")] if before["verdict"] else []
    told = []
    if before["rules"] and before["rules"] != now["rules"]:
        rules = {"before": programme(before["rules"]), "now": programme(now["rules"])}
        told.append(_("Other rules hold now: %(now)s instead of %(before)s.") % rules)
    if not before["verdict"]:
        return [*told, _("It is judged now: look at what a reviewer would say.")]
    differing = [each for each in now["elements"] if before["elements"].get(each) != now["elements"][each]]
    told += [
        _("%(element)s is now: %(verdict)s.")
        % {"element": elements.title_of(each), "verdict": elements.verdict_of(now["elements"][each])}
        for each in differing
    ]
    if before["verdict"] != now["verdict"] and not differing:
        told.append(_("A reviewer would decide otherwise now."))
    return told
