"""What the graph says of a note, as Turtle beside the note."""

from __future__ import annotations

from pathlib import Path

from tests.graph.turtle_of import about, assert_says, build, graph

NOTE = r"""https://arxiv.org/abs/2401.00001

*\textbf{KITE}: Papers That Fly* (Ada Example, Kite Team)

> We fly \emph{kites}.

연은 GLIDR(https://arxiv.org/abs/2402.00002)보다 낫다. [[240102 Wind]] [[Nowhere]]

<english>
Better than a hang glider (https://github.com/example/Glider.git).
</english>

#wind_power
"""
WIND = "Wind (Cy Test)\n\nhttps://example.org/wind\n"


def test_a_note_and_its_paper(tmp_path: Path) -> None:
    made = build(tmp_path, {"2024/240101 Kites.md": NOTE, "2024/240102 Wind.md": WIND})
    paper, note = "paper:arxiv-2401.00001", "note:2024.240101_Kites"
    repository = "work:github-com-example-glider-4d90f379"

    assert_says(
        about(made.graph, paper, "authorship:arxiv-2401.00001-1", "authorship:arxiv-2401.00001-2"),
        rf"""
        {paper} a kg:Paper , schema:ScholarlyArticle , fabio:Preprint ;
            fabio:hasArXivId "2401.00001" ;
            owl:sameAs <https://doi.org/10.48550/arxiv.2401.00001> ;
            schema:url <https://arxiv.org/abs/2401.00001> ;
            dcterms:title "\\textbf{{KITE}}: Papers That Fly"@en ;
            rdfs:label "KITE: Papers That Fly"@en ;
            dcterms:abstract "We fly \\emph{{kites}}."@en ;
            dcterms:date "2024-01"^^xsd:gYearMonth ;
            dcterms:subject tag:wind-power ;
            cito:linksTo paper:arxiv-2402.00002 , {repository} ;
            dcterms:creator author:ada-example , author:kite-team ;
            kg:hasAuthorship authorship:arxiv-2401.00001-1 , authorship:arxiv-2401.00001-2 .
        authorship:arxiv-2401.00001-1 a kg:Authorship ;
            kg:author author:ada-example ; kg:position 1 ; kg:nameAsWritten "Ada Example" .
        authorship:arxiv-2401.00001-2 a kg:Authorship ;
            kg:author author:kite-team ; kg:position 2 ; kg:nameAsWritten "Kite Team" .
        """,
    )
    assert_says(
        about(made.graph, note, "comment:2024.240101_Kites-ko", "comment:2024.240101_Kites-en"),
        f"""
        {note} a kg:Note , schema:NoteDigitalDocument ;
            kg:sourcePath "2024/240101 Kites.md" ; kg:sourceLine 1 ;
            schema:name "Kites" ;
            dcterms:created "2024-01-01"^^xsd:date ;
            foaf:primaryTopic {paper} ;
            dcterms:subject tag:wind-power ;
            cito:linksTo paper:arxiv-2402.00002 , {repository} ;
            kg:wikilink note:2024.240102_Wind ;
            kg:unresolvedWikilink "Nowhere" ;
            schema:hasPart comment:2024.240101_Kites-ko , comment:2024.240101_Kites-en .
        comment:2024.240101_Kites-ko a kg:Comment , schema:Comment ;
            kg:inNote {note} ; schema:about {paper} ; schema:inLanguage "ko" ;
            schema:text "연은 GLIDR(https://arxiv.org/abs/2402.00002)보다 낫다. [[240102 Wind]] [[Nowhere]]"@ko .
        comment:2024.240101_Kites-en a kg:Comment , schema:Comment ;
            kg:inNote {note} ; schema:about {paper} ; schema:inLanguage "en" ;
            schema:translationOfWork comment:2024.240101_Kites-ko ;
            schema:text "Better than a hang glider (https://github.com/example/Glider.git)."@en .
        """,
    )
    assert_says(
        about(made.graph, "paper:arxiv-2402.00002", repository, "author:kite-team"),
        f"""
        paper:arxiv-2402.00002 a kg:Paper , schema:ScholarlyArticle , fabio:Preprint ;
            fabio:hasArXivId "2402.00002" ;
            owl:sameAs <https://doi.org/10.48550/arxiv.2402.00002> ;
            schema:url <https://arxiv.org/abs/2402.00002> ;
            rdfs:label "GLIDR"@en ; skos:altLabel "GLIDR"@en ;
            dcterms:date "2024-02"^^xsd:gYearMonth .
        {repository} a kg:Work , kg:Repository , schema:CreativeWork , schema:SoftwareSourceCode ;
            kg:host "github.com" ; kg:workKind "repository" ;
            schema:url <https://github.com/example/Glider> .
        author:kite-team a kg:Author , foaf:Organization ; foaf:name "Kite Team" .
        """,
    )


