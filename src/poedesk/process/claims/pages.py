"""The page of a programme for people: diagram, transitions and clocks of every version, as Markdown."""

from collections.abc import Iterator

from poedesk.process.claims.tables.loader import Table, of_version
from poedesk.process.claims.tables.schema import TableFile
from poedesk.process.claims.telling import clock_words, guard_words, mermaid
from poedesk.process.clocks.clock import Span


def page(source: TableFile) -> str:
    """Return the whole page of a table file."""
    parts = [f"# {source.title}", source.about.strip()]
    parts.append(
        f"`poedesk claim states --programme {source.id}` prints the same; this page is written from it."
    )
    for version in source.versions:
        until = f"to {version.valid_to}" if version.valid_to else "on"
        parts.append(f"## {source.id}@{version.version}\n\nFrom {version.valid_from} {until}.")
        tables = [of_version(source, version, kind) for kind in source.variants or (None,)]
        parts.append(f"```mermaid\n{mermaid(tables[0])}```")
        parts += ["\n".join(_transitions(tables[0])), "\n".join(_clocks(tables))]
        parts += _notes(tables[0])
    return "\n\n".join(parts) + "\n"


def _transitions(table: Table) -> Iterator[str]:
    yield "| what | from | to | who | needs | reason | clocks | basis |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in table.transitions:
        cells = (
            f"`{row.name}`: {row.title}",
            ", ".join(table.states[name].title for name in row.sources),
            table.states[row.to].title if row.to else "stays",
            f"`{row.clock}` runs out" if row.clock else ", ".join(row.roles),
            "; ".join(guard_words(row.guards)),
            ", ".join(row.reasons),
            "; ".join(clock_words(row)),
            row.basis,
        )
        yield f"| {' | '.join(cells)} |"


def _clocks(tables: list[Table]) -> Iterator[str]:
    yield "| clock | whose time | how long | source | basis |"
    yield "|---|---|---|---|---|"
    told: set[str] = set()
    for table in tables:
        for span in table.spans.values():
            same = all(each.spans[span.name] == span for each in tables)
            name = f"`{span.name}`" if same else f"`{span.name}`, {table.variant}"
            if name not in told:
                told.add(name)
                yield f"| {name} | {span.side} | {_length(span)} | {span.source} | {span.basis} |"


def _length(span: Span) -> str:
    more = f", may be extended {span.extensions} time(s)" if span.extensions else ""
    return f"{span.days} {span.unit.replace('-', ' ')}{more}"


def _notes(table: Table) -> list[str]:
    rows = [table.settings, *table.states.values(), *table.transitions]
    notes = [f"- {row.id}: {row.note}" for row in rows if row.note]
    return ["What is inferred, a default, or contradicted elsewhere:\n\n" + "\n".join(notes)] if notes else []
