"""What is told of the inputs of a page decides the page: whatever changes in a graph, no page is taken for another."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from random import Random

import pytest

from kg.graph import Graph
from kg.recall import AFRESH, Afresh, Recall
from kg.terms import Term, Triple, date, integer, text
from kg.views import Making, pages
from kg.views.making import Slow, called
from kg.views.things import RELATION_OF
from kg.vocab import CITO, DCTERMS, FOAF, KG, RDF, RDFS, SCHEMA, SKOS
from tests.views.explorer.library import evidence, graph
from tests.views.graphs import KNOWN, MINT, many

#: What a change may put other words into, and what it may take away.
WORDS = (SKOS.altLabel, SKOS.prefLabel, FOAF.name, SCHEMA.text, DCTERMS.abstract, RDFS.label)
LEFT_OUT = (*WORDS, *RELATION_OF, KG.hasAuthorship, KG.sourceLine, DCTERMS.created, DCTERMS.date, SCHEMA.url, RDF.type)


class Remembering(Making[str]):
    """Makes every page, and holds that one of the same name made of the same is the same."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, bytes], str] = {}
        self.asked: list[tuple[str, bytes]] = []

    def page(self, name: str, reads: Callable[[], bytes], make: Callable[[Slow], str]) -> str:
        key, page = (name, reads()), make(called)
        self.asked.append(key)
        if self.pages.setdefault(key, page) != page:
            # Where two whole pages differ takes minutes to show.
            pytest.fail(f"{name} is another, made of the same", pytrace=False)
        return page

    def reads(self, graph: Graph, evidence: Graph, recall: Afresh = AFRESH) -> dict[str, bytes]:
        """What each page of these graphs is made of."""
        self.asked = []
        for _ in pages(graph, evidence, self, recall):
            pass
        return dict(self.asked)


def whole() -> list[Triple]:
    """A graph with topics that have a page, links of every kind that kg knows, and evidence."""
    wind, sail, ada = MINT.of("tag", "wind"), MINT.of("paper", "sail"), MINT.of("author", "ada")
    made = [*many(papers=24, authors=2, topics=4), *graph()]
    for number in range(0, 24, 3):
        paper, model = MINT.of("paper", f"p{number}"), MINT.of("model", f"m{number % 6}")
        made += [(paper, DCTERMS.subject, wind), (paper, CITO.linksTo, sail), (paper, DCTERMS.creator, ada)]
        made += [(paper, SCHEMA.mentions, MINT.of("model", "glider-2")), (paper, KG.introduces, model)]
        made += [(MINT.of("tag", "t0"), SKOS.broader, wind)]
    return made


def far(key: str) -> list[Triple]:
    """A paper that is on no topic, with its note."""
    paper, note = MINT.of("paper", key), MINT.of("note", key)
    return [(paper, RDF.type, KG.Paper), (note, RDF.type, KG.Note), (note, FOAF.primaryTopic, paper)]


def changed(triples: Sequence[Triple], chance: Random) -> list[Triple]:
    """The triples without some, and with some whose object is that of another with the same predicate, or other words."""
    made = list(triples)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(made))
        subject, predicate, _ = made[place]
        others: list[Term] = [triple[2] for triple in triples if triple[1] == predicate]
        words: list[Term] = [text(f"Word {chance.randrange(100)}")] if predicate in WORDS else []
        other = (subject, predicate, chance.choice(others + words))
        made[place : place + 1] = chance.choice([[other], [] if predicate in LEFT_OUT else [other]])
    return made


@pytest.mark.parametrize("seed", range(3))
def test_pages_that_are_made_of_the_same_are_the_same(seed: int) -> None:
    chance, checked = Random(seed), Remembering()  # noqa: S311
    triples = whole()
    for _ in range(10):
        checked.reads(Graph(changed(triples, chance), KNOWN), evidence())

    assert len(checked.pages) < 10 * len({name for name, _ in checked.pages})


def test_builds_of_one_process_say_the_same_of_what_pages_are_made_of() -> None:
    chance, recall = Random(1), Recall()  # noqa: S311
    known, told = Graph(whole(), KNOWN).by_subject, evidence()
    for _ in range(6):
        graph = Graph.of(known, KNOWN)
        assert Remembering().reads(graph, told, recall) == Remembering().reads(graph, told)
        recall.turn()
        other = Graph(changed(list(graph), chance), KNOWN).by_subject
        # As in a build, what is known of a subject is the very same object as long as it is the same.
        known = {subject: known[subject] if known.get(subject) == about else about for subject, about in other.items()}


