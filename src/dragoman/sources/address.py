"""Which machine an address of the web leads to, and whether it may be asked: never one of a private network."""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from dragoman.errors import InputError

_SCHEMES = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LEFT_AS_IT_IS = "%/:?#[]@!$&'()*+,;=~"


class Target(NamedTuple):
    """Where one request goes."""

    scheme: str
    host: str
    port: int
    path: str
    """Path and query, percent-encoded."""
    addresses: tuple[str, ...]
    """The IP addresses of the host, all of them checked: a connection goes to one of these, never to the name."""

    @property
    def origin(self) -> str:
        """Scheme, host and port, as an address names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _SCHEMES[self.scheme] else f":{self.port}")


def target(url: str, *, allow_private: bool) -> Target:
    """Return where `url` leads. Raises InputError for an address that is malformed, unknown or private."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise InputError(f"found an address that cannot be read ({error}); {_EXPECTED}") from error
    if parts.scheme not in _SCHEMES or not parts.hostname or parts.username or parts.password:
        raise InputError(f"found an address without http or https, without a host, or with a password; {_EXPECTED}")
    try:
        host = parts.hostname.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError(f"found a host name that cannot be ({error}); {_EXPECTED}") from error
    port = _SCHEMES[parts.scheme] if port is None else port
    path = quote(parts.path or "/", safe=_LEFT_AS_IT_IS)
    query = "?" + quote(parts.query, safe=_LEFT_AS_IT_IS) if parts.query else ""
    return Target(parts.scheme, host, port, path + query, _resolved(host, port, allow_private=allow_private))


_EXPECTED = "expected http://host/path or https://host/path; correct the address"


def _resolved(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise InputError(
            f"found no machine named {host} ({error}); expected a host that is online; check its spelling and the "
            "connection"
        ) from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        raise InputError(
            f"found that {host} leads to {private[0]}, an address of a private or reserved network; allowed are public "
            "addresses only; save such a page yourself and read it from the disk"
        )
    return addresses


def is_public(address: str) -> bool:
    """Tell an IP address of the public internet from loopback, private, link-local, multicast and reserved ones.

    An IPv6 address that carries an IPv4 address (mapped, 6to4, Teredo, NAT64) is judged by that one too.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
