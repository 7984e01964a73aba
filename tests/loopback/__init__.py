"""A Discord on loopback: REST v10 and gateway, enough of them for the real bot process to run against."""
