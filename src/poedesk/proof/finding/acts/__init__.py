"""Acts by which people acknowledge: signature blocks, digital signatures, completion certificates, mails."""
