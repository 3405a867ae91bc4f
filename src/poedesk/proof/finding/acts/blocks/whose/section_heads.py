"""What a head over a place of signing says of whose act stands under it.

"Confirmation of the customer" is the customer's, "Confirmation to the customer" nobody's. The words are data
in ``data/section_heads.yaml``.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.whose.party_names import LONGEST_NAME
from poedesk.proof.finding.model import Role


def is_addressed(text: str) -> bool:
    """Return whether a head goes to a side or is about it, or takes what a side brought, and is by nobody."""
    low = words.flat(text)
    return len(low.split()) <= LONGEST_NAME and _addressed().search(low) is not None


def role_of_act(text: str) -> Role | None:
    """Return the side whose act all of a head tells: "4. Statement by the customer", "For the client:"."""
    low = words.flat(text).strip()
    if is_addressed(text) or (found := _own().fullmatch(low)) is None:
        return None
    return Role.CUSTOMER if found["joined"] else words.role_of(low)


@cache
def _addressed() -> re.Pattern[str]:
    told = _data()
    the, side = told["the"], words.ROLE_WORDS
    deeds, things = _any("deeds"), _any("things")
    return compiled(
        rf"\b{_any('addressing')}\s{the}?(?:\w+\s)?{side}\b"
        rf"|\b{side}\s{_any('behind')}\b"
        rf"|\b{deeds}\s(?:for|fur|pour|para|per|voor)\s{the}?{side}\b"
        rf"|\b{side}(?:'s|s')?\s(?:\w+\s)?{things}\b"
        rf"|\b{things}\s{_any('by')}\s{the}?{side}\b"
        rf"|\b(?:kunden|klant(?:en)?|auftraggeber){things}\b"
    )


@cache
def _own() -> re.Pattern[str]:
    told = _data()
    the, side = told["the"], words.ROLE_WORDS
    deeds, done, by = _any("deeds"), _any("done"), _any("by")
    deed = (
        rf"(?:{deeds}(?:\s(?:and|und|et|y|e|en|&|/)\s{deeds})?|{done}(?:\s(?:and|und|et|y|e|en|&)\s{done})?)"
    )
    return compiled(
        rf"(?:\(?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h])(?:\.\d{{1,2}})*[.)]?\s)?{the}?"
        rf"(?:(?P<joined>{_any('joined')})"
        rf"|{deed}\s{by}\s{the}?{side}|{by}\s{the}?{side}\s{done}"
        rf"|{side}(?:'s|s')?\s{deed}|{deeds}\s{side}"
        rf"|(?:{done}\s)?{_any('for')}\s{the}?{side})\s?[:.]?"
    )


def _any(name: str) -> str:
    told = "|".join(_data()[name].values())
    return f"(?:{told})".replace(" ", r"\s")


@cache
def _data() -> dict[str, Any]:
    source = files("poedesk.proof.finding").joinpath("data/section_heads.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(source)
    return loaded
