"""What people read on pages and in mails goes through gettext, so that it can be translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

import poedesk.desk

DESK = Path(poedesk.desk.__file__).parent

NAMES = {"poedesk", "SHA", "CSV", "PDF", "JSON", "API"}
"""Called the same in every language."""

OTHERS = {"api", "config", "demo", "jobs", "migrations", "api.py", "alone.py", "sources.py", "words.py"}
"""Rooms and modules whose words are for programs, for who runs the desk, of a program apart, or collected."""

_UNSPOKEN = re.compile(r"<(script|style|code|pre)\b.*?</\1>|<!--.*?-->|&[a-z]+;", re.DOTALL)
_SPOKEN = re.compile(r"\b(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"^[A-Z][a-z']+( |$|\.|:)|[a-z]+ [a-z]+ [a-z]+")
"""A text that begins as a sentence or a title does, or holds words in a row."""

_HELD = frozenset(
    {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "of_anybody", "cast", "get_model", "file"}
)
"""Functions whose texts are translated, or read by programmers alone."""


def templates() -> list[Path]:
    """Return every template of the desk."""
    return sorted(DESK.rglob("templates/**/*.html"))


def modules() -> list[Path]:
    """Return the modules that say something to people."""
    found = (each.relative_to(DESK).parts for each in DESK.rglob("*.py"))
    return sorted(DESK.joinpath(*parts) for parts in found if not OTHERS & set(parts))


@pytest.mark.parametrize("template", templates(), ids=lambda each: str(each.relative_to(DESK)))
def test_a_template_says_nothing_outside_of_gettext(template: Path) -> None:
    assert raw_of(template.read_text("utf-8")) == []


@pytest.mark.parametrize("module", modules(), ids=lambda each: str(each.relative_to(DESK)))
def test_a_module_says_nothing_outside_of_gettext(module: Path) -> None:
    assert said(ast.parse(module.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>{% translate 'Hello' %}</p>", []),
        ("<p>Hello</p>", ["Hello"]),
        ('<p aria-label="Menu">–</p>', ["Menu"]),
        ('<p{% if a %} class="wide"{% endif %} title="{% translate \'Menu\' %}">{{ a }}</p>', []),
        ("{% blocktranslate with a=b %}Good {{ a }}{% endblocktranslate %}, bye", ["bye"]),
        ("{% comment %}why{% endcomment %}<code>poe_x</code> poedesk {{ version }}", []),
    ],
)
def test_words_of_a_template_are_found(template: str, words: list[str]) -> None:
    assert raw_of(template) == words


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("messages.error(request, _('No such day'))", []),
        ("messages.error(request, 'No such day')", ["No such day"]),
        ("message = f'No {day}, sorry'\nraise Refused(message) from error", ["No {}, sorry"]),
        ("raise Refused('There is {}'.format(a))", ["There is {}"]),
        ("message = _('There is %(day)s') % {'day': day}\nraise Refused(message)", []),
        ("CharField(label='Name', max_length=3)", ["Name"]),
        ("CharField(error_messages={'required': gettext_lazy('Enter it')})", []),
        ("KINDS = {'a': 'First', 'b': _('Second')}", ["First"]),
        ("def act(one: 'Model') -> 'Other':\n    '''Return what is there.'''\n    KEY = 'some-key'", []),
        ("objects = Scoped['Document']()", []),
    ],
)
def test_words_of_a_module_are_found(module: str, words: list[str]) -> None:
    assert said(ast.parse(module)) == words


def raw_of(template: str) -> list[str]:
    """Return the words of a template that no tag of gettext holds, in its text or in what is read out."""
    kept, within = [], ""
    for token in Lexer(template).tokenize():
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            if name in {"blocktranslate", "blocktrans", "comment"}:
                within = f"end{name}"
            within = "" if name == within else within
        elif token.token_type == TokenType.TEXT and not within:
            kept.append(token.contents)
    text = _UNSPOKEN.sub(" ", "".join(kept))
    spoken = " ".join([_TAG.sub(" ", text), *_SPOKEN.findall(text)])
    return [word for word in _WORD.findall(spoken) if word not in NAMES]


def said(tree: ast.AST) -> list[str]:
    """Return the texts of a module that read like something said to somebody, and are not translated."""
    silent = {id(within) for each in ast.walk(tree) for part in _silent(each) for within in ast.walk(part)}
    found = []
    for each in ast.walk(tree):
        if id(each) in silent:
            continue
        if isinstance(each, ast.JoinedStr):
            told = "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in each.values)
            silent |= {id(one) for one in each.values}
        elif isinstance(each, ast.Constant) and isinstance(each.value, str):
            told = each.value
        else:
            continue
        if _SENTENCE.search(told):
            found.append(told)
    return found


def _silent(each: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node that nobody reads on a page: docstrings, types, what is translated."""
    if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
        yield each
    elif isinstance(each, ast.Call):
        called = each.func.attr if isinstance(each.func, ast.Attribute) else getattr(each.func, "id", "")
        if called in _HELD:
            yield from each.args
    elif isinstance(each, ast.Subscript):
        yield each.slice
    elif isinstance(each, ast.arg | ast.AnnAssign) and each.annotation is not None:
        yield each.annotation
    elif isinstance(each, ast.FunctionDef) and each.returns is not None:
        yield each.returns
