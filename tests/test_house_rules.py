"""What holds for every file: how it begins, how long it is, what it is called and what stands in one place only."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ("mentoring", "matching", "tests", "bench")
NAMES = ("utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "service", "processor")
FORBIDDEN_NAMES = {*NAMES, "data", "info", "tmp"}
WORDS = re.compile(
    r"\b(Zuweisung(en)?|Betreuung|Betreuer\w*|Score|Ranking|Schützling(e|s|en)?|Mentees?|einen Fall|Ihr Fall)\b"
)
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 20, 120


@cache
def modules(*folders: str) -> dict[str, ast.Module]:
    """Every module below some folders, parsed, by its path in the project."""
    found = {}
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if "node_modules" not in name and "migrations/versions" not in name:
                found[name] = ast.parse(path.read_text(encoding="utf-8"), name)
    return found


@cache
def templates(suffix: str = "*") -> dict[str, str]:
    """Every template's text by its path."""
    folder = ROOT / "templates"
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob(f"*.{suffix}"))
        if path.suffix != ".md"
    }


def lines_of(node: ast.AST, source: list[str]) -> int:
    """Lines of a function that hold code: its signature is one, its docstring and empty lines are none."""
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    body = node.body[1:] if ast.get_docstring(node) else node.body
    own = range(body[0].lineno, (node.end_lineno or 0) + 1) if body else range(0)
    return 1 + sum(1 for number in own if source[number - 1].strip())


def calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def test_every_module_begins_with_one_sentence():
    odd = []
    for name, tree in modules(*CODE).items():
        first = (ast.get_docstring(tree) or "").split("\n\n")[0]
        if not re.fullmatch(r"[^\n]+[.:]", first):
            odd.append(f"{name}: {first!r}")
    assert odd == []


def test_modules_are_short():
    lengths = {name: len((ROOT / name).read_text("utf-8").splitlines()) for name in modules(*CODE)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_functions_are_short():
    long = []
    for name, tree in modules(*CODE).items():
        source = (ROOT / name).read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = lines_of(node, source)
                long += [f"{name}:{node.lineno} {node.name} {length}"] if length > LONGEST_FUNCTION else []
    assert long == []


def test_no_file_is_a_drawer():
    everything = [*modules(*CODE), *templates()]
    assert [name for name in everything if Path(name).stem.strip("_") in FORBIDDEN_NAMES] == []
    folders = {part for name in everything for part in Path(name).parent.parts}
    assert folders & FORBIDDEN_NAMES == set()


def test_templates_are_short():
    assert {
        n: len(t.splitlines()) for n, t in templates().items() if len(t.splitlines()) > LONGEST_TEMPLATE
    } == {}


def test_every_template_begins_with_a_comment():
    assert [name for name, text in templates().items() if not text.startswith(("{#", "<!--"))] == []


def test_no_page_and_no_letter_uses_a_word_we_do_not_say():
    found = [f"{name}: {hit.group()}" for name, text in templates().items() for hit in WORDS.finditer(text)]
    for name, tree in modules("mentoring", "matching").items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found += [f"{name}:{node.lineno}: {hit.group()}" for hit in WORDS.finditer(node.value)]
    assert found == []


ONE_PLACE = [
    (r"(datetime\.)*datetime\.(now|utcnow|today)|date\.today|time\.time", "mentoring/core/clock.py"),
    (r"smtplib\..*", "mentoring/core/delivery.py"),
    (r"(db\.)?session(\(\))?\.commit", "mentoring/core/db.py"),
]


@pytest.mark.parametrize(("called", "place"), ONE_PLACE, ids=["the time", "the mail server", "a commit"])
def test_what_belongs_in_one_place_stands_there_only(called, place):
    pattern = re.compile(called)
    found = [
        f"{name}:{line} {what}"
        for name, tree in modules("mentoring", "matching").items()
        for line, what in calls(tree)
        if name != place and pattern.fullmatch(what)
    ]
    assert found == []


WRITERS = re.compile(r"mentoring/core/|.*/(actions|notices)(/|\.py$)")


def test_rows_are_added_in_actions_and_notices_only():
    adding = re.compile(r"(db\.)?session(\(\))?\.(add|add_all|delete|merge)")
    found = [
        f"{name}:{line} {what}"
        for name, tree in modules("mentoring").items()
        for line, what in calls(tree)
        if not WRITERS.match(name) and adding.fullmatch(what)
    ]
    assert found == []


def test_no_listener_and_no_action_mails():
    found = [
        f"{name}:{line}"
        for name, tree in modules("mentoring").items()
        for line, what in calls(tree)
        if re.search(r"/(actions|notices|routes)(/|\.py$)", name) and "deliver" in what.rpartition(".")[2]
    ]
    assert found == []


PAGES = {name: text for name, text in templates().items() if not name.startswith("mail/")}


@pytest.mark.parametrize(
    "offence",
    [
        r"""\sstyle\s*=""",
        r"""\son[a-z]+\s*=\s*["']""",
        r"""<script(?![^>]*\ssrc=)""",
        r"""javascript:""",
        r"""<(img|link|script|iframe|source)\b[^>]*(src|href)\s*=\s*["']?(https?:)?//""",
        r"""url\(\s*["']?(https?:)?//""",
    ],
)
def test_pages_hold_no_style_script_or_file_of_others(offence):
    hits = {name: re.findall(offence, text, re.IGNORECASE) for name, text in PAGES.items()}
    assert {name for name, found in hits.items() if found} == set()


OWN_WORDS = re.compile(r"https?://(www\.)?(w3\.org|example\.(org|com|net))\b")


def test_templates_name_no_other_host():
    found = [
        f"{name}:{number} {address}"
        for name, text in templates().items()
        for number, line in enumerate(text.splitlines(), 1)
        for address in re.findall(r"https?://[^\s\"'<)]*", line)
        if not OWN_WORDS.match(address)
    ]
    assert found == []


def test_trusting_markup_says_why():
    found = [
        f"{name}:{number}"
        for name, text in templates().items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(r"\|\s*safe\b|autoescape\s+false", line) and "{#" not in line
    ]
    assert found == []


def test_stylesheets_and_scripts_of_the_house_load_nothing_from_elsewhere():
    own = [path for path in (ROOT / "static").rglob("*") if path.suffix in {".css", ".js"}]
    assert len(own) > 3
    foreign = re.compile(r"""(url\(|@import|fetch\(|import)\s*["']?(https?:)?//""")
    assert [path.name for path in own if foreign.search(path.read_text(encoding="utf-8"))] == []
