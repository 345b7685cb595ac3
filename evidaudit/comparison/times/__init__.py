"""When: the time a claim gives a finding, against that at which it was measured."""
