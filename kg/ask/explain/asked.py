"""Terms as people write them to the statements that a build makes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ask.exports import Exports
from kg.errors import QueryError
from kg.graph.graph import value_of
from kg.terms import IRI, Literal, Term, Triple, text
from kg.vocab import DCTERMS, FOAF, KG, NIF, RDF, RDFS, SCHEMA, SKOS

#: The properties that hold a name of a thing, those that people see first.
NAMES = (RDFS.label, DCTERMS.title, SKOS.prefLabel, FOAF.name, SCHEMA.name, SKOS.altLabel, KG.sourcePath)
#: Kinds of things that share their names with what they are about.
_LESSER = ("note", "comment", "mention", "field", "authorship")
_PREFIXED = re.compile(r"([\w-]*):(\S*)\Z")
_SHOWN = 8
_NEAR = 60


def triples(exports: Exports, subject: str, predicate: str | None, value: str | None) -> list[Triple]:
    """The statements of the build about a subject, of a predicate and with an object if they are given, sorted.

    Raises:
        QueryError: there is none; the message says what there is.
    """
    thing = find(exports, subject)
    about = exports.about(thing)
    predicates = sorted(about) if predicate is None else [_predicate(exports, thing, predicate)]
    found = [
        (thing, one, each) for one in predicates for each in about[one] if value is None or _means(exports, value, each)
    ]
    if not found:
        known = ", ".join(exports.short(each) for one in predicates for each in about[one][:_SHOWN])
        raise QueryError(f"{exports.short(thing)} has no such object {value!r}; it has: {known}")
    return found


def find(exports: Exports, written: str) -> IRI:
    """The thing that is meant by a prefixed name, an IRI, or a name.

    Raises:
        QueryError: nothing is described under it, or several things have that name; the message lists candidates.
    """
    given = _iri(exports, written)
    if given and exports.about(given):
        return given
    named = _named(exports, written)
    if len(named) == 1:
        return named[0]
    if named:
        shown = "; ".join(exports.short(one) for one in named[:_SHOWN])
        raise QueryError(f"{written!r} is the name of several things: {shown}")
    near = "; ".join(_candidates(exports, written))
    raise QueryError(f"nothing here is called {written!r}" + (f"; near it: {near}" if near else ""))


def _iri(exports: Exports, written: str) -> IRI | None:
    """The IRI that is written, in full or with a prefix of the build; None for any other text."""
    full = written.removeprefix("<").removesuffix(">")
    if re.match(r"https?://\S+\Z", full):
        return IRI(f"<{full}>")
    match = _PREFIXED.match(written)
    namespace = exports.prefixes.get(match[1]) if match else None
    return IRI(f"<{namespace}{match[2]}>") if match and namespace else None


def _named(exports: Exports, name: str) -> list[IRI]:
    """The things with that name, what is only about a thing of that name left out if there is one."""
    subjects = [*exports.kg.saying(text(name)), *exports.kg.saying(text(name.replace("_", " ")))]
    things = [
        one
        for one in dict.fromkeys(subjects)
        if any(
            value_of(value) in {name, name.replace("_", " ")} for term in NAMES for value in exports.objects(one, term)
        )
    ]
    chosen = [one for one in things if exports.kind_and_key(one)[0] not in _LESSER]
    return sorted(chosen or things)


def _candidates(exports: Exports, name: str) -> Iterator[str]:
    """Things whose names look like this one, the likest first, as prefixed names with their names."""
    from rapidfuzz import fuzz, process, utils

    literals = list(dict.fromkeys(exports.kg.literals(*NAMES)))
    labels = [value_of(Literal(literal)) for literal in literals]
    near = process.extract(
        name, labels, scorer=fuzz.WRatio, processor=utils.default_process, limit=_SHOWN, score_cutoff=_NEAR
    )
    for label, _, _ in near:
        for one in _named(exports, label)[:1]:
            yield f"{exports.short(one)} {label[:60]!r}"


def _predicate(exports: Exports, thing: IRI, written: str) -> IRI:
    """The predicate of the thing that is meant by a prefixed name, an IRI, a local name, or ``a``."""
    about = exports.about(thing)
    given = RDF.type if written == "a" else _iri(exports, written)
    matching = [one for one in about if given == one or re.split("[/#]", one[1:-1])[-1] == written]
    if len(matching) == 1:
        return matching[0]
    known = ", ".join(sorted(exports.short(one) for one in about))
    raise QueryError(f"{exports.short(thing)} has no such predicate {written!r}; it has: {known}")


def _means(exports: Exports, written: str, value: Term) -> bool:
    """Whether an object is meant by a prefixed name, an IRI, the text of a literal, or the name of a thing."""
    if value[0] != "<":
        return written in {value, value_of(value)}
    if _iri(exports, written) == value:
        return True
    about = exports.about(IRI(value))
    names = (value_of(name) for term in (*NAMES, NIF.anchorOf) for name in about.get(term, ()))
    return written.casefold() in map(str.casefold, names)
