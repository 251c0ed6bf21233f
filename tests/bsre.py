# SPDX-License-Identifier: EUPL-1.2
"""A client service like BSrE's, on a port of this machine, that speaks its two interfaces with their answers and errors."""

import base64
import json
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from praja.kernel.documents.domain.signing import Signatory
from praja.kernel.documents.gateways.signing.certificates import ensure_trial_certificate
from praja.kernel.documents.gateways.signing.local import LocalService

USER, PASSWORD = "praja", "rahasia-layanan"
PASSPHRASE = "Sandi#Rahasia-88123"
CODE = "774411"
LOST = "lost"
AT = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass
class Bsre:
    """The service's state, to be set by a test; `calls` is what it was asked, `answers` what it gives in place of signing:
    (status, body) as it stands, or one of the words below.
    """

    status: str = "ISSUE"
    answer: Any = None
    cut_at_head: bool = False
    """Send the head with the document's id and then close."""
    hold: float = 0
    """Seconds of silence before the answer."""
    drip: float = 0
    """Seconds between single bytes of the answer."""
    silent: bool = False
    """Close without a word, after signing."""
    verdict: Any = None
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    signed: dict[str, bytes] = field(default_factory=dict)
    downloaded: set[str] = field(default_factory=set)
    url: str = ""

    def paths(self) -> list[str]:
        return [path for path, _sent in self.calls]


class _Handler(BaseHTTPRequestHandler):
    bsre: Bsre
    service: LocalService

    def log_message(self, *_args: Any) -> None:
        pass

    def do_GET(self) -> None:
        if self._enters({}):
            if self.path.startswith("/api/user/status/"):
                self._say_status()
            elif self.path.startswith("/api/sign/download/"):
                self._download(self.path.rpartition("/")[2])
            else:
                self._json(404, {"error": "Not Found"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        sent = self._form(body) if "multipart" in self.headers["Content-Type"] else json.loads(body)
        if not self._enters(sent):
            return
        act = {
            "/api/sign/pdf": self._sign_v1,
            "/api/v2/sign/pdf": self._sign_v2,
            "/api/v2/user/check/status": lambda _sent: self._json(200, {"status": self.bsre.status}),
            "/api/v2/sign/get/totp": lambda _sent: self._json(200, {"message": "OTP telah dikirim"}),
            "/api/sign/verify": lambda _sent: self._json(200, self.bsre.verdict),
            "/api/v2/verify/pdf": lambda _sent: self._json(200, self.bsre.verdict),
        }
        act.get(self.path, lambda _sent: self._json(404, {"error": "Not Found"}))(sent)

    def _enters(self, sent: dict[str, Any]) -> bool:
        self.bsre.calls.append((self.path, sent))
        wanted = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") != wanted:
            self._json(401, {"error": "Unauthorized"})
            return False
        return True

    def _form(self, body: bytes) -> dict[str, Any]:
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message = BytesParser(policy=HTTP).parsebytes(head + body)
        return {
            part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
            if part.get_filename()
            else part.get_payload(decode=True).decode()
            for part in message.iter_parts()
        }

    def _say_status(self) -> None:
        if self.bsre.status == "NOT_REGISTERED":
            self._json(200, {"status_code": 1110, "status": "NOT_REGISTERED", "message": "User belum terdaftar"})
            return
        words = f"User sudah terdaftar dan memiliki sertifikat dengan status {self.bsre.status}"
        self._json(200, {"status_code": 1111, "status": self.bsre.status, "message": words})

    def _is_refused(self, secret: str, wanted: str) -> bool:
        if self.bsre.answer is not None:
            status, body = self.bsre.answer
            self._bytes(status, body if isinstance(body, bytes) else json.dumps(body).encode(), {})
            return True
        if secret != wanted:
            words = "Proses signing gagal : Passphrase anda salah 2031"
            self._json(400, {"error": words, "status_code": 400})
            return True
        return False

    def _signed(self, page: bytes) -> bytes:
        [file] = self.service.sign(
            [page], signatory=Signatory("BSrE", "Uji"), secret=None, at=AT, announce=lambda _id: None
        )
        return file.content

    def _sign_v1(self, sent: dict[str, Any]) -> None:
        if self._is_refused(sent["passphrase"], PASSPHRASE):
            return
        document_id = f"{len(self.bsre.signed) + 1:032x}"
        content = self.bsre.signed[document_id] = self._signed(sent["file"])
        self._bytes(200, content, {"id_dokumen": document_id, "Content-Type": "application/pdf"})

    def _sign_v2(self, sent: dict[str, Any]) -> None:
        secret, wanted = (sent["totp"], CODE) if "totp" in sent else (sent["passphrase"], PASSPHRASE)
        if self._is_refused(secret, wanted):
            return
        pages = [base64.b64decode(text) for text in sent["file"]]
        signed = [base64.b64encode(self._signed(page)).decode() for page in pages]
        self.bsre.signed |= {str(number): b"" for number in range(len(signed))}
        self._json(200, {"time": 812, "file": signed})

    def _download(self, document_id: str) -> None:
        if document_id in self.bsre.downloaded or document_id not in self.bsre.signed:
            self._json(404, {"error": "Dokumen telah didownload sebelumnya", "status_code": 404})
            return
        self.bsre.downloaded.add(document_id)
        self._bytes(200, self.bsre.signed[document_id], {})

    def _json(self, status: int, body: Any) -> None:
        self._bytes(status, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def _bytes(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        is_signing = self.path.endswith("/sign/pdf")
        if is_signing:
            time.sleep(self.bsre.hold)
        if is_signing and self.bsre.silent:
            self._hang_up()
            return
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if is_signing and self.bsre.cut_at_head:
            self._hang_up()
            return
        self._send(body, is_signing)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def _send(self, body: bytes, is_signing: bool) -> None:
        if not (is_signing and self.bsre.drip):
            self.wfile.write(body)
            return
        try:
            for at in range(len(body)):
                self.wfile.write(body[at : at + 1])
                self.wfile.flush()
                time.sleep(self.bsre.drip)
        except OSError:
            return


@contextmanager
def bsre_service() -> Iterator[Bsre]:
    """The service for the length of the block."""
    with tempfile.TemporaryDirectory() as folder:
        ensure_trial_certificate(Path(folder), "BSrE Uji", datetime(2025, 1, 1, tzinfo=UTC))
        bsre = Bsre()
        handler = type("Handler", (_Handler,), {"bsre": bsre, "service": LocalService(Path(folder))})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        bsre.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield bsre
        finally:
            server.shutdown()
            server.server_close()
