"""From stories to what a person is told: a digest, a country's look-up, a pair's look-up. Pure: no clock, no store."""
