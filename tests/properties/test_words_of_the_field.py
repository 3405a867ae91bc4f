"""What must hold for any sentence: ordinary words name no product, unticked boxes say nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Box, Document, Mark, Page, Read
from poedesk.proof.finding import products
from poedesk.proof.finding.activities import find as activities
from poedesk.proof.finding.kinds import kind_of
from poedesk.proof.finding.narratives import find as narratives
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads import find as workloads
from poedesk.proof.finding.workloads.names import mentions
from poedesk.proof.policy.vocabulary import load

WORDS = load()
OWNER = st.sampled_from(
    ["our", "your", "the project", "both", "several", "their", "the sales", "cross-functional"]
)
VERB = st.sampled_from(
    ["met", "will meet", "have agreed", "work together", "are responsible", "travelled", "sing"]
)
REST = st.sampled_from(
    ["every week", "in March", "with the customer", "on site", "after the review", "to plan"]
)
TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200)


def view_of(page: Page) -> DocumentView:
    return DocumentView(Document("any", "0" * 64, 1, "text/plain", Read.COMPLETE, (page,)))


def written(text: str) -> DocumentView:
    grid = TextGrid()
    for line in text.splitlines():
        grid.add(line)
        grid.end_line()
    return view_of(grid.page())


@given(OWNER, VERB, REST)
def test_teams_of_people_never_name_teams(owner: str, verb: str, rest: str) -> None:
    assert mentions(f"{owner.capitalize()} teams {verb} {rest}.", WORDS, about=True) == ()
    assert mentions(f"{owner.title()} Teams {verb} {rest}.", WORDS, about=True) == ()
    assert mentions(f"We said that {owner} teams {verb} {rest}.", WORDS, about=True) == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from([workload.title for workload in WORDS.workloads]),
            st.sampled_from([activity.title for activity in WORDS.activities]),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_unticked_boxes_give_neither_workload_nor_activity(choices: list[tuple[str, str]]) -> None:
    text, marks = "", []
    for number, (label, group) in enumerate(choices):
        box = Box(10, 12 * number, 20, 12 * number + 10)
        marks.append(
            Mark(
                label, group, checked=False, box=box, by="drawn", start=len(text), end=len(text) + len(label)
            )
        )
        text += label + "\n"
    view = view_of(Page(1, 612, 792, text, marks=tuple(marks)))
    assert workloads.find(view, WORDS)["workload"] == ()
    assert activities.find(view, WORDS)["activity"] == ()


@given(TEXT)
def test_plain_text_leads_back_to_the_original(text: str) -> None:
    made = plain_of(text)
    for place in range(len(made.text)):
        start, end = made.original(place, place + 1)
        assert 0 <= start < end <= len(text)


@settings(deadline=None)  # the first one waits for expressions to be made
@given(TEXT)
def test_any_text_is_searched_without_a_fault_and_cited_inside_its_page(text: str) -> None:
    view = written(
        f"{text}\nWe migrated mail to Exchange Online. {text}\n3.3 Describe the business need\n{text}"
    )
    kind_of(view)
    for finder in (workloads.find, activities.find, products.find, narratives.find):
        for findings in finder(view, WORDS).values():
            for finding in findings:
                for span in finding.spans:
                    assert span.start is not None
                    assert span.end is not None
                    assert 0 <= span.start <= span.end <= len(view.text(span.page))
