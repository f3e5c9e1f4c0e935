"""Pages of topics and slices as a reader finds them in a browser without a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.graph import Graph
from kg.terms import Triple, text
from kg.viewing import view
from kg.views import pages
from kg.vocab import DCTERMS, FOAF, KG, RDF, SCHEMA, SKOS
from tests.views.explorer import library
from tests.views.graphs import KNOWN, MINT, many, paper_with_note, small

HOSTILE = (
    "</script><script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 2'> href",
    "\"'`${window.hit = 3}`\u2028\u2029<!--",
    "<a href='javascript:window.hit = 4'>연 & 배</a>",
    "__proto__",
    "constructor",
    "\u202eright to left\u202c مرحبا",
    "long " * 60,
)


@pytest.fixture
def open_view(tmp_path: Path, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a slice as the only file of its folder: ``open_view(graph, tag="wind")``."""

    def open_view(graph: Graph, tag: str) -> Page:
        return open_page(view(graph, tag=tag).write(tmp_path / "slice.html"))

    return open_view


def wait_for(page: Page, heading: str) -> None:
    """Wait until the panel is about what has this name."""
    page.wait_for_function(
        "(name) => document.querySelector('#panel:not([hidden]) h2')?.textContent === name", arg=heading
    )


def test_a_click_on_a_topic_of_the_map_opens_its_page_and_back_leads_home(open_graph: Callable[..., Page]) -> None:
    page = open_graph(many(papers=400, topics=12))

    page.locator("#sections a", has_text="topic 3").first.click()
    page.wait_for_url("**/topics/t3.html")
    assert page.locator("h1").inner_text() == "topic 3"
    page.locator("#home").click()
    page.wait_for_url("**/index.html")
    canvas = page.locator("#canvas canvas").bounding_box()
    assert canvas is not None
    for across in range(40, int(canvas["width"]) - 80, 25):
        page.mouse.move(canvas["x"] + across, canvas["y"] + canvas["height"] / 2 - 10)
        if page.locator("#canvas").evaluate("(canvas) => canvas.style.cursor") == "pointer":
            break
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/topics/*.html")


def test_a_topic_leads_into_the_explorer(open_graph: Callable[..., Page]) -> None:
    page = open_graph(many(papers=30, topics=3), "#/paper/p3", name="topics/t0.html")
    wait_for(page, "Paper 3 on Things")

    page.locator("#panel").get_by_role("link", name="Open in the explorer").click()
    page.wait_for_url("**/explorer.html#/paper/p3")


