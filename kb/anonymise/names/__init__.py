"""Names of people, by their spelling, by what stands before them and by what is said of them."""
