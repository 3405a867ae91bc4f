from pathlib import Path

import pytest

from poedesk.proof.reading.bundle import NoClaim, NoDocuments, NotABundle, TwoClaims, load_bundle


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def test_a_bundle_lists_documents_by_name_and_leaves_out_what_is_not_one(tmp_path: Path) -> None:
    names = (
        "claim.yaml",
        "b.pdf",
        "a/z.txt",
        "a/claim.yaml",
        ".hidden",
        ".git/x",
        "poedesk.json",
        "a/poedesk.html",
        "~$b.docx",
        "a/Thumbs.db",
        "__MACOSX/b.pdf",
    )
    bundle = load_bundle(fill(tmp_path, *names))
    assert bundle.claim == b"claim.yaml"
    assert [entry.name for entry in bundle.documents] == ["a/claim.yaml", "a/z.txt", "b.pdf"]
    assert bundle.documents[1].path.read_text() == "a/z.txt"


@pytest.mark.parametrize(
    ("names", "error", "says"),
    [
        (("a.pdf",), NoClaim, "claim.yaml, claim.yml, claim.json must lie at its top"),
        (("a.pdf", "in/claim.yaml"), NoClaim, "no claim"),
        (("a.pdf", "claim.yml", "claim.json"), TwoClaims, "claim.yml and claim.json"),
        (("claim.json", ".hidden"), NoDocuments, "no documents beside claim.json"),
    ],
)
def test_what_is_wrong_with_a_bundle_is_said(
    tmp_path: Path, names: tuple[str, ...], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        load_bundle(fill(tmp_path, *names))
    assert getattr(caught.value, "exit_code", None) == 2


def test_a_file_or_nothing_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(NotABundle, match="is a file"):
        load_bundle(fill(tmp_path, "one.pdf") / "one.pdf")
    with pytest.raises(NotABundle, match="does not exist"):
        load_bundle(tmp_path / "nowhere")


def test_links_lead_nowhere_outside_the_folder(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", "secret.txt")
    inside = fill(tmp_path / "inside", "claim.yaml", "real.txt")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "again.txt").symlink_to(inside / "real.txt")
    (inside / "broken.txt").symlink_to(inside / "gone.txt")
    entries = {entry.name: entry.refused for entry in load_bundle(inside).documents}
    assert list(entries) == ["again.txt", "broken.txt", "folder", "link.txt", "real.txt"]
    refused = {name for name, why in entries.items() if why is not None}
    assert refused == {"folder", "link.txt"}
