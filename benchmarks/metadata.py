"""Synthetic metadata of arXiv of any size: ``python benchmarks/metadata.py COUNT FILE``, packed when FILE ends in .gz or .zst.

One JSON object a line, in the form of the data set of arXiv on Kaggle, about 1.7 KB each; the same bytes for the same COUNT.
The number of people grows with the papers, they write in groups, and one person is written
in several ways. Of a hundred lines about four are a paper again (a later version, or under its DOI), two link to other
papers or repositories, half a one holds a quantum code that looks like a wikilink, and a few share a DOI by mistake.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SEED = 7
#: People a paper, and how many of them write together.
PEOPLE = 0.7
GROUP = 9

CHINESE = ["Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun", "Ma", "Zhu", "Hu", "Guo", "He", "Lin", "Luo", "Gao", "Zheng", "Liang", "Xie", "Tang", "Song", "Deng", "Han", "Feng", "Cao", "Peng", "Zeng", "Xiao", "Tian", "Dong", "Pan", "Yuan", "Cai", "Jiang", "Yu", "Du", "Ye", "Cheng", "Wei", "Su", "Lu", "Ding", "Ren", "Shen", "Yao", "Fan"]  # fmt: skip
PINYIN = ["wei", "jun", "yan", "ming", "hao", "xin", "yi", "jie", "lei", "tao", "bo", "chao", "peng", "hui", "ying", "ling", "fei", "xiao", "yu", "jia", "wen", "zhi", "qiang", "hong", "kai", "long", "sheng", "rui", "ting", "shu", "cheng", "yun", "zi", "han", "chen", "mei", "lan", "dong", "guo", "bin"]  # fmt: skip
KOREAN = [
    "Kim",
    "Lee",
    "Park",
    "Choi",
    "Jung",
    "Kang",
    "Cho",
    "Yoon",
    "Jang",
    "Lim",
    "Han",
    "Oh",
    "Seo",
    "Shin",
    "Kwon",
    "Hwang",
    "Ahn",
    "Song",
    "Hong",
    "Yoo",
]
SYLLABLES = [
    "Seung",
    "Ji",
    "Min",
    "Hyun",
    "Jae",
    "Young",
    "Soo",
    "Eun",
    "Dong",
    "Sung",
    "Woo",
    "Kyung",
    "Jin",
    "Hye",
    "Sang",
    "Tae",
    "Yong",
    "In",
    "Ho",
    "Won",
]
HANGUL = ("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임")
JAPANESE = ["Sato", "Suzuki", "Takahashi", "Tanaka", "Watanabe", "Ito", "Yamamoto", "Nakamura", "Kobayashi", "Kato", "Yoshida", "Yamada", "Sasaki", "Matsumoto", "Inoue", "Kimura", "Hayashi", "Shimizu", "Mori", "Abe", "Ikeda", "Hashimoto", "Ishikawa", "Ogawa"]  # fmt: skip
JAPANESE_GIVEN = [
    "Hiroshi",
    "Takeshi",
    "Kenji",
    "Yuki",
    "Akira",
    "Satoshi",
    "Naoki",
    "Yoko",
    "Kazuki",
    "Haruka",
    "Ryo",
    "Daisuke",
    "Shinji",
    "Mai",
    "Taro",
]
WESTERN_GIVEN = ["Anna", "Thomas", "Maria", "Peter", "José", "Jürgen", "François", "Søren", "Łukasz", "Elena", "David", "Sarah", "Michael", "Laura", "Andreas", "Zoë", "Björn", "Katarzyna", "Giulia", "Marco", "Niamh", "Paul", "Ivan", "Olga", "Jean-Pierre", "Marie-Claire", "Robert", "Emma", "James", "Carlos", "Inês", "Nikolaos", "Priya", "Rahul", "Amit", "Fatima", "Omar", "Nguyễn", "Thị", "Ștefan", "Ana", "Luís", "Daniel", "Kevin", "Julia", "Simon", "Claire"]  # fmt: skip
STEMS = ["Kahl", "Brenn", "Müll", "Schröd", "Stein", "Hoff", "Lind", "Berg", "Norr", "Palm", "Ross", "Fern", "Mart", "Gonz", "Rodr", "Lop", "Per", "Ram", "Iv", "Petr", "Sok", "Now", "Kow", "Wisn", "Papad", "Georg", "Sing", "Shar", "Gup", "Rao", "Meht", "Nair", "Dub", "Lef", "Mor", "Gir", "O'Br", "McK", "D'Am", "Van-der-W", "Ols", "Jens", "Niels", "Virt", "Kov", "Hor", "Nov", "Ion"]  # fmt: skip
MIDDLES = (
    "er",
    "inger",
    "mann",
    "ström",
    "qvist",
    "ini",
    "elli",
    "ov",
    "enko",
    "ski",
    "ak",
    "opoulos",
    "ez",
    "es",
    "ard",
)
ENDS = (
    "",
    "",
    "",
    "a",
    "s",
    "feld",
    "bach",
    "sen",
    "dottir",
    "-Reyes",
    "-Costa",
    "i",
    "en",
    "holm",
    "oux",
    "ley",
    "ton",
)
WORDS = (*["sparse", "dense", "neural", "graph", "kernel", "quantum", "lattice", "random", "matrix", "scaling", "residual", "transfer", "galaxies", "efficient", "attention", "diffusion", "models", "learning", "field", "theory", "of", "for", "with", "by", "and", "the", "via", "on", "in", "a", "to", "we", "show", "that", "our", "method", "results", "bound", "optimal", "data", "training", "large", "language", "spectral", "phase", "transition", "estimates", "dynamics", "stochastic", "equation", "group", "algebra", "manifold", "cluster", "emission", "survey", "detector", "coupling", "entropy", "policy", "reward", "robust"],
         "Schrödinger", r"$\mathcal{O}(n^2)$", r"H\"older", "Poincaré", "{BERT}", "$k$-means", 'K\\"ahler')  # fmt: skip
CATEGORIES = (
    "cs.LG cs.CL",
    "cs.CV",
    "math.AG",
    "hep-th gr-qc",
    "quant-ph",
    "astro-ph.GA",
    "stat.ML cs.LG",
    "cond-mat.str-el",
)
LATIN = str.maketrans("éèêçñáíóúüöäåøłńśęžčšřýÖÅØŁ", "eeecnaiouuoaaolnsezcsryOAOL")


class Person(NamedTuple):
    """A person's given name and family name, and the name in Hangul where there is one."""

    given: str
    family: str
    hangul: str = ""


