# SPDX-License-Identifier: EUPL-1.2
"""The sending desk: what is to be printed, for whom and how many, and that the post has it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.operations.mailing import mail_again
from praja.duties.letters.operations.sending import hand_to_post
from praja.duties.letters.procedure import OUTGOING
from praja.duties.letters.procedure.names import SIGNED
from praja.duties.letters.queries.posting import letter_to_send, letter_with_file, letters_to_post
from praja.duties.letters.queries.sending import passed_to
from praja.duties.letters.queries.signing import document_of
from praja.duties.letters.rules import opens_writing
from praja.kernel.documents.web import served_document
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import SIGNED_IN
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded


class PostForm(forms.Form):
    """Whose envelopes go to the post."""

    use_required_attribute = False
    addressees = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Handed to the post for"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick whose letter you hand to the post.")},
    )

    def __init__(self, data: object, *, case: Case) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        waits = [(one.id, one.printed) for one in passed_to(case.pk) if one.for_post]
        self.fields["addressees"].choices = waits  # type: ignore[attr-defined]
        self.fields["addressees"].initial = [one for one, _printed in waits]


@guarded(opens_writing)
def posting(request: PrajaRequest) -> HttpResponse:
    """Every signed letter that somebody outside gets on paper."""
    with recalled(units):
        waiting = letters_to_post(request.actor)
    return no_store(render(request, "letters/signing/posting.html", {"waiting": waiting}))


@guarded(opens_writing)
def post(request: PrajaRequest, code: str) -> HttpResponse:
    """One letter at the sending desk: its print, to whom it goes, and who has it; ticked, the post has it."""
    with recalled(units, law_data):
        case = letter_to_send(request.actor, code)
        if request.method != "POST":
            return _page(request, case, PostForm(None, case=case))
        if "again" in request.POST:
            return _mailed_again(request, case)
        form = PostForm(request.POST, case=case)
        if not form.is_valid():
            return _page(request, case, form, status=422)
        try:
            case = hand_to_post(
                case=case,
                addressees=form.cleaned_data["addressees"],
                actor=request.actor,
                at=request.at,
                seen_version=None,
            )
        except DomainError as refused:
            return _page(request, letter_to_send(request.actor, code), form, refused, refused.status)
    done = _("Everybody has it: %(code)s is sent.") if case.state != SIGNED else _("Handed to the post: %(code)s.")
    messages.success(request, done % {"code": show_code(case.code)})
    return HttpResponseRedirect(
        reverse("letters:post", args=[case.code]) if case.state == SIGNED else reverse("letters:posting")
    )


def _mailed_again(request: PrajaRequest, case: Case) -> HttpResponse:
    asked = request.POST["again"]
    addressee = int(asked) if asked.isdecimal() else 0
    try:
        mail_again(case=case, addressee=addressee, actor=request.actor, at=request.at)
    except DomainError as refused:
        return _page(request, case, PostForm(None, case=case), refused, refused.status)
    messages.success(request, _("The e-mail is sent again."))
    return HttpResponseRedirect(reverse("letters:post", args=[case.code]))


def _page(
    request: PrajaRequest, case: Case, form: PostForm, error: DomainError | None = None, status: int = 200
) -> HttpResponse:
    passed = passed_to(case.pk)
    context = {
        "case": case,
        "code": show_code(case.code),
        "letter": case.letter,
        "state": OUTGOING.by_state[case.state],
        "form": form,
        "error": error,
        "passed": passed,
        "mail_again": [one for one in passed if one.can_be_mailed_again],
        "waits": sum(one.for_post for one in passed),
        "is_signed": document_of(case.pk) is not None,
    }
    return no_store(render(request, "letters/signing/post.html", context, status=status))


@guarded(SIGNED_IN)
def letter_file(request: PrajaRequest, code: str) -> Any:
    """The signed letter, byte for byte, for whoever may read it; its print is checked by the code at its foot."""
    document = document_of(letter_with_file(request.actor, code).pk)
    if document is None:
        raise NotFound(_("This letter is not signed yet."))
    return no_store(served_document(document))
