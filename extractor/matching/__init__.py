"""A printed name of an indicator, and which entry of the register it is."""
