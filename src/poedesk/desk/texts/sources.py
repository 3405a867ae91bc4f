"""Where the rooms below the desk keep words that people read on pages, and what these words are.

Those rooms know nothing of languages. ``scripts/make_texts.py`` writes what is found here into ``words.py``,
where ``makemessages`` finds it; ``showing.py`` looks it up when a page is made.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from poedesk.desk.texts.showing import spelt
from poedesk.proof.claim.model import AGREEMENTS, ENGAGEMENTS, PURCHASE_TYPES, SECTORS, SOLUTION_AREAS

ROOT = Path(str(resources.files("poedesk")))

KEYS: Mapping[str, frozenset[str]] = {
    "desk/accounts/roles.yaml": frozenset({"kinds", "name", "does", "called"}),
    "desk/engagements/sections.yaml": frozenset({"title", "label", "hint"}),
    "process/claims/reasons/reasons.yaml": frozenset({"asks", "rejections"}),
    "process/claims/tables/programmes/*.yaml": frozenset({"title"}),
    "process/requests/questions.yaml": frozenset({"asks"}),
    "proof/policy/programmes/*.yaml": frozenset({"title", "remedy", "source"}),
    "proof/policy/vocabulary/activities.yaml": frozenset({"title"}),
    "proof/policy/vocabulary/disclosures.yaml": frozenset({"title"}),
}
"""Files -> keys whose texts people read; of a mapping, all that it holds."""

PLACED: Mapping[str, tuple[str, frozenset[str]]] = {
    "paper/forms/drafting/clauses.yaml": ("notice", frozenset({"heading", "text", "in_project"})),
}
"""Files -> the part that people read, and its keys, whose texts have places such as ``{partner}``."""

NAMES: Mapping[str, frozenset[str]] = {"process/claims/tables/programmes/*.yaml": frozenset({"clocks"})}
"""Files -> lists whose rows are called by their ``name``, written as words."""

SENTENCES = (
    "kernel/tables.py",
    "paper/acknowledging/*.py",
    "process/audits/[!v]*.py",  # its verifier stands alone and is for programmers
    "process/claims/*.py",
    "process/claims/contending/*.py",
    "process/clocks/*.py",
    "process/ledger/*.py",
    "process/requests/*.py",
    "process/reviews/*.py",
    "proof/claim/*.py",
    "proof/reading/**/*.py",
)
"""Modules whose sentences reach a page: why something is refused, why a day is the last, what was found."""

WHOLE = ("proof/assessing/[!rt]*/**/*.py", "proof/assessing/*.py")
"""Modules of which those sentences alone are translated into which nothing is put: what the machine found
quotes documents, and half a translation of it would be worse than none."""

TITLES = ("paper/reports/words.py",)
"""Modules of which every value of a table is read by people."""

_SENTENCE = re.compile(
    r"[A-Za-z']+[,;:]? [a-z']+[,;:]? [^\W\d_]|[A-Z][a-z]+( [a-z]+)*[.:]( |$)|%\(\w+\)s.* [a-z]{2}"
)
_NO_SENTENCE = re.compile(r"\\|\(\?|[|<>{}\[\]_]{2}|[|]|^[-#*`]|__")
"""Expressions, tables in Markdown, names of programs."""

_LETTERS = 6
"""Letters that a sentence has besides what is put into it; fewer tell nothing."""


HEAD = '''"""Words of the rooms below the desk, for makemessages alone. Made by scripts/make_texts.py."""

from django.utils.translation import gettext_noop

'''


def module() -> str:
    """Return the module that holds every text for ``makemessages``, below the file where it stands first."""
    lines: list[str] = []
    for file, texts in collected().items():
        lines += [f"# {file}", *(f"gettext_noop({each!r})" for each in texts)]
    return HEAD + "\n".join(lines) + "\n"


def collected() -> dict[str, list[str]]:
    """Return every text by the file where it stands first, with ``%(name)s`` for what is put into it."""
    known: set[str] = set()
    found: dict[str, list[str]] = {}
    for path, texts in _all():
        fresh = [each for each in dict.fromkeys(texts) if each not in known]
        known.update(fresh)
        if fresh:
            found.setdefault(path.relative_to(ROOT).as_posix(), []).extend(fresh)
    return found


def _all() -> Iterator[tuple[Path, list[str]]]:
    for pattern, keys in KEYS.items():
        lists = NAMES.get(pattern, frozenset())
        for path in sorted(ROOT.glob(pattern)):
            if path.name.endswith(".cases.yaml"):
                continue
            told = yaml.safe_load(path.read_text("utf-8"))
            yield path, [*_under(told, keys), *(spelt(each) for each in _names(told, lists))]
    for name, (part, keys) in PLACED.items():
        told = yaml.safe_load((ROOT / name).read_text("utf-8"))
        yield ROOT / name, [_PLACE.sub(r"%(\1)s", each) for each in _under(told[part], keys)]
    chosen = (*AGREEMENTS, *ENGAGEMENTS, *PURCHASE_TYPES, *SECTORS, *SOLUTION_AREAS)
    yield ROOT / "proof/claim/model.py", [spelt(each) for each in chosen]
    yield ROOT / "process/clocks/telling.py", [f"%(n)s {each}" for each in _UNITS]
    for pattern in TITLES:
        for path in sorted(ROOT.glob(pattern)):
            tree = ast.parse(path.read_text("utf-8"))
            yield path, [*_values(tree), *sentences(tree)]
    for pattern in (*SENTENCES, *WHOLE):
        for path in sorted(ROOT.glob(pattern)):
            found = sentences(ast.parse(path.read_text("utf-8")))
            yield path, [each for each in found if pattern not in WHOLE or "%(" not in each]


_PLACE = re.compile(r"\{(\w+)\}")

_UNITS = tuple(f"{kind} {unit}" for kind in ("calendar", "business", "working") for unit in ("day", "days"))
"""In which times are counted."""


def _under(told: Any, keys: frozenset[str]) -> Iterator[str]:
    """Yield the texts of some keys, wherever they stand in what a YAML file tells."""
    if isinstance(told, Mapping):
        for key, value in told.items():
            if key in keys and isinstance(value, str):
                yield value
            elif key in keys and isinstance(value, Mapping):
                yield from (each for each in value.values() if isinstance(each, str))
            else:
                yield from _under(value, keys)
    elif isinstance(told, list):
        for each in told:
            yield from _under(each, keys)


def _names(told: Any, lists: frozenset[str]) -> Iterator[str]:
    for each in sorted(lists):
        yield from (row["name"] for row in told.get(each, ()))


def _values(tree: ast.Module) -> Iterator[str]:
    """Yield the texts in the values of a module's tables."""
    for each in tree.body:
        value = getattr(each, "value", None)
        if isinstance(value, ast.Dict):
            for one in value.values:
                first = one.args[0] if isinstance(one, ast.Call) else one
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value.strip()


