"""Timings (``make bench``) and accuracy (``make accuracy``), kept apart from the tests."""
