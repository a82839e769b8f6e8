"""Exports: a record's events in the formats that other tools read. One module a format; docs/exports.md says what each
cannot hold."""

from dragoman.views.export.formats import FORMATS, Exported, export

__all__ = ["FORMATS", "Exported", "export"]
