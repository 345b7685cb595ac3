"""What happened: each effect that a claim tells, against what the study says and numbers of it."""
