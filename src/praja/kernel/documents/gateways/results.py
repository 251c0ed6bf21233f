# SPDX-License-Identifier: EUPL-1.2
"""A page as it is signed, of a result or a letter, with its number, date, code to scan and footnote already on it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import override

from praja.kernel.documents.domain.footnotes import NOT_SIGNED, footnote_of, words_at_signature
from praja.kernel.documents.domain.letters import PaperHead
from praja.kernel.documents.domain.papers import PageText
from praja.kernel.documents.enums import Provider
from praja.kernel.documents.gateways.receipts import qr_svg
from praja.kernel.documents.gateways.typst import render


@dataclass(frozen=True, slots=True)
class PrintedSigner:
    """Who signs, as it stands under the signature. `nip` in its printed form; rank and nip may be empty."""

    name: str = field(repr=False)
    title: str
    rank: str = ""
    nip: str = field(default="", repr=False)


NO_HEAD = PaperHead()


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything on the page. `provider` is who is about to sign it, None for a preview; `code` as people read it;
    `verify_url` opens the page of verification.
    """

    government: str
    unit: str
    address: str
    title: str
    number: str
    text: PageText = field(repr=False)
    place: str
    dated_on: date
    signer: PrintedSigner
    code: str
    verify_url: str
    verify_address: str
    provider: Provider | None
    head: PaperHead = NO_HEAD


def render_result(page: ResultPage, *, at: datetime) -> bytes:
    """The page as PDF, unsigned, dated `at`. The same page always gives the same bytes."""
    return render(page.text.page, _data(page), at=at.replace(microsecond=0))


def _data(page: ResultPage) -> dict[str, Any]:
    with override("id"):
        day = date_format(page.dated_on, "j F Y")
    return {
        "government": {
            "name": page.government,
            "unit": page.unit,
            "address": page.address or page.head.address,
            "contact": page.head.contact,
            "emblem": page.head.emblem,
            "post_emblem": page.head.post_emblem,
        },
        "title": page.title,
        "number": page.number,
        "place_and_date": f"{page.place}, {day}" if page.place else day,
        "place": page.place,
        "date": day,
        "signer": {
            "name": page.signer.name,
            "title": page.signer.title,
            "rank": page.signer.rank,
            "nip": page.signer.nip,
        },
        "signature_words": words_at_signature(page.provider) if page.provider else "",
        "qr": qr_svg(page.verify_url),
        "code": page.code,
        "footnote": list(footnote_of(page.provider, page.code, page.verify_address)),
        "preview": "" if page.provider else NOT_SIGNED,
        **page.text.as_data(),
    }
