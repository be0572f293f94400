"""What words beside a time, or beyond it, make of it."""
