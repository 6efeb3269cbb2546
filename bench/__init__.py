"""Every operation measured against its limit: ``python3 dev.py bench``."""
