"""The one command line, which wires the parts together."""

import os

# Before numpy is loaded: on arrays as small as a search's, two threads only wait for each other (8 times the work).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
