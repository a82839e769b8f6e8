"""The record: Delta tables of all that was coded, whole articles only, nothing twice."""

from dragoman.record.api import Record, open_record
from dragoman.record.care import CheckReport, Compacted
from dragoman.record.occurrences import Windows
from dragoman.record.shards import Finished
from dragoman.record.verify import Mismatch, VerifyReport
from dragoman.record.writer import Added, Run

__all__ = [
    "Added",
    "CheckReport",
    "Compacted",
    "Finished",
    "Mismatch",
    "Record",
    "Run",
    "VerifyReport",
    "Windows",
    "open_record",
]
