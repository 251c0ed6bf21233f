# SPDX-License-Identifier: EUPL-1.2
"""Datasets in DCAT-AP 3.0.1 (innovation-and-data.md §2.6). Everything that a property leads to says what it is, as the shapes of
the profile ask."""

from collections.abc import Iterator
from urllib.parse import quote

from praja.duties.opendata.domain.standards import vocabularies as known
from praja.duties.opendata.domain.standards.dcat_files import files, links, rows_service, version_files
from praja.duties.opendata.domain.standards.described import Addresses, Described, Keeper, Portal, Subject, Version
from praja.duties.opendata.domain.standards.graphs import About, Triple

INDONESIAN = known.authority("language", "IND")
ENGLISH = known.authority("language", "ENG")


def dataset(portal: Portal, told: Described) -> Iterator[Triple]:
    """A dataset with its unit, its contact, its files and, where they were told, its editions."""
    at = Addresses(portal, told)
    it = About(at.id)
    yield from it.a("dcat:Dataset", "dcat:Resource")
    yield from it.both("dct:title", told.title, told.title_en)
    yield from it.both("dct:description", told.said, told.notes_en)
    yield from it.text("dct:identifier", told.uuid)
    yield from it.typed("dct:issued", told.published_at, "dateTime")
    yield from it.typed("dct:modified", told.modified_at, "dateTime")
    yield from it.to("dcat:landingPage", at.page, "foaf:Document")
    yield from it.to("dct:language", INDONESIAN, "dct:LinguisticSystem")
    for tag in told.tags:
        yield from it.text("dcat:keyword", tag, "id")
    for one in told.subjects:
        yield from _theme(it, portal, one)
    yield from _people(it, at)
    yield from _coverage(it, at)
    yield from _lineage(it, at)
    yield from _access(it, at)
    yield from _codes(it, at)
    yield from _lists(it, at)
    yield from files(it, at)
    yield from links(it, at)
    yield from rows_service(at)
    yield from _versions(it, at)


def agent(portal: Portal, keeper: Keeper) -> str:
    """What a unit is called: the page of its data, and on it the unit."""
    return f"{portal.site}/data/?unit={quote(keeper.code, safe='')}#unit"


def government(portal: Portal) -> str:
    """What the government is called."""
    return f"{portal.site}/#government"


def said_of_government(portal: Portal) -> Iterator[Triple]:
    """Whose catalogue it is."""
    it = About(government(portal))
    yield from it.a("foaf:Agent", "org:Organization")
    yield from it.text("foaf:name", portal.government)
    yield from it.to("foaf:homepage", f"{portal.site}/")


def _people(it: About, at: Addresses) -> Iterator[Triple]:
    portal, keeper = at.portal, at.dataset.keeper
    unit = About(agent(portal, keeper))
    yield from it.to("dct:publisher", unit.subject, "foaf:Agent", "org:Organization")
    yield from it.to("dct:creator", unit.subject)
    yield from unit.text("foaf:name", keeper.name)
    yield from unit.text("dct:identifier", keeper.code)
    yield from unit.to("org:subOrganizationOf", government(portal))
    yield from said_of_government(portal)
    contact = About(at.part("contact"))
    yield from it.to("dcat:contactPoint", contact.subject, "vcard:Kind", "vcard:Organization")
    yield from contact.text("vcard:fn", keeper.name)
    yield from contact.to("vcard:hasURL", at.report)
    yield from contact.to("vcard:hasEmail", f"mailto:{portal.email}" if portal.email else "")


def _theme(it: About, portal: Portal, subject: Subject) -> Iterator[Triple]:
    own = About(f"{portal.site}/catalog#topic-{quote(subject.code, safe='')}")
    yield from it.to("dcat:theme", own.subject, "skos:Concept")
    yield from own.both("skos:prefLabel", subject.name, subject.name_en)
    if subject.theme:
        yield from it.to("dcat:theme", subject.theme, "skos:Concept")
        yield from own.to("skos:closeMatch", subject.theme)
        yield from About(subject.theme).text("skos:prefLabel", known.theme_name(subject.theme, subject.name), "en")


