# SPDX-License-Identifier: EUPL-1.2
"""Every sentence a person can meet is there in Indonesian, and holds what the English one holds."""

import re
import shutil
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils.translation import override

from praja.config.cli.translating import SOURCES, is_translated, read_catalogue, update_catalogue

TEXT = SOURCES / "locale" / "id" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[.\d]*[a-z]|\{\w*\}")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A copy of the Indonesian catalogue."""
    copy = tmp_path / "id" / "LC_MESSAGES" / "django.po"
    copy.parent.mkdir(parents=True)
    shutil.copy(TEXT, copy)
    return copy


def test_every_sentence_has_an_indonesian_translation(fresh: Path) -> None:
    missing = update_catalogue(fresh)

    left = [message.id for message in read_catalogue(fresh) if message.id and not is_translated(message.string)]
    assert (missing, left) == (0, []), "run `praja translations --extract` and translate"


def test_the_catalogue_holds_nothing_that_is_gone(fresh: Path) -> None:
    before = {message.id for message in read_catalogue(TEXT)}
    update_catalogue(fresh)

    assert before == {message.id for message in read_catalogue(fresh)}, "run `praja translations --extract`"


def test_a_new_sentence_would_be_missed(fresh: Path) -> None:
    kept = fresh.read_text(encoding="utf-8").replace('msgstr "Meja kerja"', 'msgstr ""')
    fresh.write_text(kept, encoding="utf-8")

    assert update_catalogue(fresh) > 0


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
