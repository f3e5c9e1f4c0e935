"""Questions to a build: SPARQL of one's own, a named question, words to search for, or why a statement is there."""

from kg.ask.answer import answer, load
from kg.ask.answers import Answer, Solutions, Table, Triples
from kg.ask.explain import Reason, explain
from kg.ask.query import query
from kg.ask.questions import Question, question, questions
from kg.ask.search import search

__all__ = [
    "Answer",
    "Question",
    "Reason",
    "Solutions",
    "Table",
    "Triples",
    "answer",
    "explain",
    "load",
    "query",
    "question",
    "questions",
    "search",
]
