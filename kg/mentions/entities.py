"""Keys to what they stand for: names of the tables, names that the grammar makes, and new names of a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.mentions import grammar, keys, tokens
from kg.mentions.names import Index, index
from kg.mentions.records import Entity, Name

_MADE = frozenset(("size", "active", "stage", "release", "snapshot", "model"))
#: What a family and a label of its own say of a model of the tables, beside what its row says.
_NOTHING: tuple[str, tuple[str, ...]] = ("", ())


def key_of(made: grammar.Made) -> str:
    """The key of a name that the grammar made."""
    return keys.key(grammar.label(made)) if made.parts else made.head.key


def entity(key: str, names: Index | None = None) -> Entity:
    """What the key stands for, by the tables that ship with kg or by an index of :mod:`kg.mentions.decisions`.

    A key that no table holds and that the grammar cannot read is a new name: its label is the key, and its type that of
    the known name in it (``fast-grpo`` is a Method as ``grpo`` is) or the one that its ending says, else Method.
    """
    return _entity(key, names or index())


@cache
def _entity(key: str, names: Index) -> Entity:
    if key in names.by_key and names.by_key[key].type:
        return _of_table(names.by_key[key], names)
    made = grammar.parse(key, 0, names)
    if made is not None and made.end == len(key) and key_of(made) == key and made.head.type:
        return _of_grammar(key, made, names)
    return Entity(key, key, _type_inside(key, names))


def described(surfaces: Mapping[str, Iterable[str]], names: Index | None = None) -> Iterator[Entity]:
    """The entities of these keys, with the families and the models that they refer to, sorted by key and type.

    Args:
        surfaces: key to the spellings that notes use; a new name is labelled with the first of them.
        names: the index that the keys were found with, that of the tables that ship with kg when None.
    """
    known = names or index()
    found = {(key, made.type): made for key in surfaces for made in [_labelled(key, surfaces[key], known)]}
    waiting = list(found.values())
    while waiting:
        one = waiting.pop()
        new = [other for other in _referred(one, known) if (other.key, other.type) not in found]
        found.update(((other.key, other.type), other) for other in new)
        waiting += new
    for place in sorted(found):
        yield found[place]


def _labelled(key: str, surfaces: Iterable[str], names: Index) -> Entity:
    one = entity(key, names)
    return one._replace(label=min(surfaces)) if is_new(key, names) else one


def is_new(key: str, names: Index | None = None) -> bool:
    """Whether neither a table nor the grammar knows the name."""
    known = names or index()
    name = known.by_key.get(key)
    return not (name and name.type) and entity(key, known).label == key


def _referred(one: Entity, names: Index) -> Iterator[Entity]:
    if one.family:
        yield family(one.family, names)
    if one.variant_of:
        yield entity(one.variant_of, names)


def family(key: str, names: Index | None = None) -> Entity:
    """The model family of that key."""
    one = entity(key, names)
    return Entity(one.key, one.label, "ModelFamily", one.aliases, one.family if one.family != key else "")


def _of_table(name: Name, names: Index) -> Entity:
    type_ = "Model" if name.type == "ModelFamily" else name.type
    version, variants = _told_by_label(name, names)
    return Entity(
        name.key,
        name.label,
        type_,
        name.aliases,
        name.family or (name.key if name.type == "ModelFamily" else ""),
        version=version,
        size=name.size,
        variants=variants,
        parameters=grammar.count(name.size),
        active_parameters=grammar.count(name.active),
        paper=name.paper,
    )


def _told_by_label(name: Name, names: Index) -> tuple[str, tuple[str, ...]]:
    """Version and variants of a model of the tables, as its label gives them after the name of its family."""
    family = names.by_key.get(name.family)
    if name.type != "Model" or family is None or not name.label.startswith(family.label):
        return _NOTHING
    made = grammar.read(name.label, len(family.label), family, names)
    return _told(made) if made.end == len(name.label) else _NOTHING


def _told(made: grammar.Made) -> tuple[str, tuple[str, ...]]:
    """Version and variants that the parts of a name say."""
    version = next((part.text for part in made.parts if part.kind == "version"), "")
    return version, tuple(part.text for place in ("line", "stage") for part in made.parts if part.kind == place)


def _of_grammar(key: str, made: grammar.Made, names: Index) -> Entity:
    size, active = (next((part.text for part in made.parts if part.kind == kind), "") for kind in ("size", "active"))
    version, variants = _told(made)
    of_head, with_head = _told_by_label(made.head, names)
    return Entity(
        key,
        grammar.label(made),
        "Model",
        family=_family(made),
        variant_of=_variant_of(made, key),
        version=version or of_head,
        size=size,
        variants=(*with_head, *variants),
        parameters=grammar.count(size),
        active_parameters=grammar.count(active),
    )


def _family(made: grammar.Made) -> str:
    """The key without size, training stage and date; the head of the name when it has none of these."""
    kept = tuple(part for part in made.parts if part.kind not in _MADE)
    if len(kept) == len(made.parts):
        return made.head.family or made.head.key
    return key_of(made._replace(parts=kept))


def _variant_of(made: grammar.Made, key: str) -> str:
    """The key of the model without training stage and date, if that is another name and one model.

    A name without size or date, such as Llama-2-Chat, means models of several sizes.
    """
    kept = tuple(part for part in made.parts if part.kind in ("version", "line", "size", "active"))
    base = key_of(made._replace(parts=kept))
    kinds = {part.kind for part in made.parts}
    return base if base != key and ("size" in kinds or kinds <= {"version", "line", "snapshot"}) else ""


def _type_inside(key: str, names: Index) -> str:
    """The type of the known name that ends, or else starts, a new name; Method when there is none."""
    pieces = key.split("-")
    ends = ["-".join(pieces[at:]) for at in range(1, len(pieces))]
    for part in (*ends, *("-".join(pieces[:at]) for at in range(len(pieces) - 1, 0, -1))):
        made = grammar.parse(part, 0, names)
        if made is not None and made.end == len(part):
            return "Model"
        spelling = tokens.key([atom.text for atom in tokens.atoms(part, 0, len(part))]) if part else ""
        known = [alias for alias in names.by_spelling.get(spelling, ()) if alias.entity]
        if known:
            return _entity(min(known, key=lambda alias: len(alias.cues)).entity, names).type
    letters = "".join(filter(str.isalnum, key))
    fitting = [ending for ending in names.endings if letters.endswith(ending) and letters != ending]
    return names.endings[max(fitting, key=len)] if fitting else "Method"
