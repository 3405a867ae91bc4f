"""Incentive lines of claims and the book of their money, kept in rows that are only added."""
