"""The tagger, what it is told of a word, and what it is trained on."""