def person(number: int) -> Person:
    """The person of that number, always the same."""
    chance = _random(f"{SEED} person {number}")
    match chance.choices("cwkj", (34, 50, 9, 7))[0]:
        case "c":
            given = "".join(chance.choices(PINYIN, k=chance.choice((1, 2, 2)))).capitalize()
            return Person(given, _common(CHINESE, chance))
        case "k":
            first, second = chance.choices(SYLLABLES, k=2)
            family = _common(KOREAN, chance)
            hangul = f"{HANGUL[KOREAN.index(family) % 10]}지민" if chance.random() < 0.02 else ""
            return Person(f"{first}-{second if chance.random() < 0.5 else second.lower()}", family, hangul)
        case "j":
            return Person(chance.choice(JAPANESE_GIVEN), _common(JAPANESE, chance))
    given = chance.choice(WESTERN_GIVEN)
    if chance.random() < 0.4:
        given += f" {chance.choice('ABCDEFGHJKLMNPRSTVW')}."
    family = chance.choice(STEMS) + chance.choice(MIDDLES) + chance.choice(ENDS)
    return Person(
        given, f"{family} {chance.choice(STEMS)}{chance.choice(MIDDLES)}" if chance.random() < 0.3 else family
    )


def _random(seed: str | int) -> random.Random:
    return random.Random(seed)  # noqa: S311  made-up text, no secret


def _common(names: Sequence[str], chance: random.Random) -> str:
    """A name of the list, the first ones much more often."""
    return names[int(len(names) * chance.random() ** 2)]


def written(one: Person, chance: random.Random) -> list[str]:
    """``[last, first, suffix]`` as a submitter may write the person."""
    given, family = one.given, one.family
    way = chance.random()
    if way < 0.12:
        given = " ".join(f"{word[0]}." for word in given.replace("-", " ").split())
    elif way < 0.16:
        given = given.split()[0]
    elif way < 0.19:
        given, family = given.translate(LATIN), family.translate(LATIN)
    elif way < 0.21:
        given = given.replace("-", " ")
    elif way < 0.22:
        given, family = family, given
    elif way < 0.225:
        given, family = given.replace("ü", '\\"u'), family.replace("ö", '{\\"o}')
    if one.hangul and chance.random() < 0.3:
        family = f"{family} ({one.hangul})"
    return [family, given, "Jr." if chance.random() < 0.002 else ""]


