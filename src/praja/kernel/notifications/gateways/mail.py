# SPDX-License-Identifier: EUPL-1.2
"""E-mail as it lies in a mailbox (RFC 5322): who wrote, their own words without what they quote, what they attached."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser

from praja.kernel.notifications.domain.conversing import Incoming

SMALL_PICTURE = 8 * 1024
"""Inline pictures up to this size are logos in signatures."""

_BULK = {"bulk", "list", "junk"}
_ROBOTS = re.compile(r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+@-]|$)", re.IGNORECASE)
_REPLY = re.compile(r"^\s*(re|bls|balas|aw|fwd?|tr)\s*:", re.IGNORECASE)

_HISTORY = (
    re.compile(r"^(on|pada)\b.{3,200}\b(wrote|menulis)\s*:\s*$", re.IGNORECASE | re.DOTALL),
    re.compile(r"^-{2,}\s*(original message|pesan asli)\s*-{2,}\s*$", re.IGNORECASE),
    re.compile(r"^_{20,}\s*$"),
    re.compile(r"^\*?(from|dari)\s*:\*?\s.+$", re.IGNORECASE),
)
_OUTLOOK_NEXT = re.compile(r"^\*?(sent|dikirim|terkirim|date|tanggal)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """One letter: its words, the files that came with it, what it is about, and how its sender calls themselves."""

    message: Incoming
    files: tuple[bytes, ...]
    subject: str = ""
    sender_name: str = ""


def read_mail(raw: bytes, at: datetime) -> Mail | None:
    """A letter that a person wrote; None for what machines, lists and robots send, or what names no sender."""
    letter = message_from_bytes(raw, policy=policy.default)
    if not isinstance(letter, EmailMessage) or _is_automatic(letter):
        return None
    sender_name, peer = parseaddr(_header(letter, "From"))
    if "@" not in peer or _ROBOTS.match(peer):
        return None
    known = _header(letter, "Message-ID").strip().strip("<>") or hashlib.sha256(raw).hexdigest()
    answered = re.findall(r"<([^<>\s]+)>", _header(letter, "In-Reply-To"))
    return Mail(
        Incoming(
            peer=peer,
            external_id=known,
            text=_words(letter),
            said_at=_date(letter, at),
            in_reply_to=answered[0] if answered else "",
        ),
        tuple(_files(letter)),
        _header(letter, "Subject").strip(),
        sender_name.strip(),
    )


def own_words(text: str) -> str:
    """The words without quoted history and signature; of a letter that is nothing but history, all of it."""
    lines = text.replace("\r\n", "\n").split("\n")
    kept = [line for line in lines[: _end(lines)] if not line.startswith(">")]
    return "\n".join(kept).strip() or text.strip()


def _end(lines: list[str]) -> int:
    """The number of the line at which the writer's own words end."""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if line == "-- " or _begins_history(line.strip(), following.strip()):
            return number
    return len(lines)


def _begins_history(line: str, following: str) -> bool:
    said, original, ruled, outlook = _HISTORY
    if said.match(line) or (re.match(r"(on|pada)\b", line, re.IGNORECASE) and said.match(f"{line} {following}")):
        return True
    return bool(original.match(line) or ruled.match(line) or (outlook.match(line) and _OUTLOOK_NEXT.match(following)))


def _is_automatic(letter: EmailMessage) -> bool:
    submitted = _header(letter, "Auto-Submitted").split(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or _header(letter, "Precedence").strip().lower() in _BULK
        or "List-Id" in letter
        or _header(letter, "Return-Path").strip() == "<>"
        or letter.get_content_type() == "multipart/report"
    )


def _header(letter: EmailMessage, name: str) -> str:
    # A header that cannot be parsed raises only when it is read.
    try:
        return str(letter[name] or "")
    except (ValueError, IndexError, AttributeError, KeyError, TypeError):
        return ""


def _words(letter: EmailMessage) -> str:
    part = letter.get_body(preferencelist=("plain", "html"))
    text = _decoded(part) if isinstance(part, EmailMessage) else ""
    if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
        text = _without_tags(text)
    subject, words = _header(letter, "Subject").strip(), own_words(text)
    is_reply = "In-Reply-To" in letter or _REPLY.match(subject)
    return words if is_reply or not subject or subject in words else f"{subject}\n\n{words}".strip()


def _decoded(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, KeyError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _files(letter: EmailMessage) -> list[bytes]:
    found = []
    for part in letter.walk():
        if part.is_multipart() or not (part.get_filename() or part.get_content_disposition() == "attachment"):
            continue
        content = part.get_payload(decode=True)
        is_logo = bool(part["Content-ID"]) and isinstance(content, bytes) and len(content) <= SMALL_PICTURE
        if isinstance(content, bytes) and content and not is_logo:
            found.append(content)
    return found


def _date(letter: EmailMessage, at: datetime) -> datetime:
    try:
        found = parsedate_to_datetime(_header(letter, "Date"))
    except (ValueError, TypeError):
        return at
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script", "head", "blockquote"):
            self.skipping += 1
        elif tag in ("br", "p", "div", "tr", "li"):
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "head", "blockquote") and self.skipping:
            self.skipping -= 1

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.found.append(re.sub(r"\s+", " ", data))


def _without_tags(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    return re.sub(r"\n\s*\n\s*", "\n\n", "".join(parser.found)).strip()
