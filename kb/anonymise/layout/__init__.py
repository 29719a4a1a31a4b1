"""How a text is laid out: labels and their values, tables, forms with boxes, lines that go on in the next."""
