"""Each module with `rows` measures one part and says what it may cost; see __main__."""
