# SPDX-License-Identifier: EUPL-1.2
"""A timestamp authority, and an authority of certificates with its revocation list, on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from praja.kernel.documents.gateways.signing.certificates import (
    CERTIFICATE_FILE,
    KEY_FILE,
    ROOT_FILE,
    trial_certificate,
)

BEGAN, ENDS = datetime(2025, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
PEM, DER = serialization.Encoding.PEM, serialization.Encoding.DER


class Authority:
    """Gives certificates under one root and says which were revoked."""

    def __init__(self, name: str) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.root = self.certificate(self.key, self.name, is_root=True)

    def certificate(
        self, key: Any, name: x509.Name | str, *, is_root: bool = False, use: Any = None
    ) -> x509.Certificate:
        subject = name if isinstance(name, x509.Name) else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        usage = x509.KeyUsage(not is_root, not is_root, False, False, False, is_root, is_root, False, False)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(BEGAN)
            .not_valid_after(ENDS)
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )
        if use is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=True)
        return builder.sign(self.key, hashes.SHA256())

    def list_of_revoked(self, at: datetime, *revoked: int) -> bytes:
        """The revocation list of the day, as PEM."""
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.name)
        builder = builder.last_update(at - timedelta(hours=1)).next_update(at + timedelta(days=7))
        builder = builder.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False
        ).add_extension(x509.CRLNumber(1), critical=False)
        for serial in revoked:
            one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at - timedelta(hours=2))
            builder = builder.add_revoked_certificate(one.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(PEM)


def install_signer(folder: Path, authority: Authority) -> int:
    """Let this installation sign under `authority`; returns the certificate's number."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = authority.certificate(key, "Tanda Tangan Uji")
    hidden = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    for name, data in (
        (KEY_FILE, hidden),
        (CERTIFICATE_FILE, certificate.public_bytes(PEM)),
        (ROOT_FILE, authority.root.public_bytes(PEM)),
    ):
        (folder / name).write_bytes(data)
    trial_certificate.cache_clear()
    return certificate.serial_number


@contextmanager
def timestamps(authority: Authority, at: datetime) -> Iterator[tuple[str, list[int]]]:
    """The address of a timestamp authority for the length of the block, and how many tokens it gave (one entry each)."""
    key = rsa.generate_private_key(65537, 2048)  # the only kind that pyHanko's authority for tests takes
    certificate = authority.certificate(key, "TSA Uji", use=ExtendedKeyUsageOID.TIME_STAMPING)
    store = SimpleCertificateStore()
    store.register(asn1_x509.Certificate.load(authority.root.public_bytes(DER)))
    hidden = key.private_bytes(DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(certificate.public_bytes(DER)),
        keys.PrivateKeyInfo.load(hidden),
        certs_to_embed=store,
        fixed_dt=at,
    )
    given: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None:
            pass

        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            body = stamper.request_tsa_response(asked).dump()
            given.append(len(body))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", given
    finally:
        server.shutdown()
        server.server_close()
