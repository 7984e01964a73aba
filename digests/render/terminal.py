"""Views in a terminal: colour and wrapping where it is one, plain text everywhere else."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from digests.render.rows import Row, View, rows


def show(view: View, console: Console, *, more: bool = False, evidence: bool = False) -> None:
    """Print the view: wrapped and coloured in a terminal, one paragraph a line where the output goes elsewhere."""
    if not console.is_terminal:
        console.print(
            as_text(view, more=more, evidence=evidence), markup=False, highlight=False, emoji=False, soft_wrap=True
        )
        return
    for row in rows(view, more=more, evidence=evidence):
        _print(row, console)


def as_text(view: View, *, more: bool = False, evidence: bool = False) -> str:
    """The view as plain text without colour; bullets and lines are not wrapped."""
    return "\n".join(
        f"{' ' * row.indent}{row.lead}{row.text.plain}".rstrip() for row in rows(view, more=more, evidence=evidence)
    ).strip()


def _print(row: Row, console: Console) -> None:
    """Wrapped lines hang under the first, beside the bullet."""
    if not row.text.plain:
        console.print()
        return
    if not row.lead:
        console.print(Padding(row.text, (0, 0, 0, row.indent), expand=False), highlight=False)
        return
    grid = Table.grid()
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(Text(row.lead, style="dim"), row.text)
    console.print(Padding(grid, (0, 0, 0, row.indent), expand=False), highlight=False)
