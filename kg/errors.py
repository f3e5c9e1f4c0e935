"""The exceptions of kg: what is wrong with the setup or the code, never with a note.

KgError
  SettingsError     a setting in kg.toml or the environment that cannot be taken
  SourceError       a source that was named does not exist
  TableError        a table of names or terms breaks its own rules
  TrainingError     corrections from which nothing can be learnt
  IriError          text from which no IRI can be made
  ExtractError      an extractor that fails on an entry
  QueryError        a query that is not there, or that the engine refuses
  ServiceError      a service on the network that cannot be reached or does not answer
  StoreError        a triple store that cannot be reached, refuses, or does not hold what it was sent
  ServeError        an endpoint that cannot be opened
  WatchError        notes that cannot be watched
  CheckError        a graph that is to be checked is not there
  ViewError         a view of what is not there
  OutputError       a result that cannot be written or read back
"""

from __future__ import annotations


class KgError(Exception):
    """The root of everything that kg raises on purpose; the message says what to do."""


class SettingsError(KgError):
    """A setting in ``kg.toml`` or the environment that cannot be taken."""


class SourceError(KgError):
    """A source that was named does not exist or holds no note."""


class TableError(KgError):
    """A table of names or terms breaks its own rules."""


class TrainingError(KgError):
    """Corrections from which nothing can be learnt: too few of them, or without what fits a model."""


class IriError(KgError, ValueError):
    """Text from which no IRI can be made."""


class ExtractError(KgError):
    """An extractor that fails on an entry: a fault of the extractor, not of the note."""


class QueryError(KgError):
    """A query that is not there, or that the engine refuses."""


class CheckError(KgError):
    """A graph that is to be checked is not there."""


class ServiceError(KgError):
    """A service on the network that cannot be reached or does not answer."""


class ViewError(KgError):
    """A view of what is not there: a name that nothing has, or a date that is none."""


class StoreError(KgError):
    """A triple store that cannot be reached, refuses a request, or does not hold what it was sent."""


class ServeError(KgError):
    """An endpoint that cannot be opened: the port is taken, or a program that it needs is not installed."""


class WatchError(KgError):
    """Notes that cannot be watched: the system refuses, or the library that does it is not installed."""


class ProcessError(KgError):
    """A process that helps has ended before its work was done."""


class OutputError(KgError):
    """A result that cannot be written or read back."""
