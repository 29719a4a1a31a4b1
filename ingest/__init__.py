"""The nightly run: from a folder of files to records."""
