"""Forms as a reader sees them and as a claim is judged by them; signed as a customer would."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

from lxml import etree
from tests.unit.paper.forms.engagements import DAY, NARRATIVES, claim, policy_of, presales
from tests.unit.proof.reading.pen.pictures import signature
from tests.unit.proof.reading.readers.word import part, picture

from poedesk.paper.forms.contents import Contents, contents
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.planning import plan
from poedesk.paper.forms.record import record_text
from poedesk.paper.forms.word import draw
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.model import Claim
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Findings
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.docx import reader

SIGNED = {
    "customer_signature": "/s/ Dana Whitlock",
    "date_signed": "2026-04-20",
    "initials_public_sector": "DW",
    "initials_subscription_information": "DW",
}
"""What the customer writes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def planned(
    engagement: Claim, narratives: Narratives = NARRATIVES, *, signed: bool = False
) -> tuple[Outline, Contents]:
    """Return the form of an engagement with what is written into it."""
    outline = plan(engagement, policy_of(engagement))
    made = contents(outline, engagement, narratives)
    by_hand = SIGNED if signed else {}
    return outline, replace(made, values={**made.values, **by_hand})


def word_form(engagement: Claim, narratives: Narratives = NARRATIVES, *, signed: bool = False) -> bytes:
    """Return the form of an engagement as a Word document that carries its record."""
    outline, made = planned(engagement, narratives, signed=signed)
    return draw(outline, made, record=record_text(outline, engagement, narratives))


def found_in_word(data: bytes) -> Findings:
    """Return what is found in a Word document."""
    return find_all(reader.read(data, "form.docx", DEFAULT))


def judged(engagement: Claim, found: Findings) -> Assessment:
    """Return the assessment of a claim by one document, on the day of its submission."""
    return assess(engagement, policy_of(engagement), [found], DAY, limits={})


def reworked(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """Return a Word document whose body was changed by hand; ``rId9`` is the picture of a signature."""
    stream, image = io.BytesIO(), io.BytesIO()
    signature().save(image, "PNG")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            inside = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(inside)
                change(root)
                inside = etree.tostring(root)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
                link = f'<Relationship Id="rId9" Type="{kind}" Target="media/sign.png"/></Relationships>'
                inside = inside.replace(b"</Relationships>", link.encode())
            new.writestr(name, inside)
        new.writestr("word/media/sign.png", image.getvalue())
    return stream.getvalue()


def part_of(element: etree._Element, path: str) -> etree._Element:
    """Return what stands at ``path`` below ``element``: ``sdtPr/tag``, in Word's own namespace."""
    found = element.find("/".join(f"{_W}{name}" for name in path.split("/")))
    assert found is not None, path
    return found


def control_of(root: etree._Element, name: str) -> etree._Element:
    """Return the content control whose tag is ``name``."""
    (found,) = (sdt for sdt in root.iter(f"{_W}sdt") if part_of(sdt, "sdtPr/tag").get(f"{_W}val") == name)
    return found


def signed_with_a_picture(root: etree._Element) -> None:
    """Put the picture of a signature where the customer signs."""
    control = control_of(root, "customer_signature")
    properties = part_of(control, "sdtPr")
    for shows in properties.findall(f"{_W}showingPlcHdr"):
        properties.remove(shows)
    content = part_of(control, "sdtContent")
    content[:] = list(etree.fromstring(part("body", picture())))


PUBLIC = claim(
    customer={
        "name": "Marram County",
        "domain": "marram.example",
        "tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
        "country": "US",
        "sector": "public",
        "signatory": {"name": "Dana Whitlock", "title": "Head of IT"},
    }
)
COUNTY = replace(
    NARRATIVES,
    business_need=(NARRATIVES.business_need or "").replace("Marram Health", "Marram County"),
    usage_work=(NARRATIVES.usage_work or "").replace("Marram Health", "Marram County"),
)

SOLD = replace(
    NARRATIVES,
    usage_work=None,
    business_need=(
        "The fund raisers of Marram Health kept 4,000 donors in spreadsheets and lost track of calls. "
        "Marram wanted Dynamics 365 Sales and Power BI Pro so that every call is recorded and each month's "
        "giving can be seen."
    ),
    presales_activities=(
        "In January 2026 two consultants of Fabrikell ran four workshops with the sales staff of Marram "
        "Health on Dynamics 365 Sales and Power BI Pro, built a demonstration with Marram's own data, and "
        "wrote the licence plan after which Marram bought 120 seats on 3 March 2026."
    ),
)

AZURE = claim(programme="microsoft-azure-poe", solution_area="azure", workloads=None)
CLOUD = Narratives(
    business_need=(
        "The laboratory system of Marram Health ran on six servers of 2011 without support, and a power "
        "cut in 2025 stopped it for two days. Marram needed a room that does not fail."
    ),
    azure_architecture=(
        "Two Azure virtual machines in an availability set and an Azure SQL Managed Instance replace the "
        "six servers; a site-to-site VPN connects them with the wards, and Azure Backup keeps copies in a "
        "second region."
    ),
    azure_benefits=(
        "The laboratory system has been up for 99.95 % since March, restores take 40 minutes in place of "
        "two days, and Marram saves the 18,000 pounds that the old room cost each year."
    ),
    usage_work=(
        "In February 2026 two consultants of Fabrikell moved the laboratory system of Marram Health to "
        "Azure virtual machines in three nights, and set up Azure Backup and monitoring; 140 people of the "
        "laboratory have worked on it since 2 March 2026."
    ),
    supporting_documents=("Migration plan of 8 January 2026",),
)

KINDS: dict[str, tuple[Claim, Narratives]] = {
    "usage": (claim(), NARRATIVES),
    "presales": (presales(), SOLD),
    "public sector": (PUBLIC, COUNTY),
    "azure": (AZURE, CLOUD),
}
"""An engagement of each kind with good answers."""