def test_a_comment_concerns_the_pages_that_show_it() -> None:
    triples = whole()
    before = Remembering().reads(Graph(triples, KNOWN), evidence())
    said = [
        (subject, predicate, text("연이 난다.", "ko") if predicate == SCHEMA.text else value)
        for subject, predicate, value in triples
    ]
    after = Remembering().reads(Graph(said, KNOWN), evidence())

    assert {name for name in before if before[name] != after[name]} == {
        "index.html",
        "explorer.html",
        "topics/wind.html",
    }


def test_what_stands_two_steps_from_the_papers_of_a_topic_does_not_concern_its_page() -> None:
    paper, ada = MINT.of("paper", "far"), MINT.of("author", "a0-0")
    graph = [*whole(), *far("far"), (paper, SCHEMA.mentions, MINT.of("model", "glider-2"))]
    before = Remembering().reads(Graph(graph, KNOWN), evidence())
    for more in ((paper, DCTERMS.creator, ada), (paper, RDFS.label, text("Far"))):
        after = Remembering().reads(Graph([*graph, more], KNOWN), evidence())
        assert {name for name in before if before[name] != after[name]} == {"index.html", "explorer.html"}


def test_two_papers_that_mention_a_model_are_not_one_that_does_so_twice() -> None:
    model, papers = MINT.of("model", "glider-2"), [MINT.of("paper", key) for key in ("far", "off")]
    checked, graphs = Remembering(), [*whole(), *far("far"), *far("off"), (papers[0], KG.introduces, model)]
    reads = [
        checked.reads(Graph([*graphs, (paper, SCHEMA.mentions, model)], KNOWN), evidence())["topics/wind.html"]
        for paper in papers
    ]

    assert reads[0] != reads[1]


def test_how_often_something_is_read_concerns_the_pages_that_say_so() -> None:
    paper, model = MINT.of("paper", "p1"), MINT.of("model", "glider-2")
    before = Remembering().reads(Graph(whole(), KNOWN), evidence())
    after = Remembering().reads(Graph([*whole(), (paper, SCHEMA.mentions, model)], KNOWN), evidence())

    # The paper is on the topic 1, and papers on every topic mention that model.
    assert {name for name in before if before[name] != after[name]} == before.keys()


def test_the_name_of_a_thing_concerns_the_pages_that_name_it() -> None:
    triples = whole()
    before = Remembering().reads(Graph(triples, KNOWN), evidence())
    named = [(*triple[:2], text("Windy")) if triple[2] == text("topic 3") else triple for triple in triples]
    after = Remembering().reads(Graph(named, KNOWN), evidence())

    assert before["topics/t3.html"] != after["topics/t3.html"]
    assert before.keys() == after.keys()


def test_the_day_of_the_graph_concerns_all_pages() -> None:
    triples = whole()
    before = Remembering().reads(Graph(triples, KNOWN), evidence())
    later = [
        (*triple[:2], date(datetime.date(2024, 3, 2))) if triple[1] == DCTERMS.modified else triple
        for triple in triples
    ]
    after = Remembering().reads(Graph(later, KNOWN), evidence())

    assert all(before[name] != after[name] for name in before)


def test_a_page_is_made_of_the_days_of_digests_that_it_does_not_tell_about() -> None:
    digest, note = MINT.of("digest", "week"), MINT.of("note", "n0")
    before = [*whole(), (digest, RDF.type, KG.Digest), (digest, SCHEMA.hasPart, note)]
    checked, page = Remembering(), "topics/wind.html"

    # That the same is not said of different pages is what `checked` looks at.
    reads = [
        checked.reads(Graph([*before, (digest, SCHEMA.datePublished, date(day))], KNOWN), evidence())[page]
        for day in (datetime.date(2024, 1, 1), datetime.date(2024, 1, 8))
    ]
    same = checked.pages[page, reads[0]] == checked.pages[page, reads[1]]
    assert not same


def test_a_page_is_made_of_the_order_of_authors() -> None:
    paper, places = MINT.of("paper", "p0"), [MINT.of("authorship", f"p0-{number}") for number in range(2)]
    before = [*whole(), *((paper, KG.hasAuthorship, place) for place in places)]
    before += [(place, KG.author, MINT.of("author", f"a0-{number}")) for number, place in enumerate(places)]
    checked, page = Remembering(), "topics/wind.html"

    # That the same is not said of different pages is what `checked` looks at.
    reads = []
    for order in ((1, 2), (2, 1)):
        positions = [(place, KG.position, integer(number)) for place, number in zip(places, order, strict=True)]
        reads.append(checked.reads(Graph([*before, *positions], KNOWN), evidence())[page])
    same = checked.pages[page, reads[0]] == checked.pages[page, reads[1]]
    assert not same
