"""One socket each: framing, keep-alive, rates, and the takeover from uvicorn."""
