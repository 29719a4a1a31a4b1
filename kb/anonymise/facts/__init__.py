"""Facts that point to one person though they name nobody."""
