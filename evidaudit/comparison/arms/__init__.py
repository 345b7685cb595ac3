"""The groups of a study and what a claim compares: who had what, against whom."""
