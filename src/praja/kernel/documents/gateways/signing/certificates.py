# SPDX-License-Identifier: EUPL-1.2
"""The trial certificate of this installation: made once at set-up, kept beside the other keys.

Its root's key is thrown away at once, so that nobody can make a second certificate under the same root. ECDSA on P-256: a
signature takes a hundredth of RSA's time and every reader of PDFs knows it.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LIFE = timedelta(days=3652)
KEY_FILE, CERTIFICATE_FILE, ROOT_FILE = "signing-trial.key", "signing-trial.crt", "signing-trial-root.crt"


@dataclass(frozen=True)
class TrialCertificate:
    """Key and certificates as pyHanko takes them (asn1crypto)."""

    key: Any
    certificate: Any
    root: Any


def ensure_trial_certificate(folder: Path, owner: str, at: datetime) -> bool:
    """Make key and certificate unless they are there; true where they were made. `owner` is the government's name."""
    if all((folder / name).exists() for name in (KEY_FILE, CERTIFICATE_FILE, ROOT_FILE)):
        return False
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, name = _name(f"Akar Tanda Tangan Uji - {owner}"), _name(f"Tanda Tangan Uji - {owner}")
    root = _certificate(root_name, root_name, root_key, root_key.public_key(), at, is_root=True)
    certificate = _certificate(name, root_name, root_key, key.public_key(), at, is_root=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    pem = serialization.Encoding.PEM
    hidden = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    # The key last: a set-up that was stopped halfway is done again as a whole.
    _write(folder / ROOT_FILE, root.public_bytes(pem))
    _write(folder / CERTIFICATE_FILE, certificate.public_bytes(pem))
    _write(folder / KEY_FILE, hidden)
    trial_certificate.cache_clear()
    return True


@cache
def trial_certificate(folder: Path) -> TrialCertificate:
    """The trial certificate in `folder`, read once. Raises OSError or ValueError where it is missing or damaged."""
    from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder  # loaded late: see `choosing`

    return TrialCertificate(
        load_private_key_from_pemder(str(folder / KEY_FILE), None),
        load_cert_from_pemder(str(folder / CERTIFICATE_FILE)),
        load_cert_from_pemder(str(folder / ROOT_FILE)),
    )


def trusted_roots(folder: Path) -> list[Any]:
    """Every root that signatures of this installation have led to: today's and those of certificates that were replaced.

    Renewing keeps the old root beside the new one as `signing-trial-root-….crt`. Certificates of BSrE put there as
    `signing-bsre-….crt` are trusted as well.
    """
    from pyhanko.keys import load_cert_from_pemder  # loaded late: see `choosing`

    files = sorted([*folder.glob("signing-trial-root*.crt"), *folder.glob("signing-bsre*.crt")])
    return [load_cert_from_pemder(str(path)) for path in files]


def _name(text: str) -> x509.Name:
    # A common name holds at most 64 characters (RFC 5280).
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, text[:64])]
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    public_key: ec.EllipticCurvePublicKey,
    at: datetime,
    *,
    is_root: bool,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_cert_sign=is_root,
        crl_sign=is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        # A day of grace, for clocks that differ.
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + LIFE)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    return builder.sign(issuer_key, hashes.SHA256())


def _write(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
