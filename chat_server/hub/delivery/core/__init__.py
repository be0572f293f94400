"""What all deliveries share: the registry, ambient facts, and what is for one person alone."""
