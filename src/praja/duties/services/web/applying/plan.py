# SPDX-License-Identifier: EUPL-1.2
"""Which pages this application calls for, in order, and how far each is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.services.domain import paths
from praja.duties.services.enums import FeeKind, FiledFor
from praja.duties.services.forms.applying import (
    FeeForm,
    FilerForm,
    ForWhomForm,
    NeighbourhoodForm,
    OfficeForm,
    PersonForm,
    PriorityForm,
    StepForm,
)
from praja.duties.services.models import Offer
from praja.duties.services.queries.drafts import ApplicationDraft
from praja.kernel.forms.domain.pages import Page, standing_of
from praja.kernel.forms.domain.schemas import every_field
from praja.kernel.procedures.enums import Channel
from praja.lib.errors import Text
from praja.lib.templatetags.charts import figure

OFFICE, FOR_WHOM, APPLICANT, FILER, MANDATE_STEP = "kantor", "untuk", "pemohon", "wakil", "kuasa"
NEIGHBOURHOOD, FEE, CHECK, PRIORITY = "alamat", "biaya", "periksa", "prioritas"
QUESTIONS = "isian-"
"""What the name of a page of the standard's form is put behind, so that it is none of ours."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One page. `make(check)` gives its form; `page` is a page of the standard's form; a page with neither is our own."""

    slug: str
    title: Text
    help: Text = ""
    make: Callable[[bool], StepForm] | None = None
    page: Page | None = None
    is_complete: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages in order, the last of them the one on which everything is checked."""

    steps: tuple[PlannedStep, ...]

    def find(self, slug: str) -> PlannedStep | None:
        return next((step for step in self.steps if step.slug == slug), None)

    def number(self, step: PlannedStep) -> int:
        return self.steps.index(step) + 1

    def after(self, slug: str) -> PlannedStep:
        """The page that follows; the first unfinished one where this one is gone."""
        slugs = [step.slug for step in self.steps]
        place = slugs.index(slug) + 1 if slug in slugs else 0
        return self.steps[min(place, len(slugs) - 1)]

    def before(self, step: PlannedStep) -> PlannedStep | None:
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def reachable(self, step: PlannedStep) -> PlannedStep:
        """The page itself, or the first one before it where something is missing or wrong."""
        earlier = self.steps[: self.steps.index(step)]
        return next((one for one in earlier if not one.is_complete), step)


def plan_of(draft: ApplicationDraft, offers: Sequence[Offer], at: datetime) -> Plan:
    """The pages that this draft calls for now."""
    steps = [*_around(draft, offers, at), *_questions(draft), *_fee(draft)]
    return Plan((*steps, PlannedStep(CHECK, _("Is this right?"), _("Read it once more, then send it."))))


def asks_neighbourhood(draft: ApplicationDraft) -> bool:
    """Whether the path asks the head of the neighbourhood."""
    return any(entry["stage"] == paths.REFERENCE for entry in (draft.version.path if draft.version else ()))


def purpose_question(draft: ApplicationDraft) -> str:
    """The question of the form that asks what it is needed for; empty where it asks nothing of the kind."""
    return paths.purpose_of(draft.version.path, every_field(draft.schema)) if draft.version else ""


def _form(slug: str, title: Text, make: Callable[[bool], StepForm], help_text: Text = "") -> PlannedStep:
    return PlannedStep(slug, title, help_text, make=make, is_complete=make(True).is_valid())


def _around(draft: ApplicationDraft, offers: Sequence[Offer], at: datetime) -> Iterable[PlannedStep]:
    if len(offers) > 1:
        yield _form(OFFICE, _("Choose the office"), lambda check: OfficeForm(draft, offers, check=check))
    yield _form(FOR_WHOM, _("For whom is it?"), lambda check: ForWhomForm(draft, check=check))
    is_self = draft.filed_for in ("", FiledFor.SELF)
    title = _("Who are you?") if is_self else _("Who is it for?")
    yield _form(APPLICANT, title, lambda check: PersonForm(draft, at, check=check))
    if not is_self:
        yield _form(FILER, _("And who are you?"), lambda check: FilerForm(draft, at, check=check))
    if draft.filed_for == FiledFor.PROXY:
        yield PlannedStep(MANDATE_STEP, _("Show the mandate"), is_complete=bool(draft.mandate))
    if draft.channel == Channel.COUNTER:
        yield _form(PRIORITY, _("Served first?"), lambda check: PriorityForm(draft, check=check))
    if asks_neighbourhood(draft):
        asks_purpose = not purpose_question(draft)
        yield _form(
            NEIGHBOURHOOD,
            _("Where do you live?") if is_self else _("Where do they live?"),
            lambda check: NeighbourhoodForm(draft, asks_purpose=asks_purpose, check=check),
            _("The head of that RT is asked by message whether this is a resident there. You need not go there first."),
        )


def _questions(draft: ApplicationDraft) -> Iterable[PlannedStep]:
    for found in standing_of(draft.schema, draft.answers):
        page = found.page
        yield PlannedStep(f"{QUESTIONS}{page.name}", page.title, page.help, page=page, is_complete=found.is_complete)


def _fee(draft: ApplicationDraft) -> Iterable[PlannedStep]:
    version = draft.version
    if version is not None and version.fee_kind == FeeKind.TABLE and version.fee_table:
        rows = [
            (str(number), f"{row['label']}: Rp{figure(row['amount'])}") for number, row in enumerate(version.fee_table)
        ]
        yield _form(FEE, _("What does it cost?"), lambda check: FeeForm(draft, rows, check=check))
