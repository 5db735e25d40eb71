"""How a journal file came to have its tables: one revision for each released schema, never edited once released."""
