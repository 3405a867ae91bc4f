"""The form: drawn from the policy, filled from a record, read back."""