@pytest.mark.parametrize("name", ["index.html", "explorer.html"])
def test_the_pages_of_the_seeds_open(name: str, exports: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(exports / name)

    page.wait_for_selector("canvas")
    assert "Every FLOP Counts" in page.locator("body").inner_text()


def test_every_page_of_a_build_opens(open_graph: Callable[..., Page]) -> None:
    page = open_graph(many(papers=60, topics=4))
    folder = page.url.rpartition("/")[0]

    for name in ("index.html", "explorer.html", *(f"topics/t{number}.html" for number in range(4))):
        page.goto(f"{folder}/{name}")
        page.wait_for_selector("canvas")


def test_no_two_labels_of_a_map_cover_each_other_and_all_can_be_read(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    for name, html in pages(many(papers=900, topics=72), Graph((), KNOWN)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(html, encoding="utf-8")
    with (tmp_path / "vis-network.js").open("a", encoding="utf-8") as library:
        library.write(KEEP_NETWORK)
    labels = open_page(tmp_path / "index.html").evaluate(LABELS)

    assert len(labels) == 72
    assert min(size for *_, size in labels) > 9
    over = [
        (one, other)
        for one, other in combinations(labels, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert over == []


KEEP_NETWORK = (
    "\nvis.Network = class extends vis.Network { constructor(...given) { super(...given); window.network = this; } };"
)
#: Left, top, right and bottom of each label on the screen, and the size of its letters, in pixels.
LABELS = """() => Object.values(network.body.nodes).filter((node) => !node.options.hidden).map(({ labelModule }) => {
    const { left, yLine, width, height } = labelModule.size;
    const ends = [[left, yLine - height / 2], [left + width, yLine + height / 2]];
    const corners = ends.map(([x, y]) => network.canvasToDOM({ x, y })).flatMap(({ x, y }) => [x, y]);
    return [...corners, labelModule.fontOptions.size * network.getScale()];
})"""


def test_a_slice_needs_no_other_file(tmp_path: Path, open_view: Callable[..., Page]) -> None:
    page = open_view(small(), tag="wind")

    assert page.locator("h1").inner_text() == "wind"
    assert page.locator("#totals").inner_text() == "3 papers · 2023-05 to 2024-03"
    assert not page.locator("#home").is_visible()
    assert not page.locator("#explorer").is_visible()
    assert [path.name for path in tmp_path.iterdir()] == ["slice.html"]
    assert page.locator("[src], link, iframe").count() == 0


def test_the_panel_shows_comments_one_language_at_a_time_and_mentions_in_their_sentence(
    open_graph: Callable[..., Page],
) -> None:
    page = open_graph(library.graph(), "#/paper/kite", evidence=library.evidence())
    wait_for(page, "Papers That Fly")
    comment = page.locator("#panel h3.with-choice + div")

    assert comment.inner_text() == "The kite flies high."
    page.get_by_role("button", name="한국어").click()
    assert comment.inner_text() == "연이 높이 난다."
    assert comment.locator("p").get_attribute("lang") == "ko"
    assert page.locator("#panel blockquote").all_inner_texts() == [
        "Papers That Fly: Glider 2",
        "🪁 Glider 2 is no kite; Glider 2 glides.",
    ]
    assert page.locator("#panel blockquote mark").all_inner_texts() == ["Glider 2", "Glider 2"]
    page.locator("#panel").get_by_role("button", name="Close").click()
    page.locator("#sections").get_by_role("button", name="Papers That Fly").click()
    wait_for(page, "Papers That Fly")
    assert comment.inner_text() == "연이 높이 난다."


def hostile() -> Iterator[Triple]:
    """Papers, authors, topics, comments and abstracts of hostile words, on one topic, and a note without anything."""
    yield from paper_with_note(MINT.of("paper", "bare"), MINT.of("note", "bare"), "")
    topic = MINT.of("tag", "all")
    yield topic, RDF.type, KG.Tag
    yield topic, SKOS.prefLabel, text(HOSTILE[0])
    for number, words in enumerate(HOSTILE):
        paper, note, author, tag, comment = (
            MINT.of(kind, f"{kind[0]}{number}") for kind in ("paper", "note", "author", "tag", "comment")
        )
        yield from paper_with_note(paper, note, words)
        yield paper, DCTERMS.abstract, text(words, "en")
        yield author, RDF.type, KG.Author
        yield author, FOAF.name, text(words)
        yield paper, DCTERMS.creator, author
        yield tag, RDF.type, KG.Tag
        yield tag, SKOS.prefLabel, text(words)
        yield paper, DCTERMS.subject, tag
        yield paper, DCTERMS.subject, topic
        yield note, SCHEMA.hasPart, comment
        yield comment, SCHEMA.text, text(words, "ko")
        yield note, KG.sourcePath, text(words)
    work = MINT.of("work", "w")
    yield work, RDF.type, KG.Work
    yield work, SCHEMA.url, text("javascript:window.hit = 5")


@pytest.mark.parametrize("name", ["index.html", "topics/all.html"])
def test_hostile_text_is_shown_and_does_nothing(name: str, open_graph: Callable[..., Page]) -> None:
    page = open_graph(Graph(hostile(), KNOWN), name=name)

    for number, words in enumerate(HOSTILE):
        plain = " ".join(words.split())
        page.goto(re.sub("#.*", "", page.url) + f"#/paper/p{number}")
        wait_for(page, plain)
        assert page.locator("#panel .text").all_text_contents() == [words, words]
    canvas = page.locator("#canvas canvas").bounding_box()
    assert canvas is not None
    for across in range(20, int(canvas["width"]), 60):
        page.mouse.move(canvas["x"] + across, canvas["y"] + canvas["height"] / 2)
        page.wait_for_timeout(20)
    page.fill("#search", "<img")
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, main script, main a[href^=javascript]").count() == 0


def test_a_hostile_name_as_the_title_of_a_slice_is_text(open_view: Callable[..., Page]) -> None:
    page = open_view(Graph(hostile(), KNOWN), tag=HOSTILE[0])

    assert page.title() == HOSTILE[0]
    assert page.locator("h1").inner_text() == HOSTILE[0]
    assert page.evaluate("window.hit") is None


def test_a_note_without_anything_has_a_panel(open_graph: Callable[..., Page]) -> None:
    page = open_graph(Graph(hostile(), KNOWN), "#/paper/bare")

    wait_for(page, "bare")


def test_two_hundred_authors_of_one_paper_neither_swamp_the_picture_nor_the_panel(
    open_graph: Callable[..., Page],
) -> None:
    page = open_graph(many(papers=4, authors=200, topics=2), "#/paper/p1")
    wait_for(page, "Paper 1 on Things")

    assert page.locator("#panel .chips").first.locator("button, .plain").count() == 14
    page.get_by_role("button", name="Show all 200").click()
    assert page.locator("#panel .chips").first.locator("button, .plain").count() == 200
    assert (
        page.locator("#caption").inner_text()
        == "4 papers and 2 names that they share; 800 more in the lists and the explorer"
    )


def test_a_thing_that_is_not_here_leaves_the_page_as_it_is(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small(), "#/paper/nowhere?from=soon&q=")

    assert not page.locator("#panel").is_visible()
    assert page.locator("#found").inner_text() == ""


def test_the_address_of_what_a_filter_leaves_out_still_shows_it(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small(), "#/paper/kite?from=2024-03&to=2024-03")

    wait_for(page, "Papers That Fly")
    assert page.locator("#found").inner_text() == "1 paper found"


def test_paper_gets_no_buttons_and_an_open_panel_all_of_its_text(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small(), "#/paper/kite")
    wait_for(page, "Papers That Fly")

    page.emulate_media(media="print")
    for hidden in ("#searching", "#explorer", "#tools"):
        assert not page.locator(hidden).is_visible()
    assert page.locator("#panel").evaluate("(panel) => getComputedStyle(panel).position") == "static"


@pytest.mark.parametrize(("motion", "at_once"), [("reduce", True), ("no-preference", False)])
def test_the_picture_moves_at_once_for_those_who_want_no_motion(
    motion: str, at_once: bool, tmp_path: Path, browser: Browser
) -> None:
    for name, html in pages(small(), Graph((), KNOWN)):
        (tmp_path / name).write_text(html, encoding="utf-8")
    with (tmp_path / "vis-network.js").open("a", encoding="utf-8") as library:
        library.write(KEEP_NETWORK)
    context = browser.new_context(reduced_motion=motion, offline=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.locator("#closer").evaluate(
        """async (button) => {
            window.before = network.getScale();
            button.click();
            for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
            window.after = network.getScale();
        }"""
    )

    assert page.evaluate("after / before > 1.34") is at_once
    context.close()


def test_a_page_tells_what_is_missing_without_javascript(tmp_path: Path, browser: Browser) -> None:
    for name, html in pages(small(), Graph((), KNOWN)):
        (tmp_path / name).write_text(html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())

    assert page.locator("body").inner_text().startswith("This page draws its picture and its lists with JavaScript")
    assert not page.locator("main").is_visible()
    context.close()


@pytest.mark.parametrize("name", ["index.html", "topics/t0.html"])
def test_on_a_phone_nothing_is_wider_than_the_screen(name: str, tmp_path: Path, browser: Browser) -> None:
    for file, html in pages(many(papers=400, topics=12), Graph((), KNOWN)):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": 380, "height": 740}, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.goto((tmp_path / name).as_uri() + "#/paper/p12")
    wait_for(page, "Paper 12 on Things")

    assert page.evaluate("document.documentElement.scrollWidth") == 380
    assert page.locator("#panel").is_visible()
    context.close()


def test_roles_names_and_order_of_focus(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small(), "#/paper/kite")
    wait_for(page, "Papers That Fly")
    stops = []
    page.locator("#search").focus()
    for _ in range(60):
        found = page.evaluate(
            "[document.activeElement.closest('header, nav, #view, aside')?.id || 'header', "
            "document.activeElement.ariaLabel || document.activeElement.textContent.trim()]"
        )
        stops.append(found)
        page.keyboard.press("Tab")
    order = list(dict.fromkeys(place for place, _ in stops))

    assert order[:4] == ["header", "lists", "view", "panel"]
    assert all(name for place, name in stops if place in ("lists", "panel"))
    for role, name in (
        ("navigation", "What is here"),
        ("search", None),
        ("complementary", "Details"),
        ("img", "The picture"),
    ):
        assert page.get_by_role(role, name=name).count() == 1  # type: ignore[arg-type]
    assert page.locator("#found").get_attribute("role") == "status"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(scheme: str, tmp_path: Path, browser: Browser) -> None:
    for name, html in pages(small(), Graph((), KNOWN)):
        (tmp_path / name).write_text(html, encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, offline=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    pairs = [
        ("text", "ground"),
        ("text", "sheet"),
        ("quiet", "sheet"),
        ("quiet", "ground"),
        ("accent", "sheet"),
        ("sheet", "text"),
        ("text", "soft"),
    ]

    for ink, ground in pairs:
        assert page.evaluate(CONTRAST, [ink, ground]) >= 4.5, (ink, ground)
    context.close()


#: Source: Web Content Accessibility Guidelines 2.2, definitions of contrast ratio and relative luminance.
CONTRAST = """(names) => {
    const [one, other] = names.map((name) => {
        const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}"""
