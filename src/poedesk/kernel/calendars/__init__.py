"""Days that count and days that do not: weekends, public holidays by country, zones."""
