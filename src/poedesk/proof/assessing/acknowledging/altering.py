"""Whether a file was changed after somebody had signed it digitally: then no act in it is sure to be whole.

A stamp laid over an altered contract looks like a picture of a signature; ink may have been there before the
change or come with it. A digital signature that is intact vouches for itself and is judged alone.
"""

from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.proof.document.model import SignatureKind
from poedesk.proof.finding.acts.details import SEAL_UNTOLD
from poedesk.proof.finding.model import Act, Finding, Findings, Role


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change of a file after a digital signature."""

    signature: Finding
    """The digital signature that does not vouch for the file as it is."""

    verdict: Verdict
    """Not met; unclear when the partner's signature alone is broken, or a change is only suspected."""

    @property
    def known(self) -> bool:
        """Return whether the file was changed for sure."""
        return self.signature.intact is False


def alteration(entry: Findings, act: Act) -> Alteration | None:
    """Return the gravest change of the file in which ``act`` stands, null when none is known."""
    own = act.signature
    if own is None or act.kind == "mail" or own.signature_kind is SignatureKind.DIGITAL:
        return None
    found = [
        Alteration(each.signature, _verdict(each, each.signature))
        for each in entry.acts
        if each.id != act.id and each.signature is not None and _doubted(each.signature)
    ]
    return min(found, key=lambda item: item.verdict is not Verdict.NOT_MET, default=None)


def _doubted(signature: Finding) -> bool:
    """Return whether a digital signature does not vouch for the file; a platform's may be print alone."""
    if signature.signature_kind is SignatureKind.E_SIGN_PLATFORM:
        return signature.intact is False or signature.detail == SEAL_UNTOLD or bool(signature.covered)
    return signature.signature_kind is SignatureKind.DIGITAL and signature.intact is not True


def _verdict(act: Act, signature: Finding) -> Verdict:
    suspected = act.role is Role.PARTNER or signature.intact is not False
    return Verdict.UNCLEAR if suspected else Verdict.NOT_MET
