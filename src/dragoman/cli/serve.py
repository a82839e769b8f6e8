"""`dragoman serve`: open a record as a reading room in the browser."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from dragoman.cli.options import AsOf, RecordArgument
from dragoman.errors import SettingError

PORT = 8765
LOCAL = ("127.0.0.1", "localhost", "::1")
SHORTEST_TOKEN = 16


def serve(  # noqa: PLR0913 - one parameter an option
    record: RecordArgument,
    port: Annotated[
        int, typer.Option("--port", help="Port to listen on; 0 takes a free one.", min=0, max=65535)
    ] = PORT,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; any but this machine's own demands --token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option("--token", help="Readers must carry this token (16 characters or more).", envvar="DRAGOMAN_TOKEN"),
    ] = None,
    review: Annotated[
        str | None, typer.Option("--review", help="Let events be reviewed under this name.", metavar="NAME")
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", help="How long one page may ask the record.", min=0.1)] = 10.0,
    as_of: AsOf = None,
) -> None:
    """Open a record as a reading room in the browser: overview, pairs, actors, articles, map, network, search.

    Serves this machine alone unless --host says otherwise. What other processes commit is seen at the next page.
    """
    check_binding(host, token)
    if review is not None and as_of is not None:
        raise SettingError("--review writes to the record, and --as-of-version opens it read-only: leave one out.")
    # Imported here: no other command should wait for the web server and the charts.
    import uvicorn

    from dragoman.views.web import Options, make_app

    options = Options(as_of=as_of, token=token, reviewer=review, seconds=seconds)
    app = make_app(record, options)
    listener = _listener(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listener.getsockname()[1]}/"
    print(f"{record} is open at {address}{f'?token={token}' if token else ''} (stop with Ctrl-C)", flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listener])


def check_binding(host: str, token: str | None) -> None:
    """Raises SettingError for a host beyond this machine without a token, and for a token that is too short."""
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise SettingError(f"--token has {len(token)} characters; {SHORTEST_TOKEN} is the least.")
    if host not in LOCAL and token is None:
        raise SettingError(
            f"--host {host} lets other machines read the record: give --token as well (or DRAGOMAN_TOKEN), e.g. one "
            "that `openssl rand -hex 16` makes, or leave --host out."
        )


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise SettingError(
            f"cannot listen on {host} port {port}: {error.strerror}. Choose another --port, or 0 for a free one."
        ) from error
