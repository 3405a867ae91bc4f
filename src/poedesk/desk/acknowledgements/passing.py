"""A request is passed on to who may sign: a new document and a new link, the old link ends."""

from uuid import UUID

from django.utils.translation import gettext as _

from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements import letters
from poedesk.desk.acknowledgements.acting import known, needs_open, person_of, refuse_own, told
from poedesk.desk.acknowledgements.answering import Visit, doing_of, done, now, record_of
from poedesk.desk.acknowledgements.asking import Person, drawn, ended, made_for, name_signatory, told_asked
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.acknowledgements.showing import Form, shown
from poedesk.desk.trail.acting import acting
from poedesk.paper.acknowledging.model import Act, Kind
from poedesk.paper.acknowledging.telling import encoded
from poedesk.proof.finding.identity.domains import normal_domain

MOST = 5
"""Times that one request may be passed on."""


def pass_on(identity: UUID, person: Person, visit: Visit) -> Acknowledgement:
    """Pass the request on: the other person gets a document and a link of their own, this link ends.

    Raises:
        Refused: it cannot be answered any more, the person is the partner's or the same, or it was passed on
            too often.
    """
    before = known().get(pk=identity)
    needs_open(before)
    _refuse(before, person)
    form = drawn(before.answers, before.organisation.name, person)
    shown(form.data)
    what = _("Passed on to %(email)s") % {"email": person.email}
    with doing_of(identity, "acknowledgement:forwarded", what) as (one, act):
        needs_open(one)
        origin = visit.origin()
        record = done(record_of(one), [Act(Kind.DELEGATE, now(), to=person.email, origin=origin)])
        one.record = encoded(record).decode()
        ended(one, State.FORWARDED)
        one.save()
        made = _asked(one, person, form)
        act.data, act.personal = {"to": f"acknowledgement:{made.id}"}, dict(origin)
        name_signatory(one.engagement, person)
        what = _("%(name)s passed the request on to %(other)s") % {"name": one.name, "other": person.name}
        more = _("%(name)s, %(title)s, %(email)s, is the signatory of the engagement now.")
        whom = {"name": person.name, "title": person.title, "email": person.email}
        letters.tell_partner(one, what, more % whom + _elsewhere(one, person.email))
    return made


def _asked(one: Acknowledgement, person: Person, form: Form) -> Acknowledgement:
    with acting(person_of(one), "acknowledgement:asked") as act:
        engagement, organisation = one.engagement, one.organisation
        made = made_for(
            engagement, one.answers, person, form, one.message, organisation, one.asked_by_id, earlier=one
        )
        told_asked(made, act)
        whom = {"email": made.email, "name": one.name}
        told(made, _("Asked %(email)s, as %(name)s wished") % whom, one.name)
        made.save()
        letters.ask(made)
    return made


def _refuse(one: Acknowledgement, person: Person) -> None:
    refuse_own(one.organisation, person.email)
    if person.email.strip().lower() == one.email:
        message = _("This is your own address. Give the address of the person who may sign.")
        raise Refused(message)
    passed, before = 0, one
    while before.earlier is not None:
        passed, before = passed + 1, before.earlier
    if passed >= MOST:
        message = _("This request was passed on %(times)d times. Ask %(partner)s for a new one.") % {
            "times": passed,
            "partner": one.organisation,
        }
        raise Refused(message)


def _elsewhere(one: Acknowledgement, email: str) -> str:
    """Return what the partner is told of an address that is not at a domain of the customer."""
    customer = one.answers["customer"]
    host = normal_domain(email.rpartition("@")[2])
    known = [normal_domain(each) for each in (customer["domain"], *(customer.get("other_domains") or ()))]
    if any(host == each or host.endswith(f".{each}") for each in known):
        return ""
    told = _(
        "\n\n%(host)s is not a domain that you gave for %(customer)s, and proves none of theirs. See that "
        "this person may sign for them; if not, withdraw the request."
    )
    return told % {"host": host, "customer": customer["name"]}
