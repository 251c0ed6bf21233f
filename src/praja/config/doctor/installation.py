# SPDX-License-Identifier: EUPL-1.2
"""Checks of the machine and the settings; none of them needs the database."""

import shutil
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from praja.config.doctor.findings import Finding, bad, good, warning
from praja.config.environment import environment
from praja.kernel.documents.gateways import clamav, tesseract
from praja.lib.keys import PURPOSES, fingerprint, read_key

LEAST_FREE = 0.05
"""Share of the disk; below it a full disk is days away."""
LEAST_FREE_BYTES = 1024**3


def check_keys(_at: datetime) -> Iterator[Finding]:
    """Every key is there, whole, and readable by its owner alone."""
    folder = Path(settings.PRAJA_KEYS)
    for purpose in PURPOSES:
        key = read_key(folder, purpose)
        mode = stat.S_IMODE((folder / f"{purpose}.key").stat().st_mode)
        if mode & 0o077:
            yield bad(
                "PRAJA_KEYS",
                _("Others on this machine can read the key %(purpose)s.") % {"purpose": purpose},
                f"chmod 600 {folder / f'{purpose}.key'}",
            )
        else:
            yield good("PRAJA_KEYS", f"{purpose} {fingerprint(key)}")


def check_settings(_at: datetime) -> Iterator[Finding]:
    """Settings that are wrong for a site in use."""
    problems = [*_open_doors(), *_addresses()]
    yield from problems
    if not problems:
        yield good("PRAJA_BASE_URL", settings.PRAJA_BASE_URL)


def _open_doors() -> Iterator[Finding]:
    if settings.DEBUG:
        yield bad("PRAJA_DEBUG", _("Error pages show the inside of the site."), _("Set PRAJA_DEBUG=false."))
    if settings.PRAJA_DEMO:
        yield warning(
            "PRAJA_DEMO",
            _("This is the demo town: anybody can log in."),
            _("For a site in use: PRAJA_DEMO=false and a new, empty database."),
        )
    elif not settings.PRAJA_REQUIRE_SECOND_FACTOR:
        yield bad(
            "PRAJA_REQUIRE_SECOND_FACTOR",
            _("Holders of privileged roles can log in with a password alone."),
            _("Set PRAJA_REQUIRE_SECOND_FACTOR=true."),
        )


def _addresses() -> Iterator[Finding]:
    base = urlsplit(settings.PRAJA_BASE_URL)
    if "*" in settings.ALLOWED_HOSTS:
        yield bad("PRAJA_HOSTS", _("Every host name is accepted."), _("List the site's own names in PRAJA_HOSTS."))
    elif base.hostname not in {host.strip("[]") for host in settings.ALLOWED_HOSTS}:
        yield bad(
            "PRAJA_BASE_URL",
            _("Links point to %(host)s, which PRAJA_HOSTS does not accept.") % {"host": base.hostname},
            _("Add it to PRAJA_HOSTS, or correct PRAJA_BASE_URL."),
        )
    if base.scheme == "https" and not environment.secure_cookies:
        yield bad(
            "PRAJA_SECURE_COOKIES",
            _("The site is reached by HTTPS but its cookies may travel without."),
            _("Set PRAJA_SECURE_COOKIES=true."),
        )
    if base.scheme == "http" and not settings.PRAJA_DEMO and base.hostname not in {"localhost", "127.0.0.1"}:
        yield bad(
            "PRAJA_BASE_URL",
            _("Residents reach the site without encryption."),
            _("Put a reverse proxy with HTTPS before it (docs/operations.md), then set PRAJA_BASE_URL to https://…"),
        )


def check_disk(_at: datetime) -> Iterator[Finding]:
    """Room for the database and for files."""
    for about, folder in (("PRAJA_VAR", environment.var), ("PRAJA_FILES", Path(settings.PRAJA_FILES_ROOT))):
        there = next(place for place in (folder, *folder.resolve().parents) if place.exists())
        usage = shutil.disk_usage(there)
        words = _("%(free).1f GB free") % {"free": usage.free / 1e9}
        if usage.free < LEAST_FREE_BYTES or usage.free / usage.total < LEAST_FREE:
            yield bad(about, words, _("Make room on the disk, or move the folder to a larger one."))
        else:
            yield good(about, words)


def check_clamav(_at: datetime) -> Iterator[Finding]:
    """The virus scanner gives a verdict where one is set."""
    if not settings.PRAJA_CLAMAV:
        yield warning(
            "PRAJA_CLAMAV",
            _("Files are taken in without a virus scan."),
            _("Install clamav-daemon and set PRAJA_CLAMAV=/run/clamav/clamd.ctl."),
        )
        return
    clamav.is_infected(b"praja doctor", settings.PRAJA_CLAMAV)
    yield good("PRAJA_CLAMAV", settings.PRAJA_CLAMAV)


def check_reading(_at: datetime) -> Iterator[Finding]:
    """Whether scanned letters are read, so that search finds them by their words. Optional."""
    languages = tesseract.languages()
    if tesseract.reads():
        yield good("tesseract", _("scans of letters are read in Indonesian"))
    elif languages is None:
        yield good("tesseract", _("not installed: scans of letters are found by what was typed about them alone"))
    else:
        yield warning(
            "tesseract",
            _("The program is installed, but does not read Indonesian."),
            _("Install its language pack, for example `apt install tesseract-ocr-ind`."),
        )
