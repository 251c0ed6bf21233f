# SPDX-License-Identifier: EUPL-1.2
"""A certificate as an Open Badges 3.0 credential (1EdTech, OB v3.0; W3C Verifiable Credentials 2.0).

Nothing in it names the holder: an e-mail address stands in it as a salted hash, which shows that a badge is somebody's only to
those who know the address already. Without an address it names nobody at all, and the page of verification says whose it is.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
LANGUAGE = "id"
"""Badges speak the language of the certificates that they repeat."""


@dataclass(frozen=True, slots=True)
class BadgeIssuer:
    """Who issues: `did` names it for ever, `name` and `url` are for people."""

    did: str
    name: str
    url: str

    def as_profile(self) -> dict[str, Any]:
        """The Profile of the standard."""
        return {"id": self.did, "type": ["Profile"], "name": self.name, "url": self.url}


@dataclass(frozen=True, slots=True)
class Badge:
    """What one curriculum's badge stands for. `url` is its lasting address; `criteria` says in words when somebody gets it."""

    url: str
    name: str
    description: str
    criteria: str
    jp: int
    version: str
    picture_url: str

    def as_achievement(self, issuer: BadgeIssuer) -> dict[str, Any]:
        """The Achievement of the standard; lesson hours are its credits."""
        return {
            "id": self.url,
            "type": ["Achievement"],
            "achievementType": "Certificate",
            "name": self.name,
            "description": self.description,
            "criteria": {"id": self.url, "narrative": self.criteria},
            "creditsAvailable": self.jp,
            "version": self.version,
            "inLanguage": LANGUAGE,
            "image": {"id": self.picture_url, "type": "Image", "caption": self.name},
            "creator": issuer.as_profile(),
        }


@dataclass(frozen=True, slots=True)
class StatusPlace:
    """Where a verifier sees whether the badge still counts: a list by its address, and the bit in it."""

    list_url: str
    index: int

    def as_entry(self) -> dict[str, Any]:
        """The entry of a Bitstring Status List (W3C, v1.0)."""
        return {
            "id": f"{self.list_url}#{self.index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(self.index),
            "statusListCredential": self.list_url,
        }


@dataclass(frozen=True, slots=True)
class Award:
    """One certificate as a badge. `url` is the certificate's page; `number` its number on paper; `email` of the holder may be
    empty; `salt` is of this badge alone, and stands in it."""

    url: str
    number: str
    issued_at: datetime
    jp: int
    status: StatusPlace
    salt: str
    first_day: datetime
    last_day: datetime
    email: str = field(default="", repr=False)


def credential_of(award: Award, badge: Badge, issuer: BadgeIssuer) -> dict[str, Any]:
    """The AchievementCredential. The same award always gives the same words."""
    subject: dict[str, Any] = {
        "type": ["AchievementSubject"],
        "achievement": badge.as_achievement(issuer),
        "creditsEarned": award.jp,
        "licenseNumber": award.number,
        "activityStartDate": moment(award.first_day),
        "activityEndDate": moment(award.last_day),
    }
    if award.email:
        subject["identifier"] = [identity_of(award.email, award.salt)]
    else:
        subject["id"] = f"{award.url}#pemegang"
    return {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": award.url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": badge.name,
        "issuer": issuer.as_profile(),
        "validFrom": moment(award.issued_at),
        "awardedDate": moment(award.issued_at),
        "credentialSubject": subject,
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        "credentialStatus": award.status.as_entry(),
    }


def identity_of(email: str, salt: str) -> dict[str, Any]:
    """An address as its salted SHA-256, lower case, as the standard's IdentityObject has it."""
    digest = hashlib.sha256((email.strip().lower() + salt).encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${digest}",
        "identityType": "emailAddress",
        "salt": salt,
    }


def claims_of(credential: dict[str, Any]) -> dict[str, Any]:
    """The payload of a VC-JWT: the credential's own members with the registered claims beside them (OB 3.0 §8.2)."""
    valid_from = datetime.fromisoformat(credential["validFrom"])
    claims = {**credential, "iss": issuer_id(credential), "jti": credential["id"], "nbf": int(valid_from.timestamp())}
    subject = credential["credentialSubject"]
    if "id" in subject:
        claims["sub"] = subject["id"]
    if "validUntil" in credential:
        claims["exp"] = int(datetime.fromisoformat(credential["validUntil"]).timestamp())
    return claims


def issuer_id(credential: dict[str, Any]) -> str:
    """Who issued a credential: an issuer stands in it whole or by its id alone."""
    issuer = credential["issuer"]
    return str(issuer["id"] if isinstance(issuer, dict) else issuer)


def moment(at: datetime) -> str:
    """A moment as the standard writes it: UTC, whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
