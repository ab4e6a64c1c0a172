"""The notebooks: the format, and that nothing of a lesson's page is missing."""

import json
import re
import sys
from pathlib import Path

import nbformat

book = Path(sys.argv[1])
pages = {path.stem: path.read_text() for path in sorted(Path("docs/lessons").glob("[0-9][0-9].md"))}
problems = []


def look(number, page):
    """What is wrong with the notebook of a lesson."""
    path = book / "notebooks" / f"{number}.ipynb"
    text = path.read_text()
    notebook = nbformat.reads(text, as_version=4)
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        yield f"is not valid: {error}"
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        yield f"has format {notebook.nbformat}.{notebook.nbformat_minor}"
    if notebook.metadata.kernelspec.name != "swift" or notebook.metadata.language_info.name != "swift":
        yield "is not in Swift"

    cells = notebook.cells
    # As they are stored: nbformat mends ids that are there twice.
    if len({cell["id"] for cell in json.loads(text)["cells"]}) != len(cells):
        yield "has an id twice"
    program = re.search(r"Lessons/(Lesson[^/]+)/", page)[1]
    if f"swift run {program}" not in cells[0].source or not cells[0].source.startswith("# Lesson"):
        yield "does not begin with its title and how to run it"

    code = re.findall(r"^```swift\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    if [cell.source for cell in cells if cell.cell_type == "code"] != code:
        yield "has other code than the page"
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    shown = {kind: sum(kind in output.get("data", {}) for output in outputs) for kind in ("text/html", "image/svg+xml")}
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    for kind, mark in [("text/html", r"^\|-"), ("image/svg+xml", r"^!\[")]:
        expected = len(re.findall(mark, prose, re.MULTILINE))
        if shown[kind] != expected:
            yield f"has {shown[kind]} outputs of {kind}; the page has {expected}"
    checks = sum(output.get("text", "").count("✓") for output in outputs)
    checks += sum(cell.source.count("- ✓") for cell in cells if cell.cell_type == "markdown")
    if checks != prose.count("- ✓"):
        yield f"has {checks} checks; the page has {prose.count('- ✓')}"
    if sum(cell.source.count("$") for cell in cells if cell.cell_type == "markdown") == 0:
        yield "has no formulas"
    yield from look_at_outputs(outputs)

    for target in re.findall(r"\]\((\d\d\.ipynb)\)", text):
        if not (path.parent / target).is_file():
            yield f"links to {target}, which is not there"
    neighbors = {f"{int(number) + step:02}.ipynb" for step in (-1, 1)} & {f"{other}.ipynb" for other in pages}
    if not neighbors <= set(re.findall(r"\]\((\d\d\.ipynb)\)", text)):
        yield "does not link to the lessons beside it"


def look_at_outputs(outputs):
    known = set()
    for output in outputs:
        for kind, data in output.get("data", {}).items():
            if "**" in data and kind != "text/latex":
                yield f"shows stars: {data[:60]}"
            if kind != "image/svg+xml":
                continue
            if not data.startswith("<svg") or "</svg>" not in data:
                yield "has a figure that is not stored as text"
            if "<title>" not in data:
                yield "has a figure without a title"
            ids = set(re.findall(r"\bid=['\"](.*?)['\"]", data))
            if ids & known:
                yield f"has figures that share the id {min(ids & known)}"
            if not set(re.findall(r"href=['\"]#(.*?)['\"]", data)) <= ids:
                yield "has a figure that refers to nothing"
            known |= ids


for number, page in pages.items():
    problems += [f"{number}.ipynb {problem}" for problem in look(number, page)]
extra = {path.stem for path in (book / "notebooks").iterdir()} - set(pages)
problems += [f"the notebook {name} has no page" for name in sorted(extra)]
print("\n".join([f"✗ {problem}" for problem in problems] + [f"{len(pages)} notebooks, {len(problems)} problems"]))
sys.exit(1 if problems else 0)
