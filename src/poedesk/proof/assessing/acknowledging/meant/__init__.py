"""What an approval is given for, and who gives it: words that mean another matter or another's word."""
