"""What every frame is made of: types, limits, errors, the frames themselves."""
