"""Real stores: what was pushed is there, triple by triple, and nothing is said to be there that is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.errors import StoreError
from kg.graph import Graph
from kg.graph.assemble import Graphs
from kg.graph.dataset import dataset
from kg.graph.folder import read_folder
from kg.stores import pushed
from kg.stores.client import Client, Progress
from kg.stores.credentials import Credentials
from kg.stores.kinds import Request, kind
from kg.stores.push import Pushed, push, push_changed, whole
from kg.terms import IRI, text
from tests.stores import servers
from tests.stores.contents import differences, held
from tests.stores.servers import Server

KNOWN = {"oxigraph": Credentials(), "fuseki": Credentials("kite", "secret"), "virtuoso": Credentials("dba", "dba")}

NOTES = {
    "240101 Kites.md": 'https://arxiv.org/abs/2401.00001\n\nKites (Ada Example)\n\n연은 "높이" 난다.\\n\n\n#kites\n',
    "240102 Boats.md": "https://arxiv.org/abs/2401.00002\n\nBoats (Bo Sample)\n\n배가 간다.\n\n#boats\n",
    "240103 Wind.md": "https://arxiv.org/abs/2401.00003\n\nWind (Cy Test)\n\n바람이 분다.\n\n#wind\n",
}


@pytest.fixture(scope="module", params=list(KNOWN))
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Each of the three stores, started once."""
    folder = tmp_path_factory.mktemp(request.param)
    starts: dict[str, Callable[[], AbstractContextManager[Server]]] = {
        "oxigraph": lambda: servers.oxigraph(folder),
        "fuseki": lambda: servers.fuseki(folder, password=KNOWN["fuseki"].password, largest_file=12_000_000),
        "virtuoso": lambda: servers.virtuoso(folder, largest_transaction=2_000_000),
    }
    with pytest.MonkeyPatch.context() as patch:
        # What Java takes longest for, its second compiler, does not pay in the seconds that a test takes.
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        with starts[request.param]() as started:
            yield started


@pytest.fixture
def mortal(server: Server) -> Iterator[Server]:
    """The same store for a test that stops it: it runs again for the next one."""
    yield server
    if server.process.poll() is not None:
        server.start()


NAME = {store: kind(store).name for store in KNOWN}


def client(server: Server, known: Credentials | None = None) -> Client:
    return Client(kind(server.store), server.url, known or KNOWN[server.store], sleep=lambda _seconds: None)


def assert_holds(server: Server, graphs: Mapping[IRI, Graph]) -> None:
    """The store holds these triples and no others."""
    assert differences(server, graphs, KNOWN[server.store]) == []


def vault(folder: Path, notes: dict[str, str], base: str) -> Graphs:
    """The graphs of a vault of these notes, under a base of its own, so that tests do not meet in a store."""
    for path in folder.glob("*.md"):
        path.unlink()
    for name, written in notes.items():
        (folder / name).write_text(written, encoding="utf-8")
    made = kg.build([folder], base=f"https://example.org/{base}/", mentions=False)
    return Graphs(made.graph, made.mentions)


def silent(_stage: str, _done: int, _total: int) -> None:
    """The progress of a push that nobody watches."""


def test_every_triple_of_the_seeds_comes_back(server: Server, exports: Path) -> None:
    graphs = whole(read_folder(exports))
    ((name, graph),) = graphs.items()
    told: list[tuple[int, int]] = []

    with client(server) as sender:
        done = push(graphs, sender, lambda _stage, sent, size: told.append((sent, size)))
        again = push(graphs, sender, silent)

    assert done == again == Pushed(1, 0, len(graph))
    assert_holds(server, graphs)
    assert any("@ko" in triple for triple in held(server, name, KNOWN[server.store]))
    assert told[-1][0] == told[-1][1] == len(graph.ntriples().encode())


