"""The errors tosmon raises; `str()` of each is one sentence for the person at the terminal."""


class TosmonError(Exception):
    """Anything tosmon could not do: says what, where, the value at fault and what to do."""


class ConfigError(TosmonError):
    """The config, the catalogue or the command line asks for something that cannot be."""


class DocumentError(TosmonError):
    """One document could not be checked; the run goes on and reports it as failed."""


class FetchError(DocumentError):
    """The page did not come. `transient` is true where a later attempt may well succeed."""

    def __init__(self, message: str, *, transient: bool = False, status: int | None = None) -> None:
        super().__init__(message)
        self.transient = transient
        self.status = status


class Blocked(DocumentError):  # noqa: N818 (the state is the name: "blocked", not "blocked error")
    """The site answered, but refuses programs (a bot wall, a private address, a login)."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class ReadError(DocumentError):
    """The page came, but no terms could be read from it."""


class DamagedError(DocumentError):
    """What is stored of one document is damaged; the other documents are not."""


class StoreError(TosmonError):
    """The database could not be opened, read or written; nothing was half-written."""


class NothingStoredError(StoreError):
    """There is no database yet, or an empty one, where one was to be read."""


class ArchiveError(TosmonError):
    """An archive of the web does not answer, or not any more; what it gave before is kept."""


class NotifyError(TosmonError):
    """One notifier failed; what it could not tell is sent next time. `refused`: it took not this message, but may take others."""

    def __init__(self, message: str, *, refused: bool = False) -> None:
        super().__init__(message)
        self.refused = refused
