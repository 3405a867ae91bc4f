"""A partner who has asked a customer."""

import pytest
from tests.desk_acknowledgements import PLAIN, asked
from tests.desk_engagements import engagement_of
from tests.desk_parties import owner

from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.engagements.models import Engagement


@pytest.fixture
def partner(db: None) -> Actor:  # noqa: ARG001 - the database must be there
    return owner()


@pytest.fixture
def engagement(partner: Actor) -> Engagement:
    return engagement_of(partner, PLAIN)


@pytest.fixture
def one(partner: Actor, engagement: Engagement) -> Acknowledgement:
    """Return a request without disclosures, which nobody has answered yet."""
    return asked(partner, engagement, "Thank you for reading it.")
