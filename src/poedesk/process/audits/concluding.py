"""From a draw and what failed of it to what that says about the whole."""

from collections import Counter
from collections.abc import Collection
from fractions import Fraction

from poedesk.process.audits.design import BY_SIZE, InvalidDraw
from poedesk.process.audits.planning import Part, Projection, ShareProjection, project, project_by_size
from poedesk.process.audits.population import CERTAIN, RESTED
from poedesk.process.audits.receipt import Receipt


def concluded(
    receipt: Receipt, failing: Collection[str], confidence: Fraction
) -> Projection | ShareProjection:
    """Return what a draw says about all that could have been drawn; what was picked by hand is left out.

    In a draw of two stages a group fails when one of its drawn units does: the whole is the groups. Units
    that withdrew or rest are not part of the whole.

    Raises:
        InvalidDraw: something fails that was not drawn.
    """
    design = receipt.population.header.design
    drawn = receipt.selection().drawn
    strangers = sorted(set(failing) - {each.unit.id for each in drawn})
    if strangers:
        message = f"{', '.join(strangers[:10])}: not drawn, so nothing can be concluded from it"
        raise InvalidDraw(message)
    two_stages = design.within is not None
    open_units = [
        unit for unit in receipt.population.units if unit.state != RESTED and unit.id not in receipt.withdrawn
    ]
    whole = {(unit.stratum, unit.group if two_stages else unit.id) for unit in open_units}
    sample = {(each.unit.stratum, each.unit.group if two_stages else each.unit.id) for each in drawn}
    failed = {
        (each.unit.stratum, each.unit.group if two_stages else each.unit.id)
        for each in drawn
        if each.unit.id in failing
    }
    if design.method == BY_SIZE:
        certain = {
            (each.unit.stratum, each.unit.group if two_stages else each.unit.id)
            for each in drawn
            if each.unit.state == CERTAIN
        }
        return project_by_size(len(sample - certain), len(failed - certain), confidence)
    counts = [Counter(stratum for stratum, _ in part) for part in (whole, sample, failed)]
    parts = {stratum: Part(*(count[stratum] for count in counts)) for stratum in sorted(counts[0])}
    return project(parts, confidence)
