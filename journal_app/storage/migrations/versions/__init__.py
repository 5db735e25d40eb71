"""The revisions, oldest first. Each uses only `op`, `sa` and literal SQL, never today's tables."""
