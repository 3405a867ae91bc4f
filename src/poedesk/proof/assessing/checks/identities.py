"""What of a claim is compared with the documents, each with its own way: names, domain, tenant, project."""

from collections.abc import Callable, Iterable, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.together.belonging import in_domains
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.identity.domains import is_public_mail
from poedesk.proof.finding.identity.names import Agreement, agree
from poedesk.proof.finding.model import Role


@dataclass(frozen=True, slots=True)
class Identity:
    """How one value of the claim is compared."""

    what: str
    """Its name in a sentence."""

    key: str
    role: Role | None
    expected: Callable[[Claim], str | None]
    agrees: Callable[[str, Claim], Agreement]
    mentions: Callable[[Document, str], Iterable[Span]]
    claimed: Callable[[Claim], Sequence[str]]
    """What a recognised value is compared with sign by sign."""

    anywhere: bool = False
    """Whether a value in running text shows it too (a domain in a mail address)."""

    @property
    def plainly(self) -> str:
        """Return its name inside a sentence."""
        return self.what[:1].lower() + self.what[1:]


def _domain_agrees(value: str, claim: Claim) -> Agreement:
    host = value.rpartition("@")[2]
    if is_public_mail(host):
        return Agreement.DIFFERENT
    if in_domains(host, claim):
        return Agreement.SAME
    above = any(own.endswith(f".{host}") for own in claim.customer.domains)
    # The first domain of a tenant says nothing about the customer's own.
    unsaid = host.endswith(".onmicrosoft.com") or (above and "." in host)
    return Agreement.POSSIBLY if unsaid else Agreement.DIFFERENT


def _same(value: str, expected: str) -> Agreement:
    if not _GUID.fullmatch(value.strip("{} ")):
        return Agreement.POSSIBLY  # words at the place of an id are no other id
    return Agreement.SAME if value.lower() == expected else Agreement.DIFFERENT


_GUID = compiled(r"[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")


def _project_agrees(value: str, claim: Claim) -> Agreement:
    return Agreement.SAME if plain(value) == plain(claim.project or "") else Agreement.DIFFERENT


IDENTITIES = {
    "partner.name": Identity(
        "The partner's name",
        "party.name",
        Role.PARTNER,
        lambda claim: claim.partner.name,
        lambda value, claim: agree(value, claim.partner.name),
        mentions.organisation,
        lambda claim: (claim.partner.name,),
    ),
    "customer.name": Identity(
        "The customer's name",
        "party.name",
        Role.CUSTOMER,
        lambda claim: claim.customer.name,
        lambda value, claim: agree(value, claim.customer.name),
        mentions.organisation,
        lambda claim: (claim.customer.name,),
    ),
    "customer.domain": Identity(
        "The customer's domain",
        "domain",
        Role.CUSTOMER,
        lambda claim: claim.customer.domain,
        _domain_agrees,
        lambda _document, _value: (),
        lambda claim: claim.customer.domains,
        anywhere=True,
    ),
    "customer.tenant_id": Identity(
        "The customer's tenant id",
        "tenant_id",
        Role.CUSTOMER,
        lambda claim: claim.customer.tenant_id,
        lambda value, claim: _same(value, claim.customer.tenant_id),
        mentions.guid,
        lambda claim: (claim.customer.tenant_id,),
    ),
    "project.name": Identity(
        "The project name",
        "project.name",
        None,
        lambda claim: claim.project,
        _project_agrees,
        mentions.phrase,
        lambda claim: (claim.project or "",),
    ),
}
