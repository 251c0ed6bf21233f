# SPDX-License-Identifier: EUPL-1.2
"""Text that a spreadsheet program must not take for a formula (OWASP: CSV injection)."""

import re

# A leading = + - @ (also full-width), tab or line break makes a formula; spaces before it do not save us
# everywhere.
_FORMULA = re.compile(r"'*[ \u00a0]*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+\-]?[0-9]+([.,][0-9]+)*")
_GUARDED = re.compile(r"'('*[ \u00a0]*[=+\-@\t\r\n＝＋－＠].*)", re.DOTALL)


def guarded(text: str) -> str:
    """`text`, with an apostrophe before anything that would run. Plain numbers such as -12,5 stay numbers."""
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def restored(text: str) -> str:
    """Undoes `guarded`, so that an exported file can be imported again unchanged."""
    found = _GUARDED.fullmatch(text)
    return found.group(1) if found else text
