"""What a hub does over and over."""
