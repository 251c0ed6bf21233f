# SPDX-License-Identifier: EUPL-1.2
"""Every sentence a person can meet is there in Indonesian, and holds what the English one holds."""

import re
from dataclasses import dataclass

import pytest
from babel.messages.catalog import Message
from django.template import Context, Template
from django.utils.translation import override

from praja.config.cli.translating import KEYWORDS, SOURCES, is_translated, read_catalogue, update_catalogue

TEXT = SOURCES / "locale" / "id" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[.\d]*[a-z]|\{\w*\}")


@dataclass(frozen=True)
class Updated:
    """A copy of the Indonesian catalogue in which one sentence had lost its translation, brought up to date from the sources."""

    missing: int
    messages: list[Message]


LOST = "Meja kerja"


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Updated:
    copy = tmp_path_factory.mktemp("catalogue") / "id" / "LC_MESSAGES" / "django.po"
    copy.parent.mkdir(parents=True)
    copy.write_text(TEXT.read_text(encoding="utf-8").replace(f'msgstr "{LOST}"', 'msgstr ""'), encoding="utf-8")
    missing = update_catalogue(copy)
    return Updated(missing, list(read_catalogue(copy)))


def test_every_other_sentence_has_an_indonesian_translation_and_the_lost_one_is_missed(updated: Updated) -> None:
    known = {message.id: message.string for message in read_catalogue(TEXT)}
    lost = sorted(message.id for message in updated.messages if message.id and not is_translated(message.string))

    assert lost, "a sentence without translation is not noticed"
    assert {known[each] for each in lost} == {LOST}, "run `praja translations --extract` and translate"
    assert updated.missing == len(lost)


def test_the_catalogue_holds_nothing_that_is_gone(updated: Updated) -> None:
    before = {message.id for message in read_catalogue(TEXT)}

    assert before == {message.id for message in updated.messages}, "run `praja translations --extract`"


def test_translations_keep_every_placeholder() -> None:
    for message in read_catalogue(TEXT):
        english = message.id if isinstance(message.id, str) else message.id[-1]
        indonesian = message.string if isinstance(message.string, str) else message.string[0]
        assert sorted(PLACEHOLDER.findall(english)) == sorted(PLACEHOLDER.findall(indonesian)), english


def test_translations_keep_blanks_at_the_edges() -> None:
    for message in read_catalogue(TEXT):
        if isinstance(message.id, str) and message.id:
            for edge in (str.lstrip, str.rstrip):
                assert (message.id == edge(message.id)) == (message.string == edge(message.string)), message.id


def test_pages_speak_the_language_of_the_reader() -> None:
    page = Template('{% load i18n %}{% translate "Legal basis" %}')
    with override("id"):
        assert page.render(Context()) == "Dasar hukum"
    with override("en"):
        assert page.render(Context()) == "Legal basis"


def test_every_call_for_a_translation_has_a_name_that_the_catalogue_is_made_from() -> None:
    """Under another name a sentence is looked up but never collected, so that it stays English on every page."""
    renamed = re.compile(r"\b(?:n|p|np)?gettext(?:_lazy|_noop)? as (\w+)")
    found = {
        f"{path.relative_to(SOURCES)}: {name}"
        for path in SOURCES.rglob("*.py")
        for name in renamed.findall(path.read_text(encoding="utf-8"))
        if name not in KEYWORDS
    }

    assert found == set()
