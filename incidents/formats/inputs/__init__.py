"""One door for every kind of file: text tables, workbooks, records and archives of these."""
