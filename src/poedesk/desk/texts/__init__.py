"""Words of the rooms below the desk, in the reader's language: collected for translators, shown on pages."""
