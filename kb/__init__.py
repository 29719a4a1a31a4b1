"""What the team knows: records, the anonymisation gate, passages, embeddings, index and search."""
