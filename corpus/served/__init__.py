"""Committee systems of fictional councils, served on this machine: well, slowly or with malice."""