def _coverage(it: About, at: Addresses) -> Iterator[Triple]:
    told = at.dataset
    place = About(
        f"{at.portal.site}/catalog#region-{quote(told.place.code, safe='')}" if told.place.code else at.part("place")
    )
    yield from it.to("dct:spatial", place.subject, "dct:Location")
    yield from place.text("skos:prefLabel", told.place.name, "id")
    yield from place.text("dct:identifier", told.place.code)
    if told.first_day or told.last_day:
        time = About(at.part("time"))
        yield from it.to("dct:temporal", time.subject, "dct:PeriodOfTime")
        yield from time.typed("dcat:startDate", told.first_day, "date")
        yield from time.typed("dcat:endDate", told.last_day, "date")
    if frequency := known.FREQUENCIES.get(told.frequency):
        yield from it.to("dct:accrualPeriodicity", known.authority("frequency", frequency), "dct:Frequency")


def _lineage(it: About, at: Addresses) -> Iterator[Triple]:
    """From where it was taken over, what it is taken from and how it is collected."""
    told, there = at.dataset, at.dataset.elsewhere
    origin = ": ".join(filter(None, (there.portal, there.publisher))) if there else ""
    said = ". ".join(one.rstrip(".") for one in (origin, told.source, told.method) if one)
    yield from it.to("prov:wasDerivedFrom", there.address if there else "")
    if said:
        yield from it.to("dct:provenance", at.part("lineage"), "dct:ProvenanceStatement")
        yield from About(at.part("lineage")).text("rdfs:label", said, "id")


def _access(it: About, at: Addresses) -> Iterator[Triple]:
    """Whether everybody may have the rows; where not, why, and by which article."""
    told = at.dataset
    rights = known.authority("access-right", known.ACCESS[told.access])
    yield from it.to("dct:accessRights", rights, "dct:RightsStatement")
    there = told.elsewhere
    said = "; ".join(filter(None, (told.access_reason, told.access_basis)))
    if there and not told.licence.url:  # as it is called there
        said = "; ".join(filter(None, (said, there.licence)))
    if said:
        yield from it.to("dct:rights", at.part("limit"), "dct:RightsStatement")
        yield from About(at.part("limit")).text("rdfs:label", said, "id")


def _codes(it: About, at: Addresses) -> Iterator[Triple]:
    for number, (system, code) in enumerate(at.dataset.codes, start=1):
        other = About(at.part(f"code-{number}"))
        yield from it.to("adms:identifier", other.subject, "adms:Identifier")
        yield from other.text("skos:notation", code)
        yield from other.text("adms:schemaAgency", system)


def _lists(it: About, at: Addresses) -> Iterator[Triple]:
    """The lists of codes that its columns hold to."""
    for name, title in dict.fromkeys(
        one.codes for _table, fields in at.dataset.fields_of for one in fields if one.codes
    ):
        yield from it.to("dct:conformsTo", at.codes(name), "dct:Standard")
        yield from About(at.codes(name)).text("dct:title", title, "id")


def _versions(it: About, at: Addresses) -> Iterator[Triple]:
    told = at.dataset
    if told.current is not None:
        yield from it.text("dcat:version", str(told.current.number))
        yield from it.text("adms:versionNotes", told.current.changes, "id")
    for one in told.versions:
        yield from _version(it, at, one)


def _version(it: About, at: Addresses, version: Version) -> Iterator[Triple]:
    told = at.dataset
    that = About(at.part(f"edition-{version.number}"))
    yield from it.to("dcat:hasVersion", that.subject, "dcat:Dataset")
    yield from that.to("dcat:isVersionOf", at.id)
    yield from that.text("dct:title", ", ".join(filter(None, (told.title, version.period))), "id")
    yield from that.text("dct:description", version.changes or told.said, "id")
    yield from that.text("dcat:version", str(version.number))
    yield from that.text("adms:versionNotes", version.changes, "id")
    yield from that.typed("dct:issued", version.published_at, "dateTime")
    yield from that.to("dct:publisher", agent(at.portal, told.keeper))
    yield from version_files(that, at, version)
