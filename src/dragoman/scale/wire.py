"""Messages between a run and its workers: length, then msgpack."""

from __future__ import annotations

import struct
from typing import BinaryIO, TypeVar

import msgspec

T = TypeVar("T")
_LENGTH = struct.Struct(">Q")


class Ready(msgspec.Struct, frozen=True):
    """What a worker says first: nothing wrong, or why its models cannot be loaded."""

    error: str | None = None


def send(stream: BinaryIO, message: object) -> None:
    """Write one message. Raises BrokenPipeError where nobody reads any more."""
    packed = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(packed)) + packed)
    stream.flush()


def receive(stream: BinaryIO, kind: type[T]) -> T:
    """Read one message. Raises EOFError where the stream ends before or within one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError("the other side has gone")
    (size,) = _LENGTH.unpack(head)
    packed = stream.read(size)
    if len(packed) < size:
        raise EOFError("the other side has gone in the middle of a message")
    return msgspec.msgpack.decode(packed, type=kind)
