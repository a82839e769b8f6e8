"""The record: Delta tables of all that was coded, whole articles only, nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.late import late

if TYPE_CHECKING:
    from dragoman.record.api import Record, open_record
    from dragoman.record.care import CheckReport, Compacted
    from dragoman.record.finished import Finished
    from dragoman.record.occurrences import Windows
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
__getattr__ = late(
    __name__,
    {
        "api": ("Record", "open_record"),
        "care": ("CheckReport", "Compacted"),
        "finished": ("Finished",),
        "occurrences": ("Windows",),
        "verify": ("Mismatch", "VerifyReport"),
        "writer": ("Added", "Run"),
    },
)
"""Who only prints what is coded needs no tables in memory."""
