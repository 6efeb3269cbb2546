"""GRC Desktop: the customer file of a small shop."""

__version__ = "0.1.0"
