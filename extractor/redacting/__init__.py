"""Members of the public under other names: who they are, and words without their names."""
