"""Imports: GDELT 2.0, ICEWS and POLECAT files as codings without text, so that old series can be kept and compared."""

from dragoman.views.importing.formats import IMPORTS, read_export

__all__ = ["IMPORTS", "read_export"]
