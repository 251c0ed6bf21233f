# SPDX-License-Identifier: EUPL-1.2
"""The ways to fill in an application: residents by themselves, and an officer for whoever stands at the counter."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from praja.duties.services.models import Service
from praja.duties.services.queries.drafts import ApplicationDraft
from praja.duties.services.web.links import LINKS
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case


@dataclass(frozen=True)
class Way:
    """One way. `begins`, `asks` and `shows` name its pages: the first one, one step, one file; `base` is what they stand in."""

    channel: Channel
    begins: str
    asks: str
    shows: str
    base: str

    @property
    def is_counter(self) -> bool:
        """Whether an officer fills it in for somebody else."""
        return self.channel is Channel.COUNTER

    def path(self, service: Service) -> str:
        """Where an application for the service begins. Each has its own cookie there, so that several can be begun on one
        device, and what an officer begins is nothing that the residents' pages on that machine go on with."""
        return reverse(self.begins, args=[service.code])

    def url(self, draft: ApplicationDraft, slug: str) -> str:
        """The address of one page."""
        return reverse(self.asks, args=[draft.service.code, slug])

    def files(self, draft: ApplicationDraft) -> str:
        """Below which the files of the draft are shown."""
        return reverse(self.shows, args=[draft.service.code, "-"]).removesuffix("-/")

    def secret(self, key: UUID) -> str:
        """The secret of the link of what is sent under this key."""
        return LINKS.counter_secret(key) if self.is_counter else LINKS.secret_for(key)

    def to_sent(self, case: Case, key: UUID) -> HttpResponse:
        """On to the page after sending."""
        if self.is_counter:
            return HttpResponseRedirect(reverse("services:intake_case", args=[case.code]))
        return LINKS.to_sent_page(case, key)


ONESELF = Way(Channel.WEB, "services:apply", "services:apply_step", "services:apply_file", "base.html")
AT_COUNTER = Way(
    Channel.COUNTER, "services:intake_begin", "services:intake_step", "services:intake_file", "base_office.html"
)
_WAYS: dict[str, Way] = {way.channel: way for way in (ONESELF, AT_COUNTER)}


def way_of(draft: ApplicationDraft) -> Way:
    """The way on which the draft was begun."""
    return _WAYS[draft.channel]