def test_only_what_changed_goes_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()

    def push_notes(notes: dict[str, str]) -> tuple[Pushed, int, Graphs]:
        graphs = vault(tmp_path / "notes", notes, "changed")
        with client(server) as sender:
            done = push_changed(graphs, tmp_path / "exports", sender, silent)
            return done, sender.sent, graphs

    # Two requests count what is there before and after, one compares, and Virtuoso is asked first who we are.
    around = 3 + (server.store == "virtuoso")
    first, sent, graphs = push_notes(NOTES)
    # A graph a note, the description, the ontology.
    assert (first.put, first.removed, sent) == (5, 0, 5 + around)
    assert_holds(server, dataset(*graphs))

    nothing, sent, _ = push_notes(NOTES)
    assert (nothing.put, nothing.removed, sent) == (0, 0, around - 1)

    changed, sent, graphs = push_notes(NOTES | {"240101 Kites.md": NOTES["240101 Kites.md"].replace("난다", "날았다")})
    assert (changed.put, changed.removed, sent) == (1, 0, 1 + around)

    fewer, sent, graphs = push_notes({path: text for path, text in NOTES.items() if "Boats" not in path})
    # The note about kites as it was before, and the description, whose figures are others.
    assert (fewer.put, fewer.removed, sent) == (2, 1, 3 + around)
    assert held(server, IRI("<https://example.org/changed/graph/note-240102_Boats>"), KNOWN[server.store]) == set()
    assert_holds(server, dataset(*graphs))


def test_a_graph_that_somebody_emptied_goes_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    graphs = vault(tmp_path / "notes", NOTES, "emptied")
    kites = IRI("<https://example.org/emptied/graph/note-240101_Kites>")
    with client(server) as sender:
        push_changed(graphs, tmp_path, sender, silent)
        sender.send(sender.kind.removing(sender.url, kites))

        done = push_changed(graphs, tmp_path, sender, silent)

    assert done.put == 1
    assert_holds(server, dataset(*graphs))


@pytest.mark.parametrize("server", ["fuseki", "virtuoso"], indirect=True)
def test_a_wrong_password_is_told_in_the_stores_words_and_nowhere_shown(server: Server, exports: Path) -> None:
    user = KNOWN[server.store].user
    with client(server, Credentials(user, "wr0ng")) as sender, pytest.raises(StoreError) as raised:
        push(whole(read_folder(exports), "https://example.org/refused"), sender, silent)

    assert " with HTTP 401: " in str(raised.value)
    assert "KG_STORE_USER" in str(raised.value)
    assert "wr0ng" not in f"{raised.value!r} {sender!r} {vars(sender)}"
    assert held(server, IRI("<https://example.org/refused>"), KNOWN[server.store]) == set()


def test_what_a_store_refuses_is_told_in_its_own_words(server: Server) -> None:
    ntriples = (
        "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n" * 9
        + "<https://example.org/a> ?\n"
    )
    with client(server) as sender:
        (request,) = sender.kind.replacing(sender.url, IRI("<https://example.org/bad>"), ntriples)
        with pytest.raises(StoreError, match=r"refuses PUT of <https://example.org/bad> with HTTP \d+: .*line:? 10\b"):
            sender.send(request)


def test_a_store_that_goes_down_between_two_graphs_is_named_and_the_next_push_goes_on(
    mortal: Server, tmp_path: Path
) -> None:
    (tmp_path / "notes").mkdir()
    graphs = vault(tmp_path / "notes", NOTES, "down")

    def stop_after_two(_stage: str, done: int, _total: int) -> None:
        if done == 2:
            mortal.stop()

    with (
        client(mortal) as sender,
        pytest.raises(StoreError, match=rf"{NAME[mortal.store]} at http\S+ cannot be reached"),
    ):
        push_changed(graphs, tmp_path, sender, stop_after_two)
    assert len(pushed.read(tmp_path, mortal.url)) == 2

    mortal.start()
    with client(mortal) as sender:
        assert push_changed(graphs, tmp_path, sender, silent).put == 3
    assert_holds(mortal, dataset(*graphs))


