"""Tables of the outbox of mails."""
