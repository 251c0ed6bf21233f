# SPDX-License-Identifier: EUPL-1.2
"""Small closed vocabularies of documents."""

from enum import StrEnum


class NumberState(StrEnum):
    """A number is `provisional` from the draw until it is `final` (signed, filed) or `void` (an explained
    gap).
    """

    PROVISIONAL = "provisional"
    FINAL = "final"
    VOID = "void"


class Kind(StrEnum):
    """The contents that are taken in, by media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"
    PARQUET = "application/vnd.apache.parquet"
    """Rows of a table, made here."""
    CSV = "text/csv"
    """Rows of a table, made here."""
    AS_IT_IS = "application/octet-stream"
    """Kept as it was sent, never shown: the source of a table."""

    @property
    def is_image(self) -> bool:
        return self.value.startswith("image/")


class DocumentState(StrEnum):
    """Where an issued document stands. `unclear`: it was sent to the provider and no answer came back, so that nobody here
    knows whether it was signed; a person decides. `failed` can be signed again.
    """

    WAITING = "waiting"
    SIGNING = "signing"
    UNCLEAR = "unclear"
    ISSUED = "issued"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Provider(StrEnum):
    """Who puts the signature on: this installation's own certificate (a trial) or BSrE by one of its two interfaces."""

    LOCAL = "local"
    BSRE_V1 = "bsre-v1"
    BSRE_V2 = "bsre-v2"

    @property
    def is_trial(self) -> bool:
        return self is Provider.LOCAL


class SecretKind(StrEnum):
    """What a signer shows the provider at the moment of signing."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the kind, not one of them
    TOTP = "totp"


class FailureReason(StrEnum):
    """Why a try to sign came to nothing; the event and the row keep only this."""

    NOT_SET_UP = "not_set_up"
    UNREACHABLE = "unreachable"
    ANSWER_LOST = "answer_lost"
    WORKER_LOST = "worker_lost"
    NOT_FETCHED = "not_fetched"
    WRONG_SECRET = "wrong_secret"  # noqa: S105 - a reason
    NOT_REGISTERED = "not_registered"
    CERTIFICATE_NOT_ACTIVE = "certificate_not_active"
    NO_IDENTITY = "no_identity"
    REFUSED = "refused"
    GARBLED = "garbled"
    NOT_RENDERED = "not_rendered"


class PatternProblem(StrEnum):
    """What is wrong with a number pattern."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNKNOWN_PLACE = "unknown_place"
    STRAY_BRACE = "stray_brace"
    STRAY_CHARACTER = "stray_character"
    NUMBER_MISSING = "number_missing"
    YEAR_MISSING = "year_missing"


class Verdict(StrEnum):
    """What is said of a document that somebody verifies. Only `genuine` is a yes."""

    GENUINE = "genuine"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    NOT_SIGNED = "not_signed"
    UNKNOWN = "unknown"


class Unverifiable(StrEnum):
    """Why a file cannot be verified at all."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PICTURE = "picture"
    NO_PDF = "no_pdf"
    DAMAGED = "damaged"


class Reason(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    SCRIPT = "script"
    ARCHIVE = "archive"
    PROGRAM = "program"
    HEIC = "heic"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    LOCKED = "locked"
    ACTIVE = "active"
    INFECTED = "infected"
