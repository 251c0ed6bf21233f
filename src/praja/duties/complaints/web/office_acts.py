# SPDX-License-Identifier: EUPL-1.2
"""What can be done on a case's page: each act with its address, its form and its one operation."""

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.forms.office import (
    AdmitForm,
    ArchiveForm,
    AskForm,
    ForwardForm,
    PostponeForm,
    ReferForm,
)
from praja.duties.complaints.forms.office_answer import AnswerForm, HeardForm, NoteForm, ReturnDraftForm, SayForm
from praja.duties.complaints.forms.office_competence import DecideForm, ReturnForm, SupportForm
from praja.duties.complaints.operations import (
    admit_complaint,
    answer_question,
    approve_draft,
    archive_complaint,
    ask_completion,
    ask_data,
    decide_competence,
    discard_complaint,
    forward_complaint,
    postpone_complaint,
    publish_answer,
    refer_complaint,
    return_complaint,
    return_draft,
    save_draft,
    separate_complaint,
    submit_draft,
    write_note,
)
from praja.duties.complaints.operations.supporting import ask_for_help
from praja.duties.complaints.operations.talking import say_as_office
from praja.duties.complaints.rules import may_dispute, may_note, may_talk
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.web.acts import OfficeAct

ACTS = (
    OfficeAct("admit", "jadikan-aduan", AdmitForm, admit_complaint, ("admit",), leads=True),
    OfficeAct("discard", "bukan-aduan", ArchiveForm, discard_complaint, ("discard",), danger=True),
    OfficeAct("approve", "setujui", StepForm, approve_draft, ("approve",), leads=True),
    OfficeAct("publish", "terbitkan", StepForm, publish_answer, ("publish", "promise"), leads=True),
    OfficeAct("forward", "teruskan", ForwardForm, forward_complaint, ("forward",), leads=True),
    OfficeAct(
        "decide",
        "putuskan",
        DecideForm,
        decide_competence,
        ("redirect", "uphold"),
        label=_("Decide who answers"),
        button=_("Decide"),
        consequence=_("The unit that answers gets it on its desk. The time to settle has run on."),
        leads=True,
    ),
    OfficeAct("answer", "jawab", AnswerForm, submit_draft, ("submit",), label=_("Write the answer"), leads=True),
    OfficeAct("draft", "jawab/simpan", AnswerForm, save_draft, ("draft",), with_act="answer"),
    OfficeAct("return_draft", "kembalikan-jawaban", ReturnDraftForm, return_draft, ("return_draft",)),
    OfficeAct("ask_completion", "minta-lengkapi", AskForm, ask_completion, ("ask_completion",)),
    OfficeAct("ask_data", "tanya-pelapor", AskForm, ask_data, ("ask_data",)),
    OfficeAct("complete", "lengkapi", HeardForm, answer_question, ("complete",), label=_("Write down what they said")),
    OfficeAct(
        "give_data", "isi-data", HeardForm, answer_question, ("give_data",), label=_("Write down what they said")
    ),
    OfficeAct("archive", "arsip", ArchiveForm, archive_complaint, ("archive",), danger=True),
    OfficeAct("return", "bukan-wewenang", ReturnForm, return_complaint, ("return",)),
    OfficeAct("separate", "tangani-sendiri", StepForm, separate_complaint, ("separate",)),
    OfficeAct("refer", "pemilik-luar", ReferForm, refer_complaint, ("refer",)),
    OfficeAct("postpone", "tunda", PostponeForm, postpone_complaint, ("postpone",)),
    OfficeAct(
        "note",
        "catatan",
        NoteForm,
        write_note,
        rule=may_note,
        after_end=True,
        label=_("Leave a note"),
        consequence=_("It moves nothing. Your name stands beside it."),
    ),
    OfficeAct(
        "say",
        "tulis-ke-pelapor",
        SayForm,
        say_as_office,
        rule=may_talk,
        after_end=True,
        label=_("Write to the reporter"),
        consequence=_("They read it by the way they wrote to us last, and on their own page."),
    ),
    OfficeAct(
        "ask_support",
        "minta-bantuan",
        SupportForm,
        ask_for_help,
        rule=may_dispute,
        label=_("Ask another unit to help"),
        consequence=_("It gets the task on its desk, with your date. The one answer stays yours to give."),
    ),
)
"""In the order in which the page offers them: what comes first is what matters now."""

BESIDE = frozenset({"note", "say", "ask_support"})
"""Acts whose forms stand beside what they are about, not among the steps."""