def sentences(tree: ast.AST) -> list[str]:
    """Return the sentences of a module; what an f-string puts in becomes a named place."""
    silent = {id(part) for each in ast.walk(tree) for part in _silent(each)}
    found = []
    for each in ast.walk(tree):
        if id(each) in silent:
            continue
        if isinstance(each, ast.JoinedStr):
            silent |= {id(one) for one in each.values}
            text = _template(each)
        elif isinstance(each, ast.Constant) and isinstance(each.value, str):
            text = each.value
        else:
            continue
        text = text.strip().removesuffix(":").strip() if text.endswith(":\n  ") else text.strip()
        if _is_sentence(text):
            found.append(text)
    return found


def _is_sentence(text: str) -> bool:
    bare = re.sub(r"%\(\w+\)s", "", text)
    letters = sum(each.isalpha() for each in bare)
    return letters >= _LETTERS and bool(_SENTENCE.search(text)) and not _NO_SENTENCE.search(bare)


def _template(told: ast.JoinedStr) -> str:
    """Return an f-string with a named place for each expression, the same name for the same expression."""
    names: dict[str, str] = {}
    parts = []
    for each in told.values:
        if isinstance(each, ast.Constant):
            parts.append(str(each.value).replace("%", "%%"))
        elif isinstance(each, ast.FormattedValue):
            source = ast.unparse(each.value)
            if source not in names:
                names[source] = _named(each.value, set(names.values()))
            parts.append(f"%({names[source]})s")
    return "".join(parts)


def _named(value: ast.expr, taken: set[str]) -> str:
    """Return what a place is called: the last name in its expression."""
    words = [each for each in re.findall(r"[A-Za-z_]+", ast.unparse(value)) if each not in _NO_NAMES]
    name = (words[-1] if words else "part").strip("_") or "part"
    return next(each for each in (name, *(f"{name}_{n}" for n in range(2, 99))) if each not in taken)


_NO_NAMES = frozenset(
    {"join", "lower", "upper", "strip", "rstrip", "str", "len", "sorted", "if", "else", "for", "in"}
)


def _silent(each: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node that nobody reads: docstrings, types, expressions, keys."""
    if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
        yield each.value
    elif isinstance(each, ast.Subscript):
        yield from ast.walk(each.slice)
    elif isinstance(each, ast.arg | ast.AnnAssign) and each.annotation is not None:
        yield from ast.walk(each.annotation)
    elif isinstance(each, ast.FunctionDef) and each.returns is not None:
        yield from ast.walk(each.returns)
    elif isinstance(each, ast.Call) and ast.unparse(each.func) in _EXPRESSIONS:
        yield from (part for given in each.args for part in ast.walk(given))


_EXPRESSIONS = frozenset({"re.compile", "expression", "compiled", "expressions.compiled", "load_words"})
