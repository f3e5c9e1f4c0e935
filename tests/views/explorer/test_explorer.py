"""The explorer as a reader finds it: in a browser without a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from kg.graph import Graph
from kg.graph.graph import read
from kg.terms import Triple, integer, text
from kg.views import explorer
from kg.vocab import DCTERMS, FOAF, ITSRDF, KG, NIF, RDF, SCHEMA
from tests.tools import ROOT
from tests.views.explorer.library import evidence, graph, page_of
from tests.views.graphs import KNOWN, MINT, graph_of, many, paper_with_note

HOSTILE = (
    "</script><script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 2'> href",
    "\"'`${window.hit = 3}`\u2028\u2029<!-- & %s {{}} $data",
    "<a href='javascript:window.hit = 4'>연 & 배</a>",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "שלום עולם (שלום)",
    "word " * 60,
    "x" * 300,
)

Open = Callable[..., Page]


@pytest.fixture
def open_graph(tmp_path: Path, open_page: Open) -> Open:
    """Opens the explorer of a graph and waits for it: ``open_graph(graph, "#/tag/wind", evidence=…)``."""

    def open_graph(some: Graph, fragment: str = "", evidence: Graph | None = None) -> Page:
        path = tmp_path / "explorer.html"
        path.write_text(page_of(some, evidence or Graph([], KNOWN)), encoding="utf-8")
        return settled(open_page(path, fragment))

    return open_graph


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the seeds, of which ``exports`` holds the graphs."""
    path = tmp_path_factory.mktemp("explorer") / "explorer.html"
    graphs = [read([("ttl", (ROOT / "exports" / f"{name}.ttl").read_bytes())], KNOWN) for name in ("kg", "mentions")]
    path.write_text(page_of(*graphs), encoding="utf-8")
    return path


def settled(page: Page) -> Page:
    """The page, when it has drawn and read its texts."""
    page.wait_for_selector("body[data-drawn][data-texts]", state="attached")
    return page


def drawn(page: Page, count: int) -> None:
    """Wait until the picture has so many nodes."""
    page.wait_for_selector(f"body[data-drawn='{count}']", state="attached")


def subject(page: Page, name: str) -> None:
    """Wait until the panel is about what has this name, with its texts."""
    page.wait_for_function(
        "(name) => document.querySelector('#panel:not([hidden]) h2')?.textContent === name && !!document.querySelector('#panel .source')",
        arg=name,
    )


def labels(page: Page) -> list[str]:
    """The names in the list."""
    return page.locator("#results .label").all_inner_texts()


def lines(of: Locator) -> list[str]:
    """The lines of a text."""
    return re.sub(r"\n+", "\n", of.inner_text()).split("\n")


def facet(page: Page, name: str) -> Locator:
    """The facet of that name."""
    return page.locator("#facets details", has=page.get_by_text(name, exact=True))


def test_what_a_reader_sees_first(open_graph: Open) -> None:
    page = open_graph(graph(), evidence=evidence())

    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert page.locator("#found").inner_text() == "11 results"
    assert labels(page)[:5] == ["Boats in Wind", "Papers That Fly", "Ports", "wind", "Ada Example"]
    assert page.locator("#results .meta").all_inner_texts()[:4] == [
        "2024-03-01 · Ada Example",
        "2024-01-02 · Bo Test and Ada Example",
        "Note · 2023-05-05",
        "Topic · 3 papers",
    ]
    assert page.locator("#kinds button").all_inner_texts() == [
        "Everything\n11", "Papers\n2", "Notes\n1", "Topics\n1", "Authors\n2", "Models\n2", "Linked papers\n1",
        "Linked pages\n1", "Digests\n1",
    ]  # fmt: skip
    assert lines(facet(page, "Topics")) == ["Topics", "wind", "3"]
    assert page.locator("#years button").all_inner_texts() == ["2023\n1", "2024\n2"]
    assert page.locator("#caption").inner_text() == "3 papers and what is beside them"
    assert not page.locator("#panel").is_visible()


