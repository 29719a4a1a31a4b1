"""Days, births and ages: what tells when, and how old somebody is."""
