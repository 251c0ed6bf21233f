# SPDX-License-Identifier: EUPL-1.2
"""What happens to the regional innovation index. What an innovation answers lies in the stream of its case, what the region
answers, seals and sends in the stream of the year. Words enter as digests."""

from praja.kernel.ledger.events import Event, event

YEARS = "innovation-index:"
"""What the streams of years begin with."""


def stream_of_year(year: int) -> str:
    """The stream of one year of the index."""
    return f"{YEARS}{year}"


PASTS = "innovation-past"
"""The stream of lists of past innovations."""


@event("innovation.past_taken_in")
class PastTakenIn(Event):
    """A list of innovations of past years was taken in: how many lines it had, and what became of them."""

    sha256: str
    read: int
    created: int
    unchanged: int
    refused: int


@event("innovation.maturity_told")
class MaturityTold(Event):
    """An innovation answers an indicator (`question`, by the row `way`) of a year with `parameter` 0 to 3. `basis`: what Praja
    knows, by hand, or taken over from the year before. `words` is the digest of reason, link and files. Told again, it is
    checked again."""

    year: int
    question: str
    way: str
    parameter: int
    basis: str
    words: str


@event("innovation.maturity_checked")
class MaturityChecked(Event):
    """The organisation bureau looked at the evidence of an answer; `why` is a digest, empty where it was accepted."""

    year: int
    question: str
    parameter: int
    accepted: bool
    why: str


@event("innovation.form_detail_told")
class FormDetailTold(Event):
    """What only the national form asks: the national mission (0: none named) and the cluster."""

    mission: int
    cluster: str


@event("innovation.past_completed")
class PastCompleted(Event):
    """The organisation bureau took what was still to be completed of past innovations off its desk; `left` innovations lacked
    something then."""

    left: int


@event("innovation.region_answered")
class RegionAnswered(Event):
    """The region answers a row of its own part. `value` is empty where the parameter was chosen; `basis` and `words` as above."""

    year: int
    question: str
    value: str
    parameter: int
    basis: str
    words: str


@event("innovation.index_sealed")
class IndexSealed(Event):
    """The index of a year was sealed as it stood, for the `number`th time: what it came to, from how many innovations of how
    many basic services; `sheet` is the digest of all of it."""

    year: int
    number: int
    index: str
    total: str
    innovations: int
    services: int
    sheet: str


@event("innovation.index_sent")
class IndexSent(Event):
    """What was sealed under `number` was sent to the ministry: under which receipt, on which day, how many innovations."""

    year: int
    number: int
    receipt: str
    sent_on: str
    innovations: int


@event("innovation.proposal_sent")
class ProposalSent(Event):
    """The proposal of an innovation was sent to a national competition: under which receipt, on which day."""

    edition: str
    receipt: str
    sent_on: str


@event("innovation.proposal_text_written")
class ProposalTextWritten(Event):
    """A section of a proposal was written for a competition; `words` is a digest, empty where the section was emptied."""

    edition: str
    group: str
    part: str
    words: str
