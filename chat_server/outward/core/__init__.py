"""What all presenters share."""
