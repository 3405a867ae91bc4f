#!/usr/bin/env python3
"""Check a random draw, or one slip of it, on any machine: this file and Python's standard library are enough.

    python3 verify_draw.py population.json draw.json     the whole draw
    python3 verify_draw.py slip.json                      what one partner holds

With --commitment HASH also that the draw is the one whose hash was published before the seed was known.
Exit code 0: everything holds. 1: something does not, each thing on a line. 2: wrong usage.

It is written apart from the code that draws, from docs/draw.md, so that one checks the other.
"""

import argparse
import hashlib
import hmac
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Row = Sequence[Any]
"""A unit: id, group, stratum, size, state."""

OF_ALL = {"schema", "header", "commitment"}
FIELDS = {
    "population": OF_ALL | {"secret", "units"},
    "receipt": OF_ALL | {"seed", "steps", "groups", "drawn", "picked", "bounds", "inner_bounds"},
    "slip": OF_ALL | {
        "seed", "unit", "salt", "position", "proof", "ticket", "group_ticket", "group_size", "bound",
        "inner_bound", "status", "why", "picked",
    },
    "seed": {"given", "text"},
    "step": {"step", "at", "because", "take", "unit"},
    "drawn": {"unit", "group", "stratum", "size", "certain", "ticket"},
    "picked": {"unit", "because"},
}  # fmt: skip
"""What each thing holds, no more and no less."""

BEACONS = {"drand-quicknet": (1692803367, 3), "drand-default": (1595431050, 30)}
"""Name -> second of round 1 (Unix time), and seconds between rounds."""

UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)

LATER = ["extend", "withdraw", "pick"]
SCHEMAS = {"population": "population/1", "receipt": "draw/1", "slip": "draw-slip/1"}


def check_fields(kind: str, things: Iterable[Json]) -> Iterator[str]:
    """Say which of some things hold more or less than their kind."""
    for number, thing in enumerate(things):
        for name in sorted(FIELDS[kind] ^ set(thing)):
            yield f"{kind} {number}: {name!r} is {'missing' if name in FIELDS[kind] else 'not known'}"
        if kind in SCHEMAS and thing.get("schema") != f"poedesk.{SCHEMAS[kind]}":
            yield f"{kind} {number}: it is no poedesk.{SCHEMAS[kind]}"


def canonical(value: object) -> bytes:
    """Return the one form of a JSON value: sorted keys, no blanks, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def sha256(data: bytes) -> bytes:
    """Return the hash, 32 bytes."""
    return hashlib.sha256(data).digest()


def ticket(seed: str, scope: str, name: str) -> int:
    """Return the ticket of a unit or group."""
    return int.from_bytes(sha256(canonical([seed, scope, name])), "big")


def order(number: int, size: int, method: str) -> int:
    """Return what units are ordered by."""
    return (number << 128) // (size if method == "size" else 1)


def leaf_hash(salt: str, row: Row) -> bytes:
    """Return the hash of a unit's leaf."""
    return sha256(b"\0" + canonical([salt, *row]))


