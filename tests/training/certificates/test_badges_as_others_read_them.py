# SPDX-License-Identifier: EUPL-1.2
"""Badges are checked by a verifier that is not ours (PyPI `openbadgeslib`), as it would: it is given nothing but the addresses in
the badge, and fetches keys and status list from there."""

import base64
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3Verifier
from openbadgeslib.ob3.credential import IdentityObject
from PIL import Image

from praja.duties.training.domain.badges.baking import baked_png, baked_svg
from praja.duties.training.domain.badges.credential import (
    Award,
    Badge,
    BadgeIssuer,
    StatusPlace,
    claims_of,
    credential_of,
)
from praja.duties.training.domain.badges.signing import did_document, did_of, name_of_key, signed
from praja.duties.training.domain.badges.status import HOLDS_FOR, LENGTH, encoded, status_list
from praja.lib import clock
from praja.lib.keys import PURPOSES, ensure_keys, read_key, replace_badge_key

HOME = "https://diklat.uji.go.id"
DID = did_of(HOME, "/diklat/lencana/")
LIST = f"{HOME}/diklat/lencana/status/1/"
KEY, RETIRED, STRANGE = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2, 3))
AT = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)

ISSUER = BadgeIssuer(DID, "Pemerintah Kota Uji", f"{HOME}/diklat/lencana/")
BADGE = Badge(
    url=f"{HOME}/diklat/lencana/PEL-PRIMA/1/",
    name="Pelatihan Pelayanan Prima",
    description="20 JP",
    criteria="Hadir 80 persen.",
    jp=20,
    version="1",
    picture_url=f"{HOME}/diklat/lencana/PEL-PRIMA/1/gambar/",
)
AWARD = Award(
    url=f"{HOME}/diklat/sertifikat/7KQ2M9XW4P/",
    number="800.2.4.1/001/BKPSDM/2026",
    issued_at=AT,
    jp=20,
    status=StatusPlace(LIST, 4711),
    salt="a1b2",
    first_day=AT - timedelta(days=5),
    last_day=AT - timedelta(days=1),
    email="Ketut@uji.go.id",
)


def public(key):
    return key.public_key().public_bytes_raw()


def kid(key):
    return f"{DID}#{name_of_key(public(key))}"


def token(award=AWARD, key=KEY, named=None, **changed):
    claims = claims_of(credential_of(award, BADGE, ISSUER)) | changed
    return signed(claims, key=key, kid=kid(named or key))


def served(*, keys=(KEY, RETIRED), revoked=(), list_key=KEY, since=None):
    """What stands at the issuer's addresses, as a verifier fetches it."""
    document = did_document(DID, [public(key) for key in keys], profile_url=ISSUER.url)
    listed = status_list(url=LIST, issuer=DID, revoked=revoked, since=since or clock.now())
    pages = {
        f"{HOME}/diklat/lencana/did.json": json.dumps(document).encode(),
        LIST: signed(claims_of(listed), key=list_key, kid=kid(list_key)).encode(),
    }
    return lambda url, *_more, **_options: pages[url]


def check(text, **pages):
    fetch = served(**pages)
    return OB3Verifier.for_issuer_did(DID, download=fetch).verify(text, check_status=True, download=fetch)


def test_a_badge_is_good_and_says_what_was_learned():
    found = check(token())
    assert found.issuer.id == DID
    assert found.id == AWARD.url
    assert found.achievement.name == "Pelatihan Pelayanan Prima"
    assert found.achievement.credits_available == 20
    assert found.issuance_date == AT


def test_the_holder_is_there_only_for_those_who_know_the_address():
    [identity] = check(token()).identifiers
    assert identity.identity_hash == IdentityObject.create("ketut@uji.go.id", salt="a1b2").identity_hash
    payload = token().split(".")[1]
    assert b"etut" not in base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))


def test_a_badge_without_an_address_names_nobody_and_is_good():
    found = check(token(replace(AWARD, email="")))
    assert found.recipient_id == f"{AWARD.url}#pemegang"
    assert found.identifiers == []


def test_a_badge_of_a_retired_key_stays_good():
    assert check(token(key=RETIRED)).id == AWARD.url


def test_a_badge_of_a_key_that_was_struck_off_is_refused():
    with pytest.raises(LibOpenBadgesException, match="no verificationMethod"):
        check(token(key=RETIRED), keys=(KEY,))


