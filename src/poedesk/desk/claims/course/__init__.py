"""What carries a claim along: what is handed in, what happens, deadlines, mails, judging again."""
