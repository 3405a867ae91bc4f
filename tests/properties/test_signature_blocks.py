from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.proof.finding.acts.pages import acts_in, typed

from poedesk.proof.finding.model import Role, State

LINES = st.sampled_from(["____________", "_______________________", ". . . . . ........", ""])
NAMES = st.sampled_from(
    ["Dana Whitfield", "Omar Reyes", "Ana Ruiz Gil", "Jo van der Berg", "____________", ""]
)
DAYS = st.sampled_from(["4 May 2026", "14 April 2026", "________", "2026-05-04", ""])
LABELS = st.sampled_from(["By:", "Signature:", "Authorized Signature:", "Signed:"])


@dataclass(frozen=True)
class Block:
    label: str
    line: str
    name: str
    day: str

    def rows(self, heading: str) -> list[str]:
        return [heading, "", f"{self.label} {self.line}", f"Name: {self.name}", f"Date: {self.day}"]


BLOCKS = st.builds(Block, LABELS, LINES, NAMES, DAYS)


def beside(left: list[str], right: list[str], *, gap: int = 46) -> str:
    return "".join(f"{one:<{gap}}{other}\n" for one, other in zip(left, right, strict=True))


@given(BLOCKS, BLOCKS)
@settings(max_examples=tried(60))
def test_a_block_without_a_signature_is_never_signed(one: Block, other: Block) -> None:
    text = beside(one.rows("PARTNER"), other.rows("CUSTOMER"))
    for act in acts_in(typed(text)):
        assert act.signature is not None
        assert act.signature.state is State.BLANK


@given(BLOCKS, BLOCKS)
@settings(max_examples=tried(60))
def test_swapping_the_columns_with_their_headings_swaps_nothing_else(one: Block, other: Block) -> None:
    there = acts_in(typed(beside(one.rows("PARTNER"), other.rows("CUSTOMER"))))
    back = acts_in(typed(beside(other.rows("CUSTOMER"), one.rows("PARTNER"))))

    def told(acts: tuple[object, ...]) -> set[object]:
        return {
            (act.role, act.name and act.name.value, act.date and act.date.value)  # type: ignore[attr-defined]
            for act in acts
        }

    assert told(there) == told(back)
    assert {act.role for act in there} == {Role.PARTNER, Role.CUSTOMER}


TITLES = st.sampled_from(["Position:", "Function:", "Role:", "Designation:", "Title"])
PLACES = st.sampled_from(
    [
        "Authorised by (customer):",
        "Client sign-off:",
        "Signed (for the client)",
        "Customer representative",
        "X",
    ]
)
ABOVE = st.sampled_from(["Customer acknowledgement", "The customer confirms that the work is done.", ""])


@given(ABOVE, PLACES, LINES, NAMES, TITLES, DAYS)
@settings(max_examples=tried(80))
def test_no_wording_of_the_labels_signs_an_empty_line(
    above: str, place: str, line: str, name: str, title: str, day: str
) -> None:
    text = f"{above}\n\n{place} {line}\nName: {name}\n{title} IT Director\nDate: {day}\n"
    for act in acts_in(typed(text)):
        assert act.signature is not None
        assert act.signature.state is State.BLANK
