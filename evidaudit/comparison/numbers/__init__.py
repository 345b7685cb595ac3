"""Each number of a claim, against the study's numbers: whose it is, of what kind, of what."""
