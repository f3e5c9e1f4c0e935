"""Training of the recogniser: the tags of the labels' words, shuffled documents, Adam with a falling rate; seeded."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kg.mentions import recogniser
from kg.mentions.note import Text
from kg.mentions.recogniser import TAGS
from kg.mentions.training.notes import Lesson

if TYPE_CHECKING:
    import numpy as np

#: The size of the network; ``rows`` are those of the embeddings of ATTRIBUTES.
NETWORK: dict[str, Any] = {"width": 96, "depth": 4, "pieces": 2, "rows": [5000, 2500, 4000, 1500]}
EPOCHS = 8
DROPOUT = 0.3
RATE = 0.002
BATCH = 2000
_WARM_UP = 50
_LEAST_RATE = 0.05

Example = tuple[Any, "np.ndarray"]


def settings() -> tuple[Any, ...]:
    """Everything but the examples on which a network depends."""
    return NETWORK, recogniser.ATTRIBUTES, recogniser.TAGS, EPOCHS, DROPOUT, RATE, BATCH, _WARM_UP, _LEAST_RATE


def examples(lessons: Sequence[Lesson]) -> list[Example]:
    """Documents with the number of the tag of each of their words, the name of the field first."""
    return [
        (recogniser.document(text), _tags(text, lesson)) for lesson in lessons for text in lesson.texts if text.words
    ]


def _tags(text: Text, lesson: Lesson) -> np.ndarray:
    import numpy as np

    made = np.zeros(len(text.words) + 1, dtype="i")
    for begin, end, label in lesson.places[text.name]:
        first, last = text.span(begin, end)
        for place in range(first, last):
            tag = f"{'B' if place == first else 'I'}-{label.type}-{int(label.introduced)}"
            made[place + 1] = TAGS.index(tag)
    return made


def train(data: Sequence[Example], seed: int = 0, progress: Callable[[str], None] = print, **settings: Any) -> Any:
    """A network fitted to these examples; the same for the same examples and seed."""
    from thinc.api import Adam, fix_random_seed, set_dropout_rate

    shape = NETWORK | settings
    fix_random_seed(seed)
    order = random.Random(seed)  # noqa: S311 (to shuffle, not to hide)
    model = recogniser.network(**shape)
    model.initialize(X=[document for document, _ in data[:50]])
    set_dropout_rate(model, DROPOUT)
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True)
    total = EPOCHS * sum(len(document) for document, _ in data) / BATCH
    step = 0
    for epoch in range(EPOCHS):
        loss = 0.0
        for batch in _batches(data, order):
            optimizer.learn_rate = RATE * min(1, (step + 1) / _WARM_UP) * max(_LEAST_RATE, 1 - step / total)
            loss += _update(model, batch)
            model.finish_update(optimizer)
            step += 1
        progress(f"epoch {epoch + 1} of {EPOCHS}: loss {loss / sum(len(tags) for _, tags in data):.4f}")
    return model


def _batches(data: Sequence[Example], order: random.Random) -> list[list[Example]]:
    shuffled = list(data)
    order.shuffle(shuffled)
    made: list[list[Example]] = [[]]
    size = 0
    for example in shuffled:
        if size >= BATCH:
            made.append([])
            size = 0
        made[-1].append(example)
        size += len(example[1])
    return made


def _update(model: Any, batch: Sequence[Example]) -> float:
    """One step back through the network; the loss summed over the words."""
    import numpy as np

    guesses, back = model.begin_update([document for document, _ in batch])
    size = sum(len(tags) for _, tags in batch)
    loss = 0.0
    gradients = []
    for guess, (_, tags) in zip(guesses, batch, strict=True):
        line = np.arange(len(tags))
        loss -= float(np.log(guess[line, tags] + 1e-9).sum())
        gradient = guess.copy()
        gradient[line, tags] -= 1
        gradients.append(gradient / size)
    back(gradients)
    return loss
