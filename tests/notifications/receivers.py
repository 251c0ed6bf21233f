# SPDX-License-Identifier: EUPL-1.2
"""A mail server and a web hook on this machine that keep what they are sent."""

import json
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any


class MailBox(socketserver.ThreadingTCPServer):
    """Takes mail by SMTP; with `refuse` it answers every recipient with a refusal, with `hangs_up` it is gone with the mail."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _MailTalk)
        self.mails: list[EmailMessage] = []
        self.to: list[str] = []
        self.refuse = self.hangs_up = False


class _MailTalk(socketserver.StreamRequestHandler):
    server: MailBox

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].split()[0].upper()
            if verb == "QUIT":
                return self._say("221 bye")
            self._answer(verb, line)
        return None

    def _answer(self, verb: str, line: str) -> None:
        if verb == "RCPT" and self.server.refuse:
            self._say("550 nobody here")
        elif verb == "RCPT":
            self.server.to.append(line.split(":", 1)[1].strip().strip("<>").split(">")[0])
            self._say("250 ok")
        elif verb == "DATA":
            self._say("354 go on")
            lines = list(iter(self.rfile.readline, b".\r\n"))
            self.server.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))  # type: ignore[arg-type]
            if self.server.hangs_up:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self._say("250 kept")
        else:
            self._say("250 ok")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class Hook(socketserver.ThreadingTCPServer):
    """Takes JSON by HTTP and answers with `status`."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _HookTalk)
        self.posts: list[tuple[str, dict[str, Any]]] = []
        self.status = 200


class _HookTalk(socketserver.StreamRequestHandler):
    server: Hook

    def handle(self) -> None:
        path = self.rfile.readline().decode().split()[1]
        length = 0
        while line := self.rfile.readline().decode().strip():
            name, _colon, value = line.partition(":")
            length = int(value) if name.lower() == "content-length" else length
        self.server.posts.append((path, json.loads(self.rfile.read(length))))
        self.wfile.write(f"HTTP/1.1 {self.server.status} x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())


@contextmanager
def running(server: Any) -> Iterator[Any]:
    """Serve until the block ends."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
