"""Evidence summaries and citation auditing: each claim set against what its study reported."""

__version__ = "0.1.0"
