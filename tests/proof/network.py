"""Machines of their own on one machine: namespaces at a bridge, or loopback addresses where those are refused."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass

NET = "10.77.0"
LOOPBACK = "127.0.77"


@dataclass(frozen=True, slots=True)
class Host:
    """A machine: its address, and the words before a command that let it run there."""

    name: str
    address: str
    within: tuple[str, ...] = ()


HERE = Host("", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class Network:
    """What the hosts call this machine, the hosts, and of what kind the net is."""

    home: str
    hosts: tuple[Host, ...]
    kind: str


@contextmanager
def open_network(count: int) -> Iterator[Network]:
    """So many hosts beside this machine; they go with the block."""
    with ExitStack() as stack:
        yield _namespaces(count, stack) if _are_allowed() else _loopback(count)


def _are_allowed() -> bool:
    """Whether this process may make namespaces (a container often may not)."""
    name = f"augtry{os.getpid()}"
    try:
        _ip(f"netns add {name}")
        _ip(f"netns del {name}")
    except (subprocess.CalledProcessError, FileNotFoundError):
        return False
    return True


def _namespaces(count: int, stack: ExitStack) -> Network:
    """A bridge that this machine sits at, and a namespace for each host, joined to it by a cable."""
    bridge = f"aug{os.getpid()}"
    _ip(f"link add {bridge} type bridge")
    stack.callback(_forget, f"link del {bridge}")
    _ip(f"addr add {NET}.1/24 dev {bridge}")
    _ip(f"link set {bridge} up")
    hosts = [_namespace(bridge, number, stack) for number in range(1, count + 1)]
    return Network(f"{NET}.1", tuple(hosts), "network namespaces at a bridge")


def _namespace(bridge: str, number: int, stack: ExitStack) -> Host:
    name, cable = f"{bridge}h{number}", f"{bridge}c{number}"
    address = f"{NET}.{number + 1}"
    _ip(f"netns add {name}")
    stack.callback(_forget, f"netns del {name}")
    _ip(f"link add {cable} type veth peer name eth0 netns {name}")
    _ip(f"link set {cable} master {bridge} up")
    for words in (f"addr add {address}/24 dev eth0", "link set eth0 up", "link set lo up"):
        _ip(f"-n {name} {words}")
    return Host(name, address, ("ip", "netns", "exec", name))


def _loopback(count: int) -> Network:
    hosts = (Host(f"host {number}", f"{LOOPBACK}.{number + 1}") for number in range(1, count + 1))
    return Network(f"{LOOPBACK}.1", tuple(hosts), "loopback addresses, because namespaces are refused here")


def _ip(words: str) -> None:
    subprocess.run(["ip", *words.split()], check=True, capture_output=True)


def _forget(words: str) -> None:
    with suppress(subprocess.CalledProcessError):
        _ip(words)


def cut(host: Host) -> None:
    """Take a host's cable out; nothing is told to anybody."""
    _ip(f"-n {host.name} link set eth0 down")


def join(host: Host) -> None:
    """Put the cable in again."""
    _ip(f"-n {host.name} link set eth0 up")


def can_be_cut(hosts: Sequence[Host]) -> bool:
    """Whether the hosts have cables."""
    return all(host.within for host in hosts)
