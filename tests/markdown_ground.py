"""Which expressions of the pages Streamlit renders as Markdown, and which hold our own words only.

A call is followed to where a helper of the pages was called, and a name to all that it is bound to.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

# Streamlit renders the first argument of these, and `label` or `body`.
RENDERED = frozenset(
    {
        *("badge", "button", "caption", "checkbox", "date_input", "download_button"),
        *("error", "exception", "expander", "file_uploader", "form_submit_button", "header"),
        *("html", "info", "link_button", "markdown", "metric", "multiselect"),
        *("number_input", "pills", "popover", "radio", "segmented_control", "selectbox"),
        *("slider", "spinner", "status", "subheader", "success", "tabs"),
        *("text_area", "text_input", "title", "toast", "toggle", "warning"),
        *("write",),
    }
)
# Their options too are rendered; those of a selectbox or a multiselect are plain text.
OPTIONS_RENDERED = frozenset({"pills", "radio", "segmented_control", "tabs"})
# These show text as it is, or none; where one takes `help`, that is rendered.
PLAIN = frozenset(
    {
        *("code", "column_config", "columns", "component", "container", "data_editor"),
        *("dataframe", "empty", "form", "fragment", "image", "navigation"),
        *("Page", "page_link", "pagination", "progress", "rerun", "set_page_config"),
        *("stop", "text", "vega_lite_chart", "video"),
    }
)
KEYWORDS = frozenset({"label", "body", "help", "captions", "text"})
# Parts of Streamlit that draw nothing by themselves.
PARTS = frozenset({"components", "context", "query_params", "session_state", "sidebar"})
COLUMNS_OF_PLAIN_TEXT = frozenset(
    {"DateColumn", "NumberColumn", "ProgressColumn", "SelectboxColumn", "TextColumn"}
)
# Their members are ACLED's, Airwars' and our own words.
ENUMS = frozenset({"DayOrder", "Edited", "EventType", "Grade", "Operation", "State"})
NUMBERS = frozenset({"len", "sum", "int", "range", "round"})


class Pages:
    """The sources of the pages, and which of their expressions hold our own words only."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.trees = {name: ast.parse(source) for name, source in sources.items()}

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Each expression that is rendered and may hold another's words, with its file."""
        for name, tree in self.trees.items():
            for expression, scope in _all_rendered(tree):
                if not self.is_ours(expression, scope, frozenset()):
                    yield name, ast.unparse(expression)

    def is_ours(  # noqa: C901, PLR0911, PLR0912 - a case for each kind of expression
        self, node: ast.AST, scope: Scope, seen: frozenset[str]
    ) -> bool:
        """Whether an expression is made of constants, numbers and days alone."""
        match node:
            case ast.Constant():
                return True
            case ast.FormattedValue(format_spec=ast.JoinedStr() as spec) if _of_numbers(spec):
                return True
            case ast.FormattedValue(value=inner) | ast.Starred(value=inner):
                return self.is_ours(inner, scope, seen)
            case ast.Attribute(value=ast.Name(id=name)) if name in ENUMS:
                return True
            case (
                ast.Subscript(value=inner)
                | ast.Attribute(value=inner, attr="__getitem__" | "value")
            ):
                return self.is_ours(inner, scope, seen)
            case ast.Call(func=ast.Name(id=name)) if name in NUMBERS:
                return True
            case ast.Call(func=ast.Attribute(value=inner, attr="items" | "values"), args=[]):
                return self.is_ours(inner, scope, seen)
            case ast.Call(func=ast.Name(id="list"), args=[ast.Name(id=name) as inner]):
                keys = _keys(scope.bound(name))
                return self.is_ours(keys or inner, scope, seen)
            case ast.Call(func=ast.Name(id="list" | "MappingProxyType"), args=[inner]):
                return self.is_ours(inner, scope, seen)
            case ast.Call(func=ast.Name(id=name)):
                return self._returns_ours(name, scope, seen)
            case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[inner]):
                return self.is_ours(inner, scope, seen)
            case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part):
                return self.is_ours(part, scope.inside(node), seen)
            case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
                return all(self.is_ours(each, scope, seen) for each in (one, other))
            case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
                return all(self.is_ours(each, scope, seen) for each in parts)
            case ast.Dict(values=parts):
                return all(self.is_ours(each, scope, seen) for each in (*node.keys, *parts) if each)
            case ast.Name(id=name):
                key = f"{scope.name}: {name}"
                return name in ENUMS or (
                    key not in seen and self._is_ours_by_name(name, scope, seen | {key})
                )
        return False

    def _returns_ours(self, name: str, scope: Scope, seen: frozenset[str]) -> bool:
        """Whether a function of the same module gives our own words only."""
        found = [
            (each.value, Scope(scope.tree, function))
            for function in scope.tree.body
            if isinstance(function, ast.FunctionDef) and function.name == name
            for each in ast.walk(function)
            if isinstance(each, ast.Return) and each.value
        ]
        return bool(found) and all(self.is_ours(each, where, seen) for each, where in found)

    def _is_ours_by_name(self, name: str, scope: Scope, seen: frozenset[str]) -> bool:
        bound = scope.bound(name)
        given = list(self._given(name, scope))
        found = [*((each, scope) for each in bound), *given]
        return bool(found) and all(self.is_ours(each, where, seen) for each, where in found)

    def _given(self, name: str, scope: Scope) -> Iterator[tuple[ast.AST, Scope]]:
        """What a function of the pages is given for its parameter wherever it is called."""
        function = scope.function
        if function is None or name not in (names := _parameters(function)):
            return
        calls = 0
        # What begins with an underscore is another thing in each module.
        trees = [scope.tree] if function.name.startswith("_") else self.trees.values()
        for tree in trees:
            for node, where in _walked(tree):
                if isinstance(node, ast.Call) and _called(node) == function.name:
                    calls += 1
                    yield _argument(node, names.index(name), name, function), where
        if not calls:
            yield ast.Name(id="a function that nobody here calls"), scope


