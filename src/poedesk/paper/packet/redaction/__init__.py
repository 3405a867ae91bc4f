"""Some elements of a packet shown and everything else taken away: passages, the record, making, checking."""
