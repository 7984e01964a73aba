"""Getting bytes over HTTP, from public addresses only and within limits."""
