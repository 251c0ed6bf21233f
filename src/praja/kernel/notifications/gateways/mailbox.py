# SPDX-License-Identifier: EUPL-1.2
"""Reading a mailbox by IMAP: every unread letter once, marked read only after it was taken in."""

import imaplib
import logging
import ssl
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from praja.kernel.notifications.errors import ChannelOff

log = logging.getLogger("praja.notifications")

TIMEOUT = 30
AT_ONCE = 20
LARGEST = 40 * 1024 * 1024
"""Bytes of a letter that is opened; a larger one is marked read and left in the mailbox."""


def read_unseen(url: str, take: Callable[[bytes], None]) -> int:
    """Give each unread letter of `imaps://user:password@host/INBOX` to `take`, oldest first. Returns how many were dealt with.

    A letter for which `take` raises stays unread, and the next reading brings it again; the others go on. Raises
    ChannelOff, and what `imaplib` raises.
    """
    box = _opened(url)
    try:
        return sum(_read(box, uid, take) for uid in _unseen(box)[:AT_ONCE])
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            box.logout()


def _opened(url: str) -> imaplib.IMAP4:
    parts = urlsplit(url)
    if not parts.hostname:
        raise ChannelOff
    box: imaplib.IMAP4
    if parts.scheme == "imaps":
        context = ssl.create_default_context()
        box = imaplib.IMAP4_SSL(parts.hostname, parts.port or 993, ssl_context=context, timeout=TIMEOUT)
    else:
        box = imaplib.IMAP4(parts.hostname, parts.port or 143, timeout=TIMEOUT)
    try:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        folder = unquote(parts.path.lstrip("/")) or "INBOX"
        status, _data = box.select(f'"{folder}"')
        if status != "OK":
            raise ChannelOff
    except BaseException:
        box.shutdown()
        raise
    return box


def _unseen(box: imaplib.IMAP4) -> list[str]:
    _status, data = box.uid("SEARCH", "UNSEEN")
    return data[0].decode().split() if data and data[0] else []


def _read(box: imaplib.IMAP4, uid: str, take: Callable[[bytes], None]) -> int:
    if _size(box, uid) <= LARGEST:
        _status, data = box.uid("FETCH", uid, "(BODY.PEEK[])")
        content = next((part[1] for part in data if isinstance(part, tuple)), None)
        if content is None:
            return 0
        try:
            take(content)
        except Exception as error:
            log.warning("a letter was not taken in: %s", type(error).__name__)
            return 0
    box.uid("STORE", uid, "+FLAGS", "(\\Seen)")
    return 1


def _size(box: imaplib.IMAP4, uid: str) -> int:
    _status, data = box.uid("FETCH", uid, "(RFC822.SIZE)")
    text = b" ".join(part if isinstance(part, bytes) else part[0] for part in data if part).decode(errors="replace")
    _name, found, rest = text.partition("RFC822.SIZE ")
    digits = rest.split(")")[0].split()[0] if found and rest.strip() else ""
    return int(digits) if digits.isdigit() else 0
