"""Mails of the desk: kept in the outbox with the act that writes them, sent afterwards."""
