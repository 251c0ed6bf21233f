# SPDX-License-Identifier: EUPL-1.2
"""Every component by itself: what it says, what it ties together, and that nothing in it is inline."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.translation import override
from pytest_django import Settings

import praja.lib
from praja.lib.errors import Conflict
from praja.lib.styleguide import SampleForm
from praja.lib.templatetags import components

NOW = datetime(2026, 1, 9, 5, 0, tzinfo=UTC)
DUE = datetime(2026, 1, 12, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english_in_jakarta(settings: Settings) -> Any:
    settings.TIME_ZONE = "Asia/Jakarta"
    settings.ROOT_URLCONF = "web.styleguide_urls"
    with override("en"):
        yield


def html(source: str, **context: Any) -> str:
    rendered = Template("{% load components %}" + source).render(Context({"now": NOW, "due_at": DUE, **context}))
    return re.sub(r"\s+", " ", rendered).strip()


def words(source: str, **context: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html(source, **context))).strip()


def test_a_badge_has_a_word_and_a_shape() -> None:
    shown = html('{% state_badge "Late" "late" %}')
    assert 'href="#i-late"' in shown
    assert words('{% state_badge "Late" "late" %}') == "Late"


def test_an_unknown_tone_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="Unknown tone 'red'"):
        html('{% state_badge "Late" "red" %}')


@pytest.mark.parametrize("tone", components.TONES)
def test_every_tone_has_its_symbol(tone: str) -> None:
    sprite = Path(praja.lib.__file__).parent / "templates/components/sprite.html"
    assert f'id="i-{tone}"' in sprite.read_text(encoding="utf-8")


def test_a_due_says_the_date_first() -> None:
    assert words("{% due due_at now %}") == "by Monday, 12 January 2026 (in 3 days)"


def test_no_due_says_nothing() -> None:
    assert html("{% due due_at now %}", due_at=None) == ""


def test_text_from_people_is_escaped() -> None:
    attack = "<script>x</script>"
    assert "<script>" not in html("{% timeline acts %}", acts=[{"at": NOW, "what": attack, "note": attack}])
    assert "<script>" not in html('{% table "t" columns rows %}', columns=["a"], rows=[[attack]])
    assert "<script>" not in html("{% notice text %}", text=attack)


def test_the_error_summary_leads_to_the_fields() -> None:
    form = SampleForm({"place": "Opposite the market"})
    shown = html("{% error_summary form %}", form=form)
    assert re.findall(r'href="#([^"]+)"', shown.replace('"#i-late"', "")) == [
        "id_text",
        "id_village",
        "id_identity_0",
        "id_truthful",
    ]


def test_every_link_of_the_error_summary_has_its_target() -> None:
    form = SampleForm({})
    page = html("{% error_summary form %}{% for bound in form %}{% field bound %}{% endfor %}", form=form)
    targets = set(re.findall(r'<a href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'\bid="([^"]+)"', page))
    assert len(targets) == 4


def test_a_refusal_stands_in_the_summary_with_its_next_step() -> None:
    error = Conflict("Somebody has answered this already.", next_step="Reload the page.")
    assert "Somebody has answered this already. Reload the page." in words(
        "{% error_summary error=error %}", error=error
    )


def test_nothing_wrong_shows_no_summary() -> None:
    assert html("{% error_summary form %}", form=SampleForm()) == ""


def test_a_field_ties_label_help_and_error_together() -> None:
    form = SampleForm({})
    shown = html("{% field form.text rows=5 %}", form=form)
    assert '<label for="id_text">' in shown
    assert 'aria-describedby="id_text_helptext id_text_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'rows="5"' in shown
    assert {'id="id_text_helptext"', 'id="id_text_error"'} <= set(re.findall(r'id="[^"]+"', shown))


def test_what_was_typed_is_kept() -> None:
    assert 'value="Opposite the market"' in html(
        "{% field form.place %}", form=SampleForm({"place": "Opposite the market"})
    )


def test_attributes_are_passed_on() -> None:
    shown = html(
        '{% field form.phone inputmode="tel" autocomplete="tel" data_preview_photo="" class="short" %}',
        form=SampleForm(),
    )
    assert 'inputmode="tel"' in shown
    assert 'autocomplete="tel"' in shown
    assert 'data-preview-photo=""' in shown
    assert 'class="control short"' in shown


def test_a_choice_says_what_it_means() -> None:
    shown = html(
        "{% field form.identity explanations=meanings %}",
        form=SampleForm({"identity": "anonymous"}),
        meanings={"anonymous": "Nobody sees your name."},
    )
    assert "<fieldset" in shown
    assert "Nobody sees your name." in shown
    assert len(re.findall(r"<input[^>]+checked", shown)) == 1


def test_an_optional_field_says_so() -> None:
    assert "(optional)" in words("{% field form.place %}", form=SampleForm())
    assert "(optional)" not in words("{% field form.text %}", form=SampleForm())


class Several(forms.Form):
    kinds = forms.MultipleChoiceField(
        choices=[("1", "Road"), ("2", "Light")], widget=forms.CheckboxSelectMultiple, required=False
    )
    token = forms.CharField(widget=forms.HiddenInput)


def test_several_choices_are_checkboxes_and_a_hidden_field_is_bare() -> None:
    assert html("{% field form.kinds %}", form=Several()).count('type="checkbox"') == 2
    assert words("{% field form.token %}", form=Several()) == ""


def test_a_story_is_told_in_order() -> None:
    acts = [
        {"at": NOW, "who": "Resident", "what": "Report received"},
        {"at": NOW + timedelta(hours=1), "who": "Kelurahan", "what": "Passed on", "note": "To the city"},
    ]
    told = words("{% timeline acts %}", acts=acts)
    assert told.index("Report received") < told.index("Passed on") < told.index("To the city")
    assert "Friday, 9 January 2026 at 12:00 WIB" in told


def test_a_clock_line_says_in_words_what_it_draws() -> None:
    shown = words('{% clock_line started due_at now label="First answer" because="Five working days" %}', started=NOW)
    assert "First answer: by Monday, 12 January 2026 (in 3 days)" in shown
    assert "Five working days" in shown


def test_drawings_keep_the_decimal_point_in_indonesian() -> None:
    started = NOW - timedelta(days=4)
    with override("id"):
        shown = html("{% clock_line started due_at now %}", started=started)
        shown += html("{% bar_chart 'x' bars %}", bars=[{"label": "a", "value": 1}, {"label": "b", "value": 3}])
    assert re.findall(r'(?:cx|x1|x2|width)="[^"]*,[^"]*"', shown) == []
    assert 'width="33.33%"' in shown


def test_figures_are_written_as_the_reader_writes_them() -> None:
    assert "12,480" in words("{% figure_card 12480 'services given' %}")
    with override("id"):
        assert "12.480" in words("{% figure_card 12480 'layanan' %}")


def test_a_figure_names_its_source_and_date() -> None:
    shown = words("{% figure_card 88 'in time' source='ledger' on=day %}", day=date(2026, 1, 8))
    assert "Source: ledger , 8 Jan 2026" in shown or "Source: ledger, 8 Jan 2026" in shown


def test_a_chart_has_its_table() -> None:
    shown = html(
        "{% bar_chart 'One office is late' bars unit='%' target=90 %}",
        bars=[{"label": "Works", "value": 61, "tone": "late"}, {"label": "Health", "value": 92}],
    )
    assert "<figcaption>One office is late</figcaption>" in shown
    assert '<th scope="row">Works</th><td class="num">61%</td>' in shown


def test_a_sparkline_has_its_table() -> None:
    shown = html("{% sparkline 'It rose' points %}", points=[("Dec", 83), ("Jan", 88)])
    assert "<polyline" in shown
    assert '<th scope="row">Jan</th><td class="num">88</td>' in shown


def test_a_table_labels_every_cell_for_the_stacked_view() -> None:
    shown = html(
        '{% table "Reports" columns rows %}',
        columns=["Unit", {"label": "Received", "number": True}, "State"],
        rows=[
            [{"text": "Works", "href": "/u/1"}, 1207, {"text": "Late", "tone": "late"}],
            ["Health", None, "–"],
        ],
    )
    assert '<td role="cell" data-label="Received" class="num">1,207</td>' in shown
    assert '<a href="/u/1">Works</a>' in shown
    assert 'data-label="Received" class="num">–</td>' in shown


def test_an_empty_table_says_what_will_be_here() -> None:
    assert words('{% table "Reports" columns rows empty="They appear here." %}', columns=["a"], rows=[]) == (
        "Reports They appear here."
    )


def test_a_row_of_the_desk_says_what_where_and_by_when() -> None:
    shown = words('{% item_row "Blocked drain" "/1" meta="K7QF" label="New" due_at=due_at now=now %}')
    assert shown == "Blocked drain K7QF New by Monday, 12 January 2026 (in 3 days)"


def test_the_consequence_is_said_before_the_button() -> None:
    shown = words('{% button_row "Send" secondary="Back" secondary_url="/" consequence="It goes to the city." %}')
    assert shown == "It goes to the city. Send Back"


def test_answers_can_be_changed_and_gaps_are_named() -> None:
    rows = [{"term": "Photo", "value": "", "change_url": "/p"}, {"term": "People", "value": 0}]
    assert words("{% summary_list rows %}", rows=rows) == "Photo Not given Change Photo People 0"


def test_a_pager_without_sides_is_not_there() -> None:
    assert html("{% pager %}") == ""
    assert words('{% pager next_url="?after=9" %}') == "Next"


def test_the_chosen_filter_is_marked() -> None:
    filters = [{"label": "All", "href": "?", "current": True}, {"label": "Late", "href": "?late", "count": 0}]
    shown = html('{% filter_links filters "Filter" %}', filters=filters)
    assert '<a href="?" aria-current="true">All</a>' in shown
    assert words('{% filter_links filters "Filter" %}', filters=filters) == "All Late 0"


def test_a_code_can_be_copied_only_where_that_works() -> None:
    assert re.search(r"<button[^>]+hidden", html('{% copy_code "K7QF-2M9X" label="Code" %}'))


def test_an_empty_state_says_how_to_begin() -> None:
    assert words('{% empty_state "No training" "Classes appear here." href="/" action="See all" %}') == (
        "No training Classes appear here. See all"
    )


def test_the_navigation_marks_where_one_is() -> None:
    request = RequestFactory().get("/lacak/K7QF/")
    assert 'aria-current="true"' in html('{% nav_link "track" "Track" %}', request=request)
    assert "aria-current" not in html('{% nav_link "home" "Home" %}', request=request)
    assert words('{% nav_link "desk" "Desk" 4 %}', request=request) == "Desk 4 unread"


TEMPLATES = sorted((Path(praja.lib.__file__).parent / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_carries_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)|https?://", text) == []


def test_every_component_is_documented() -> None:
    page = Path(__file__).resolve().parents[2] / "docs/reference/components.md"
    text = page.read_text(encoding="utf-8")
    names = set(components.register.tags) | set(components.register.filters)
    assert {name for name in names if f"`{name}`" not in text} == set()