def test_the_search_finds_names_people_and_texts(open_page: Open, seeds: Path) -> None:
    page = settled(open_page(seeds))

    page.fill("#search", "GRPO")
    assert labels(page)[0] == "GRPO"
    assert 'R1-Zero\'s "Aha Moment" in Visual Reasoning on a 2B Non-SFT Model' in labels(page)
    page.fill("#search", "grpo zeppelin")
    assert page.locator("#found").inner_text() == "Nothing found"
    assert page.locator("#nothing").is_visible()
    page.fill("#search", "hengguang ZHOU")
    assert labels(page) == ["Hengguang Zhou", 'R1-Zero\'s "Aha Moment" in Visual Reasoning on a 2B Non-SFT Model']
    page.fill("#search", "토큰")
    assert "Every FLOP Counts: Scaling a 300B Mixture-of-Experts LING LLM without Premium GPUs" in labels(page)
    assert "토큰" in page.locator("#results .snippet mark").first.inner_text()
    page.fill("#search", "")
    assert page.locator("#found").inner_text() == "147 results"


def test_korean_is_found_by_any_part_of_a_word_however_it_is_typed(open_graph: Open) -> None:
    page = open_graph(graph(), evidence=evidence())

    for typed in ("높이", "이 높", "\u1102\u1169\u11c1\u110b\u1175"):
        page.fill("#search", typed)
        assert labels(page) == ["Papers That Fly"]


def test_a_search_can_begin_before_the_texts_are_read(open_graph: Open) -> None:
    page = open_graph(graph(), "#/?q=높이", evidence=evidence())

    assert page.locator("#search").input_value() == "높이"
    assert labels(page) == ["Papers That Fly"]


def test_the_counts_follow_the_filters_and_the_filters_can_be_let_go(open_graph: Open) -> None:
    page = open_graph(graph(), evidence=evidence())

    page.locator("#years button", has_text="2024").click()
    assert labels(page)[:2] == ["Boats in Wind", "Papers That Fly"]
    assert lines(facet(page, "Topics"))[1:] == ["wind", "2"]
    assert page.locator("#kinds button", has_text="Notes").inner_text() == "Notes\n0"
    facet(page, "Authors").locator("summary").click()
    facet(page, "Authors").locator("button", has_text="Bo Test").click()
    assert page.locator("#results [data-thing='0']").count() == 0
    assert lines(facet(page, "Authors"))[1:] == ["Bo Test", "1", "Ada Example", "1"]
    page.locator("#kinds button", has_text="Authors").click()
    assert labels(page) == ["Ada Example", "Bo Test"]
    assert page.locator("#chosen button").all_inner_texts() == ["Bo Test\n×", "2024\n×", "Authors\n×", "Clear all"]
    assert page.url.endswith("#/?kind=author&beside=author%2Fbo&from=2024-01&to=2024-12")

    page.get_by_role("button", name="Remove filter: 2024").click()
    page.get_by_role("button", name="Clear all").click()
    assert page.locator("#found").inner_text() == "11 results"
    page.go_back()
    assert page.locator("#chosen button").all_inner_texts() == ["Bo Test\n×", "Authors\n×", "Clear all"]
    page.go_back()
    page.go_back()
    assert page.locator("#chosen button").all_inner_texts() == ["Bo Test\n×", "2024\n×", "Clear all"]


def test_a_span_of_time_is_drawn_with_the_pointer(open_graph: Open) -> None:
    page = open_graph(graph(), evidence=evidence())
    box = page.locator(".strip").bounding_box()
    assert box is not None

    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 10)
    assert labels(page)[0] == "Papers That Fly"
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 10, steps=3)
    page.mouse.up()
    assert page.locator("#period").inner_text() == "2023-12 – 2024-03"
    assert labels(page)[:2] == ["Boats in Wind", "Papers That Fly"]
    page.go_back()
    assert page.locator("#period").inner_text() == "2023-05 – 2024-03"
    assert page.locator("#found").inner_text() == "11 results"


