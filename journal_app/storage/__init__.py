"""The only place with SQL: the encrypted journal file, its key, its backups."""
