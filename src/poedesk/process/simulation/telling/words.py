"""The figures as a plain report."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]
_WIDTH = 40
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHOWN = 8
_LACKING, _SOUND = "though something was lacking", "though nothing was lacking"


def text(told: Json) -> str:
    """Return the report of ``poedesk.simulation/1``."""
    return "\n".join(line.rstrip() for line in _lines(told)) + "\n"


def _lines(told: Json) -> Iterator[str]:
    claims, decided, machine = told["claims"], told["decisions"], told["machine"]
    yield f"{told['programme']}@{','.join(told['versions'])}, {told['year']}, seed {told['seed']}"
    yield (
        f"{claims['begun']} claims begun; the proofs of {claims['flawed_at_first']} lacked something at "
        f"first, of {claims['flawed_at_the_end']} at the end."
    )
    yield "Ended " + ", ".join(f"{number} {state}" for state, number in claims["states"].items()) + "."
    yield from _times(told)
    yield "\nDecisions against the truth"
    for what, number, wrong, how in (
        ("accepted", decided["accepted"], decided["accepted_though_flawed"], _LACKING),
        ("refused", decided["refused"], decided["refused_though_sound"], _SOUND),
        ("asked for more", decided["asked_for_more"], decided["asked_though_sound"], _SOUND),
        ("machine: approvable", machine["approvable"], machine["approvable_though_flawed"], _LACKING),
        (
            "machine: not approvable",
            machine["not_approvable"],
            machine["not_approvable_though_sound"],
            _SOUND,
        ),
    ):
        yield _against(what, number, wrong, how)
    yield from _reviewers(told)
    yield from _draws(told)
    yield from _money(told["money"])
    trail = told["trail"]
    yield f"\nTrail: {trail['events']} events, root {trail['root']}"


def _times(told: Json) -> Iterator[str]:
    yield "\nDays                          number   median     90 %"
    names = {
        "submitted_to_decided": "submitted to decided",
        "dispute": "dispute",
        "poe_request": "POE request",
    }
    for name, title in names.items():
        row = told["cycle_days"][name]
        if row["number"]:
            yield f"  {title:<26}{row['number']:>8}{row['median']:>9}{row['ninety_percent']:>9}"
    sides = ", ".join(
        f"{side} {days}" for side, days in told["time_of_each_side"].items() if side != "nobody"
    )
    if sides:
        yield f"  Whose days, of an average claim: {sides}"
    rows = told["backlog"]
    yield "\nWaiting for the programme at the end of each month"
    yield from _bars([row["programme"] for row in rows], [str(row["programme"]) for row in rows])


def _bars(values: list[float], labels: list[str]) -> Iterator[str]:
    most = max(values) or 1
    for month, value, label in zip(_MONTHS, values, labels, strict=True):
        yield f"  {month}  {'#' * round(value / most * _WIDTH):<{_WIDTH}} {label}"


def _against(what: str, number: int, wrong: int, how: str) -> str:
    share = f" ({wrong / number:.1%})" if number else ""
    return f"  {what:<26}{number:>8}, {wrong}{share} {how}"


def _reviewers(told: Json) -> Iterator[str]:
    row = told["reviewers"]
    yield (
        f"\n{row['reviewers']} reviewers took {row['decisions']} decisions; {row['by_two_or_more']} cases "
        f"were decided by two or more, {row['overriding']} decisions overrode the machine."
    )
    kappa = row["kappa"]
    if kappa is None:
        yield "Agreement: too few double reviews, or all of one kind."
    else:
        yield (
            f"Agreement in {row['doubled']} blind double reviews: {kappa['agreed']} agreed, kappa "
            f"{kappa['value']:.2f} ({kappa['lower']:.2f} to {kappa['upper']:.2f})."
        )
    rows = sorted(told["overturned"], key=lambda each: (-each["overturned"], each["rule"]))
    rows = [each for each in rows if each["overturned"]][:_SHOWN]
    if rows:
        yield "\nOverturned most often                         applied  overturned   95 % interval"
    for each in rows:
        interval = f"{each['lower']:.1%} to {each['upper']:.1%}"
        yield f"  {each['rule']:<42}{each['applied']:>9}{each['overturned']:>12}   {interval}"


def _draws(told: Json) -> Iterator[str]:
    row = told["requests"]
    if not told["draws"]:
        yield "\nNo random audit: nothing was held, none was wanted, or no proof is asked for afterwards."
        return
    yield (
        f"\nPOE requests: {row['passed']} passed ({row['passed_though_flawed']} {_LACKING}), "
        f"{row['failed']} failed ({row['failed_though_sound']} {_SOUND}),"
    )
    yield (
        f"  {row['overdue']} without an answer in time, {row['withdrawn']} withdrawn; {row['restored']} "
        f"restored, {row['extended']} asked for more time."
    )
    yield "Random audits: partners that fail, as the sample says and in truth"
    for draw in told["draws"]:
        sample, perfect, true = draw["as_decided"], draw["without_error"], draw["truth"]
        yield (
            f"  {draw['draw']}: {draw['drawn_partners']} of {draw['partners']} partners drawn with "
            f"{draw['drawn']} claims, {sample['failing']} fail"
        )
        yield (
            f"    between {sample['lower']} and {sample['upper']} as decided; {perfect['lower']} and "
            f"{perfect['upper']} had nobody erred or kept silent; in truth {true['expected']} when drawn so, "
            f"{true['any']} with any flawed claim"
        )


def _money(row: Json) -> Iterator[str]:
    accounts = row["accounts"]
    yield f"\nMoney in {row['currency']}"
    for name in ("accrued", "held", "released", "forfeited"):
        yield f"  {name:<26}{accounts[name]:>16}"
    yield (
        f"  forfeited rightly {row['forfeited_rightly']}, wrongly {row['forfeited_wrongly']}, without an "
        f"answer {row['forfeited_without_answer']}; restored {row['restored']}"
    )
    yield f"  released on flawed proofs {row['released_on_flawed_proofs']}"
    yield "  " + (
        "Every cent that left an account entered another." if row["conserved"] else "MONEY IS LOST."
    )
    yield "At risk (held) at the end of each month"
    rows = row["at_risk"]
    yield from _bars([float(each["held"]) for each in rows], [each["held"] for each in rows])