def test_a_span_of_time_is_set_with_the_keyboard(open_graph: Open) -> None:
    page = open_graph(graph(), evidence=evidence())
    last = page.get_by_role("slider", name="Last month")

    last.focus()
    page.keyboard.press("ArrowLeft")
    assert last.get_attribute("aria-valuetext") == "2024-02"
    assert labels(page)[0] == "Papers That Fly"
    page.keyboard.press("PageDown")
    assert page.locator("#period").inner_text() == "2023-05"
    page.keyboard.press("End")
    assert page.locator("#found").inner_text() == "11 results"


def test_a_paper_and_everything_about_it(open_graph: Open) -> None:
    page = open_graph(graph(), "#/paper/kite", evidence=evidence())
    subject(page, "Papers That Fly")

    assert lines(page.locator("#panel")) == [
        "Paper · 2024-01-02", "×", "Papers That Fly", "arxiv.org/abs/2401.00001",
        "Authors", "2", "Bo Test", "Ada Example", "2", "Topics", "1", "wind", "3",
        "Comment", "English", "한국어", "The kite flies high.",
        "Abstract", "We fly kites.",
        "Mentions", "1", "Glider 2", "2", "Papers That Fly: Glider 2 title", "1 more",
        "Introduces", "1", "Glider 2", "2", "Digests", "1", "2024-01-02",
        "Links to", "1", "SAIL", "Linked paper · 1 paper", "paper/kite", "2024/kites.md, line 3",
    ]  # fmt: skip
    link = page.locator("#panel a")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (
        "https://arxiv.org/abs/2401.00001",
        "noopener noreferrer",
    )
    assert page.title() == "Papers That Fly · Paper graph"
    assert page.locator("#caption").inner_text() == "5 of 5 neighbours"


def test_the_sentence_shows_where_it_mentions_something(open_graph: Open) -> None:
    page = open_graph(graph(), "#/paper/kite", evidence=evidence())
    subject(page, "Papers That Fly")

    page.locator(".mentions").get_by_role("button", name="1 more").click()
    quotes = page.locator(".mentions blockquote")
    assert quotes.all_inner_texts() == [
        "Papers That Fly: Glider 2 title",
        "🪁 Glider 2 is no kite; Glider 2 glides. abstract",
    ]
    assert quotes.locator("mark").all_inner_texts() == ["Glider 2", "Glider 2"]
    assert page.evaluate("document.querySelectorAll('.mentions blockquote')[1].firstChild.textContent") == "🪁 "


def test_a_model_shows_the_papers_with_their_sentence(open_graph: Open) -> None:
    page = open_graph(graph(), "#/model/glider-2", evidence=evidence())
    subject(page, "Glider 2")
    page.wait_for_selector("#panel .sentence mark")

    assert page.locator("#panel .sentence").all_inner_texts() == ["", "Papers That Fly: Glider 2"]
    assert "Also: Glider-2" in page.locator("#panel").inner_text()
    page.get_by_role("button", name="Narrow the list to its 2 papers").click()
    assert labels(page)[:2] == ["Boats in Wind", "Papers That Fly"]
    assert page.get_by_role("button", name="List is narrowed to it").get_attribute("aria-pressed") == "true"


def test_the_language_of_comments_is_switched_and_remembered(open_graph: Open) -> None:
    page = open_graph(graph(), "#/paper/kite", evidence=evidence())
    subject(page, "Papers That Fly")

    page.get_by_role("button", name="한국어").click()
    assert page.locator(".comments .text").all_inner_texts() == ["연이 높이 난다."]
    assert page.locator(".comments .text").get_attribute("lang") == "ko"
    assert page.evaluate("document.activeElement.textContent") == "한국어"
    page.locator("#results [data-thing='0']").click()
    subject(page, "Boats in Wind")
    page.go_back()
    subject(page, "Papers That Fly")
    assert page.locator(".comments .text").all_inner_texts() == ["연이 높이 난다."]


