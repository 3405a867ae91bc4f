"""Whose side a line names, and what else a line over a signature shows: a head, a label, a party's name."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.whose.overhead import REPRESENTS
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_title
from poedesk.proof.finding.acts.unannounced.heads import Head, Shows, judge
from poedesk.proof.finding.acts.unannounced.lines import says_signed
from poedesk.proof.finding.acts.unannounced.whom import given_for, without_article
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Finding

_IN_BRACKETS = compiled(r"\((?P<who>[^()]{3,60})\)\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class Sides:
    """The organisations of a paper, as far as it gives them a side."""

    parties: Sequence[Finding]

    def given(self, text: str) -> str | None:
        """Return for whom a line says that it is signed."""
        return given_for(fold(text))

    def head(self, text: str, before: str) -> Head | None:
        """Return what a whole line shows; ``before`` is the page's text before it."""
        shown = fold(text).strip(" :")
        if self.known(shown):
            return Head(Shows.SIDE, None, shown)
        told = judge(text, before)
        if told.shows is Shows.NOTHING:
            return self._bracketed(shown)
        given = self.given(shown)
        if told.shows is Shows.SIDE and told.role is None and given is not None:
            return replace(told, party=self._called(without_article(given)) or told.party)
        if told.shows is not Shows.SIDE or told.alone or given is not None:
            return told
        titled = looks_like_title(shown) and REPRESENTS.match(words.flat(shown)) is None
        unnamed = not text.rstrip().endswith(":") and told.party is not None and not _is_name(told.party)
        return None if titled or unnamed else told

    def named(self, shown: str, before: str) -> Head | None:
        """Return the head for a part of a line that names a party, or says for whom."""
        if self.known(shown):
            return Head(Shows.SIDE, None, shown)
        if self.given(shown) is not None:
            told = judge(shown, before)
            return told if told.shows is not Shows.NOTHING else None
        named = looks_like_organisation(shown) and not looks_like_title(shown) and _is_name(shown)
        return Head(Shows.SIDE, None, shown) if named else None

    def of_label(self, label: str, before: str) -> Head | None:
        """Return what a label before a name shows of whose the name is; null for one that says nothing."""
        if words.NOT_SIGNING.search(words.flat(label)):
            return Head(Shows.NO_ACT)
        if self.given(label) is None and (asked_kind(label) is not None or says_signed(label)):
            return None
        told = self.head(f"{label}:", before)
        return told if told is not None and told.shows is not Shows.NOTHING else None

    def only_role(self, label: str) -> bool:
        """Return whether a label names a side and does not say that somebody signs for it: "Client:"."""
        low = words.flat(label)
        return self.given(label) is None and REPRESENTS.match(low) is None and words.role_of(low) is not None

    def known(self, name: str) -> bool:
        """Return whether the paper gives a party of this name a side."""
        return role_of_party(name, self.parties) is not None

    def _bracketed(self, shown: str) -> Head | None:
        """Return the party of "Project sponsor (Meriden Foods)", by its name or the words it begins with."""
        held = _IN_BRACKETS.search(shown)
        if held is None:
            return None
        name = held["who"]
        if self.known(name):
            return Head(Shows.SIDE, None, name)
        called = self._called(name)
        return Head(Shows.SIDE, None, called) if called is not None else None

    def _called(self, name: str) -> str | None:
        """Return the one party that a short name stands for: "the hospital" is "Alder General Hospital"."""
        short = organisation_words(name)
        named = {
            party.value
            for party in self.parties
            if party.role and party.value and short and _ends(organisation_words(party.value), short)
        }
        return named.pop() if len(named) == 1 else None


def _ends(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Return whether a name begins or ends with the words of another."""
    size = len(part)
    return whole[:size] == part or whole[-size:] == part


def asked_kind(label: str) -> str | None:
    """Return for what of a signature a label asks: ``name``, ``title``, ``date`` and so on."""
    low = words.flat(label).strip() + ":"
    return next((kind for kind, pattern in words.labels() if pattern.match(low)), None)


_SMALL = compiled(r"\b[a-z\u00df-\u00ff]{4,}")
_STOP = compiled(r"[^\W\d_]{4,}[.:;]\s")


def _is_name(shown: str) -> bool:
    """Return whether a line can be a name, as far as its letters tell: of more than one word, in capitals."""
    return len(shown.split()) > 1 and _SMALL.search(shown) is None and _STOP.search(shown) is None
