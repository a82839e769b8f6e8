"""Downloads: the events that a page shows, as CSV or Parquet."""

from __future__ import annotations

import tempfile
from enum import StrEnum
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.errors import SettingError
from dragoman.views.export import export
from dragoman.views.query import events_in
from dragoman.views.web.listing import total
from dragoman.views.web.shell import room_of
from dragoman.views.web.words import query_from

router = APIRouter(include_in_schema=False)
MOST = 200_000
"""Events that one download holds at most."""


class Form(StrEnum):
    """What events can be downloaded as; `dragoman export` has more."""

    CSV = "csv"
    PARQUET = "parquet"


MEDIA = {Form.CSV: "text/csv; charset=utf-8", Form.PARQUET: "application/vnd.apache.parquet"}


@router.get("/download.{form}")
def download(request: Request, form: Form) -> Response:
    """Every event that answers the words of the address, in the order of the page."""
    query = query_from(request.query_params)
    room = room_of(request)
    with room.reading(query.reviewed) as reader:
        count = total(reader, query)
        if count > MOST:
            raise SettingError(
                f"{count} events answer this; a download holds at most {MOST}. Narrow it, or use `dragoman export`."
            )
        frame = events_in(reader, query)
        version = reader.version
    # A file of our own in a folder of our own: nothing of the request names it.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"events.{form}"
        export(frame, path, form)
        body = path.read_bytes()
    name = f"events-version-{version}.{form}"
    return Response(body, media_type=MEDIA[form], headers={"Content-Disposition": f'attachment; filename="{name}"'})
