"""The errors dragoman raises.

    DragomanError
    ├── InputError        a file, page or row that cannot be read
    ├── DataError         a codebook, lexicon or gold file that breaks its format
    ├── RecordError       a record that cannot be opened, written or trusted
    └── SettingError      a setting or argument outside what is allowed

Every message says what was found, what is allowed and what to try.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Any error that dragoman raises on purpose."""


class InputError(DragomanError):
    """An input cannot be read: the message names it and says why."""


class DataError(DragomanError):
    """A codebook, lexicon or gold file breaks its format: the message names file, line and field."""


class RecordError(DragomanError):
    """A record cannot be opened, written or trusted."""


class SettingError(DragomanError):
    """A setting or argument lies outside what is allowed."""
