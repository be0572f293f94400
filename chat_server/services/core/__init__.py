"""What every use case needs: context, access, idempotency, ports."""