class Scope:
    """Where a name is looked up: in a function, else in its module."""

    def __init__(
        self,
        tree: ast.Module,
        function: ast.FunctionDef | None,
        within: ast.ListComp | ast.GeneratorExp | None = None,
    ) -> None:
        self.tree, self.function, self._within = tree, function, within
        self.name = None if function is None else function.name

    def inside(self, comprehension: ast.ListComp | ast.GeneratorExp) -> Scope:
        """The same, within a comprehension."""
        return Scope(self.tree, self.function, comprehension)

    def bound(self, name: str) -> list[ast.AST]:
        """All that a name is bound to."""
        for each in self._within.generators if self._within else []:
            if name in _names(each.target):
                return list(_from_each(each.target, each.iter, name))
        found = [] if self.function is None else list(_bindings(self.function, name))
        if found:
            return found
        if self.function is not None and name in _parameters(self.function):
            return []
        return [each for node in self.tree.body for each in _bindings(node, name, deep=False)]


def _bindings(node: ast.AST, name: str, *, deep: bool = True) -> Iterator[ast.AST]:
    for each in ast.walk(node) if deep else [node]:
        match each:
            case ast.Assign(targets=[target], value=value):
                yield from _from(target, value, name)
            case ast.AnnAssign(target=target, value=ast.AST() as value):
                yield from _from(target, value, name)
            case ast.NamedExpr(target=target, value=value):
                yield from _from(target, value, name)
            case ast.For(target=target, iter=value):
                yield from _from_each(target, value, name)


def _from(target: ast.AST, value: ast.AST, name: str) -> Iterator[ast.AST]:
    """The value that an assignment binds to the name."""
    names = _names(target)
    if name in names:
        of_each = value.elts if isinstance(value, ast.Tuple) and len(names) > 1 else ()
        yield of_each[names.index(name)] if of_each else value


def _from_each(target: ast.AST, value: ast.AST, name: str) -> Iterator[ast.AST]:
    """The values that a loop binds to the name; of a literal table only those of its column."""
    names = _names(target)
    if name not in names:
        return
    rows = value.elts if isinstance(value, ast.Tuple | ast.List) else []
    if len(names) > 1 and rows and all(isinstance(each, ast.Tuple) for each in rows):
        yield ast.Tuple(elts=[each.elts[names.index(name)] for each in rows])
    else:
        yield value


def _names(target: ast.AST) -> list[str]:
    return [each.id for each in ast.walk(target) if isinstance(each, ast.Name)]


def _keys(bound: list[ast.AST]) -> ast.AST | None:
    """The keys of the dictionaries that a name is bound to, or None where it is bound to others."""
    tables = [each for each in bound if isinstance(each, ast.Dict)]
    if not bound or len(tables) < len(bound):
        return None
    return ast.Tuple(elts=[key for table in tables for key in table.keys if key])


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]


def _argument(call: ast.Call, place: int, name: str, function: ast.FunctionDef) -> ast.AST:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if place < len(call.args):
        return call.args[place]
    optional = dict(
        zip(reversed(function.args.args), reversed(function.args.defaults), strict=False)
    ) | dict(zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True))
    defaults = {parameter.arg: value for parameter, value in optional.items()}
    return defaults.get(name) or ast.Name(id="an argument that is not seen")


def _called(call: ast.Call) -> str | None:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return None


def _of_numbers(spec: ast.JoinedStr) -> bool:
    """Whether only a number or a day can be written so: a string would raise an error."""
    written = "".join(str(each.value) for each in spec.values if isinstance(each, ast.Constant))
    return "," in written or "%" in written or written.endswith("f")


def _walked(tree: ast.Module) -> Iterator[tuple[ast.AST, Scope]]:
    for top in tree.body:
        scope = Scope(tree, top if isinstance(top, ast.FunctionDef) else None)
        yield from ((node, scope) for node in ast.walk(top))


def _all_rendered(tree: ast.Module) -> Iterator[tuple[ast.AST, Scope]]:
    for node, scope in _walked(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from ((each, scope) for each in _rendered(node, node.func))


def _rendered(call: ast.Call, function: ast.Attribute) -> Iterator[ast.AST]:
    name = function.attr
    named = {each.arg: each.value for each in call.keywords}
    yield from (value for keyword, value in named.items() if keyword in KEYWORDS)
    is_streamlit = isinstance(function.value, ast.Name) and function.value.id == "st"
    if name not in RENDERED or (name == "write" and not is_streamlit):
        return
    yield from call.args[:1]
    if name == "metric":
        yield from call.args[1:]
    if name in OPTIONS_RENDERED:
        options = named.get("options", call.args[1] if call.args[1:] else ast.Tuple(elts=[]))
        yield _worded(options, named.get("format_func"))


def _worded(options: ast.AST, wording: ast.AST | None) -> ast.AST:
    """The options as they are rendered: in the words of the function that words them."""
    match wording:
        case None:
            return options
        case ast.Lambda(args=ast.arguments(args=[ast.arg(arg=name)]), body=words):
            each = ast.comprehension(target=ast.Name(id=name), iter=options, ifs=[], is_async=0)
            return ast.ListComp(elt=words, generators=[each])
    return wording
