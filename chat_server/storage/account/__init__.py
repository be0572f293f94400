"""Sessions and sign-in attempts as rows."""
