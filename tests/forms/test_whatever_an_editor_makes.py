# SPDX-License-Identifier: EUPL-1.2
"""Whatever form an editor makes, act by act: it is fit, every page of it renders, valid answers go through page by page and
come out the same, and nonsense is answered with a sentence at a field that is there.
"""

from typing import Any

from django.template import Context, Template
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.making import WORDS, answers, edited_forms
from forms.reading import Browser
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.domain.differences import differences_of
from praja.kernel.forms.domain.editing import Form
from praja.kernel.forms.domain.pages import Page, first_unfinished, page_named, pages_of, problems_of_page, read_page
from praja.kernel.forms.domain.questions import question_of, schema_of
from praja.kernel.forms.domain.schemas import every_field, kind_of
from praja.kernel.forms.domain.suitability import flaws_of_schema
from praja.kernel.forms.domain.validation import validate
from praja.kernel.forms.forms.question import QuestionForm
from praja.kernel.forms.queries import KeptFile, with_files
from praja.kernel.forms.summary import answers_of, every_answer
from praja.kernel.forms.web.outline import outline_of

QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
TEMPLATE = "{% load form_definitions %}{% render_form schema data problems files %}"


def shown(page: Page, data: dict[str, Any], problems: Any = (), files: Any = ()) -> Browser:
    with override("en"):
        context = Context({"schema": page.schema, "data": data, "problems": problems, "files": files})
        return Browser(Template(TEMPLATE).render(context))


def kept(form: Form, data: dict[str, Any]) -> list[KeptFile]:
    asking = [name for name, sub in every_field(form).items() if kind_of(sub) == "files"]
    return [KeptFile(name, reference, "x", StoredFile()) for name in asking for reference in data.get(name, ())]


@QUICK
@given(edited_forms())
def test_it_is_fit_and_said_in_words(form: Form) -> None:
    if not form["properties"]:
        return
    assert flaws_of_schema(form) == []
    with override("id"):
        assert sum(len(page.lines) for page in outline_of(form)) == len(form["properties"])
    assert differences_of(form, form) == []


@QUICK
@given(st.data())
def test_valid_answers_go_through_page_by_page_and_come_out_the_same(data: st.DataObject) -> None:
    form = data.draw(edited_forms())
    wanted = data.draw(answers(form))
    if not form["properties"]:
        return
    assert validate(form, wanted) == []

    files, so_far, name = kept(form, wanted), dict[str, Any](), None
    for _turn in range(len(form["x-pages"]) + 1):
        pages = pages_of(form, so_far)
        names = [page.name for page in pages]
        place = names.index(name) + 1 if name in names else 0
        if place == len(pages):
            break
        page, name = pages[place], names[place]
        posted = shown(page, {k: v for k, v in wanted.items() if k in page.fields}, files=files).posted
        so_far = with_files(form, read_page(form, so_far, page, posted).data, files)
        assert problems_of_page(form, so_far, page) == []

    assert so_far == wanted
    assert first_unfinished(form, so_far) is None
    with override("id"):
        said = {answer.field: answer.text for answer in every_answer(answers_of(form, so_far))}
    assert all(said[field] for field in wanted)


@QUICK
@given(st.data())
def test_nonsense_is_answered_at_a_field_of_the_page(data: st.DataObject) -> None:
    form = data.draw(edited_forms(most=8))
    so_far = data.draw(answers(form))
    pages = pages_of(form, so_far)
    if not pages:
        return
    page = data.draw(st.sampled_from(pages))
    names = sorted(shown(page, {}).names | {"add_row", "drop_row", "drop_file", "x-1-y"})
    texts = st.lists(WORDS | st.sampled_from(["", "true", "1e999", "31-02-2026", "-1"]), max_size=3)
    posted = data.draw(st.dictionaries(st.sampled_from(names), texts, max_size=6))

    after = read_page(form, so_far, page, posted).data
    here = page_named(pages_of(form, after), page.name)
    if here is None:
        return
    problems = problems_of_page(form, after, here)
    seen = shown(here, after, problems)
    assert {f"id_{problem.field}_error" for problem in problems} <= seen.ids
    assert seen.described - seen.ids == set()
    with override("id"):
        answers_of(form, after)


@QUICK
@given(edited_forms(most=8))
def test_opening_a_question_and_saving_it_changes_nothing(form: Form) -> None:
    for name, sub in form["properties"].items():
        required = name in form["required"]
        before = question_of(sub, required)
        with override("id"):
            drawn = QuestionForm(question=before)
            html = "".join(str(bound) for bound in drawn)
            posted = Browser(html).posted
            saved = QuestionForm(_posted(posted), question=before)
            assert saved.is_valid(), saved.errors
        assert schema_of(saved.asked(), sub) == dict(sub)
        assert saved.asked().required == required


def _posted(texts: dict[str, list[str]]) -> Any:
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    for name, values in texts.items():
        query.setlist(name, values)
    return query
