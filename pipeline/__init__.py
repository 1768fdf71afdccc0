"""yousaid: what people said, filed and answered."""

__version__ = "0.1.0"
