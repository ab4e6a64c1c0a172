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


def links(path):
    """What is wrong with the links of a page, read from its file."""
    book = path.parent
    for target in map(unescape, re.findall(r'<(?:a|link)\b[^>]*\shref="([^"]*)"', path.read_text())):
        parts = urlsplit(target)
        if parts.scheme == "https":
            continue
        if parts.scheme or parts.netloc or target.startswith("/"):
            yield f"a link that leaves the folder: {target}"
            continue
        file = (book / unquote(parts.path)).resolve() if parts.path else path
        if not file.is_file():
            yield f"a link to nothing: {target}"
        elif not file.is_relative_to(book.resolve()):
            yield f"a link that leaves the folder: {target}"
        elif parts.fragment and unquote(parts.fragment) not in ids(file):
            yield f"a link to an anchor that is not there: {target}"


async def visit(browser, path, windows):
    context = await browser.new_context()
    page = await context.new_page()
    found, loaded = [], {path.resolve()}

    def requested(request):
        parts = urlsplit(request.url)
        file = Path(unquote(parts.path))
        if parts.scheme == "data":
            return
        if parts.scheme != "file" or not file.is_relative_to(path.parent.resolve()):
            found.append(f"a request for {request.url}")
        elif file.is_file():
            loaded.add(file)

    page.on("request", requested)
    page.on("requestfailed", lambda request: found.append(f"a request that failed: {request.url}"))
    page.on("console", lambda message: message.type == "error" and found.append(f"the console: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"an error in a script: {error}"))
    await page.goto(path.resolve().as_uri())
    await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    for scheme, width in windows:
        await page.emulate_media(color_scheme=scheme)
        await page.set_viewport_size({"width": width, "height": 900})
        await page.evaluate("document.fonts.ready.then(() => 0)")
        found += [f"{scheme}, {width} px: {problem}" for problem in await page.evaluate(f"({LOOK})()")]
    size = sum(file.stat().st_size for file in loaded)
    if size > LARGEST:
        found.append(f"{size:,} bytes to load, more than {LARGEST:,}")
    await context.close()
    return [f"{path.name}: {problem}" for problem in dict.fromkeys(found)], size


async def look(paths, windows):
    """Looks at pages in each of the windows (scheme, width), two pages at a time; gives the problems and the size of each."""
    waiting = iter(paths)
    results = {}

    async def work(browser):
        for path in waiting:
            results[path] = await visit(browser, path, windows)

    async with async_playwright() as driver:
        chromium = await driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        await asyncio.gather(work(chromium), work(chromium))
        await chromium.close()
    return results
