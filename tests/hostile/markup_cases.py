"""Console markup, Markdown, templates: to be shown as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import TOKEN, Case, Sizes, case, head, tail

CONSOLE = {
    "tag_open": "[italic",
    "tag_pair": "[bold green]y[/bold green]",
    "tag_close": "[/italic]",
    "tag_autoclose": "[/]",
    "tag_slash": "[/",
    "tag_click_quit": f"[@click=app.quit]{TOKEN}[/]",
    "tag_click_bell": f"[@click=app.bell]{TOKEN}[/]",
    "tag_click_bad": f"[@click=app.absent('y')]{TOKEN}[/]",
    "tag_link": f"[link=https://elsewhere.example/{TOKEN}]y[/link]",
    "tag_link_quoted": f"[link='https://elsewhere.example/{TOKEN}']y[/link]",
    "tag_index": "row[0] row[n] [2] [14]",
    "tag_assign": "[y=2] [k=v m=n]",
    "tag_style_unknown": "[absentstyle]y",
    "tag_variable": "[$accent]y $text $y ${y}",
    "tag_color": "[#00ff00]y [on blue] [rgb(3,2,1)] [auto 40%]",
    "tag_hidden": f"[white on white]{TOKEN}[/]",
    "tag_quote": "[\"k\"] ['k']",
    "tag_backslash": "\\[italic] \\\\[italic] at the end \\",
    "tag_many": "[" * 250,
    "tag_nested": "[i]" * 250 + "y",
}
_OTHERS = {
    "emoji_code": ":tada: :no_entry:",
    "percent": "%d %s %(y)d %n",
    "braces": "{} {1} {y!s} {0.__init__} {{",
    "jinja": "{{ 6*9 }} {% include y %}",
    "shell": f"$(touch {TOKEN}) `touch {TOKEN}` ; touch {TOKEN} | y && z",
    "sql": "'); DELETE FROM bookmark;--",
    "csv_formula": f'=HYPERLINK("https://elsewhere.example/{TOKEN}") +2 -2 @y',
    "md_image": f"![y](https://elsewhere.example/{TOKEN}.png)",
    "md_js_link": f"[press](javascript:{TOKEN})",
    "md_file_link": "[press](file:///etc/hosts)",
    "md_html": f"<script>{TOKEN}</script> <img src=y onerror={TOKEN}>",
    "md_escape": "\\_ \\` _ * ` ~~ | --- |",
    "rst": ".. include:: /etc/hosts",
    "vim": f"vim: set modeline shell={TOKEN}:",
}
# What begins a line of Markdown begins a heading, a quote or a header; the words stay.
_BLOCKS = {
    "md_heading": ("# No heading here\n---\n> no quote\n```", ("No heading here", "no quote")),
    "md_frontmatter": (f"---\ntitle: {TOKEN}\n---", (TOKEN,)),
}


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    for name, payload in (CONSOLE | _OTHERS).items():
        text = f"{payload} in a title\n\n{head(name)} before {payload} behind {tail(name)}\n"
        why = "shown as it stands and never obeyed"
        yield case(name, text, why, holds=(head(name), tail(name), payload))
    for name, (payload, words) in _BLOCKS.items():
        text = f"{payload} in a title\n\n{head(name)} before {payload} behind {tail(name)}\n"
        yield case(name, text, "lines that mean something elsewhere", holds=(head(name), *words))
    deep = "> " * 1500 + "y\n" + "- " * 1500 + "y\n" + "[" * sizes.flood + "\n"
    yield case("md_deep", deep, "nested beyond sense", file="md_deep.md", seconds=5.0)
    row = "|" + "y|" * 1500 + "\n"
    table = row + "|" + "-|" * 1500 + "\n" + row * 15
    yield case("md_table", table, "1,500 columns", file="md_table.md", seconds=5.0)
