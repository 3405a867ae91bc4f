"""Who looked at which document: what was handed out is written down, and the owner's admin can read it."""