def test_back_and_forward_and_the_trail(open_graph: Open) -> None:
    page = open_graph(graph(), evidence=evidence())

    page.locator("#results [data-thing='1']").click()
    subject(page, "Papers That Fly")
    page.locator("#panel").get_by_role("button", name="wind").click()
    subject(page, "wind")
    assert page.evaluate("document.activeElement.id") == "subject"
    assert page.locator("#trail button").all_inner_texts() == ["Selection", "Papers That Fly", "wind"]
    page.go_back()
    subject(page, "Papers That Fly")
    page.go_forward()
    subject(page, "wind")
    page.locator("#trail button", has_text="Papers That Fly").click()
    subject(page, "Papers That Fly")
    assert page.locator("#trail button").all_inner_texts() == ["Selection", "Papers That Fly"]
    page.locator("#trail button", has_text="Selection").click()
    page.wait_for_selector("#panel", state="hidden")
    assert page.url.endswith("#/")


def test_an_address_of_nothing_says_so(open_graph: Open) -> None:
    page = open_graph(graph(), "#/paper/no-such-%E0%A4%A")

    assert page.locator("#message").inner_text() == "This graph holds nothing at paper/no-such-%E0%A4%A."
    assert page.locator("#found").inner_text() == "11 results"


def click_on(page: Page, key: int | str) -> None:
    """Click on what stands in the picture under that key."""
    at = page.evaluate("(key) => document.querySelector('#canvas').placeOf(key)", key)
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def test_a_topic_is_drawn_in_part_and_can_be_expanded_node_by_node(open_graph: Open) -> None:
    page = open_graph(many(papers=60, authors=2, topics=1), "#/tag/t0")
    page.get_by_role("button", name="1 step").click()
    drawn(page, 13)
    assert page.locator("#caption").inner_text() == "12 of 60 neighbours"

    click_on(page, "more-60")
    drawn(page, 25)
    click_on(page, 0)
    subject(page, "Paper 0 on Things")
    assert page.locator("#caption").inner_text() == "24 of 60 neighbours"
    page.keyboard.press("e")
    drawn(page, 27)
    page.go_back()
    drawn(page, 25)
    page.go_back()
    subject(page, "topic 0")
    page.go_back()
    drawn(page, 13)


def test_a_node_clicked_twice_comes_to_the_middle(open_graph: Open) -> None:
    page = open_graph(graph(), "#/paper/boat")
    drawn(page, 4)
    at = page.evaluate("document.querySelector('#canvas').placeOf(3)")
    box = page.locator("#canvas").bounding_box()
    assert box is not None

    page.mouse.dblclick(box["x"] + at["x"], box["y"] + at["y"])
    subject(page, "wind")
    page.wait_for_function("document.querySelector('#caption').textContent.startsWith('3 of 3 neighbours')")


def test_the_keyboard_does_it_all(open_graph: Open) -> None:
    page = open_graph(graph(), evidence=evidence())

    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("boats")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    subject(page, "Boats in Wind")
    assert page.locator("#results [aria-current=true] .label").inner_text() == "Boats in Wind"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.locator("#found").inner_text() == "11 results"
    page.keyboard.type("bo test")
    page.keyboard.press("Enter")
    subject(page, "Bo Test")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")
    assert page.evaluate("document.activeElement.textContent").startswith("Bo Test")


def test_the_focus_goes_from_the_search_over_filters_list_and_picture_to_the_panel(open_graph: Open) -> None:
    page = open_graph(graph(), "#/paper/kite", evidence=evidence())
    page.set_viewport_size({"width": 1600, "height": 900})
    subject(page, "Papers That Fly")
    parts: list[str] = []
    for _ in range(90):
        page.keyboard.press("Tab")
        part = page.evaluate(
            "document.activeElement.closest('header, #filters, #list, #picture, #panel')?.id || 'header'"
        )
        if part not in parts:
            parts.append(part)

    assert parts == ["header", "filters", "list", "picture", "panel"]


