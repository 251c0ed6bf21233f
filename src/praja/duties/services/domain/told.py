# SPDX-License-Identifier: EUPL-1.2
"""What the ledger's digests of public words cover: an invitation, the record of a forum, a pledge. Nothing of it is about a
person, so there is no salt."""

from collections.abc import Mapping
from datetime import date


def told_of_invitation(place: str, invited: Mapping[str, tuple[int, str]]) -> dict[str, object]:
    """Where a forum is held and who is invited: group to how many, and which organisations."""
    return {"place": place, "groups": {group: list(told) for group, told in invited.items()}}


def told_of_forum(minutes: str, day: date | None, file: str) -> dict[str, object]:
    """What was said at a forum, on which day its record was made, and the SHA-256 of the signed record; empty for none."""
    return {"minutes": minutes, "day": day.isoformat() if day else "", "file": file}


def told_of_pledge(serve: str, improve: str, answer_for_it: str, signed_by: str) -> dict[str, object]:
    """The three promises and the post that signs them."""
    return {"serve": serve, "improve": improve, "answer_for_it": answer_for_it, "signed_by": signed_by}
