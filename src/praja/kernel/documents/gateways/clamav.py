# SPDX-License-Identifier: EUPL-1.2
"""Virus scans by clamd over its INSTREAM command. Optional: an empty address means that nothing is asked."""

import mmap
import socket
import struct

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Unavailable

Buffer = bytes | mmap.mmap
CHUNK = 64 * 1024
PATIENCE = 30  # seconds


def is_infected(data: Buffer, address: str) -> bool:
    """Whether clamd at `address` ("host:port" or a socket path) names a virus in `data`.

    Raises Unavailable where clamd is set but gives no verdict: a file nobody scanned is not taken.
    """
    if not address:
        return False
    try:
        verdict = _ask(data, address)
    except (OSError, ValueError) as error:
        raise _silent() from error
    if verdict.endswith(b" FOUND"):
        return True
    if not verdict.endswith(b" OK"):
        raise _silent()
    return False


def _silent() -> Unavailable:
    return Unavailable(
        _("The virus scanner does not answer."),
        field="file",
        next_step=_("Try again later. Administrators: check the setting PRAJA_CLAMAV and the service clamd."),
    )


def _ask(data: Buffer, address: str) -> bytes:
    with _connected(address) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            part = data[start : start + CHUNK]
            line.sendall(struct.pack(">I", len(part)) + part)
        line.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (part := line.recv(4096)):
            answer += part
    return answer.rstrip(b"\0\n")


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE)