@pytest.mark.parametrize("system", ["light", "dark"])
def test_colours_follow_the_system_until_they_are_switched(open_graph: Open, system: str) -> None:
    page = open_graph(graph())
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(246, 247, 249)", "rgb(15, 20, 27)"

    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    assert page.evaluate(ground) == (light if system == "light" else dark)
    page.locator("#theme").click()
    assert page.evaluate(ground) == (dark if system == "light" else light)
    page.reload()
    assert page.evaluate(ground) == (dark if system == "light" else light)


def test_the_picture_and_the_selection_are_saved(open_graph: Open, tmp_path: Path) -> None:
    page = open_graph(graph(), "#/?kind=author")

    with page.expect_download() as download:
        page.locator("#png").click()
    download.value.save_as(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG\r\n")
    with page.expect_download() as download:
        page.locator("#csv").click()
    download.value.save_as(tmp_path / "selection.csv")
    assert (tmp_path / "selection.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "kind,name,date,address,authors,topics,papers,id",
        "author,Ada Example,,,,,2,author/ada",
        "author,Bo Test,,,,,1,author/bo",
    ]


def test_a_telephone_shows_one_part_at_a_time(open_graph: Open) -> None:
    page = open_graph(graph(), evidence=evidence())
    page.set_viewport_size({"width": 380, "height": 720})
    parts = page.locator("#filters, #list, #picture, #panel")

    def seen() -> list[str]:
        return [part.get_attribute("id") or "" for part in parts.all() if part.is_visible()]

    assert seen() == ["list"]
    page.get_by_role("button", name="Filters").click()
    page.locator("#years button", has_text="2023").click()
    page.locator("#views").get_by_role("button", name="List").click()
    assert labels(page)[0] == "Ports"
    page.locator("#results [data-thing='2']").click()
    subject(page, "Ports")
    assert seen() == ["panel"]
    page.locator("#views").get_by_role("button", name="Picture").click()
    assert seen() == ["picture"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


def test_a_page_that_is_printed_holds_the_text_alone(open_graph: Open) -> None:
    page = open_graph(graph(), "#/paper/kite", evidence=evidence())
    subject(page, "Papers That Fly")
    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 35, 48)"
    assert page.locator("#panel .text").first.is_visible()
    for part in ("header", "#filters", "#tools", "#views", "#panel .close"):
        assert not page.locator(part).is_visible()


def test_without_javascript_there_is_a_message(browser: Browser, seeds: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(seeds.as_uri())

    assert "This page needs JavaScript" in page.locator("noscript").inner_text()
    context.close()


def test_a_browser_that_cannot_inflate_is_told_so(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explorer.packing, "PLAIN", 0)
    (tmp_path / "explorer.html").write_text(page_of(graph(), evidence()), encoding="utf-8")
    context = browser.new_context(offline=True)
    context.add_init_script("delete globalThis.DecompressionStream")
    page = context.new_page()
    page.goto((tmp_path / "explorer.html").as_uri())

    assert "no DecompressionStream" in page.get_by_role("alert").inner_text()
    context.close()


def test_deflated_data_is_inflated_in_the_page(open_graph: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer.packing, "PLAIN", 0)
    page = open_graph(graph(), "#/paper/kite", evidence=evidence())

    subject(page, "Papers That Fly")
    assert page.locator("#panel .text").all_inner_texts() == ["The kite flies high.", "We fly kites."]


def hostile() -> Iterator[Triple]:
    """Papers, people, topics, models, comments and sentences that are called what would run, break or sprawl."""
    for number, words in enumerate(HOSTILE):
        paper, note, author, tag, model, comment, field, mention, work = (
            MINT.of(kind, f"x{number}")
            for kind in ("paper", "note", "author", "tag", "model", "comment", "field", "mention", "work")
        )
        yield from paper_with_note(paper, note, words)
        yield from ((author, RDF.type, KG.Author), (author, FOAF.name, text(words)), (paper, DCTERMS.creator, author))
        yield from ((tag, RDF.type, KG.Tag), (tag, SCHEMA.name, text(words)), (paper, DCTERMS.subject, tag))
        yield from ((model, RDF.type, KG.Model), (paper, SCHEMA.mentions, model))
        yield from ((paper, DCTERMS.abstract, text(words, "en")), (note, KG.sourcePath, text(words)))
        yield from ((note, SCHEMA.hasPart, comment), (comment, SCHEMA.text, text(words, "ko")))
        yield from ((field, NIF.isString, text(words)), (field, KG.fieldName, text("abstract")))
        yield from ((mention, RDF.type, KG.Mention), (mention, KG.inNote, note), (mention, NIF.sentence, text(words)))
        yield from ((mention, NIF.beginIndex, integer(0)), (mention, NIF.endIndex, integer(4)))
        yield from ((mention, NIF.referenceContext, field), (mention, ITSRDF.taIdentRef, model))
        yield from ((work, RDF.type, KG.Work), (work, SCHEMA.url, text("javascript:window.hit = 5")))
        yield note, SCHEMA.mentions, work


def test_hostile_names_are_text_and_run_nothing(open_graph: Open) -> None:
    some = Graph(hostile(), KNOWN)
    page = open_graph(some, evidence=some)

    for number, words in enumerate(HOSTILE):
        page.evaluate(f"location.hash = '#/paper/x{number}'")
        subject(page, " ".join(words.split()))
        page.locator("#panel").get_by_role("button", name="x", exact=False).first.hover()
        page.fill("#search", words[:20])
        assert page.evaluate("window.hit") is None
        page.fill("#search", "")
    canvas = page.locator("#canvas").bounding_box()
    assert canvas is not None
    for across in range(0, int(canvas["width"]), 40):
        page.mouse.move(canvas["x"] + across, canvas["y"] + canvas["height"] / 2)
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, main script, main a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_page_makes_no_link_but_to_the_web(tmp_path: Path, open_page: Open) -> None:
    path = tmp_path / "explorer.html"
    html = page_of(graph(), evidence()).replace("https://arxiv.org/abs/2401.00001", "javascript:alert(1)")
    path.write_text(html, encoding="utf-8")
    page = settled(open_page(path, "#/paper/kite"))

    subject(page, "Papers That Fly")
    assert page.locator("#panel a").count() == 0


def test_two_hundred_authors_are_told_in_part(open_graph: Open) -> None:
    page = open_graph(many(papers=1, authors=200, topics=1), "#/paper/p0")
    subject(page, "Paper 0 on Things")
    drawn(page, 14)

    assert page.locator("#panel .chips").first.locator("button").count() == 12
    page.locator("#panel").get_by_role("button", name="188 more").click()
    assert page.locator("#panel .chips").first.locator("button").count() == 62
    assert page.locator("#caption").inner_text() == "13 of 201 neighbours"


def test_a_note_without_anything_and_a_graph_without_a_note(open_graph: Open) -> None:
    page = open_graph(graph_of("note:bare a kg:Note ."), "#/note/bare")
    subject(page, "bare")
    assert lines(page.locator("#panel")) == ["Note", "×", "bare", "note/bare", ", line 1"]

    page = open_graph(Graph([], KNOWN))
    assert page.locator("#found").inner_text() == "Nothing found"
    assert page.locator("#caption").inner_text() == "Nothing to draw"


def test_a_long_list_is_shown_in_part(open_graph: Open) -> None:
    page = open_graph(many(papers=400))

    assert page.locator("#results .line").count() == 40
    page.locator("#results .more").click()
    assert page.locator("#results .line").count() == 240
    assert page.evaluate("document.activeElement.closest('li') === document.querySelector('#results').children[40]")
    assert page.locator("#caption").inner_text() == "What the 400 papers of this selection share most"
