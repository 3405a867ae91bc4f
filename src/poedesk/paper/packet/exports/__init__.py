"""What others check with their own tools: an assessment as an attestation."""
