"""The finder as a spaCy pipeline: ``nlp.add_pipe("kg_mentions")`` on a blank pipeline, or :func:`pipeline`.

    nlp.add_pipe("kg_mentions", config={"min_confidence": 0.8, "names": "names.tsv", "model": "my-model"})

The settings of :class:`MentionFinder` stand in the pipeline's config, so a pipeline that is stored and loaded has them.

spaCy finds the factory by the entry point ``kg_mentions`` of the group ``spacy_factories``, which is :data:`factory`;
where kg is not installed, :func:`register` makes it known. spaCy is imported inside the functions alone.

Source: spacy.io/usage/processing-pipelines#custom-components, spacy.io/usage/saving-loading#entry-points-components.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.entry import TextField
from kg.facts import Mentioned
from kg.mentions import decisions, learnt
from kg.mentions.find import find
from kg.mentions.names import Index
from kg.mentions.tokens import HANGUL, LETTERS
from kg.text import scripts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

NAME = "kg_mentions"
GROUP = "mentions"
EXTENSIONS = ("kg_score", "kg_rule", "kg_introduces", "kg_begin", "kg_end", "kg_sentence")
DEFAULTS: dict[str, Any] = {"recogniser": True, "model": None, "names": None, "min_confidence": None}

_MARKS = r"[!-/:-@\[-`{-~‐-―‘-‟…·、。「」『』（）]"
_INFIXES = (
    rf"(?<=[{LETTERS}0-9)\]}}%+])(?=[{HANGUL}])",
    rf"(?<=[{HANGUL}])(?=[{LETTERS}0-9(\[])",
    rf"(?<=[{LETTERS}0-9])[-‐-―/_~](?=[{LETTERS}0-9])",
    r"[(\[{)\]},;:|=<>\"“”]",
)


@dataclass(frozen=True, slots=True)
class MentionFinder:
    """Sets ``doc.spans["mentions"]``: a span for each mention, its type as label and its entity's key as ``kb_id_``.

    A span covers whole tokens. ``span._.kg_begin`` and ``span._.kg_end`` are the exact offsets in the text,
    ``span._.kg_score`` is the confidence in 0 to 1, ``span._.kg_rule`` the rule that found it, ``span._.kg_sentence`` the
    sentence around it and ``span._.kg_introduces`` the likelihood that the text introduces it.

    ``recogniser`` is whether to ask the trained recogniser, ``model`` the folder that ``kg train`` wrote, ``names`` the
    user's own table of names, ``min_confidence`` how sure a mention has to be; None for what ships with kg.
    """

    recogniser: bool = True
    model: str | None = None
    names: str | None = None
    min_confidence: float | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its mentions set; the text is read as one note."""
        language = "ko" if scripts.has_hangul(doc.text) else "en"
        found = find(
            (TextField("text", doc.text, (1,), language),),
            names=_index(self.names),
            recogniser=self.recogniser,
            model=learnt.load(Path(self.model), with_recogniser=self.recogniser) if self.model else None,
            min_confidence=self.min_confidence,
        )
        doc.spans[GROUP] = [span for one in found if (span := _span(doc, one)) is not None]
        return doc


@cache
def _index(names: str | None) -> Index:
    return decisions.index(Path(names) if names else None)


def _span(doc: Doc, found: Mentioned) -> Span | None:
    span = doc.char_span(found.begin, found.end, label=found.type, kb_id=found.entity, alignment_mode="expand")
    if span is not None:
        span._.kg_begin, span._.kg_end = found.begin, found.end
        span._.kg_score, span._.kg_rule, span._.kg_introduces = found.confidence, found.rule, found.introduces
        span._.kg_sentence = doc.text[slice(*found.sentence)]
    return span


def create(
    nlp: Language,  # noqa: ARG001 (spaCy calls factories with both)
    name: str,  # noqa: ARG001
    recogniser: bool,  # noqa: FBT001 (spaCy gives settings by name)
    model: str | None,
    names: str | None,
    min_confidence: float | None,
) -> MentionFinder:
    """The component for one pipeline."""
    return MentionFinder(recogniser, model, names, min_confidence)


def register() -> None:
    """Make the factory and the extensions of its spans known to spaCy; once is enough, more does no harm."""
    from spacy.language import Language
    from spacy.tokens import Span

    for extension in EXTENSIONS:
        if not Span.has_extension(extension):
            Span.set_extension(extension, default=None)
    Language.factory(NAME, default_config=DEFAULTS, func=create)


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


def pipeline(**settings: Any) -> Language:
    """A blank multi-language pipeline with the tokenizer and the mention finder; nothing is downloaded.

    ``settings`` are those of :class:`MentionFinder`.
    """
    import spacy

    register()
    nlp = spacy.blank("xx")
    nlp.tokenizer = tokenizer(nlp.vocab)
    nlp.add_pipe(NAME, config=settings)
    return nlp
