"""The API of all rooms, at ``/api/v1``."""

from poedesk import __version__
from poedesk.desk.accounts.api import router as accounts
from poedesk.desk.acknowledgements.api import router as acknowledgements
from poedesk.desk.api.asking import Bearer, Strict
from poedesk.desk.api.describing import Described
from poedesk.desk.api.problems import install
from poedesk.desk.audits.api import router as audits
from poedesk.desk.audits.api_asked import router as audits_asked
from poedesk.desk.audits.api_drawn import router as audits_drawn
from poedesk.desk.checks.api import router as checks
from poedesk.desk.claims.api import router as claims
from poedesk.desk.claims.api_proofs import router as claims_proofs
from poedesk.desk.drills.api import router as drills
from poedesk.desk.engagements.api import router as engagements
from poedesk.desk.engagements.api_tables import router as engagements_tables
from poedesk.desk.evidence.api import router as evidence
from poedesk.desk.forms.api import router as forms
from poedesk.desk.ledger.api import router as ledger
from poedesk.desk.ledger.api_money import router as ledger_money
from poedesk.desk.mail.api import router as mail
from poedesk.desk.readiness.api import router as readiness
from poedesk.desk.reads.api import router as reads
from poedesk.desk.reviews.api import router as reviews
from poedesk.desk.reviews.api_bench import router as reviews_bench
from poedesk.desk.tokens.api import router as tokens

api = Described(
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
    tokens,
    reads,
    mail,
    engagements_tables,
    engagements,
    evidence,
    readiness,
    forms,
    drills,
    acknowledgements,
    claims,
    claims_proofs,
    audits_drawn,
    audits,
    audits_asked,
    reviews,
    reviews_bench,
    ledger_money,
    ledger,
    checks,
):
    api.add_router("", each)
