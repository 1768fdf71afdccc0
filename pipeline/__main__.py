"""``python -m pipeline`` is ``yousaid``."""

from pipeline.cli import app

app(prog_name="yousaid")
