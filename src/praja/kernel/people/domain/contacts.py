# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers and e-mail addresses: one written form for looking up, one mask for showing."""

import re

INDONESIA = "+62"
_PUNCTUATION = re.compile(r"[\s().\-/]")
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
EMAIL_LENGTH = 254


def normal_phone(text: str) -> str:
    """`text` as +62… (E.164), however people write it: 0812…, 62812…, +62 (0)812, with spaces and dots.

    A number of another country needs its plus sign. Empty text if this is no telephone number.
    """
    number = _PUNCTUATION.sub("", text.strip())
    if number.startswith("00"):
        number = "+" + number[2:]
    elif number.startswith("0"):
        number = INDONESIA + number[1:]
    elif number.startswith("62"):
        number = "+" + number
    elif number.startswith("8"):
        number = INDONESIA + number
    if number.startswith(INDONESIA + "0"):
        number = INDONESIA + number[4:]
    return number if _NUMBER.fullmatch(number) else ""


def normal_email(text: str) -> str:
    """`text` in lower case without spaces around it. Empty text if this is no e-mail address."""
    address = text.strip().lower()
    return address if len(address) <= EMAIL_LENGTH and _EMAIL.fullmatch(address) else ""


def mask_phone(number: str) -> str:
    """Only the last three digits; a shorter number is masked whole."""
    return "*" * (len(number) - 3) + number[-3:] if len(number) > 6 else "*" * len(number)


def mask_email(address: str) -> str:
    """The first letter and the domain: `s***@example.go.id`. What is no address is masked whole."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}***@{domain}" if at and name and domain else "*" * len(address)
