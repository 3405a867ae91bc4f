"""Makes paper of documents: printed, signed, ticked and dated by pen, scanned, faxed, photographed."""
