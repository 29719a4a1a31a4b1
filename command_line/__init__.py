"""The one command line, which wires the parts together."""
