# SPDX-License-Identifier: EUPL-1.2
"""A letter as it is printed: its words and what stands around them."""

from datetime import datetime

from django.conf import settings

from praja.duties.letters.domain.enclosures import counted
from praja.duties.letters.domain.errands import ERRAND_KINDS
from praja.duties.letters.domain.kinds import FACTS, GAZETTES, heading_of
from praja.duties.letters.domain.words import Words
from praja.duties.letters.enums import AddresseeRole, Security, SigningFor, Speed
from praja.duties.letters.models import Addressee, LetterVersion, Outgoing
from praja.duties.letters.queries.enclosures import printed_enclosures
from praja.duties.letters.queries.signers import LetterSigner, signer_for
from praja.kernel.documents.domain.papers import LetterText
from praja.kernel.documents.gateways.results import PrintedSigner, ResultPage, render_result
from praja.kernel.documents.queries.issued import VERIFY_PATH, printed_signer
from praja.kernel.documents.queries.letterheads import head_of_paper
from praja.kernel.organization.models import Post, Unit
from praja.kernel.organization.queries import own_region_code, regions
from praja.kernel.people.titles import title_without_post
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

SECURITY_WORDS = {
    Security.OPEN: "Biasa",
    Security.LIMITED: "Terbatas",
    Security.SECRET: "Rahasia",
    Security.TOP_SECRET: "Sangat Rahasia",
}
SPEED_WORDS = {Speed.ORDINARY: "", Speed.URGENT: "Segera", Speed.VERY_URGENT: "Amat Segera"}
SAMPLE_NUMBER, SAMPLE_CODE = "…", "CONTOH"

BY_GRACE = "Dengan rahmat Tuhan Yang Maha Esa"
"""Stands over who sets a regulation (UU 12/2011, Lampiran II; recalled). Decrees have none."""
WITH_GRACE = frozenset({"perda", "perkada", "peraturan_dprd", "peraturan_bersama"})


def letter_page_data(outgoing: Outgoing, version: LetterVersion | None = None) -> LetterText:
    """What the page of the letter says in this version; None: the newest. In Indonesian, the language of official letters.

    `.heading` is the kind for everybody to read, `.as_data()` what is sealed with the document. Four statements.
    """
    version = version or newest_version_of(outgoing.pk)
    letter, words, facts = outgoing.letter, Words.of(version.said()), FACTS[outgoing.letter.kind]
    addressees = list(outgoing.addressees.order_by("position"))
    post, enclosed = head_post(outgoing.signing_unit), printed_enclosures(outgoing.pk)
    return LetterText(
        layout=facts.layout.value,
        heading=heading_of(letter.kind, post or title_without_post(outgoing.signing_unit)),
        subject=version.subject,
        security=SECURITY_WORDS[Security(letter.security)],
        speed=SPEED_WORDS[Speed(letter.speed)],
        enclosures=words.enclosures or counted(len(enclosed)),
        enclosed=enclosed,
        to=_printed(addressees, AddresseeRole.TO),
        attention=words.attention,
        copies=(*_printed(addressees, AddresseeRole.COPY), *words.copies),
        letterhead=post if outgoing.signing_unit.parent_id is None else "",
        preamble=BY_GRACE if letter.kind in WITH_GRACE else "",
        promulgated=GAZETTES.get(letter.kind, ""),
        acting=_acting(outgoing),
        deciding=words.deciding,
        opening=words.opening,
        body=words.body,
        errand=words.errand.blocks() if words.errand and letter.kind in ERRAND_KINDS else [],
        closing=words.closing,
        considering=words.considering,
        recalling=words.recalling,
        noting=words.noting,
    )


def newest_version_of(outgoing_id: int) -> LetterVersion:
    """The words as they stand."""
    return LetterVersion.objects.filter(outgoing=outgoing_id).latest("number")


def head_post(unit: Unit) -> str:
    """The post of whoever heads the unit, whoever it is today; empty where the register of posts does not say it."""
    post = Post.objects.filter(unit=unit.pk, is_head=True, until=None).order_by("-since").first()
    return post.name if post else ""


def _printed(addressees: list[Addressee], role: AddresseeRole) -> tuple[str, ...]:
    return tuple(one.printed for one in addressees if one.role == role)


def _acting(outgoing: Outgoing) -> tuple[str, ...]:
    """The lines over the signer's post: "a.n. Wali Kota", and for u.b. the post between with "u.b." under it."""
    if outgoing.signing_for == SigningFor.OWN:
        return ()
    first, *between = [part.strip() for part in outgoing.on_behalf_title.split(";") if part.strip()]
    under = ("u.b.",) if outgoing.signing_for == SigningFor.FOR_ATTENTION else ()
    return (f"a.n. {first}", *between, *under)


def place_of(outgoing: Outgoing) -> str:
    """The place that the letter is dated from: its own, else that of the unit or the government."""
    if outgoing.place:
        return outgoing.place
    node = regions.current().get(outgoing.signing_unit.region_id or own_region_code())
    return node.name if node else ""


def preview_of_letter(outgoing: Outgoing, at: datetime, version: LetterVersion | None = None) -> bytes:
    """The page as PDF as it would be signed now, marked across as unsigned; without a number, which is drawn by signing."""
    text, signer = letter_page_data(outgoing, version), signer_for(outgoing.signing_unit_id, at)
    return _previewed(text, outgoing.signing_unit, place_of(outgoing), signer, at)


def _previewed(text: LetterText, unit: Unit, place: str, signer: LetterSigner | None, at: datetime) -> bytes:
    page = ResultPage(
        government=settings.PRAJA_SITE_NAME,
        unit=unit.name,
        address="",
        title=text.heading,
        number=SAMPLE_NUMBER,
        text=text,
        place=place,
        dated_on=local_date(at, local_zone()),
        signer=_sample(signer),
        code=SAMPLE_CODE,
        verify_url=f"{settings.PRAJA_BASE_URL}{VERIFY_PATH}",
        verify_address=f"{settings.PRAJA_BASE_URL}{VERIFY_PATH}",
        provider=None,
        head=head_of_paper(unit.pk),
    )
    return render_result(page, at=at)


def _sample(signer: LetterSigner | None) -> PrintedSigner:
    return PrintedSigner("", "") if signer is None else printed_signer(signer.account, signer.title)


def sample_of_head(unit: Unit, at: datetime) -> bytes:
    """An example letter of the unit, marked across, for looking at the head of its paper."""
    post = head_post(unit)
    text = LetterText(
        layout="letter",
        heading="Surat Dinas",
        subject="Contoh kop naskah",
        security=SECURITY_WORDS[Security.OPEN],
        to=("Kepala Dinas Contoh",),
        letterhead=post if unit.parent_id is None else "",
        body=[{"is": "text", "runs": [["Halaman ini memperlihatkan kop naskah unit.", ""]], "indent": 0}],
    )
    return _previewed(text, unit, "", signer_for(unit.pk, at), at)
