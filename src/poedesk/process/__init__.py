"""What happens over time. Pure: no database, no network, no clock of its own."""
