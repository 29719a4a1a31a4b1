"""Streets, towns, and the organisations that people live in, go to and work for."""