@pytest.mark.parametrize(
    "text",
    [
        token(key=STRANGE),
        token(key=STRANGE, named=KEY),
        token(issuer={**ISSUER.as_profile(), "id": "did:web:lain.go.id"}),
        token(iss="did:web:lain.go.id"),
        token(jti=f"{HOME}/diklat/sertifikat/lain/"),
        token(validFrom="2099-01-01T00:00:00Z"),
        token(type=["VerifiableCredential"]),
    ],
    ids=[
        "strange key",
        "strange key under our name",
        "other issuer",
        "other iss",
        "other id",
        "of tomorrow",
        "no badge",
    ],
)
def test_what_was_not_issued_so_is_refused(text):
    with pytest.raises(LibOpenBadgesException):
        check(text)


def test_every_changed_word_breaks_it():
    head, body, seal = token().split(".")
    words = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    changed = base64.urlsafe_b64encode(words.replace(b'"creditsEarned":20', b'"creditsEarned":90')).decode().rstrip("=")
    assert changed != body
    with pytest.raises(LibOpenBadgesException, match="signature"):
        check(f"{head}.{changed}.{seal}")


def test_a_revoked_badge_is_refused_and_its_neighbours_are_not():
    with pytest.raises(LibOpenBadgesException, match="revocation"):
        check(token(), revoked=(4711,))
    assert check(token(), revoked=(4710, 4712, 0, LENGTH - 1)).id == AWARD.url


def test_a_list_that_is_old_or_of_somebody_else_is_not_believed():
    with pytest.raises(LibOpenBadgesException, match="expired"):
        check(token(), since=clock.now() - HOLDS_FOR - timedelta(days=1))
    with pytest.raises(LibOpenBadgesException, match="proof"):
        check(token(), list_key=STRANGE)


def test_a_list_has_no_bit_outside_it():
    with pytest.raises(ValueError, match="no bit"):
        encoded([LENGTH])
    assert encoded([7]) == encoded([7])


def test_the_picture_carries_the_badge():
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "navy").save(out, "PNG")
    baked = baked_png(out.getvalue(), token())
    assert Image.open(io.BytesIO(baked)).convert("RGB").getpixel((1, 1)) == (0, 0, 128)
    assert check(OB3Verifier.extract_token_from_png(baked)).id == AWARD.url


def test_the_drawing_carries_the_badge():
    baked = baked_svg('<svg xmlns="http://www.w3.org/2000/svg" width="1"><g/></svg>', token())
    assert check(OB3Verifier.extract_token_from_svg(baked.encode())).id == AWARD.url


@pytest.mark.parametrize("nothing", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_nothing_is_baked_into_what_is_no_picture(nothing):
    with pytest.raises(ValueError, match="PNG"):
        baked_png(nothing, token())
    with pytest.raises(ValueError, match="SVG"):
        baked_svg(nothing.decode("latin-1"), token())


def test_the_same_award_is_the_same_text():
    assert token() == token()


def known_terms():
    shipped = files("openbadgeslib.ob3.contexts")
    terms = {"@context", "id", "type", "iss", "jti", "nbf", "sub"}
    for name in ("credentials-v2.json", "ob-v3p0-context-3.0.3.json"):
        pending = [json.loads(shipped.joinpath(name).read_text())["@context"]]
        while pending:
            context = pending.pop()
            terms |= set(context)
            pending += [
                term["@context"] for term in context.values() if isinstance(term, dict) and term.get("@context")
            ]
    return terms


def words_in(value):
    if isinstance(value, dict):
        return set(value).union(*map(words_in, value.values()))
    return set().union(*map(words_in, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("award", [AWARD, replace(AWARD, email="")])
def test_every_word_of_a_badge_is_one_of_the_standard(award):
    assert words_in(claims_of(credential_of(award, BADGE, ISSUER))) - known_terms() == set()
    assert words_in(status_list(url=LIST, issuer=DID, revoked=(), since=AT)) - known_terms() == set()


@pytest.mark.parametrize(
    ("address", "did"),
    [
        ("https://diklat.uji.go.id", "did:web:diklat.uji.go.id:diklat:lencana"),
        ("http://localhost:8000", "did:web:localhost%3A8000:diklat:lencana"),
    ],
)
def test_an_installation_has_one_name(address, did):
    assert did_of(address, "/diklat/lencana/") == did


def test_a_replaced_key_is_another_and_only_that_one_changes(tmp_path):
    ensure_keys(tmp_path)
    before = {purpose: read_key(tmp_path, purpose) for purpose in PURPOSES}
    replace_badge_key(tmp_path)
    assert {purpose for purpose in PURPOSES if read_key(tmp_path, purpose) != before[purpose]} == {"badge-sign"}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{purpose}.key" for purpose in PURPOSES)
    assert (tmp_path / "badge-sign.key").stat().st_mode & 0o077 == 0
