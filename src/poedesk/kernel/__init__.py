"""What everything stands on: three-valued logic, errors, text and dates, canonical JSON, ids."""
