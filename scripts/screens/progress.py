"""What was drawn so far, kept in the folder of the pictures: a run that was cut goes on where it stopped."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from screens.camera import Camera

_NAMES = ("drawn", "sent", "handed", "asked_empty")


@dataclass
class Seen:
    """What walkers have seen of a desk, each as a name of the router unless it says otherwise."""

    drawn: set[str] = field(default_factory=set)
    """Addresses whose page was pictured."""

    sent: set[str] = field(default_factory=set)
    """Addresses that only take what is sent."""

    handed: set[str] = field(default_factory=set)
    """Addresses that hand out a file, a picture or data."""

    asked_empty: set[str] = field(default_factory=set)
    """Kinds of forms that were sent without an answer."""

    looks: set[tuple[str, ...]] = field(default_factory=set)
    """What tells pages apart that show different things."""

    def add(self, other: "Seen") -> None:
        """Add the addresses that were seen of another desk."""
        self.drawn |= other.drawn
        self.sent |= other.sent
        self.handed |= other.handed


class Progress:
    """The parts of a run that are done, with what they found; written down after each."""

    def __init__(self, camera: Camera, *, whole: bool) -> None:
        """Go on where the run before stopped, if one did; a run that is not ``whole`` keeps nothing."""
        self._path, self._camera, self._whole = camera.folder / "progress.json", camera, whole
        self.seen, self.done = Seen(), list[str]()
        if whole and self._path.exists():
            told = json.loads(self._path.read_text("utf-8"))
            self.done = told["done"]
            camera.taken += told["taken"]
            camera.notes(*told["wrong"])
            drawn, sent, handed, asked_empty = (set(told[each]) for each in _NAMES)
            self.seen = Seen(drawn, sent, handed, asked_empty, {tuple(each) for each in told["looks"]})

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Draw one part within; what it found is kept once it came to its end."""
        print(f"{name} ...", flush=True)
        yield
        self.done.append(name)
        if not self._whole:
            return
        told = {
            "done": self.done,
            "taken": self._camera.taken,
            "wrong": self._camera.wrong,
            "looks": sorted(self.seen.looks),
            **{each: sorted(getattr(self.seen, each)) for each in _NAMES},
        }
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(told), encoding="utf-8")
        fresh.replace(self._path)

    def ended(self) -> None:
        """Forget how far it came: the next run begins anew."""
        if self._whole:
            self._path.unlink(missing_ok=True)
