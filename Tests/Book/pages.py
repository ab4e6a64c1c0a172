"""Opens pages of the book in Chromium and says what a reader would mind."""

import asyncio
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.async_api import async_playwright

LARGEST = 1_500_000
LOOK = (Path(__file__).parent / "look.js").read_text()
# (scheme, width): a telephone and a screen, by day and by night.
WINDOWS = [(scheme, width) for scheme in ("light", "dark") for width in (390, 1280)]


def ids(path, known={}):
    if path not in known:
        known[path] = set(re.findall(r'\s(?:id|name)="([^"]*)"', path.read_text()))
    return known[path]


def links(path, book=None):
    """What is wrong with the links of a page, read from its file. The book is the page's folder unless it is given."""
    book = book or path.parent
    for target in map(unescape, re.findall(r'<(?:a|link)\b[^>]*\shref="([^"]*)"', path.read_text())):
        parts = urlsplit(target)
        if parts.scheme == "https":
            continue
        if parts.scheme or parts.netloc or target.startswith("/"):
            yield f"a link that leaves the folder: {target}"
            continue
        file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        if not file.is_file():
            yield f"a link to nothing: {target}"
        elif not file.is_relative_to(book.resolve()):
            yield f"a link that leaves the folder: {target}"
        elif parts.fragment and unquote(parts.fragment) not in ids(file):
            yield f"a link to an anchor that is not there: {target}"


def sheet(path):
    """What is missing of the files that a style sheet names, and of the licenses that belong beside KaTeX's."""
    for target in re.findall(r"url\([\"']?([^)\"']*)", path.read_text()):
        if not target.startswith(("data:", "#")) and not (path.parent / unquote(target)).is_file():
            yield f"a style that asks for nothing: {target}"
    licenses = path.with_name("katex-licenses.txt")
    if path.name == "katex.css" and not (licenses.is_file() and "SIL OPEN FONT LICENSE" in licenses.read_text()):
        yield "the licenses of KaTeX and its fonts are missing"


class Tab:
    """A tab of the browser that notes what a page asks for and complains of."""

    def __init__(self, page):
        self.page = page
        page.on("request", self.requested)
        page.on("requestfailed", lambda request: self.found.append(f"a request that failed: {request.url}"))
        page.on("console", lambda line: line.type == "error" and self.found.append(f"the console: {line.text}"))
        page.on("pageerror", lambda error: self.found.append(f"an error in a script: {error}"))

    def requested(self, request):
        parts = urlsplit(request.url)
        file = Path(unquote(parts.path))
        if parts.scheme == "data":
            return
        if parts.scheme != "file" or not file.is_relative_to(self.book):
            self.found.append(f"a request for {request.url}")
        elif file.is_file():
            self.loaded.add(file)

    async def visit(self, path, windows, book):
        """The problems of a page, and how many bytes it loads."""
        self.book, self.found, self.loaded = book.resolve(), [], {path.resolve()}
        await self.page.goto(path.resolve().as_uri())
        await self.page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
        for scheme, width in windows:
            await self.page.emulate_media(color_scheme=scheme)
            await self.page.set_viewport_size({"width": width, "height": 900})
            await self.page.evaluate("document.fonts.ready.then(() => 0)")
            self.found += [f"{scheme}, {width} px: {each}" for each in await self.page.evaluate(f"({LOOK})()")]
        size = sum(file.stat().st_size for file in self.loaded)
        if size > LARGEST:
            self.found.append(f"{size:,} bytes to load, more than {LARGEST:,}")
        return [f"{path.relative_to(book)}: {each}" for each in dict.fromkeys(self.found)], size


async def look(paths, windows, book=None):
    """Looks at pages of a book in each of the windows (scheme, width), in two tabs at a time; gives the problems and the
    size of each. The book is the page's folder unless it is given."""
    waiting = iter(paths)
    results = {}

    async def work(chromium):
        tab = Tab(await chromium.new_page())
        for path in waiting:
            results[path] = await tab.visit(path, windows, book or path.parent)

    async with async_playwright() as driver:
        chromium = await driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        await asyncio.gather(work(chromium), work(chromium))
        await chromium.close()
    return results