def test_a_store_that_goes_down_during_a_load_is_status_2_and_has_what_it_had(
    mortal: Server, exports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "https://example.org/interrupted"
    before = {IRI(f"<{name}>"): Graph([(IRI("<urn:a>"), IRI("<urn:b>"), text("앞", "ko"))], {})}
    with client(mortal) as sender:
        push(before, sender, silent)

    @contextmanager
    def plug() -> Iterator[Progress]:
        """A progress bar that cuts the power when half of the load has left."""
        yield lambda _stage, sent, size: mortal.stop() if sent > size // 2 and mortal.process.poll() is None else None

    monkeypatch.setattr("kg.cli.push.bar", plug)
    monkeypatch.setattr("kg.stores.client.PIECE", 1 << 12)
    monkeypatch.setattr("kg.stores.client.PAUSES", (0.0, 0.0))
    monkeypatch.setenv("KG_STORE_USER", KNOWN[mortal.store].user)
    monkeypatch.setenv("KG_STORE_PASSWORD", KNOWN[mortal.store].password)
    monkeypatch.setattr(
        "sys.argv", ["kg", "push", mortal.url, "--store", mortal.store, "--graph", name, "--data", str(exports)]
    )
    with pytest.raises(SystemExit) as left:
        main()

    said = capsys.readouterr()
    assert (left.value.code, said.out) == (2, "")
    assert said.err.startswith(f"kg: {NAME[mortal.store]} at {mortal.url} cannot be reached (")
    assert said.err.count("\n") == 1
    mortal.start()
    assert_holds(mortal, before)


def test_a_large_load_that_cannot_be_sent_again_is_said_to_be_there_in_part(
    exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.stores.kinds.LARGE", 100)
    with servers.oxigraph(tmp_path) as server, client(server) as sender:
        with pytest.raises(StoreError, match=r"cannot be reached .*; <\S+/graph/kg> may be there in part: push again"):
            push(whole(read_folder(exports)), sender, lambda *_: server.stop())
        assert sender.sent == 2

        server.start()
        push(whole(read_folder(exports)), sender, silent)
        assert_holds(server, whole(read_folder(exports)))


#: What a store says that has no room: of a file that may not grow, or of a transaction.
FULL = {"oxigraph": "File too large", "fuseki": "HTTP 500: NodeTableThrift/Write", "virtuoso": "went above the limit"}


@pytest.mark.parametrize("server", ["fuseki", "virtuoso"], indirect=True)
def test_a_store_without_room_is_not_said_to_hold_what_it_was_sent(server: Server) -> None:
    name = IRI("<https://example.org/large>")
    large = {name: Graph(((IRI(f"<urn:{n}>"), IRI("<urn:b>"), text(f"{n} {'x' * 1_000}")) for n in range(12_000)), {})}

    with client(server) as sender, pytest.raises(StoreError, match=f"{NAME[server.store]} at .*{FULL[server.store]}"):
        push(large, sender, silent)

    assert held(server, name, KNOWN[server.store]) == set()


def test_a_disk_without_room_is_told_by_oxigraph(exports: Path, tmp_path: Path) -> None:
    with (
        servers.oxigraph(tmp_path, largest_file=300_000) as server,
        client(server) as sender,
        pytest.raises(StoreError, match=FULL["oxigraph"]),
    ):
        push(whole(read_folder(exports)), sender, silent)


def test_a_loss_that_a_count_does_not_show_is_found(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    graphs = whole(vault(tmp_path / "notes", NOTES, "loss"))
    with servers.oxigraph(tmp_path) as server, client(server) as sender:
        real = sender.send

        def damage(request: Request, sending: Callable[[int], None] | None = None) -> str:
            return real(request._replace(body=request.body.replace("난다".encode(), b"nanda")), sending)

        sender.send = damage  # type: ignore[method-assign]
        with pytest.raises(StoreError, match=r"does not hold what it was sent: 2 statements .*; .*: <https://example"):
            push(graphs, sender, silent)


def test_a_load_that_is_not_whole_is_found(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    graphs = whole(vault(tmp_path / "notes", NOTES, "half"))
    with servers.oxigraph(tmp_path) as server, client(server) as sender:
        real = sender.send

        def halve(request: Request, sending: Callable[[int], None] | None = None) -> str:
            rows = request.body.splitlines(keepends=True)
            return real(request._replace(body=b"".join(rows[::2])) if request.graph else request, sending)

        sender.send = halve  # type: ignore[method-assign]
        with pytest.raises(StoreError, match=r"holds \d+ triples of <\S+> and was sent \d+: the load is not whole"):
            push(graphs, sender, silent)
