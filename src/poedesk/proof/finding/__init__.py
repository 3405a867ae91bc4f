"""Document -> Findings: one finder an element; a finding is a value with its spans and its confidence."""