def tree_root(hashes: Iterable[bytes]) -> bytes:
    """Return the root over hashes of leaves (RFC 9162, section 2.1.1)."""
    level = list(hashes)
    while len(level) > 1:
        above = [sha256(b"\1" + level[at] + level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = above + level[2 * len(above) :]
    return level[0] if level else sha256(b"")


def root_from_proof(leaf: bytes, position: int, size: int, proof: Iterable[bytes]) -> bytes | None:
    """Return the root that a proof leads to (RFC 9162, section 2.1.3.2), or nothing for a wrong shape."""
    here, last, root = position, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if here % 2 or here == last:
            root = sha256(b"\1" + sibling + root)
            while here and not here % 2:
                here, last = here // 2, last // 2
        else:
            root = sha256(b"\1" + root + sibling)
        here, last = here // 2, last // 2
    return root if last == 0 else None


def moment(text: str) -> datetime:
    """Return a time of a file."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc)


def check_header(thing: Json, published: str | None) -> Iterator[str]:
    """Say whether the header is what was committed to, and the seed was unknown then."""
    header = thing["header"]
    own = sha256(canonical(header)).hex()
    if own != thing["commitment"]:
        yield "the header is not the one that its commitment belongs to"
    if published and own != published.strip().lower():
        yield f"the published commitment is {published.strip()}, this draw has {own}"
    yield from check_rule(header["seed"], moment(header["frozen_at"]))


def check_rule(rule: Json, frozen: datetime) -> Iterator[str]:
    """Say whether nobody could know, or try out, a seed of this rule."""
    kind = rule["kind"]
    if kind == "dice" and rule["throws"] < 20:  # noqa: PLR2004 - docs/draw.md
        yield "so few throws could be tried out"
    if kind == "reveal" and len(set(rule["parties"].values())) < 2:  # noqa: PLR2004 - as above
        yield "secrets of one party alone are no seed"
    if kind == "beacon":
        at = moment(rule["at"])
        if at <= frozen:
            yield "the seed was known when the population was frozen"
        known = BEACONS.get(rule["beacon"])
        if known and at.timestamp() != known[0] + (rule["round"] - 1) * known[1]:
            yield f"round {rule['round']} of {rule['beacon']} is at another time"


def check_seed(rule: Json, seed: Json) -> Iterator[str]:
    """Say whether the seed follows the rule that was frozen."""
    given, kind = seed["given"], rule["kind"]
    if kind == "beacon":
        expected = f"{rule['beacon']} {rule['round']} {''.join(given.split()).lower()}"
    elif kind == "dice":
        throws = "".join(given.split())
        if len(throws) != rule["throws"] or set(throws) - set("123456"):
            yield f"the seed is not {rule['throws']} throws of a die"
        expected = f"dice {throws}"
    else:
        if set(given) != set(rule["parties"]):
            yield "not every party revealed its secret"
        for party, secret in given.items():
            if sha256(secret.encode()).hex() != rule["parties"].get(party):
                yield f"{party} revealed another secret than it committed to"
        pairs = sorted([party, secret] for party, secret in given.items())
        expected = f"reveal {sha256(canonical(pairs)).hex()}"
    if seed["text"] != expected:
        yield "the seed is not made of what was given for it"


def always_drawn(header: Json, units: Sequence[Row]) -> set[str]:
    """Return what is so large that its share of what is drawn is one or more, stratum by stratum."""
    found = set()
    for stratum, frozen in header["take"].items():
        left = frozen
        sizes: dict[str, int] = {}
        for name, group, part, size, state in units:
            if part == stratum and state != "rested":
                key = group if header["within"] else name
                sizes[key] = sizes.get(key, 0) + size
        total = sum(sizes.values())
        for key in sorted(sizes, key=lambda each: (-sizes[each], each)):
            if left < 1 or sizes[key] * left < total:
                break
            found.add(key)
            left, total = left - 1, total - sizes[key]
    return found


def check_population(population: Json) -> Iterator[str]:
    """Say whether the units are the ones under the root."""
    header, units = population["header"], population["units"]
    names = [row[0] for row in units]
    if names != sorted(set(names)):
        yield "the units are not sorted, or one stands twice"
    if len(units) != header["units"]:
        yield f"{len(units)} units are there, {header['units']} were frozen"
    if sum(row[4] == "rested" for row in units) != header["rested"]:
        yield "other units rest than were frozen"
    secret = bytes.fromhex(population["secret"])
    salts = (hmac.new(secret, row[0].encode(), hashlib.sha256).hexdigest() for row in units)
    root = tree_root(leaf_hash(salt, row) for salt, row in zip(salts, units, strict=True))
    if root.hex() != header["root"]:
        yield "the units are not those that were frozen: the root is another"
    certain = {row[1] if header["within"] else row[0] for row in units if row[4] == "certain"}
    if certain != (always_drawn(header, units) if header["method"] == "size" else set()):
        yield "other units are marked as certain than their sizes say"


class Repeated:
    """The draw done again: ``drawn`` units, ``groups``, and where each order was cut."""

    def __init__(self, population: Json, seed: str, take: Json, withdrawn: set[str]) -> None:
        """Draw; ``take`` is stratum -> number."""
        self.header = population["header"]
        self.seed = seed
        self.drawn: set[str] = set()
        self.groups: set[str] = set()
        self.bounds: dict[str, str | None] = {}
        self.inner: dict[str, str | None] = {}
        parts: dict[str, list[Row]] = {}
        for row in population["units"]:
            if row[4] != "rested":
                parts.setdefault(row[2], []).append(row)
        for stratum, awake in parts.items():
            if self.header["within"]:
                self._groups(stratum, awake, take[stratum], withdrawn)
            else:
                there = [row for row in awake if row[0] not in withdrawn]
                if there:
                    names, self.bounds[stratum] = self._lowest(there, take[stratum], self.header["draw"])
                    self.drawn |= names

    def _groups(self, stratum: str, awake: list[Row], take: int, withdrawn: set[str]) -> None:
        members: dict[str, list[Row]] = {}
        for row in awake:
            members.setdefault(row[1], []).append(row)
        left = {name: [row for row in rows if row[0] not in withdrawn] for name, rows in members.items()}
        there = {name: rows for name, rows in left.items() if rows}
        whole = [  # of the size that was frozen
            (name, "", stratum, sum(row[3] for row in members[name]), members[name][0][4]) for name in there
        ]
        if not whole:
            return
        scope = f"{self.header['draw']}/{self.header['within']}"
        names, self.bounds[stratum] = self._lowest(whole, take, scope)
        self.groups |= names
        for name in names:
            rows = [(*row[:4], "") for row in there[name]]
            number = self.header["each"] or len(rows)
            found, self.inner[name] = self._lowest(rows, number, self.header["draw"])
            self.drawn |= found

    def _lowest(self, rows: Sequence[Row], take: int, scope: str) -> tuple[set[str], str | None]:
        always = {row[0] for row in rows if row[4] == "certain"}
        ordered = sorted(
            (order(ticket(self.seed, scope, row[0]), row[3], self.header["method"]), row[0])
            for row in rows
            if row[0] not in always
        )[: max(0, take - len(always))]
        bound = f"{ordered[-1][0]:x}" if ordered else None
        return always | {name for _, name in ordered}, bound


def check_steps(header: Json, steps: Sequence[Json]) -> Iterator[str]:
    """Say whether each step only adds, in order, with a reason."""
    if not steps or steps[0]["step"] != "draw" or steps[0]["take"] != header["take"]:
        yield "the first step is not the draw that was frozen"
    before, take, rule = header["frozen_at"], header["take"], header["seed"]
    if steps and rule["kind"] == "beacon" and moment(steps[0]["at"]) < moment(rule["at"]):
        yield "it was drawn before its seed could be known"
    for number, step in enumerate(steps):
        if moment(step["at"]) < moment(before):
            yield f"step {number} stands behind a later one"
        before = step["at"]
        if step["step"] not in (LATER if number else ["draw"]):
            yield f"step {number} is none that can stand there"
        if number and not step["because"].strip():
            yield f"step {number} has no reason"
        if step["step"] == "extend":
            if set(step["take"]) != set(take) or any(step["take"][part] < take[part] for part in take):
                yield f"step {number} takes fewer than before"
            take = step["take"]
        elif number and step["take"] is not None:
            yield f"step {number} changes how many are taken"


def check_listed(population: Json, receipt: Json, again: Repeated) -> Iterator[str]:
    """Say whether the receipt lists what the seed draws, with the facts that were frozen."""
    listed = [each["unit"] for each in receipt["drawn"]]
    for name in sorted(again.drawn ^ set(listed)):
        drawn = name in again.drawn
        yield f"{name} is drawn by the seed, and is not listed" if drawn else f"the seed does not draw {name}"
    if len(listed) != len(set(listed)):
        yield "a unit is listed twice"
    rows = {row[0]: row for row in population["units"]}
    for each in receipt["drawn"]:
        row = rows.get(each["unit"])
        shown = [each["unit"], each["group"], each["stratum"], each["size"]]
        if row is not None and (shown != list(row[:4]) or each["certain"] != (row[4] == "certain")):
            yield f"{each['unit']} is listed with other facts than were frozen"
        if each["ticket"] != f"{ticket(again.seed, again.header['draw'], each['unit']):064x}":
            yield f"{each['unit']} is listed with another ticket than its own"
    if receipt["groups"] != sorted(again.groups):
        yield "other groups are listed than the seed draws"
    if (receipt["bounds"], receipt["inner_bounds"]) != (again.bounds, again.inner):
        yield "the bounds are not those of the last that were drawn"
    steps = [(step["unit"], step["because"]) for step in receipt["steps"] if step["step"] == "pick"]
    if steps != [(each["unit"], each["because"]) for each in receipt["picked"]]:
        yield "other units are listed as picked than the steps say"
    missing = {step["unit"] for step in receipt["steps"] if step["unit"] is not None} - rows.keys()
    yield from (f"{name} is in a step, and not in the population" for name in sorted(missing))


def check_draw(population: Json, receipt: Json, published: str | None = None) -> list[str]:
    """Return every line that does not hold of a draw; empty when all does."""
    if found := [*check_fields("population", [population]), *check_fields("receipt", [receipt])]:
        return found
    found = [*check_fields("seed", [receipt["seed"]]), *check_fields("step", receipt["steps"])]
    found += [*check_fields("drawn", receipt["drawn"]), *check_fields("picked", receipt["picked"])]
    if found:
        return found
    header, steps = receipt["header"], receipt["steps"]
    found = [*check_header(receipt, published), *check_seed(header["seed"], receipt["seed"])]
    if population["header"] != header:
        return [*found, "the population is of another draw"]
    found += [*check_population(population), *check_steps(header, steps)]
    take = next((step["take"] for step in reversed(steps) if step["take"]), header["take"])
    withdrawn = {step["unit"] for step in steps if step["step"] == "withdraw"}
    again = Repeated(population, receipt["seed"]["text"], take, withdrawn)
    return found + list(check_listed(population, receipt, again))


def check_slip(slip: Json, published: str | None = None) -> list[str]:
    """Return every line that does not hold of a slip; empty when all does.

    That as many were drawn as frozen, only the whole draw shows. A slip shows that its unit was in the
    population and that the answer follows from its ticket and the bound.
    """
    if missing := [*check_fields("slip", [slip]), *check_fields("seed", [slip["seed"]])]:
        return missing
    header, row = slip["header"], slip["unit"]
    found = [*check_header(slip, published), *check_seed(header["seed"], slip["seed"])]
    proof = map(bytes.fromhex, slip["proof"])
    root = root_from_proof(leaf_hash(slip["salt"], row), slip["position"], header["units"], proof)
    if root is None or root.hex() != header["root"]:
        found.append(f"{row[0]} is not shown to be in the population with these facts")
    if slip["ticket"] != f"{ticket(slip['seed']['text'], header['draw'], row[0]):064x}":
        found.append("the ticket is not the one of this unit")
    if (slip["status"] == "rested") != (row[4] == "rested"):
        found.append("its rest is told otherwise than it was frozen")
    elif slip["status"] not in ("rested", "withdrawn"):
        found += check_answer(slip, header, row)
    return found


def check_answer(slip: Json, header: Json, row: Row) -> Iterator[str]:
    """Say whether the answer of a slip follows from its tickets and bounds."""
    name, group, _, size, state = row
    seed, method = slip["seed"]["text"], header["method"]
    own = order(ticket(seed, header["draw"], name), size, method)
    drawn = state == "certain" or at_most(own, slip["bound"])
    if header["within"]:
        number = ticket(seed, f"{header['draw']}/{header['within']}", group)
        if slip["group_ticket"] != f"{number:064x}":
            yield f"the ticket of {group} is another"
        if type(slip["group_size"]) is not int or slip["group_size"] < size:
            yield f"{group} cannot be smaller than its unit"
            return
        in_group = state == "certain" or at_most(order(number, slip["group_size"], method), slip["bound"])
        drawn = in_group and at_most(own, slip["inner_bound"])
    if slip["status"] != ("drawn" if drawn else "not-drawn"):
        yield f"it is told as {slip['status']}, and its ticket says otherwise"


def at_most(number: int, bound: str | None) -> bool:
    """Say whether an order is not above a bound."""
    return bound is not None and number <= int(bound, 16)


def checked(files: Sequence[str], published: str | None) -> list[str]:
    """Return every line that does not hold of the files."""
    try:
        things = [json.loads(Path(path).read_bytes()) for path in files]
        if len(things) == 1:
            return check_slip(things[0], published)
        return check_draw(things[0], things[1], published)
    except UNREADABLE as error:
        return [f"it cannot be read as a draw: {type(error).__name__}: {error}"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files of a command line; return its exit code."""
    parser = argparse.ArgumentParser(description="Check a random draw, or one slip of it.")
    parser.add_argument("file", help="the population, or a slip")
    parser.add_argument("receipt", nargs="?", help="the draw, when a population is given")
    parser.add_argument("--commitment", help="hash that was published before the seed was known")
    options = parser.parse_args(arguments)
    files = [options.file] + ([options.receipt] if options.receipt else [])
    for line in (found := checked(files, options.commitment)):
        print("!", line)
    print("It does NOT hold." if found else "Everything holds.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
