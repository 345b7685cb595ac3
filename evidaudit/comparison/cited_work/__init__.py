"""What a claim says of the work itself: its design, size, date, journal and place."""