DIGEST = """2025-03-10
[A Paper About Kites](https://arxiv.org/abs/2401.00001)
(Ada Example)
Kites fly.
연이 난다.
#kites
"""


def test_a_digest_and_its_entry(tmp_path: Path) -> None:
    made = build(tmp_path, {"digest.txt": DIGEST})
    note = "note:2025-03-10-arxiv-2401.00001"

    assert_says(
        about(made.graph, "digest:2025-03-10", note),
        f"""
        digest:2025-03-10 a kg:Digest , schema:Collection ;
            schema:datePublished "2025-03-10"^^xsd:date ; schema:hasPart {note} .
        {note} a kg:Note , schema:NoteDigitalDocument ;
            kg:sourcePath "digest.txt" ; kg:sourceLine 2 ; schema:name "A Paper About Kites" ;
            dcterms:created "2025-03-10"^^xsd:date ; schema:isPartOf digest:2025-03-10 ;
            foaf:primaryTopic paper:arxiv-2401.00001 ; dcterms:subject tag:kites ;
            schema:hasPart comment:2025-03-10-arxiv-2401.00001-ko .
        """,
    )


MENTION = """https://arxiv.org/abs/2401.00001

Kites (Ada Example)

바람이 분다. GRPO로 학습한 Qwen 2 VL 2B가 난다.
"""


def test_mentions_and_what_they_name(tmp_path: Path) -> None:
    made = build(tmp_path, {"240101 Kites.md": MENTION}, mentions=True)
    note, field = "note:240101_Kites", "field:240101_Kites-comment-ko"
    first, second = "mention:240101_Kites-comment-ko-8-12", "mention:240101_Kites-comment-ko-18-30"
    confidence = made.entities.notes[0].mentions[0].confidence

    assert_says(
        about(made.mentions, field, first),
        f"""
        {field} a kg:TextField , nif:Context ; kg:inNote {note} ; kg:fieldName "comment-ko" ;
            nif:isString "바람이 분다. GRPO로 학습한 Qwen 2 VL 2B가 난다." .
        {first} a kg:Mention , nif:OffsetBasedString ;
            kg:inNote {note} ; kg:sourceLine 5 ; kg:rule "name" ;
            nif:anchorOf "GRPO" ; nif:referenceContext {field} ;
            nif:beginIndex "8"^^xsd:nonNegativeInteger ; nif:endIndex "12"^^xsd:nonNegativeInteger ;
            nif:sentence "GRPO로 학습한 Qwen 2 VL 2B가 난다." ; nif:taIdentConf {confidence} ;
            itsrdf:taIdentRef method:grpo ; itsrdf:taClassRef kg:Method .
        """,
    )
    assert_says(
        about(made.graph, "model:qwen2-vl-2b"),
        """
        model:qwen2-vl-2b a kg:Model , fair4ml:MLModel ;
            skos:prefLabel "Qwen2-VL-2B"@en ; skos:altLabel "Qwen 2 VL 2B"@en ;
            kg:family family:qwen2-vl ; kg:versionLabel "2" ; kg:variantLabel "VL" ; kg:sizeLabel "2B" ; kg:parameterCount 2000000000 .
        """,
    )
    assert len(about(made.mentions, second)) > 0
    families = set(graph("family:qwen2-vl a kg:ModelFamily ; kg:family family:qwen . family:qwen a kg:ModelFamily ."))
    assert families <= set(made.graph)
