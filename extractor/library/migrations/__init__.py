"""The steps that bring an older library to this schema, run by Alembic."""
