"""Checks a whole log: every leaf, every checkpoint, and that it grew from what somebody saw before."""

from collections import Counter
from collections.abc import Iterator, Sequence

from poedesk.kernel.records import dataclass
from poedesk.trail.checkpoints import Checkpoint, checkpoint
from poedesk.trail.events import InvalidEvent, Recorded, recorded
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.notes import InvalidNote, Verifier
from poedesk.trail.stamps import MOST, CheckStamp, Stamped, told, unchecked
from poedesk.trail.stores.store import Store, TrailBroken
from poedesk.trail.tree import Tree


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found."""

    size: int
    """Leaves that were read."""

    root: bytes
    checkpoints: int
    """Checkpoints of the log itself that hold."""

    covered: int
    """Leaves below the newest checkpoint that holds."""

    erased: int
    """Personal values of which only the salted hash is left."""

    stamps: tuple[tuple[int, Stamped], ...]
    """(Number of the checkpoint, what is known of its time stamp), in the order of the log."""

    problems: tuple[str, ...]
    """What does not hold, each with its place; empty when all does."""

    @property
    def uncovered(self) -> int:
        """Return how many events stand behind the newest checkpoint: nobody vouches for them yet."""
        return self.size - self.covered

    @property
    def good(self) -> bool:
        """Return whether everything holds."""
        return not self.problems


def verified(
    store: Store, known: Sequence[Verifier], seen: Sequence[str] = (), check: CheckStamp = unchecked
) -> Verified:
    """Return what holds of the log in ``store``.

    Args:
        store: the log.
        known: keys that are trusted to sign its checkpoints.
        seen: checkpoints (notes) that somebody kept elsewhere: the log must have grown from each of them.
        check: tells what is known of a time stamp.
    """
    tree = Tree()
    problems = list(store.damage())
    erased = sum(_read(store, tree, problems))
    own, wrong = _own(store, known)
    problems += wrong
    problems += _compared(tree, own, "checkpoint")
    theirs = []
    for number, note in enumerate(seen, 1):
        try:
            theirs.append((number, checkpoint(note, known)))
        except InvalidNote as error:
            problems.append(f"given checkpoint {number}: {error}")
    problems += _compared(tree, theirs, "given checkpoint")
    origins = sorted({point.origin for _, point in (*own, *theirs)})
    if len(origins) > 1:
        problems.append(f"checkpoints are of several logs: {', '.join(origins)}")
    good = [point for _, point in own if point.size <= len(tree) and tree.root(point.size) == point.root]
    stamps = tuple(_stamps(store, check))
    problems += [f"checkpoint {number}: {told(each)}" for number, each in stamps if each.good is False]
    covered = max((point.size for point in good), default=0)
    if len(tree) and not covered:
        problems.append(f"no checkpoint that holds vouches for any of its {len(tree)} events")
    return Verified(
        size=len(tree),
        root=tree.root(),
        checkpoints=len(good),
        covered=covered,
        erased=erased,
        stamps=stamps,
        problems=tuple(problems),
    )


def _read(store: Store, tree: Tree, problems: list[str]) -> Iterator[int]:
    """Take every leaf into ``tree``; yield how many values of each were erased; say what is wrong."""
    try:
        for position, leaf in enumerate(store.leaves()):
            tree.extend((leaf_hash(leaf),))
            try:
                event = recorded(leaf)
            except InvalidEvent as error:
                problems.append(f"leaf {position}: {error}")
                continue
            yield _erased(store, position, event, problems)
    except TrailBroken as error:
        problems.append(str(error))


def _erased(store: Store, position: int, event: Recorded, problems: list[str]) -> int:
    """Return how many values of an event were erased; say which are not what was recorded."""
    erased = 0
    for name, commitment in event.personal.items():
        try:
            value = store.personal(commitment)
        except TrailBroken as error:
            problems.append(f"leaf {position}: the value of {name}: {error}")
            continue
        if value is None:
            erased += 1
        elif not value.opens(commitment):
            problems.append(f"leaf {position}: the value of {name} is not the one that was recorded")
    return erased


def _own(store: Store, known: Sequence[Verifier]) -> tuple[list[tuple[int, Checkpoint]], list[str]]:
    """Return the log's own checkpoints that are signed, and what is wrong with the others."""
    own, problems = [], []
    for number, (size, note) in enumerate(store.checkpoints()):
        try:
            point = checkpoint(note, known)
        except InvalidNote as error:
            problems.append(f"checkpoint {number}: {error}")
            continue
        if point.size != size:
            problems.append(f"checkpoint {number}: it is kept for {size} leaves and speaks of {point.size}")
        own.append((number, point))
    return own, problems


def _stamps(store: Store, check: CheckStamp) -> Iterator[tuple[int, Stamped]]:
    """Yield what is known of each time stamp: it must be one of the note of its checkpoint.

    Of one checkpoint ``MOST`` are looked at, for each look costs a child; that there are more is said once.
    """
    notes = [note for _, note in store.checkpoints()]
    seen: Counter[int] = Counter()
    for number, stamp in store.stamps():
        seen[number] += 1
        if not 0 <= number < len(notes):
            yield number, Stamped(good=False, says="there is no such checkpoint")
        elif seen[number] <= MOST:
            yield number, check(stamp, notes[number].encode())
        elif seen[number] == MOST + 1:
            yield number, Stamped(good=None, says=f"of one checkpoint only {MOST} are looked at")


def _compared(tree: Tree, points: Sequence[tuple[int, Checkpoint]], what: str) -> Iterator[str]:
    for number, point in points:
        if point.size > len(tree):
            yield f"{what} {number}: it covers {point.size} leaves, and the log has only {len(tree)}"
        elif tree.root(point.size) != point.root:
            yield f"{what} {number}: the first {point.size} leaves are not those that it covers"
