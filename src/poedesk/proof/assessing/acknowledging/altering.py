"""Whether a file was changed after somebody had signed it digitally: then no act in it is sure to be whole.

A stamp laid over an altered contract looks like a picture of a signature; ink may have been there before the
change or come with it. A digital signature that is intact vouches for itself and is judged alone.
"""

from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.proof.document.model import SignatureKind
from poedesk.proof.finding.model import Act, Finding, Findings, Role

_SEALS = {SignatureKind.DIGITAL, SignatureKind.E_SIGN_PLATFORM}


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change of a file after a digital signature."""

    signature: Finding
    """The digital signature that it does not allow."""

    verdict: Verdict
    """Not met; unclear when the partner's own signature alone is broken, or only a cover is suspected."""


def alteration(entry: Findings, act: Act) -> Alteration | None:
    """Return the gravest change of the file in which ``act`` stands, null when none is known."""
    own = act.signature
    if own is None or act.kind == "mail" or own.signature_kind is SignatureKind.DIGITAL:
        return None
    found = [
        Alteration(each.signature, _verdict(each, each.signature))
        for each in entry.acts
        if each.id != act.id and each.signature is not None and _changed(each.signature)
    ]
    return min(found, key=lambda item: item.verdict is not Verdict.NOT_MET, default=None)


def _changed(signature: Finding) -> bool:
    return signature.signature_kind in _SEALS and (signature.intact is False or bool(signature.covered))


def _verdict(act: Act, signature: Finding) -> Verdict:
    suspected = act.role is Role.PARTNER or signature.intact is not False
    return Verdict.UNCLEAR if suspected else Verdict.NOT_MET
