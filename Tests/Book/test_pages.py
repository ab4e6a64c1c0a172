"""Every page of the book's site, in light and dark, narrow and wide."""

import asyncio
import sys
from pathlib import Path

from pages import WINDOWS, links, look

book = Path(sys.argv[1])
pages = sorted(book.glob("*.html"))
lessons = [page for page in pages if page.stem.isdigit()]
problems = []
if len(lessons) != 10 or not {"index", "notation", "sources"} <= {page.stem for page in pages}:
    problems.append(f"pages are missing; there are {', '.join(page.name for page in pages)}")
for page in pages:
    problems += [f"{page.name}: {problem}" for problem in links(page)]

results = asyncio.run(look(pages, WINDOWS))
for found, _ in results.values():
    problems += found

for problem in problems:
    print(f"✗ {problem}")
largest = max(size for _, size in results.values())
print(f"{len(results)} pages in {len(WINDOWS)} windows, {len(problems)} problems; the largest loads {largest:,} bytes")
sys.exit(1 if problems else 0)
