"""Options declared once as data and given to several commands: the words of a query and the settings of a run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import msgspec
import typer

from dragoman.cli.options import Engine
from dragoman.errors import SettingError
from dragoman.settings import Settings, table

if TYPE_CHECKING:
    from dragoman.views.query import EventQuery

Command = Callable[..., None]


def _option(kind: Any, default: Any, *flags: str, **about: Any) -> tuple[Any, Any]:
    """The annotation and the default of one parameter, as typer reads them."""
    return Annotated[kind, typer.Option(*flags, **about)], default


_MANY = "; may be given several times."
QUERY: dict[str, tuple[Any, Any]] = {
    "between": _option(
        tuple[str, str] | None,
        None,
        "--between",
        help="Two parties, either way round, each as in --actor.",
        metavar="A B",
    ),
    "actor": _option(str | None, None, "--actor", help="A party: IRN, IRN:MIL, :REB or words of a name.", metavar="A"),
    "type": _option(list[str] | None, None, "--type", help=f"A PLOVER type such as CONSULT{_MANY}", metavar="TYPE"),
    "mode": _option(list[str] | None, None, "--mode", help=f"A PLOVER mode such as visit{_MANY}", metavar="MODE"),
    "quad": _option(
        list[int] | None,
        None,
        "--quad",
        help=f"1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict{_MANY}",
        metavar="1-4",
    ),
    "context": _option(
        list[str] | None, None, "--context", help=f"A PLOVER context such as military{_MANY}", metavar="CONTEXT"
    ),
    "since": _option(str | None, None, "--since", help="First day, as YYYY-MM-DD.", metavar="DAY"),
    "until": _option(str | None, None, "--until", help="Last day, as YYYY-MM-DD.", metavar="DAY"),
    "status": _option(
        list[str] | None,
        None,
        "--status",
        help=f"actual (what you get without this), historical, future, hypothetical, negated, or all{_MANY}",
        metavar="STATUS",
    ),
    "confidence": _option(float | None, None, "--confidence", help="The least confidence, 0 to 1.", metavar="SHARE"),
    "country": _option(
        list[str] | None, None, "--country", help=f"Where: an ISO 3166-1 alpha-3 code{_MANY}", metavar="CODE"
    ),
    "place": _option(str | None, None, "--place", help="Where: the name of a place.", metavar="NAME"),
    "box": _option(
        tuple[float, float, float, float] | None,
        None,
        "--box",
        help="Where: west, south, east and north in degrees.",
        metavar="W S E N",
    ),
    "source": _option(list[str] | None, None, "--source", help=f"The article's source{_MANY}", metavar="NAME"),
    "speaker": _option(str | None, None, "--speaker", help="A name the event is attributed to.", metavar="NAME"),
    "text": _option(str | None, None, "--text", help="Words of the event's sentence, in any case.", metavar="WORDS"),
    "reviewed": _option(bool, False, "--reviewed", help="Only events that were accepted or corrected in review."),
    "newest_first": _option(bool, True, "--newest-first/--oldest-first", help="The order by date."),
}

FLAGS: dict[str, tuple[str, str | None]] = {
    "published": ("--published", "DATE"),
    "spacy_model": ("--spacy-model", "NAME"),
    "codebook": ("--codebook", "FILE"),
    "actors": ("--actors", "FILE"),
    "gazetteer": ("--gazetteer", "FILE"),
    "judge": ("--model/--no-model", None),
    "least_confidence": ("--least-confidence", "SHARE"),
    "language": ("--language", "CODE"),
    "max_bytes": ("--max-bytes", "BYTES"),
    "max_chars": ("--max-chars", "CHARACTERS"),
    "batch": ("--batch", "ARTICLES"),
    "columns": ("--column", "FIELD=COLUMN"),
}
"""The option of each setting, and what stands for its value in the help."""


def takes_query(*without: str) -> Callable[[Command], Command]:
    """Give a command the words of a query as options; it gets them as one EventQuery named `query`."""
    words = {name: option for name, option in QUERY.items() if name not in without}
    return _given(words, "query", _query)


def takes_settings(command: Command) -> Command:
    """Give a command every setting as an option; it gets them as one Settings named `settings`."""
    return _given(_settings_options(), "settings", _settings)(command)


class Machines(msgspec.Struct, frozen=True):
    """What codes: processes of this machine, or those of a Ray cluster."""

    workers: int = 0
    engine: Engine = Engine.LOCAL
    address: str | None = None


MACHINES: dict[str, tuple[Any, Any]] = {
    "workers": _option(int, 0, "--workers", help="Processes that code; 0: one for each core.", metavar="N", min=0),
    "engine": _option(
        Engine, Engine.LOCAL, "--engine", help="Code on this machine, or on a Ray cluster.", metavar="local|ray"
    ),
    "address": _option(
        str | None,
        None,
        "--address",
        help="Address of the Ray cluster (auto, HOST:6379); without it one is started here.",
        metavar="ADDRESS",
    ),
}


def takes_machines(command: Command) -> Command:
    """Give a command the options that say what codes; it gets them as one Machines named `machines`."""
    return _given(MACHINES, "machines", _machines)(command)


def _machines(values: dict[str, Any]) -> Machines:
    machines = Machines(**values)
    if machines.address is not None and machines.engine is not Engine.RAY:
        raise SettingError(f"--address is {machines.address!r} without --engine ray; add that, or leave --address out")
    return machines


def _given(
    options: Mapping[str, tuple[Any, Any]], into: str, build: Callable[[dict[str, Any]], Any]
) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        def run(*args: Any, **given: Any) -> None:
            values = {name: given.pop(name) for name in options if name in given}
            command(*args, **given, **{into: build(values)})

        own = inspect.signature(command, eval_str=True)
        kept = [parameter for parameter in own.parameters.values() if parameter.name != into]
        more = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (annotation, default) in options.items()
        ]
        run.__signature__ = own.replace(parameters=[*kept, *more])  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*kept, *more)}
        run.__name__, run.__doc__ = command.__name__, command.__doc__
        return run

    return decorate


def _query(values: dict[str, Any]) -> EventQuery:
    """Values of the command line as a query. Raises SettingError for one that does not fit."""
    from dragoman.views.query import EventQuery

    given = {name: value for name, value in values.items() if value not in (None, [])}
    if "all" in given.get("status", ()):
        given["status"] = "all"
    return EventQuery.of(**given)


def _settings_options() -> dict[str, tuple[Any, Any]]:
    types = get_type_hints(Settings)
    options = {}
    for name, default, about in table():
        flag, metavar = FLAGS[name]
        many = types[name] == tuple[str, ...]
        limits = {"min": 1} if types[name] is int else {}
        kind = list[str] | None if many else types[name]
        options[name] = _option(kind, None if many else default, flag, help=about, metavar=metavar, **limits)
    return options


def _settings(values: dict[str, Any]) -> Settings:
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return msgspec.convert({name: value for name, value in given.items() if value is not None}, Settings)
