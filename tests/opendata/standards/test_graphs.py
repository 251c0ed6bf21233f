# SPDX-License-Identifier: EUPL-1.2
"""Whatever somebody wrote can be written in every form, and is read again as it was."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from praja.duties.opendata.domain.standards.graphs import About, iri
from praja.duties.opendata.gateways.graph_files import MEDIA_TYPES, written

FORMS = {"jsonld": "json-ld", "ttl": "turtle", "xml": "xml", "n3": "n3"}
IT = "https://contoh.invalid/data/1"
TITLE, LINK = URIRef("http://purl.org/dc/terms/title"), URIRef("http://www.w3.org/ns/dcat#accessURL")
writable = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


def read(triples, form):
    return Graph().parse(data=written(triples, form), format=FORMS[form])


@given(writable.map(lambda text: f"{text} \n\"'<&>\\\t]]>"), st.sampled_from(sorted(FORMS)))
@settings(deadline=None)
def test_texts_are_read_as_they_were_written(text, form):
    found = list(read(About(IT).text("dct:title", text, "id"), form).objects(None, TITLE))
    assert found == [Literal(text, lang="id")]


@given(st.text(), st.sampled_from(sorted(FORMS)))
@settings(deadline=None)
def test_no_text_breaks_a_file(text, form):
    triples = list(About(IT).text("dct:title", text)) + list(
        About(IT).to("dcat:accessURL", f"https://x.invalid/{iri_part(text)}")
    )
    assert len(read(triples, form)) == len(set(triples))


def iri_part(text):
    return text.encode("utf-8", "ignore").decode()


def test_addresses_hold_nothing_that_ends_one():
    assert iri('https://x.invalid/a b"<c>{d}|e^f`\\é?q=1&r=%20#x').value == (
        "https://x.invalid/a%20b%22%3Cc%3E%7Bd%7D%7Ce%5Ef%60%5C%C3%A9?q=1&r=%20#x"
    )


def test_every_form_holds_the_same_graph():
    triples = [
        *About(IT).both("dct:title", "Judul", "Title"),
        *About(IT).a("dcat:Dataset"),
        *About(IT).typed("dcat:byteSize", 3, "nonNegativeInteger"),
    ]
    graphs = [read(triples, form) for form in MEDIA_TYPES]
    assert len(graphs[0]) == 4
    assert all(isomorphic(graphs[0], one) for one in graphs)


HASHED = """
from hashlib import sha256
from praja.duties.opendata.domain.standards.graphs import About
from praja.duties.opendata.gateways.graph_files import MEDIA_TYPES, written
said = [one for n in range(40) for one in [
    *About(f"https://x.invalid/{n}").both("dct:title", "a", "b"),
    *About("https://x.invalid/c").to("dcat:dataset", f"https://x.invalid/{n}", "dcat:Dataset"),
]]
for form in MEDIA_TYPES:
    print(form, sha256(written(said, form)).hexdigest())
"""


def test_the_same_statements_give_the_same_bytes_in_every_process():
    """A strong mark promises it, and two processes order what is hashed in different ways."""
    runs = [output(HASHED, PYTHONHASHSEED=seed, PYTHONPATH="src") for seed in ("1", "2")]
    assert len(runs[0].splitlines()) == len(MEDIA_TYPES)
    assert runs[0] == runs[1]


def output(program, **environment):
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment or None
    )
    return run.stdout


def test_nobody_waits_for_rdflib_at_the_start():
    assert output("import sys, praja.duties.opendata.gateways.graph_files; print('rdflib' in sys.modules)") == "False\n"
