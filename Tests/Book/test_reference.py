"""Checks the pages of the API reference without a browser: python3 Tests/Book/test_reference.py BOOK

Every link and anchor resolves, nothing is loaded but the two style sheets, there are no scripts, ids are unique, headings are in
order, and no field begins with a capital that DocC made of a symbol, such as Λ.
"""

import os
import re
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loads, self.headings, self.words = [], [], [], [], ""
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if tag in ("link", "script", "img", "iframe", "object", "video"):
            self.loads.append((tag, values.get("href") or values.get("src") or ""))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, text):
        self.words += text


def main():
    root = os.path.join(os.path.abspath(sys.argv[1]), "reference")
    paths = sorted(os.path.join(d, f) for d, _, files in os.walk(root) for f in files if f.endswith(".html"))
    pages = {path: Page(path) for path in paths}
    faults, link_count = [], 0
    for path, page in pages.items():
        name = os.path.relpath(path, root)
        levels = page.headings
        if levels[:1] != [1] or levels.count(1) != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:])):
            faults.append(f"{name}: headings {levels}")
        if len(page.ids) != len(set(page.ids)):
            faults.append(f"{name}: an id stands twice")
        if not page.words.strip() or "main" not in page.ids:
            faults.append(f"{name}: nothing to read")
        for tag, target in page.loads:
            sheet = os.path.normpath(os.path.join(os.path.dirname(path), target))
            if tag != "link" or not sheet.startswith(root + "/assets/") or not os.path.isfile(sheet):
                faults.append(f"{name}: loads {tag} {target}")
        for link in page.links:
            link_count += 1
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            target = os.path.normpath(os.path.join(os.path.dirname(path), unquote(parts.path))) if parts.path else path
            if target == os.path.join(os.path.dirname(root), "index.html"):
                continue
            if target not in pages:
                faults.append(f"{name}: no page {link}")
            elif parts.fragment and unquote(parts.fragment) not in pages[target].ids:
                faults.append(f"{name}: no place {link}")
        for match in re.finditer(r"[ΛΘΜΑΒ] (?:=|is|in|at)\b.{20}|Λ, at least", page.words):
            faults.append(f"{name}: '{match.group()}' should begin with a small letter")
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults or len(pages) < 100 or link_count < 1000:
        sys.exit(f"{len(faults)} faults in {len(pages)} pages with {link_count} links")
    size = sum(os.path.getsize(os.path.join(d, f)) for d, _, files in os.walk(root) for f in files)
    if size > 30_000_000:
        sys.exit(f"the reference has {size} bytes")
    print(f"{len(pages)} pages, {link_count} links, {size / 1e6:.1f} MB")


main()
