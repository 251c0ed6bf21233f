# SPDX-License-Identifier: EUPL-1.2
"""What stands in the middle of a page that is signed and sent out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from praja.kernel.documents.domain.certificates import CertificateText as CertificateText
from praja.kernel.documents.domain.letters import LetterText as LetterText

RESULT = "result"
"""The template of a letter-like result: letterhead, number, title, body, signature block."""

LETTER = "letter"
"""The template of official letters; their words name the layout."""

CERTIFICATE = "certificate"
"""The template of certificates: landscape, what was taught on the reverse."""

TEMPLATES = frozenset({RESULT, LETTER, CERTIFICATE})


@dataclass(frozen=True, slots=True)
class ResultText:
    """The body of a result: words before and after a table of fields, each field a label and its value.

    `recipient` is whom it is addressed to, line by line, empty for a certificate that concerns everybody. `copies` are those
    who get a copy (tembusan). All is plain text, never markup.
    """

    opening: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    closing: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """As plain JSON values, to be sealed with the document."""
        return asdict(self)

    @property
    def page(self) -> str:
        """The Typst template that prints it."""
        return RESULT

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "ResultText":
        """What `as_data` made, after JSON."""
        texts = {name: tuple(data[name]) for name in ("opening", "closing", "recipient", "copies")}
        return cls(fields=tuple((label, value) for label, value in data["fields"]), **texts)


PageText = ResultText | LetterText | CertificateText


def text_on(template: str, data: Mapping[str, Any]) -> PageText:
    """The words of a document of this template, from what was sealed with it."""
    if template == CERTIFICATE:
        return CertificateText.of(data)
    return LetterText.of(data) if template == LETTER else ResultText.of(data)


def masked(name: str) -> str:
    """A person's name as strangers may see it: the first letter of each word.

    A fixed number of dots, so that the length tells nothing.
    """
    return " ".join(f"{word[0].upper()}•••" for word in name.split()[:6])
