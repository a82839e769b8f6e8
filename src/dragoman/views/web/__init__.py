"""The reading room: a record in a browser. `make_app` builds it; `dragoman serve` runs it."""

from dragoman.views.web.app import Options, make_app

__all__ = ["Options", "make_app"]
