"""Text of articles is shown as it stands: no widget obeys what is written in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cases import cases

UI = Path(__file__).parents[2] / "src" / "briefreader" / "ui"

# What reads console markup in a plain string, by the name it is called by.
_WIDGETS = {
    *("Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "Tab", "TabPane"),
    *("Option", "Link", "Markdown", "Placeholder", "Digits", "Tree", "Welcome"),
}
_METHODS = {"update", "notify", "add_option", "replace_option_prompt", "add_row", "add_leaf"}
_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}
_READERS = {"from_markup", "render_markup", "escape", "to_content"}
_SAFE_CALLS = {"Content", "Text"}  # and whatever is built by a method of theirs
# Calls of such a name that hold a Content, or have nothing to do with a widget, by file.
ALLOWED = {
    ("article_list.py", "update"),  # sets of rows
    ("text_layout.py", "update"),  # a set of offsets
    ("picker.py", "Option"),  # an Entry's prompt, which is a Content
    ("tag_editor.py", "Static"),  # what it is about, a Content
    ("version_diff_dialog.py", "update"),  # a Content that is joined line by line
}


def is_safe(node: ast.expr) -> bool:
    """A literal of this program's own, or something that is no plain string."""
    if isinstance(node, ast.Constant):
        return True
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    while isinstance(called, ast.Attribute | ast.Call):
        called = called.func if isinstance(called, ast.Call) else called.value
    return isinstance(called, ast.Name) and called.id in _SAFE_CALLS


def called_name(node: ast.Call) -> str:
    called = node.func
    if isinstance(called, ast.Subscript):
        called = called.value
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def faults(source: str, file: str = "") -> Iterator[str]:
    """Every place where a plain string might be read as markup."""
    for node in ast.walk(ast.parse(source)):
        found = ""
        if isinstance(node, ast.Call):
            found = _of_call(node, file)
        elif isinstance(node, ast.Assign):
            found = _of_assignment(node)
        elif isinstance(node, ast.FunctionDef) and node.name == "render":
            returned = ast.unparse(node.returns) if node.returns else "str"
            found = "render() of plain strings" if "str" in returned else ""
        elif isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names} & _READERS
            foreign = (node.module or "").partition(".")[0] in ("rich", "textual")
            found = f"{names}" if names and foreign else ""
        if found:
            yield f"{file}:{getattr(node, 'lineno', 0)}: {found}"


def _of_assignment(node: ast.Assign) -> str:
    for target in node.targets:
        named = isinstance(target, ast.Attribute) and target.attr in _ATTRIBUTES
        if named and not is_safe(node.value):
            return ast.unparse(node)
    return ""


def _of_call(node: ast.Call, file: str) -> str:
    name = called_name(node)
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    if name in _READERS:
        return ast.unparse(node)
    if name not in _WIDGETS | _METHODS or (file, name) in ALLOWED:
        return ""
    markup = keywords.get("markup")
    if isinstance(markup, ast.Constant) and markup.value is False:
        return ""
    words = [*node.args[:1], *(keywords[k] for k in ("label", "prompt") if k in keywords)]
    if name == "update" and words and isinstance(words[0], ast.Dict):
        return ""
    safe = name != "notify" and all(is_safe(word) for word in words)
    return "" if safe else ast.unparse(node)[:80]


def test_no_plain_string_goes_where_markup_is_read() -> None:
    paths = sorted(UI.rglob("*.py"))
    assert len(paths) > 100
    for path in paths:
        assert list(faults(path.read_text(encoding="utf-8"), path.name)) == [], path


@cases(
    "source",
    [
        "Static(article.title)",
        "Label(f'by {name}')",
        "Static(str(error), classes='x')",
        "OptionList(Option(title))",
        "self.query_one(Static).update(words)",
        "self.notify(words)",
        "self.notify('fixed', title=title)",
        "self.border_title = title",
        "widget.tooltip = f'{name}'",
        "Content.from_markup(title)",
        "Text.from_markup(f'[b]{title}')",
        "from rich.markup import escape",
        "class A(Widget):\n    def render(self) -> str:\n        return self.title",
    ],
)
def test_the_check_finds_what_it_looks_for(source: str) -> None:
    assert list(faults(source))


@pytest.mark.parametrize(
    "source",
    [
        "Static('fixed words')",
        "Static(Content(title))",
        "Static(Content.assemble((title, 'bold')).append(more))",
        "self.notify(words, markup=False)",
        "self.seen.update({1: 2})",
        "self.border_title = Content(title)",
    ],
)
def test_the_check_lets_the_safe_forms_be(source: str) -> None:
    assert not list(faults(source))


def test_nothing_is_allowed_that_is_not_there() -> None:
    for file, name in ALLOWED:
        (path,) = UI.rglob(file)
        source = path.read_text(encoding="utf-8")
        calls = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call)]
        assert name in {called_name(call) for call in calls}, (file, name)
