# SPDX-License-Identifier: EUPL-1.2
"""No text on any page that was never given to the translators; and no template that nobody sees."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.db.models import CharField, JSONField, TextField
from django.test.signals import template_rendered

from crawl import machine_rooms
from crawl.applying import TYPED_BY_APPLICANTS
from crawl.attendance_rooms import TYPED_IN_ATTENDANCE
from crawl.brackets import LANGUAGE, Content, bracketed, outside_brackets, untranslated
from crawl.checkin_rooms import TYPED_CHECKING_IN
from crawl.codes_rooms import TYPED_IN_CODES
from crawl.data_rooms import TYPED_IN_DATA
from crawl.discipline_rooms import TYPED_IN_DISCIPLINE
from crawl.errands import TYPED_ON_ERRANDS
from crawl.exchange_rooms import TYPED_IN_EXCHANGE
from crawl.hours_rooms import TYPED_IN_HOURS
from crawl.innovation_rooms import TYPED_IN_INNOVATION
from crawl.leave_rooms import TYPED_IN_LEAVE
from crawl.letters_rooms import TYPED_IN_LETTERS
from crawl.opendata_rooms import TYPED_IN_OPENDATA
from crawl.pay_rooms import TYPED_IN_PAY
from crawl.practice_rooms import TYPED_PRACTISING, words_of_exercises, words_of_manual
from crawl.silang_rooms import TYPED_IN_SILANG
from crawl.site import START
from crawl.tour import WORDS, tour
from crawl.training_rooms import TYPED_IN_TRAINING
from praja.duties.services.web.pledges import proposed_words
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.law.domain.editions import Edition
from praja.kernel.law.gateways import written_contests, written_indexes
from praja.kernel.law.queries import all_rules, current_calendar
from praja.kernel.procedures.declarations import procedures
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.codes import show_code

CONTENT_OF = (
    "organization.Unit",
    "organization.Region",
    "people.Person",
    "procedures.Case",
    "complaints.Topic",
    "complaints.Complaint",
    "complaints.Answer",
    "complaints.Reply",
    "complaints.AnswerDraft",
    "complaints.AnswerTemplate",
    "complaints.LaporReport",
    "organization.Affair",
    "forms.FormDefinition",
    "forms.FormEdit",
    "services.Service",
    "services.StandardVersion",
    "services.Queue",
    "services.Counter",
    "services.QueueDevice",
    "services.NeighbourhoodHead",
    "services.Remittance",
    "documents.IssuedDocument",
    "opendata.Dataset",
    "opendata.Topic",
    "opendata.Resource",
    "opendata.Column",
    "opendata.Release",
    "letters.ClassificationCode",
    "letters.Correspondent",
    "letters.Letter",
    "letters.Incoming",
    "letters.EarlierEntry",
    "letters.Disposition",
    "letters.Order",
    "letters.LetterRegister",
    "letters.LetterVersion",
    "letters.Addressee",
    "letters.RetentionRule",
    "letters.RecordFile",
    "attendance.Leave",
    "opendata.Dataset",
    "opendata.Asked",
    "opendata.PlannedDataset",
    "opendata.ForumDecision",
    "opendata.Release",
    "opendata.Resource",
    "opendata.Column",
    "opendata.TableVersion",
    "opendata.Upload",
    "opendata.HarvestSource",
    "opendata.CodeList",
    "opendata.CodeListVersion",
    "opendata.ShownFamily",
    "opendata.Story",
    "attendance.Permission",
    "attendance.LeaveAuthority",
    "attendance.Discipline",
    "attendance.Summons",
    "innovation.Competition",
    "innovation.Category",
    "innovation.Stage",
    "innovation.Entry",
    "innovation.Appeal",
    "assessments.Score",
    "innovation.Idea",
    "innovation.IdeaComment",
    "innovation.IdeaWord",
    "innovation.Innovation",
    "innovation.Profile",
    "innovation.PathWord",
    "innovation.CriterionReason",
    "innovation.Award",
    "innovation.Circle",
    "innovation.StepSheet",
    "innovation.CircleWord",
    "innovation.Minutes",
    "innovation.Tool",
    "innovation.Maturity",
    "innovation.RegionAnswer",
    "innovation.FormDetail",
    "innovation.IndexSeal",
    "innovation.Sending",
    "innovation.ProposalText",
    "innovation.Replication",
    "training.Programme",
    "training.Credit",
    "training.Claim",
    "training.PostRequirement",
    "training.Proposal",
    "training.Subject",
    "training.Room",
    "training.TrainingClass",
    "training.ClassSession",
    "training.Module",
    "training.ModuleVersion",
    "training.QuestionBank",
    "training.BankQuestion",
    "training.QuestionVersion",
    "training.Exam",
    "plans.Commitment",
    "assessments.Rubric",
    "assessments.Criterion",
    "assessments.Round",
)
"""Models whose texts are what people wrote or decreed: shown as they are, in whatever language."""
NAMES = re.compile(
    r"\b(WIB|PDF|JSON|CSV|XLSX|DOCX|SP4N-LAPOR|LAPOR|Praja|Bahasa Indonesia|English|Indonesia|ID|EN|RT|RW|NIK|PEKPPP)\b"
    r"|\b(TK|TL[1-4]?|PSW[1-4]?)\b"
    r"|\{[a-z_.…]+\}|\bRp(?=\s?\d)|\b\w?\*{3}\S*|/[IVX]+/"
)
"""Names that are the same in every language; places in a template that data fills; amounts of money; masked contacts;
codes of the recap; the month in the number of a letter."""


TYPED = {
    WORDS,
    "Pendek",
    "Kunci",
    *machine_rooms.TYPED_AT_MACHINES,
    "Dinas Pekerjaan",
    "Umum",
    *TYPED_ON_ERRANDS,
    *TYPED_BY_APPLICANTS,
    *TYPED_IN_LEAVE,
    *TYPED_IN_PAY,
    *TYPED_IN_OPENDATA,
    *TYPED_IN_CODES,
    *TYPED_IN_SILANG,
    *TYPED_IN_DISCIPLINE,
    *TYPED_IN_LETTERS,
    *TYPED_IN_HOURS,
    *TYPED_CHECKING_IN,
    *TYPED_IN_DATA,
    *TYPED_IN_EXCHANGE,
    *TYPED_PRACTISING,
    *TYPED_IN_ATTENDANCE,
    *TYPED_IN_INNOVATION,
    *TYPED_IN_TRAINING,
}
"""What the tour types into forms; and the name of a unit as the drawing of a procedure breaks it into lines."""
OFFICIAL = {
    "urusan pemerintahan",
    "pejabat penghubung",
    "Standar Pelayanan",
    "Maklumat Pelayanan",
    "SOP AP",
    "Sistem Informasi Pelayanan Publik Nasional",
    "berkas arsip",
    "daftar data",
    "Setor & Terima",
    "Forum Satu Data",
    "Kode referensi, data induk",
    "kode klasifikasi arsip",
    "pemindahan, penyerahan, pemusnahan",
    "Kepala",
    "{kode}/{nomor}/{unit}/{bulan_romawi}/{tahun}",
}
"""What the law calls it, beside the words of everyday; the places in the number of a letter, and a title without its unit."""


def content() -> list[str]:
    """Everything that may stand on a page untranslated, the longest first."""
    found = {site_settings.PRAJA_SITE_NAME, *TYPED, *OFFICIAL, *words_of_exercises(), *words_of_manual()}
    for label in CONTENT_OF:
        model = apps.get_model(label)
        names = [f.name for f in model._meta.fields if isinstance(f, CharField | TextField) and not f.choices]
        rows = model._default_manager.values_list(*names) if names else ()
        found |= {part for row in rows for text in row for part in pieces(text)}
        kept = [f.name for f in model._meta.fields if isinstance(f, JSONField)]
        found |= (
            {text for row in model._default_manager.values_list(*kept) for text in leaves(list(row))} if kept else set()
        )
    found |= {
        show_code(code) for model in (Case, IssuedDocument) for code in model.objects.values_list("code", flat=True)
    }
    found |= {state.office for procedure in procedures() for state in procedure.states}
    for overview in all_rules():
        found |= {overview.rule.title, overview.rule.key}
        for version in overview.rule.versions:
            found |= {version.source, version.article, version.note}
    for contest in written_contests().values():
        found |= {contest.title, contest.source, contest.note or "", *(proof.title for proof in contest.proofs)}
        for group in contest.groups:
            found |= {group.title, group.note or "", *(section.title for section in group.sections)}
            found |= {part.title for section in group.sections for part in section.parts}
    for index in written_indexes().values():
        found |= {index.title, *(text for edition in index.editions for text in edition_texts(edition))}
    found |= {day.name for day in current_calendar().holidays} | set(proposed_words().values())
    return sorted((text for text in found if text and len(text.strip()) > 2), key=len, reverse=True)


def edition_texts(edition: Edition) -> Iterator[str]:
    """The words of a national index as the file has them."""
    yield from (edition.title, edition.source, edition.note or "")
    yield from (band.name for band in edition.bands)
    yield from (figure.note or "" for figure in edition.figures.values())
    for row in edition.indicators:
        yield from (row.title, *row.levels)


def pieces(text: str | None) -> Iterator[str]:
    """A text as pages show it: whole, by line, and around the word that was looked for."""
    for line in (text or "").splitlines():
        yield line
        yield from (part.strip() for part in re.split(r"(?i)\b(lampu)\b", line))


def leaves(value: object) -> Iterator[str]:
    """The texts inside something kept as JSON, and the keys they are kept under are not among them."""
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)


def left_over(page: str, known: Content) -> list[str]:
    return [line for line in untranslated(page, known) if re.search(r"[^\W\d_]{2,}", NAMES.sub(" ", line))]


@pytest.fixture
def on_that_monday() -> Iterator[None]:
    with clock.frozen(START):
        yield


@contextmanager
def noting_templates() -> Iterator[set[str]]:
    """The names of all templates that are rendered meanwhile."""
    shown: set[str] = set()

    def note(template: Any, **_kwargs: Any) -> None:
        shown.add(str(template.name))

    template_rendered.connect(note)
    try:
        yield shown
    finally:
        template_rendered.disconnect(note)


@pytest.mark.slow
@pytest.mark.usefixtures("db", "on_that_monday")
def test_every_text_was_given_to_the_translators_and_every_template_is_shown_to_somebody(settings: Any) -> None:
    """One tour for both, since it is long."""
    bare: dict[str, str] = {}
    with bracketed(settings), noting_templates() as shown:
        pages = list(tour(LANGUAGE))
    known = Content(content())
    assert [label for label, page in pages if not page.strip()] == [], "these answer with an empty page"
    for label, page in pages:
        for line in left_over(page, known):
            bare.setdefault(line, label)

    assert len(pages) > 100
    assert bare == {}, "\n".join(f"{label}: {line}" for line, label in bare.items())
    unseen = sorted(project_templates() - shown - set(NOT_SHOWN))
    assert unseen == [], "show them, or say in NOT_SHOWN why nobody can: " + ", ".join(unseen)
    assert sorted(shown & set(NOT_SHOWN)) == [], "these are shown now: take them out of NOT_SHOWN"


NOT_SHOWN = {
    **dict.fromkeys(
        (f"practice/{name}.html" for name in ("begin", "mine", "proof")),
        "only in a practice town, of which the tour's town is none; tests/practice renders them",
    ),
    "mfa/webauthn/reauthenticate.html": "asks for a passkey that a real device holds",
    "base_print.html": "for papers that offices print; the first duty that prints a page uses it",
    "portal/resident_code.html": "one-time codes go by the machine's own clock, which the tour stops; tests/portal renders it",
    **dict.fromkeys(
        (f"services/exchange/{name}.html" for name in ("columns", "list")),
        "the tour sends no workbook of SIPPN; tests/services/exchange renders it",
    ),
    **dict.fromkeys(
        (f"letters/figures/srikandi_{name}.html" for name in ("columns", "taken")),
        "the tour sends no register of SRIKANDI; tests/letters/finding renders it",
    ),
    "letters/records/_columns.html": "the tour sends no table of SKKAAD; tests/letters/records renders it",
    "letters/disposing/found.html": "the tour has no browser that looks while it types; tests/letters/disposing renders it",
    "services/office/notice.html": "the tour hears no notice of a payment gateway; tests/services renders it",
    "styleguide.html": "for whoever writes pages; tests/web renders it",
}
"""Templates that no page of the site shows yet, and why."""


def project_templates() -> set[str]:
    sources = Path(apps.get_app_config("config").path).parent
    return {str(path).rpartition("/templates/")[2] for path in sources.rglob("templates/**/*") if path.is_file()}


@pytest.mark.parametrize(
    ("page", "bare"),
    [
        ("<p>⟦Saved⟧</p>", []),
        ("<p>Saved</p>", ["Saved"]),
        ("<p>⟦By <b>Monday</b>⟧</p>", []),
        ("<input aria-label='Search'>", ["Search"]),
        ("<p>⟦Answer by⟧ Dinas Uji</p>", []),
        ("<script>let word = 1</script>", []),
    ],
)
def test_what_stands_bare_is_found(page: str, bare: list[str]) -> None:
    assert untranslated(f"<html><body>{page}</body></html>", Content(["Dinas Uji"])) == bare


def test_brackets_in_brackets_are_one() -> None:
    assert outside_brackets("a ⟦b ⟦c⟧ d⟧ e").split() == ["a", "e"]
