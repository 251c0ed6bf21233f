# SPDX-License-Identifier: EUPL-1.2
"""Open Badges of this installation: who issues, what a badge stands for, one certificate as a badge, which ones count no longer.

A badge is made anew whenever it is asked for and is the same each time: nothing of it is kept but its salt and its bit.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from praja.duties.training.domain.badges.credential import (
    Award,
    Badge,
    BadgeIssuer,
    StatusPlace,
    claims_of,
    credential_of,
)
from praja.duties.training.domain.badges.signing import did_document, did_of, name_of_key, signed
from praja.duties.training.domain.badges.status import status_list
from praja.duties.training.models import BadgeKey, Certificate, Curriculum
from praja.kernel.documents.gateways.typst import render_picture
from praja.kernel.people.identifiers import opened
from praja.lib.clock import start_of
from praja.lib.keys import badge_key
from praja.lib.moments import local_zone


def _address(name: str, *args: object) -> str:
    return f"{settings.PRAJA_BASE_URL}{reverse(f'training:{name}', args=args)}"


def certificate_url(code: str) -> str:
    """The lasting address of a certificate, for links and badges."""
    return _address("certificate", code)


def issuer() -> BadgeIssuer:
    """This government as an issuer of badges."""
    did = did_of(settings.PRAJA_BASE_URL, reverse("training:badges"))
    return BadgeIssuer(did, settings.PRAJA_SITE_NAME, _address("badges"))


def key_in_use() -> bytes:
    """The public half of the key that signs now, raw."""
    return badge_key().public_key().public_bytes_raw()


def keys_document() -> dict[str, Any]:
    """The DID document: the key in use first, then those that were used before and not struck off."""
    used = key_in_use()
    kept = BadgeKey.objects.filter(struck_at=None).order_by("-first_used_at", "-pk").values_list("public", flat=True)
    keys = [used, *(key for key in map(bytes.fromhex, kept) if key != used)]
    return did_document(issuer().did, keys, profile_url=_address("badges"))


def badge_of(curriculum: Curriculum) -> Badge:
    """What the badge of a curriculum stands for. In Indonesian, like the certificate."""
    programme, jp = curriculum.programme, curriculum.jp
    place = (programme.code, curriculum.number)
    return Badge(
        url=_address("badge", *place),
        name=programme.title,
        description=f"{programme.aim} ({jp} JP)",
        criteria=criteria_words(curriculum),
        jp=jp,
        version=str(curriculum.number),
        picture_url=_address("badge_picture", *place, "png"),
    )


def criteria_words(curriculum: Curriculum) -> str:
    """When somebody gets it, in words."""
    asked = [f"mengikuti seluruh program {curriculum.jp} jam pelajaran (JP)"]
    if curriculum.least_presence:
        asked.append(f"hadir paling sedikit {curriculum.least_presence} persen")
    if curriculum.least_score:
        asked.append(f"nilai tes akhir paling sedikit {curriculum.least_score} dari 100")
    if curriculum.needs_plan:
        asked.append("rencana aksi diterima")
    return f"Lulus: {'; '.join(asked)}."


def picture_of(curriculum: Curriculum, kind: str) -> bytes:
    """The picture of a badge, `svg` or `png`, without any certificate in it."""
    words = {
        "title": curriculum.programme.title,
        "hours": f"{curriculum.jp} JP",
        "issuer": settings.PRAJA_SITE_NAME,
    }
    return render_picture("badge", words, "svg" if kind == "svg" else "png")


def token_of(certificate: Certificate) -> str:
    """The badge of a signed certificate as a VC-JWT."""
    assert certificate.issued_at is not None
    row, zone = certificate.seat.training_class, local_zone()
    award = Award(
        url=certificate_url(certificate.code),
        number=certificate.document.number_text,
        issued_at=certificate.issued_at,
        jp=certificate.jp,
        status=StatusPlace(_address("badge_status", certificate.status_list), certificate.status_index),
        salt=certificate.badge_salt,
        first_day=start_of(row.first_day, zone),
        last_day=start_of(row.last_day, zone),
        email=opened("email", certificate.seat.employee.person.email),
    )
    return _signed(claims_of(credential_of(award, badge_of(row.curriculum), issuer())))


def status_token(number: int, at: datetime) -> str:
    """The list `number` of badges that count no longer, as it is at `at`, signed. It is the same for the whole hour, unless
    something is revoked.
    """
    revoked = Certificate.objects.filter(status_list=number, revoked_at__isnull=False, issued_at__isnull=False)
    listed = status_list(
        url=_address("badge_status", number),
        issuer=issuer().did,
        revoked=revoked.order_by("status_index").values_list("status_index", flat=True),
        since=at.replace(minute=0, second=0, microsecond=0),
    )
    return _signed(claims_of(listed))


def _signed(claims: dict[str, Any]) -> str:
    return signed(claims, key=badge_key(), kid=f"{issuer().did}#{name_of_key(key_in_use())}")
