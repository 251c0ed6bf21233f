# SPDX-License-Identifier: EUPL-1.2
"""The ledger testifies: the topics are those that were set, under the names that they were given."""

from collections.abc import Iterator

from django.db.models import Q

from praja.duties.opendata.events.datasets import TOPICS
from praja.duties.opendata.models import Topic
from praja.duties.opendata.models.digests import topics_digest
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.telling import told


@attest("opendata.topics")
def topics_match_their_event() -> Iterator[Mismatch]:
    """Compare all topics with the last time that they were set."""
    last = "".join(one.payload["content"] for one in list(told(Q(stream=TOPICS), order=("id",)))[-1:])
    held = list(Topic.objects.all())
    if (held or last) and topics_digest(held) != last:
        yield Mismatch("topics", "are not those that were last set")
