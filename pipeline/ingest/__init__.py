"""Files in, segments out: a reader for the format, a shape for the kind of document."""

from pipeline.ingest.corpus import read_corpus, read_document

__all__ = ["read_corpus", "read_document"]
