# SPDX-License-Identifier: EUPL-1.2
"""What a product says: title and paragraphs of a standard, with places in braces that an application fills.

The words of a version (`StandardVersion.template_words`) are a mapping:

    {"title": "Surat Keterangan Domisili", "classification": "400.12.2",
     "paragraphs": ["Yang bertanda tangan di bawah ini menerangkan bahwa:"],
     "fields": [["Nama", "{nama}"], ["Pekerjaan", "{jawaban.pekerjaan}"]],
     "closing": ["benar berdomisili di {unit}."], "recipient": [], "copies": []}

All but the title may be left out; `fields` stand between `paragraphs` and `closing`. `{jawaban.X}` is the answer to the question
X of the form, in words.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from praja.kernel.documents.domain.papers import ResultText

PLACES = ("nama", "nik", "alamat", "telepon", "layanan", "unit", "kode", "tanggal")
"""What every application can fill in: the applicant's name, NIK, address and telephone, the service, the unit, the code of the
application and the day on which it was filed."""

ANSWER = "jawaban."
PARTS = ("paragraphs", "closing", "recipient", "copies")
KEYS = frozenset({"title", "classification", "fields", *PARTS})
LONGEST_TITLE, LONGEST_LINE, MOST_LINES = 200, 2_000, 40
NOTHING = "–"
"""What stands in a sentence for an answer that was not given; a field without any is left out."""

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class WordProblem:
    """What is wrong with a product's words, by a stable code: no_title, too_long, bad_shape, unknown_place, stray_brace.

    `part` names the key of the words, `found` the place or the beginning of the line it is about.
    """

    code: str
    part: str
    found: str = ""


def word_problems(words: Mapping[str, Any], questions: Collection[str]) -> list[WordProblem]:
    """Everything that is wrong with the words of a product whose form asks `questions`; none: it can be set."""
    found = [WordProblem("bad_shape", key) for key in words if key not in KEYS]
    if not _is_line(words.get("title")) or not words["title"].strip():
        return [*found, WordProblem("no_title", "title")]
    if len(words["title"]) > LONGEST_TITLE:
        found.append(WordProblem("too_long", "title"))
    if _PLACE.search(words["title"]):
        # The title is public wherever the product is verified.
        found.append(WordProblem("unknown_place", "title", words["title"][:40]))
    known = {*PLACES, *(ANSWER + name for name in questions)}
    for part in (*PARTS, "fields"):
        found += _problems_of(part, words.get(part, []), known)
    return found


def rendered(words: Mapping[str, Any], facts: Mapping[str, str]) -> ResultText:
    """The words with the places filled from `facts` (place to text). Raises KeyError for a place that nothing fills: words
    that `word_problems` finds fault with are never set.
    """
    parts = {part: tuple(_filled(line, facts) for line in words.get(part, ())) for part in PARTS}
    rows = ((label, _value(text, facts)) for label, text in words.get("fields", ()))
    fields = tuple((label, value) for label, value in rows if value)
    return ResultText(opening=parts.pop("paragraphs"), fields=fields, **parts)


def _problems_of(part: str, lines: Any, known: Collection[str]) -> Iterator[WordProblem]:
    if not isinstance(lines, list) or len(lines) > MOST_LINES:
        yield WordProblem("bad_shape", part)
        return
    for line in lines:
        texts = line if part == "fields" else [line]
        if not isinstance(texts, list) or (part == "fields" and len(texts) != 2) or not all(map(_is_line, texts)):
            yield WordProblem("bad_shape", part)
            continue
        if max(map(len, texts)) > LONGEST_LINE:
            yield WordProblem("too_long", part, texts[0][:40])
        yield from _problems_in(part, texts[-1], known)


def _problems_in(part: str, text: str, known: Collection[str]) -> Iterator[WordProblem]:
    for name in _PLACE.findall(text):
        if name not in known:
            yield WordProblem("unknown_place", part, name[:60])
    if set("{}") & set(_PLACE.sub("", text)):
        yield WordProblem("stray_brace", part, text[:40])


def _is_line(text: Any) -> bool:
    return isinstance(text, str)


def _filled(text: str, facts: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: facts[place[1]] or NOTHING, text)


def _value(text: str, facts: Mapping[str, str]) -> str:
    """A field's value; empty where it is made of places and none of them is filled."""
    places = _PLACE.findall(text)
    if places and not any(facts[name] for name in places):
        return ""
    return _filled(text, facts)
