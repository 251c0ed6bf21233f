# SPDX-License-Identifier: EUPL-1.2
"""Whether a call of a webhook comes from whom it says. Without a secret nothing is believed."""

import hmac


def signed_by(secret: str, raw: bytes, header: str) -> bool:
    """Whether `header` (`sha256=` and hex digits, or the digits alone) is the HMAC of the raw body."""
    if not secret:
        return False
    wanted = hmac.new(secret.encode(), raw, "sha256").hexdigest()
    return hmac.compare_digest(wanted.encode(), header.strip().removeprefix("sha256=").lower().encode())


def same_secret(secret: str, given: str) -> bool:
    """Whether the secret that was agreed on was given."""
    return bool(secret) and hmac.compare_digest(secret.encode(), given.encode())
