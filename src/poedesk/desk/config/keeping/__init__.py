"""The data folder kept: backed up and restored, brought to the version that runs."""
