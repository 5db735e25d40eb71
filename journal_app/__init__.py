"""Journal: a private record of withdrawal, with warnings and a report for the doctor."""

__version__ = "0.1.0"
