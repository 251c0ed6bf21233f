# SPDX-License-Identifier: EUPL-1.2
"""Services on this machine that speak the shapes of WhatsApp's, Telegram's and an SMS gateway's, and a mailbox."""

import json
import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WA_TOKEN, TG_TOKEN, SMS_TOKEN = "wa-token", "77:tg-token", "sms-token"


class Services(ThreadingHTTPServer):
    """Takes what is sent, gives what is fetched. `broken`: every answer is 500. `refusal`: WhatsApp's error to each message."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.files: dict[str, bytes] = {}
        self.broken = False
        self.refusal: dict[str, Any] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def texts(self, peer: str) -> list[str]:
        """What was said to an address, in order."""
        found = []
        for _path, body in self.sent:
            to = str(body.get("to", body.get("chat_id", "")))
            if to.lstrip("+") == peer.lstrip("+"):
                text = body.get("text", "")
                found.append(text["body"] if isinstance(text, dict) else text)
        return found


class _Talk(BaseHTTPRequestHandler):
    server: Services

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.broken:
            return self._answer(500, {})
        if self.path.startswith("/v23.0/"):
            return self._whatsapp(body)
        self.server.sent.append((self.path, body))
        if self.path == f"/bot{TG_TOKEN}/sendMessage":
            return self._answer(200, {"ok": True, "result": {"message_id": 1000 + len(self.server.sent)}})
        if self.path == "/sms" and self.headers["Authorization"] == f"Bearer {SMS_TOKEN}":
            return self._answer(200, {"id": f"out-{len(self.server.sent)}"})
        return self._answer(404, {})

    def do_GET(self) -> None:
        if self.server.broken:
            return self._answer(500, {})
        name = re.split(r"[/=]", self.path)[-1]
        if self.path.startswith("/v23.0/"):
            return self._answer(200, {"url": f"{self.server.url}/media/{name}", "id": name})
        if self.path.startswith(f"/bot{TG_TOKEN}/getFile"):
            return self._answer(200, {"ok": True, "result": {"file_path": f"photos/{name}"}})
        allowed = self.path.startswith(f"/file/bot{TG_TOKEN}/photos/") or (
            self.path.startswith("/media/") and self.headers["Authorization"] == f"Bearer {WA_TOKEN}"
        )
        if not allowed or name not in self.server.files:
            return self._answer(404, {})
        content = self.server.files[name]
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def _whatsapp(self, body: dict[str, Any]) -> None:
        if self.headers["Authorization"] != f"Bearer {WA_TOKEN}" or self.path != "/v23.0/555/messages":
            return self._answer(401, {"error": {"code": 190}})
        if self.server.refusal is not None:
            return self._answer(400, {"error": self.server.refusal})
        self.server.sent.append((self.path, body))
        return self._answer(200, {"messages": [{"id": f"wamid.out{len(self.server.sent)}"}]})

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: Any) -> None:
        """Quiet."""


class Mailbox(socketserver.ThreadingTCPServer):
    """As much of IMAP as reading unread letters needs."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _ImapTalk)
        self.letters: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self.password = "rahasia"

    @property
    def url(self) -> str:
        return f"imap://aduan%40kota.example:{self.password}@127.0.0.1:{self.server_address[1]}/INBOX"


class _ImapTalk(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self._say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, verb, *rest = line.split(" ", 2)
            if self._answer(tag, verb.upper(), rest[0] if rest else ""):
                return

    def _answer(self, tag: str, verb: str, rest: str) -> bool:
        box = self.server
        if verb == "CAPABILITY":
            self._say("* CAPABILITY IMAP4rev1")
        elif verb == "LOGIN" and box.password not in rest:
            self._say(f"{tag} NO wrong password")
            return False
        elif verb == "SELECT":
            self._say(f"* {len(box.letters)} EXISTS")
        elif verb == "UID":
            self._uid(rest)
        elif verb == "LOGOUT":
            self._say("* BYE")
        self._say(f"{tag} OK done")
        return verb == "LOGOUT"

    def _uid(self, rest: str) -> None:
        box = self.server
        if rest.startswith("SEARCH"):
            self._say("* SEARCH " + " ".join(str(uid) for uid in sorted(set(box.letters) - box.seen)))
            return
        verb, uid_text, what = rest.split(" ", 2)
        uid = int(uid_text)
        if verb == "STORE":
            box.seen.add(uid)
        elif "RFC822.SIZE" in what:
            self._say(f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(box.letters[uid])})")
        else:
            content = box.letters[uid]
            self.wfile.write(f"* {uid} FETCH (UID {uid} BODY[] {{{len(content)}}}\r\n".encode() + content + b")\r\n")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


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
