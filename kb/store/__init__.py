"""The system of record: what is kept about records, people, held drafts and runs, one file per noun."""
