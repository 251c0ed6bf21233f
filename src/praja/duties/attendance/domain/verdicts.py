# SPDX-License-Identifier: EUPL-1.2
"""What may become of a punch from a telephone, and why, in the words that `enums.punches` has labels for."""

from enum import StrEnum


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    HELD = "held"
    REFUSED = "refused"


class Reason(StrEnum):
    NONE = ""
    OUTSIDE = "outside"
    INACCURATE = "inaccurate"
    NO_POSITION = "no_position"
    WRONG_CODE = "wrong_code"
    OLD_CODE = "old_code"
    NO_CODE = "no_code"
    REPLAYED = "replayed"
    OTHER_PHONE = "other_phone"
    UNKNOWN_PHONE = "unknown_phone"
    BAD_SIGNATURE = "bad_signature"
    CLOCK_OFF = "clock_off"
    TOO_LATE = "too_late"
    FUTURE = "future"
    NO_PHOTO = "no_photo"
    GUESSED = "guessed"
