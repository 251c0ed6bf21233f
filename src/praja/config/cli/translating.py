# SPDX-License-Identifier: EUPL-1.2
"""The catalogues: gathering every sentence from code and templates, and compiling what was translated.

Babel does both, so that no machine needs gettext.
"""

import os
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCES = Path(__file__).resolve().parents[2]
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """\
# SPDX-License-Identifier: EUPL-1.2
msgid ""
msgstr ""
"Project-Id-Version: praja\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""
BORROWED = "a library's sentence, in our words"
"""The comment that keeps a sentence which our own sources do not contain."""


def translations_command(
    gather: Annotated[
        bool, typer.Option("--extract", help="First write the sentences of code and templates into every .po file.")
    ] = False,
) -> None:
    """Compile the translations: every .po file into the .mo file beside it."""
    if gather:
        for text in catalogue_files():
            missing = update_catalogue(text)
            typer.echo(f"{text.parent.parent.name}: {missing} sentences without a translation.")
    typer.echo(f"{compile_translations()} catalogues compiled.")


def catalogue_files() -> list[Path]:
    return [file for folder in settings.LOCALE_PATHS for file in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))]


def compile_translations() -> int:
    """Compile the catalogues whose text is newer than their compiled form. Returns how many."""
    done = 0
    for text in catalogue_files():
        compiled = text.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= text.stat().st_mtime:
            continue
        compile_catalogue(text, compiled)
        done += 1
    return done


def compile_catalogue(text: Path, compiled: Path) -> None:
    """Write the compiled form in one move, so that a running server never reads half of it."""
    part = compiled.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as target:
        write_mo(target, read_catalogue(text))
    part.replace(compiled)


def read_catalogue(text: Path) -> Catalog:
    with text.open("rb") as source:
        return read_po(source, locale=text.parent.parent.name)


def update_catalogue(text: Path) -> int:
    """Write the sentences of today into `text`, keeping translations and dropping sentences that are gone.

    Returns how many have no translation.
    """
    old, new = read_catalogue(text), Catalog(locale=text.parent.parent.name, fuzzy=False)
    new.mime_headers = old.mime_headers  # with them the number of plurals, which only the file knows for sure
    for source, found, context in sorted(_sentences(), key=lambda each: str(each[0])):
        new.add(found, locations=[(source, 0)], context=context)
    for message in old:
        if not message.id:
            continue
        same = new.get(_first(message.id), message.context)
        if same is not None:
            same.string = _fitting(message.string, same.id)
            same.user_comments = message.user_comments
        elif BORROWED in message.user_comments:
            new[message.id] = message
    with text.open("wb") as target:
        target.write(HEADER.format(language=new.locale_identifier, plural=new.plural_forms).encode())
        write_po(target, new, width=110, sort_output=True, include_lineno=False, omit_header=True)
    return sum(1 for message in new if message.id and not is_translated(message.string))


def is_translated(string: str | Iterable[str | None] | None) -> bool:
    return bool(string) if isinstance(string, str) or string is None else all(string)


def _sentences() -> Iterator[tuple[str, Any, str | None]]:
    """Every sentence with its file and its context."""
    for file in sorted(SOURCES.rglob("*")):
        if file.suffix not in {".py", ".html", ".txt", ".xml"} or "locale" in file.parts:
            continue
        code = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            code = _as_code(code, str(file))
        for _line, found, _comments, context in extract("python", BytesIO(code.encode()), keywords=KEYWORDS):
            if any(found) if isinstance(found, tuple) else found:
                yield file.relative_to(SOURCES.parent).as_posix(), found, context


def _as_code(template: str, origin: str) -> str:
    """A template as Python that calls gettext. Blanks before a line would be read as indentation."""
    return re.sub(r"^[ \t]+", "", templatize(template, origin), flags=re.MULTILINE)


def _first(found: Any) -> str:
    return cast("str", found if isinstance(found, str) else found[0])


def _fitting(string: Any, found: Any) -> Any:
    """The translation in the form `found` needs: one string, or one for each plural of the language."""
    if isinstance(found, str):
        return string if isinstance(string, str) else string[0]
    return (string,) if isinstance(string, str) else cast("tuple[str, ...]", tuple(string))
