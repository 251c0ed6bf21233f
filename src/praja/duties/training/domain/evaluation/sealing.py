# SPDX-License-Identifier: EUPL-1.2
"""All answers of one evaluation as one content, for its digest."""

from collections.abc import Iterable, Mapping

Answer = tuple[int, str, int | None, int | None, Mapping[str, int], str]
"""Number, as whom, session, seat, ratings, words."""

FIELDS = ("pk", "rater", "session_id", "seat_id", "ratings", "comment")


def content_of_answers(answers: Iterable[Answer]) -> dict[str, object]:
    """What the ledger's digest of a closed evaluation covers, in the order of the answers' numbers."""
    rows = [
        [pk, rater, session or 0, seat or 0, [list(pair) for pair in sorted(ratings.items())], comment]
        for pk, rater, session, seat, ratings, comment in sorted(answers, key=lambda row: row[0])
    ]
    return {"answers": rows}
