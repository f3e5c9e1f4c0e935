from __future__ import annotations

from kg.resolve import works
from tests.resolve.notes_of import vault


def test_one_work_for_all_spellings_of_an_address() -> None:
    found = vault(
        {
            "240101 A.md": "Kites (Ada Example)\n\n코드는 GLIDR(https://github.com/Example/Glider.git)에 있다.\n",
            "240102 B.md": "Boats (Ada Example)\n\nhttp://www.github.com/example/glider/tree/main\n",
            "240103 C.md": "Winds (Ada Example)\n\nhttps://github.com/Example/Glider\n",
        }
    )

    (work,) = works.works(found)

    assert work.work.url == "https://github.com/Example/Glider"
    assert work.work.kind == "repository"
    assert work.names == ("GLIDR",)


def test_files_of_a_repository_differ_by_case() -> None:
    note = "Kites (Ada Example)\n\nhttps://github.com/e/g/blob/main/Readme.md\n\nhttps://github.com/e/g/blob/main/README.md\n"

    assert len(works.works(vault({"240101 A.md": note}))) == 2


def test_papers_are_no_linked_works() -> None:
    assert works.works(vault({"240101 A.md": "Kites (Ada Example)\n\nhttps://arxiv.org/pdf/2401.00001v2\n"})) == ()
