"""The finder as a spaCy pipeline: ``nlp.add_pipe("kg_mentions")`` on a blank pipeline, or :func:`pipeline`.

spaCy finds the factory by the entry point ``kg_mentions`` of the group ``spacy_factories``, which is :data:`factory`;
where kg is not installed, :func:`register` makes it known. spaCy is imported inside the functions alone.

Source: spacy.io/usage/processing-pipelines#custom-components, spacy.io/usage/saving-loading#entry-points-components.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.entry import TextField
from kg.facts import Mentioned
from kg.mentions.find import find
from kg.mentions.tokens import HANGUL, LETTERS
from kg.text import scripts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

NAME = "kg_mentions"
GROUP = "mentions"
EXTENSIONS = ("kg_score", "kg_rule", "kg_begin", "kg_end")

_MARKS = r"[!-/:-@\[-`{-~‐-―‘-‟…·、。「」『』（）]"
_INFIXES = (
    rf"(?<=[{LETTERS}0-9)\]}}%+])(?=[{HANGUL}])",
    rf"(?<=[{HANGUL}])(?=[{LETTERS}0-9(\[])",
    rf"(?<=[{LETTERS}0-9])[-‐-―/_~](?=[{LETTERS}0-9])",
    r"[(\[{)\]},;:|=<>\"“”]",
)


class MentionFinder:
    """Sets ``doc.spans["mentions"]``: a span for each mention, its type as label and its entity's key as ``kb_id_``.

    A span covers whole tokens. ``span._.kg_begin`` and ``span._.kg_end`` are the exact offsets in the text,
    ``span._.kg_score`` is the confidence in 0 to 1 and ``span._.kg_rule`` the rule that found it.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its mentions set; the text is read as one note."""
        language = "ko" if scripts.has_hangul(doc.text) else "en"
        found = find((TextField("text", doc.text, (1,), language),))
        doc.spans[GROUP] = [span for one in found if (span := _span(doc, one)) is not None]
        return doc


def _span(doc: Doc, found: Mentioned) -> Span | None:
    span = doc.char_span(found.begin, found.end, label=found.type, kb_id=found.entity, alignment_mode="expand")
    if span is not None:
        span._.kg_begin, span._.kg_end = found.begin, found.end
        span._.kg_score, span._.kg_rule = found.confidence, found.rule
    return span


def create(nlp: Language, name: str) -> MentionFinder:  # noqa: ARG001 (spaCy calls factories with both)
    """The component for one pipeline."""
    return MentionFinder()


def register() -> None:
    """Make the factory and the extensions of its spans known to spaCy; once is enough, more does no harm."""
    from spacy.language import Language
    from spacy.tokens import Span

    for extension in EXTENSIONS:
        if not Span.has_extension(extension):
            Span.set_extension(extension, default=None)
    Language.factory(NAME, func=create)


def __getattr__(name: str) -> Any:
    """``factory``: the factory, registered on first use, which is when spaCy loads the entry point."""
    if name != "factory":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    register()
    return create


def tokenizer(vocab: Vocab) -> Tokenizer:
    """A tokenizer for Korean and English text that parts Latin from Hangul and names at hyphens and slashes."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    return Tokenizer(
        vocab,
        prefix_search=compile_prefix_regex((_MARKS,)).search,
        suffix_search=compile_suffix_regex((_MARKS,)).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
    )


def pipeline() -> Language:
    """A blank multi-language pipeline with the tokenizer and the mention finder; nothing is downloaded."""
    import spacy

    register()
    nlp = spacy.blank("xx")
    nlp.tokenizer = tokenizer(nlp.vocab)
    nlp.add_pipe(NAME)
    return nlp
