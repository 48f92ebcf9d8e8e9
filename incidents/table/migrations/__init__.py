"""Each step from one schema to the next is a module that Alembic runs once."""
