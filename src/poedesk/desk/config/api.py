"""The API of all rooms, at ``/api/v1``."""

from ninja import NinjaAPI

from poedesk import __version__
from poedesk.desk.accounts.api import router as accounts
from poedesk.desk.acknowledgements.api import router as acknowledgements
from poedesk.desk.api.asking import Bearer, Strict
from poedesk.desk.api.problems import install
from poedesk.desk.audits.api import router as audits
from poedesk.desk.claims.api import router as claims
from poedesk.desk.engagements.api import router as engagements
from poedesk.desk.evidence.api import router as evidence
from poedesk.desk.ledger.api import router as ledger
from poedesk.desk.readiness.api import router as readiness
from poedesk.desk.reviews.api import router as reviews

api = NinjaAPI(
    title="poedesk",
    version=__version__,
    description=(
        "Everything that the desk's pages do. Make a token under People, send it as Authorization: Bearer. "
        "Problems come as application/problem+json with a code. A change of what has a revision needs "
        "the revision that you saw (If-Match or revision). With an Idempotency-Key a request is done once."
    ),
    docs_url=None,
    urls_namespace="api",
    auth=Bearer(),
    parser=Strict(),
)
install(api)
for each in (
    accounts,
    claims,
    engagements,
    evidence,
    readiness,
    acknowledgements,
    audits,
    reviews,
    ledger,
):
    api.add_router("", each)
