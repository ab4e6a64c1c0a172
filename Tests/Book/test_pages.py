"""Every page of the book's site and of its reference, in light and dark, narrow and wide."""

import asyncio
import sys
from pathlib import Path

from pages import WINDOWS, links, look, sheet

book = Path(sys.argv[1])
site = sorted(book.glob("*.html"))
reference = sorted(book.glob("reference/**/*.html"))
lessons = [page for page in site if page.stem.isdigit()]
problems = []
if len(lessons) != 10 or not {"index", "notation", "sources"} <= {page.stem for page in site}:
    problems.append(f"pages are missing; there are {', '.join(page.name for page in site)}")
for page in site + reference:
    problems += [f"{page.relative_to(book)}: {problem}" for problem in links(page, book)]
for style in book.glob("**/*.css"):
    problems += [f"{style.relative_to(book)}: {problem}" for problem in sheet(style)]

# The reference's many pages are alike: two windows have both schemes and both widths.
results = asyncio.run(look(site, WINDOWS, book))
results |= asyncio.run(look(reference, [WINDOWS[0], WINDOWS[-1]], book))
for found, _ in results.values():
    problems += found

for problem in problems:
    print(f"✗ {problem}")
largest = max(size for _, size in results.values())
print(
    f"{len(site)} pages of the site and {len(reference)} of the reference, {len(problems)} problems; "
    f"the largest loads {largest:,} bytes")
sys.exit(1 if problems else 0)
