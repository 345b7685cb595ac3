"""What was measured: the outcome a claim names, against those of the study."""
