"""What looks like a name and is none: eponyms, makes, songs, placeholders."""
