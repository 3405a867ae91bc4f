"""The append-only log: events as leaves of a Merkle tree, proofs, signed checkpoints, stores."""
