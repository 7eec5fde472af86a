"""The words of tosmon as frozen values: no I/O, no clock, nothing filled in along the way."""

from tosmon.models.changes import Change, Rewording, Sentence
from tosmon.models.clauses import Attributes, Clause, Kind, Mark, Role
from tosmon.models.documents import Document, Pairs, Range, Service, key_of, label_of, slug
from tosmon.models.findings import Acknowledgement, ChangeType, Fact, FactKind, Finding, Mute, Severity
from tosmon.models.ledger import LedgerEntry, Span, Told
from tosmon.models.messages import Message, Trouble
from tosmon.models.pages import RENDERED, NotModified, Quality, QualityLevel, Snapshot, Validators
from tosmon.models.runs import Outcome, OutcomeKind, Run
from tosmon.models.versions import Block, BlockKind, DateKind, StatedDate, Version, latest

__all__ = [
    "RENDERED",
    "Acknowledgement",
    "Attributes",
    "Block",
    "BlockKind",
    "Change",
    "ChangeType",
    "Clause",
    "DateKind",
    "Document",
    "Fact",
    "FactKind",
    "Finding",
    "Kind",
    "LedgerEntry",
    "Mark",
    "Message",
    "Mute",
    "NotModified",
    "Outcome",
    "OutcomeKind",
    "Pairs",
    "Quality",
    "QualityLevel",
    "Range",
    "Rewording",
    "Role",
    "Run",
    "Sentence",
    "Service",
    "Severity",
    "Snapshot",
    "Span",
    "StatedDate",
    "Told",
    "Trouble",
    "Validators",
    "Version",
    "key_of",
    "label_of",
    "latest",
    "slug",
]
