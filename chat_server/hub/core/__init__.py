"""What all rooms of the hub use."""
