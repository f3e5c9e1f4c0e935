"""Why a graph says what it says: for each statement the note, line and words that it comes from, and the rule.

Everything is read from the files of a build; the notes themselves are not needed. One module explains one kind of
subject, as one module of :mod:`kg.graph` makes its statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kg.ask.explain import asked, evidence, named, notes, origins, papers, topics, works
from kg.ask.explain.grounds import ANY, Explainer, Ground, facts_of, of_fact, text_of
from kg.ask.exports import Exports
from kg.entry import Source
from kg.terms import IRI, Term, Triple
from kg.vocab import KG

__all__ = ["Exports", "Reason", "explain"]

#: The explainers of each kind of subject, by predicate.
KINDS: Mapping[str, Mapping[IRI, Explainer]] = {
    "paper": papers.PAPER,
    "authorship": papers.AUTHORSHIP,
    "author": papers.AUTHOR,
    "tag": topics.TAG,
    "note": notes.NOTE,
    "comment": notes.COMMENT,
    "digest": notes.DIGEST,
    "work": works.WORK,
    "model": named.THING,
    "family": named.THING,
    "method": named.THING,
    "dataset": named.THING,
    "mention": evidence.MENTION,
    "field": evidence.FIELD,
}


class Reason(NamedTuple):
    """One reason for a statement.

    The statement is three terms in N-Triples form. ``rule`` is the word for what was done, ``how`` says it in a
    sentence. ``extractor`` (or a source module) read ``words`` in ``source``, ``sentence`` is what stands around them;
    all three are empty, and ``source`` None, where no note says it. ``origin`` is what else it rests on: a table of kg's, with
    its source and licence, or what spoke for it that two names are one author.
    """

    subject: IRI
    predicate: IRI
    object: Term
    rule: str
    how: str
    extractor: str = ""
    source: Source | None = None
    words: str = ""
    sentence: str = ""
    origin: str = ""


def explain(
    exports: str | Path | Exports,
    subject: str,
    predicate: str | None = None,
    object: str | None = None,  # noqa: A002  the word of RDF
) -> tuple[Reason, ...]:
    """The reasons for what a build says of a subject, sorted by statement.

    Args:
        exports: the folder of a build, or an opened one.
        subject: a prefixed name, an IRI, or a name or title of the thing.
        predicate: a prefixed name, an IRI, ``a``, or a local name such as ``mentions``; all when None.
        object: a prefixed name, an IRI, the text of a literal, or a name of the thing; all when None.

    Raises:
        QueryError: the folder holds no build, or it makes no such statement; the message names what is near.
    """
    opened = exports if isinstance(exports, Exports) else Exports(exports)
    return tuple(
        _reason(triple, ground)
        for triple in asked.triples(opened, subject, predicate, object)
        for ground in grounds(opened, *triple)
    )


def _reason(triple: Triple, ground: Ground) -> Reason:
    rule, extractor, source, words, sentence, origin = ground
    return Reason(*triple, rule, origins.rules().get(rule, ""), extractor, source, words, sentence, origin)


def grounds(exports: Exports, subject: IRI, predicate: IRI, value: Term) -> tuple[Ground, ...]:
    """What one statement of the build rests on; never empty: what nothing explains rests on the rule ``unknown``."""
    kind, _ = exports.kind_and_key(subject)
    found = list(_stated(exports, kind, subject, predicate, value))
    if subject == KG.tags:
        found += topics.SCHEME.get(predicate, _unknown)(exports, subject, value)
    elif kind == "graph":
        found.append(Ground("description"))
    elif kind in KINDS:
        explainer = KINDS[kind].get(predicate) or KINDS[kind].get(ANY)
        found += explainer(exports, subject, value) if explainer else ()
    return tuple(dict.fromkeys(found)) or (Ground("unknown"),)


def _unknown(_exports: Exports, _subject: IRI, _value: Term) -> Iterator[Ground]:
    yield Ground("unknown")


def _stated(exports: Exports, kind: str, subject: IRI, predicate: IRI, value: Term) -> Iterator[Ground]:
    """What an extractor of the user's own states, word for word."""
    if kind == "note":
        subjects, concerned = {"note"}, [exports.kind_and_key(subject)[1]]
    elif kind in {"paper", "work"}:
        subjects, concerned = {"paper"}, exports.notes_about(subject)
    else:
        return
    statement = " ".join(f"{predicate} {value}".split())
    for row in facts_of(exports, concerned, "stated"):
        if row.detail in subjects and " ".join(row.value.split()) == statement:
            yield of_fact(exports, row)._replace(words=text_of(value) if text_of(value) in row.words else "")
