"""Random audits and the requests that follow them, by the machine that a real batch moves by."""
