"""Bytes to Facts and back, without touching the disk."""
