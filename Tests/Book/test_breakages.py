"""Breaks a page in every way that pages.py looks for, and sees that it notices."""

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from pages import LARGEST, links, look, sheet

book = Path(sys.argv[1])
PAGE = "03.html"
END = "</main>"

# name: (a part of the page, what takes its place, what must be said)
BREAKAGES = {
    "script": (END, "<script>let x = 1</script>" + END, "a script"),
    "console": (END, "<script>console.error('no')</script>" + END, "the console"),
    "thrown": (END, "<script>throw new Error('no')</script>" + END, "an error in a script"),
    "request": (END, '<img src="https://127.0.0.1:9/x.png" alt="x">' + END, "a request for https"),
    "outside": (END, '<img src="../x.png" alt="x">' + END, "a request for file"),
    "missing": (END, '<img src="x.png" alt="x">' + END, "a request that failed"),
    "sideways": (END, "<p style='width: 2000px; max-width: none'>x</p>" + END, "scrolls sideways"),
    "title": ("<title>", "<title></title><title>", "no title"),
    "language": ('<html lang="en">', "<html>", "no language"),
    "two-titles": (END, "<h1>x</h1>" + END, "2 headings of level 1"),
    "skipped": (END, "<h2>x</h2><h4>x</h4>" + END, "skips from level 2 to 4"),
    "twice": (END, "<p id='main'>x</p>" + END, "the id main is there twice"),
    "no-formula": ("</head>", "<style>.katex-html { display: none }</style></head>", "is not visible"),
    "no-katex": ("assets/katex.css", "assets/book.css", "fonts of formulas are not loaded"),
    "tex": (END, "<p>$$x$$</p>" + END, "left as TeX"),
    "no-figure": ("</head>", "<style>figure svg { display: none }</style></head>", "a figure of 0 × 0"),
    "no-alt": ('role="img" aria-label=', 'role="img" data-label=', "without alt text"),
    "pale": ("</head>", "<style>figcaption { color: #999 }</style></head>", "contrast"),
    "faded": ("</head>", "<style>pre { opacity: 0.4 }</style></head>", "contrast"),
    "pale-figure": ("</head>", "<style>svg text { fill: #aaa }</style></head>", "contrast"),
    "large": (END, f"<!-- {'x' * LARGEST} -->" + END, "bytes to load"),
}
LINKS = {
    "no-page": ('href="#', 'href="x.html#', "a link to nothing"),
    "no-anchor": ('href="#main', 'href="#x', "an anchor that is not there"),
    "no-anchor-there": ("</main>", '<a href="02.html#x">x</a></main>', "an anchor that is not there"),
    "leaves": (END, '<a href="../x.html">x</a>' + END, "a link"),
    "absolute": (END, '<a href="/x.html">x</a>' + END, "leaves the folder"),
    "plain": (END, '<a href="http://x.org/">x</a>' + END, "leaves the folder"),
}
# name: (what is removed, what must be said)
FILES = {
    "no-license": ("katex-licenses.txt", "licenses of KaTeX"),
    "no-font": ("fonts/KaTeX_Main-Regular.woff2", "asks for nothing"),
}

missed = []
with tempfile.TemporaryDirectory() as folder:
    copy = Path(folder) / "book"
    copy.mkdir()
    shutil.copytree(book / "assets", copy / "assets")
    for page in book.glob("*.html"):
        shutil.copy(page, copy)
    whole = (book / PAGE).read_text()
    for name, (part, instead, _) in (BREAKAGES | LINKS).items():
        assert part in whole, f"{PAGE} has no {part}: mend the breakage {name}"
        (copy / f"{name}.html").write_text(whole.replace(part, instead, 1))
    results = asyncio.run(look([copy / f"{name}.html" for name in BREAKAGES], [("light", 390)]))
    said = {path.stem: "\n".join(found) for path, (found, _) in results.items()}
    said |= {name: "\n".join(links(copy / f"{name}.html")) for name in LINKS}
    for name, (_, _, expected) in (BREAKAGES | LINKS).items():
        if expected not in said[name]:
            missed.append(f"✗ the breakage {name} gives {said[name]!r}, not {expected!r}")
    for name, (file, expected) in FILES.items():
        (copy / "assets" / file).unlink()
        found = "\n".join(sheet(copy / "assets" / "katex.css"))
        if expected not in found:
            missed.append(f"✗ the breakage {name} gives {found!r}, not {expected!r}")

print("\n".join(missed + [f"{len(BREAKAGES | LINKS | FILES)} breakages, {len(missed)} not noticed"]))
sys.exit(1 if missed else 0)
