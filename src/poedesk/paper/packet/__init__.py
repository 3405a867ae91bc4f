"""The archive that proves itself: a proof, its assessment and the rules, signed, checked offline."""
