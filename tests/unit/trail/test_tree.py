import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.trail.hashing import EMPTY_ROOT, is_consistent, is_included, leaf_hash, root_from_inclusion
from poedesk.trail.tree import Tree

LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Published with the reference implementation of certificate transparency: leaves, roots by size."""

PATHS = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
"""(position, size) -> published inclusion proofs over the same leaves."""

GROWTH = {
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
"""(old, new) -> published consistency proofs over the same leaves."""


def tree(count: int) -> Tree:
    return Tree(
        leaf_hash(LEAVES[n % 8] + bytes([n // 8])) if n >= 8 else leaf_hash(LEAVES[n]) for n in range(count)
    )


def naive(leaves: list[bytes]) -> bytes:
    """Return the root by the definition of RFC 9162, section 2.1.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + naive(leaves[:half]) + naive(leaves[half:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_published(size: int) -> None:
    assert tree(8).root(size).hex() == ROOTS[size]
    assert tree(size).root().hex() == ROOTS[size]


@pytest.mark.parametrize(("place", "proof"), PATHS.items())
def test_inclusion_proofs_are_those_published(place: tuple[int, int], proof: list[str]) -> None:
    assert [each.hex() for each in tree(8).inclusion(*place)] == proof


@pytest.mark.parametrize(("sizes", "proof"), GROWTH.items())
def test_consistency_proofs_are_those_published(sizes: tuple[int, int], proof: list[str]) -> None:
    assert [each.hex() for each in tree(8).consistency(*sizes)] == proof


@settings(max_examples=tried(60))
@given(st.lists(st.binary(max_size=4), max_size=40))
def test_the_root_is_that_of_the_definition(leaves: list[bytes]) -> None:
    assert Tree(map(leaf_hash, leaves)).root() == naive(leaves)


def test_every_leaf_is_proven_in_every_size_and_nothing_else_is() -> None:
    grown = tree(20)
    for size in range(1, 21):
        root = grown.root(size)
        for position in range(size):
            proof = grown.inclusion(position, size)
            leaf = grown.leaf(position)
            assert is_included(leaf, position, size, proof, root)
            assert not is_included(leaf_hash(b"another"), position, size, proof, root)
            assert not is_included(leaf, (position + 1) % size, size, proof, root) or size == 1
            assert not is_included(leaf, position, size, [*proof, root], root)
            assert not is_included(leaf, position, size, proof[:-1], root) or not proof


def test_growth_is_proven_between_all_sizes_and_a_changed_past_is_not() -> None:
    grown = tree(20)
    other = Tree([leaf_hash(b"changed"), *(grown.leaf(position) for position in range(1, 20))])
    for new in range(21):
        for old in range(new + 1):
            proof = grown.consistency(old, new)
            assert is_consistent(old, new, grown.root(old), grown.root(new), proof)
            if old > 0:
                assert not is_consistent(old, new, other.root(old), grown.root(new), proof)
                assert not is_consistent(old, new, grown.root(old), other.root(new), proof)
            assert not is_consistent(old, new, grown.root(old), grown.root(new), [*proof, EMPTY_ROOT])


@pytest.mark.parametrize(("position", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_a_place_that_is_not_in_the_tree_proves_nothing(position: int, size: int) -> None:
    assert root_from_inclusion(leaf_hash(b""), position, size, []) is None
    with pytest.raises(IndexError):
        tree(8).inclusion(position, size)


def test_what_the_tree_does_not_hold_cannot_be_asked_for() -> None:
    for ask in (
        lambda: tree(3).root(4),
        lambda: tree(3).consistency(2, 4),
        lambda: tree(3).consistency(3, 2),
    ):
        with pytest.raises(IndexError):
            ask()
    with pytest.raises(IndexError):
        tree(3).leaf(3)
    assert not is_consistent(3, 2, EMPTY_ROOT, EMPTY_ROOT, [])
