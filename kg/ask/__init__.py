"""Questions to a built graph: SPARQL of one's own, a named question, or why a statement is there."""

from kg.ask.explain import Reason, explain
from kg.ask.query import Table, ask, load
from kg.ask.questions import Question, question, questions

__all__ = ["Question", "Reason", "Table", "ask", "explain", "load", "question", "questions"]