def identifier(number: int) -> str:
    """The id of the paper of that number; 12,000 papers a month, from April 2007."""
    month = 3 + number // 12_000
    return f"{(7 + month // 12) % 100:02}{month % 12 + 1:02}.{number % 12_000:05}"


def doi(number: int) -> str:
    """The DOI of the paper of that number; one in two thousand is that of the paper before it, by mistake."""
    number -= number % 2000 == 1999
    return f"10.{1000 + number % 90}/Made.{number}"


def papers(count: int) -> Iterator[dict[str, object]]:
    """The metadata of that many papers."""
    people = max(GROUP, int(count * PEOPLE))
    for number in range(count):
        chance = _random(SEED * 1_000_003 + number)
        is_again = number > 10 and chance.random() < 0.04
        yield _paper(chance.randrange(number) if is_again else number, people, chance, is_again=is_again)


def _paper(number: int, people: int, chance: random.Random, *, is_again: bool) -> dict[str, object]:
    own = _random(SEED * 2_000_003 + number)
    title = " ".join([*own.choices(WORDS, k=own.randint(4, 11)), str(number)]).capitalize()
    base = int(people * own.random() ** 1.2) // GROUP * GROUP
    size = min(1 + int(own.expovariate(0.27)), 40)
    team = [
        min(base + own.randrange(GROUP), people - 1) if own.random() < 0.85 else own.randrange(people)
        for _ in range(size)
    ]
    names = [written(person(one), chance) for one in dict.fromkeys(team)]
    shown = identifier(number)
    if is_again:
        shown = chance.choice((f"{shown}v2", f"10.48550/arXiv.{shown}", f"arXiv:{shown}"))
        title = title.upper() if chance.random() < 0.3 else title
    return {
        "id": shown,
        "submitter": names[0][0],
        "authors": ", ".join(f"{first} {last}" for last, first, _ in names),
        "title": title if number % 3 else title.replace(" ", "\n  ", 1),
        "comments": "12 pages, 3 figures",
        "journal-ref": None,
        "doi": doi(number) if own.random() < 0.4 else None,
        "report-no": None,
        "categories": own.choice(CATEGORIES),
        "license": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
        "abstract": f"  {_abstract(number, chance)}\n",
        "versions": [{"version": "v1", "created": f"Mon, {1 + number % 28} Apr 2019 19:18:42 GMT"}],
        "update_date": "2020-11-26",
        "authors_parsed": names,
    }


def _abstract(number: int, chance: random.Random) -> str:
    text = " ".join(chance.choices(WORDS, k=chance.randint(80, 220))).capitalize() + "."
    other = chance.randrange(number + 1)
    way = chance.random()
    if way < 0.008:
        return f"{text} Code is at https://github.com/group{other % 997}/Tool-{other % 31}."
    if way < 0.014:
        return f"{text} We extend NET-{other % 77} (https://arxiv.org/abs/{identifier(other)})."
    if way < 0.020:
        return f"{text} See https://doi.org/{doi(other)} for the proof."
    return f"{text} The [[{other % 9},{other % 5},3]] code is used." if way < 0.025 else text


@contextlib.contextmanager
def opened(file: Path) -> Iterator[io.TextIOBase]:
    """The file to write text to, packed as its ending says."""
    if file.suffix == ".zst":
        import zstandard

        with zstandard.open(file, "wt", encoding="utf-8") as lines:
            yield lines
    else:
        with gzip.open(file, "wt", 6, "utf-8") if file.suffix == ".gz" else file.open("w", encoding="utf-8") as lines:
            yield lines


def make(file: Path, count: int) -> None:
    """Write the metadata of that many papers."""
    with opened(file) as lines:
        for paper in papers(count):
            lines.write(json.dumps(paper) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("file", type=Path)
    given = parser.parse_args()
    make(given.file, given.count)


if __name__ == "__main__":
    main()
