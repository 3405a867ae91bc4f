import json

import pytest

from poedesk.paper.forms.narratives import InvalidNarratives, Narratives, load

YAML = """\
schema: poedesk.narratives/1
business_need: |
  The wards share one mailbox.

  They need their own.
supporting_documents: [Migration plan, User counts]
activities: {teams: [support, adoption]}
"""
MARKDOWN = """\
# Business need
The wards share one mailbox.

They need their own.

## 3.6 Supporting documents
- Migration plan
- User counts
"""


def test_yaml_markdown_and_json_say_the_same() -> None:
    from_yaml, from_markdown = load(YAML.encode(), "n.yaml"), load(MARKDOWN.encode(), "n.md")
    assert from_yaml.business_need == "The wards share one mailbox.\n\nThey need their own."
    assert from_yaml.business_need == from_markdown.business_need
    assert from_yaml.supporting_documents == from_markdown.supporting_documents
    assert from_yaml.activities == (("teams", ("adoption", "support")),)
    assert load(json.dumps(from_yaml.to_json()).encode(), "n.json") == from_yaml


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("bussiness_need: x", "n.yaml", "bussiness_need: is unknown; known are: activities"),
        ("business_need: [x]", "n.yaml", "business_need: must be a text"),
        ("- x", "n.yaml", "must be fields with answers"),
        ("a: [", "n.yaml", "is no YAML"),
        ("activities: {teems: [pilot]}", "n.yaml", "activities.teems: is no workload; known are: exchange"),
        (
            "activities: {teams: [flying]}",
            "n.yaml",
            "activities.teams: flying: unknown; known are: deployment",
        ),
        ("activities: {teams: pilot}", "n.yaml", "activities.teams: must be a list of: deployment"),
        ("activities: [teams]", "n.yaml", "activities: must name workloads"),
        ("supporting_documents: {a: 1}", "n.yaml", "supporting_documents: must be a list of texts"),
        ("schema: poedesk.claim/1", "n.yaml", "schema: must be poedesk.narratives/1"),
        ("Just words", "n.md", "has no headings"),
        ("# Weather\nRain", "n.md", "Weather: is no answer of a form; known headings are: business need"),
        ("# Need\na\n# Why\nb", "n.md", "Why: stands twice"),
        ("Dear all,\n# Need\na", "n.md", "has text before its first heading: 'Dear all,'"),
        (
            "usage_work: |\n  Moved.\n  Customer Signature: /s/ Dana",
            "n.yaml",
            "usage_work: holds a line that reads",
        ),
        (
            "usage_work: |\n  Moved.\n  Date Signed: 4 May 2026",
            "n.yaml",
            "usage_work: holds a line that reads",
        ),
        ("supporting_documents: ['Initials: DW']", "n.yaml", "supporting_documents: holds a line that reads"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(text: str, name: str, said: str) -> None:
    with pytest.raises(InvalidNarratives) as raised:
        load(text.encode(), name)
    assert said in str(raised.value)


def test_bytes_of_another_encoding_are_refused_with_the_place() -> None:
    with pytest.raises(InvalidNarratives, match="is not UTF-8"):
        load("business_need: Zürich".encode("latin-1"), "n.yaml")


def test_nothing_told_is_nothing() -> None:
    assert load(b"business_need: '  '", "n.yaml") == Narratives()


def test_work_on_signatures_is_no_signature() -> None:
    told = load(b"usage_work: Signed PDF files were moved, and a signature for mails was set up.", "n.yaml")
    assert told.usage_work is not None
