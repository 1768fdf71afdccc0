"""What can go wrong that a user can put right; each message says what, where and the way out."""


class PipelineError(Exception):
    """Something the user can put right; shown as one line, without a traceback."""


class UnreadableDocument(PipelineError):
    """A file that cannot be read: broken, empty, scanned, behind a password or too large."""


class UnsupportedFormat(PipelineError):
    """A file of a kind that no reader knows."""


class CodebookError(PipelineError):
    """A codebook that cannot be used as it stands."""


class StoreError(PipelineError):
    """A file of an earlier stage that is missing, damaged or of another version."""


class ModelError(PipelineError):
    """A fitted model that is missing or damaged."""


class LedgerError(PipelineError):
    """A question ledger that cannot be opened or written."""


class SettingsError(PipelineError):
    """A study's settings that cannot be used as they stand."""


class ExportError(PipelineError):
    """An export that cannot be written as it was asked for."""


class KeyFileError(PipelineError):
    """A key of pseudonyms that cannot be used, or a folder that it does not belong to."""


class ExchangeError(PipelineError):
    """A file of another program that cannot be read as it stands, or that does not fit the run."""
