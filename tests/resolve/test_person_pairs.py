from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import person_names, person_pairs

GIVEN = st.lists(
    st.sampled_from(["Bo", "Bert", "B.", "Ji-min", "Ji", "J.", "JM", "Anna", "A."]), min_size=1, max_size=3
)
NAMES = st.builds(
    lambda given, family: " ".join([*given, family]), GIVEN, st.sampled_from(["Kim", "Zhu", "de Zhu", "Zhu Jr."])
)


def spoken(*names: str) -> dict[str, str]:
    return {person_names.spelling_of(name): name for name in names}


def test_an_initial_is_looked_at_beside_all_names_of_its_letter() -> None:
    made, _ = person_pairs.pairs(spoken("B. Zhu", "Bert Zhu", "Bo Zhu", "Anna Zhu", "B. Kim"))
    assert [tuple(pair) for pair in made] == [("b zhu", "bert zhu", "initials"), ("b zhu", "bo zhu", "initials")]


def test_a_name_with_two_given_names_is_looked_at_beside_the_first_and_beside_the_second() -> None:
    made, _ = person_pairs.pairs(spoken("Anna Bert Zhu", "Anna Zhu", "Bert Zhu", "Ann Zhu"))
    assert [tuple(pair) for pair in made] == [
        ("anna bert zhu", "anna zhu", "middle-name"),
        ("anna bert zhu", "bert zhu", "first-name"),
    ]


@given(st.lists(NAMES, max_size=12))
def test_no_pair_that_fits_is_missed(names: list[str]) -> None:
    written = spoken(*names)
    made, _ = person_pairs.pairs(written)
    parts = [person_names.take_apart(key, name) for key, name in sorted(written.items())]
    fitting = {
        (one.key, other.key)
        for one, other in combinations(parts, 2)
        if person_names.fit(one, other) or person_names.fit(other, one)
    }
    assert fitting <= {pair[:2] for pair in made}
