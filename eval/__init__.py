"""Accuracy on labelled documents: runner, metrics, our own labelled set; see README.md."""
