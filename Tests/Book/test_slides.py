"""The slides: what pages.py looks for, that all fits on its slide, the keys, and links to the book."""

import asyncio
import re
import shutil
import sys
import tempfile
from pathlib import Path

from pages import WINDOWS, look
from playwright.async_api import async_playwright

book = Path(sys.argv[1])
decks = sorted((book / "slides").glob("*.html"))
FIT = (Path(__file__).parent / "slides.js").read_text()
# Projectors and screens, wide and less wide.
SIZES = [(1280, 720), (1024, 768), (1920, 1200)]
PLACE = """() => 1 + [...document.querySelectorAll('section')].findIndex((slide) => {
  const { top, height } = slide.getBoundingClientRect();
  return Math.abs(top + height / 2 - innerHeight / 2) < 4;
})"""
# Waits until the page stands still: the same place in twenty frames one after the other.
SETTLED = """() => new Promise((resolve) => {
  let [last, still] = [NaN, 0];
  const look = () => {
    const place = document.querySelector('section').getBoundingClientRect().top;
    still = place === last ? still + 1 : 0;
    last = place;
    if (still < 20) requestAnimationFrame(look); else resolve();
  };
  look();
})"""
# A rule that is added to slides.css: what must be said.
BREAKAGES = {
    ".checks ul { padding-top: 30em }": "too low",
    ".words { width: 70em }": "too wide",
    "p { width: 130% }": "wider than its column",
    "figcaption { display: none }": "not visible",
    ".figure svg { height: 4em !important }": "px high",
    "h2 { width: 4em }": "two lines",
    "section { height: 20em !important }": " × ",
    "td { font-size: 0.4em }": "small letters",
}


def links(path):
    """Links that lead nowhere; the site may be missing while only the slides are made."""
    text = path.read_text()
    for target in re.findall(r'<(?:a|link)\b[^>]*\shref="([^"]*)"', text):
        file, _, anchor = target.partition("#")
        if file and not re.match(r"https:", file) and not (path.parent / file).is_file():
            yield f"{path.name}: a link to nothing: {target}"
        if not file and f'id="{anchor}"' not in text:
            yield f"{path.name}: a link to no slide: {target}"


async def fit(browser, path, sizes):
    """What does not fit on its slide in windows of some sizes."""
    page = await browser.new_page()
    await page.goto(path.resolve().as_uri())
    found = []
    for width, height in sizes:
        await page.set_viewport_size({"width": width, "height": height})
        await page.evaluate("document.fonts.ready.then(() => 0)")
        found += [f"{path.name}, {width} × {height}: {problem}" for problem in await page.evaluate(f"({FIT})()")]
    await page.close()
    return found


async def keys(browser, path):
    """Whether the browser's keys go slide by slide."""
    page = await browser.new_page(viewport={"width": 1280, "height": 720})
    await page.goto(path.resolve().as_uri())
    found = []
    for key, expected in [("PageDown", 2), ("Space", 3), ("ArrowDown", 4), ("PageUp", 3), ("ArrowUp", 2)]:
        await page.keyboard.press(key)
        try:
            await page.wait_for_function(f"({PLACE})() === {expected}", timeout=300_000)
            # The last pixels of the way; a key on the way there starts from where it is.
            await page.evaluate(SETTLED)
        except Exception:
            found.append(f"{path.name}: {key} leads to slide {await page.evaluate(f'({PLACE})()')}, not {expected}")
    await page.goto(path.resolve().as_uri() + "#5")
    await page.click('section[id="5"] a[aria-label="next slide"]')
    await page.wait_for_function(f"({PLACE})() !== 5", timeout=300_000)
    await page.evaluate(SETTLED)
    if (place := await page.evaluate(f"({PLACE})()")) != 6:
        found.append(f"{path.name}: the link to the next slide leads from 5 to {place}")
    await page.close()
    return found


async def breakages(browser):
    """The breakages that nothing is said about."""
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "slides"
        shutil.copytree(book / "slides", copy)
        style = (copy / "slides.css").read_text()
        for rule, expected in BREAKAGES.items():
            (copy / "slides.css").write_text(f"{style}\n{rule}")
            if not any(expected in problem for problem in await fit(browser, copy / "03.html", SIZES[:1])):
                missed.append(f"the breakage {rule!r} is not noticed")
    return missed


async def main():
    problems = [] if len(decks) == 10 else [f"there are {len(decks)} decks, not 10"]
    for path in decks:
        problems += links(path)
    for found, _ in (await look(decks, WINDOWS)).values():
        problems += found
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for path in decks:
            problems += await fit(browser, path, SIZES)
        problems += await keys(browser, decks[2])
        problems += await breakages(browser)
        await browser.close()
    count = sum(path.read_text().count("<section ") for path in decks)
    print("\n".join([f"✗ {problem}" for problem in problems] + [f"{count} slides, {len(problems)} problems"]))
    return bool(problems)


sys.exit(asyncio.run(main()))
