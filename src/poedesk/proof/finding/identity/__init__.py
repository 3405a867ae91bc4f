"""Who: names and their agreement, parties, tenant and subscription ids, domains."""
