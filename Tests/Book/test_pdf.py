"""The PDF: its parts, the page numbers of its contents, links, outline, fonts and margins."""

import re
import subprocess
import sys
from pathlib import Path

book = Path(sys.argv[1])
pdf = book / "posterior.pdf"
# A4 in points, and the margins of docs/theme/print.css.
WIDTH, LEFT, RIGHT = 594.96, 23 * 72 / 25.4, 23 * 72 / 25.4
problems = []


def poppler(*command):
    return subprocess.run([*command, str(pdf)], capture_output=True, text=True, check=True).stdout


def texts():
    """The text of each page."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]


def titles():
    """The titles of the lessons and of their numbered sections, as the pages in docs have them."""
    for path in sorted(Path("docs/lessons").glob("[0-9][0-9].md")):
        text = re.sub(r"^```.*?^```$", "", path.read_text(), flags=re.DOTALL | re.MULTILINE)
        yield re.search(r"^# Lesson \d+ · (.*?)(?::|$)", text, re.MULTILINE)[1]
        yield from re.findall(r"^## \d+ · (.*)$", text, re.MULTILINE)


def plain(text):
    """Letters and digits only: lines break, and signs are set in other ways."""
    return re.sub(r"[\W_]", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff"))


info = poppler("pdfinfo")
if "A4" not in info or "Tagged:          yes" not in info or "Title:           Posterior" not in info:
    problems.append(f"no tagged A4 with a title: {info}")
if "2000 UTC" not in info:
    problems.append("its date changes from day to day")

pages = [plain(text) for text in texts()]
if not 60 <= len(pages) <= 200:
    problems.append(f"{len(pages)} pages")
destinations = {match[2]: int(match[1]) for match in re.finditer(r'^\s*(\d+) .*"(.*)"', poppler("pdfinfo", "-dests"), re.MULTILINE)}
expected = {f"lesson-{number:02}" for number in range(1, 11)} | {"notation", "sources"}
if not expected <= set(destinations):
    problems.append(f"no place to link to: {sorted(expected - set(destinations))}")

# The contents are on the second page: titles, each with its page.
command = ["pdftotext", "-raw", "-f", "2", "-l", "2", str(pdf), "-"]
contents = subprocess.run(command, capture_output=True, text=True, check=True).stdout
for title in titles():
    match = re.search(r"[\W_]*".join(plain(title)) + r"\W*?\s(\d+)$", contents, re.MULTILINE)
    if not match or not plain(title) in (pages[int(match[1]) - 1 : int(match[1])] or [""])[0]:
        problems.append(f"the contents name {match and match[1]} as the page of '{title}', which is not there")
for place, page in destinations.items():
    if not 3 <= page <= len(pages):
        problems.append(f"{place} is on page {page}")
for number, text in enumerate(pages[1:], start=2):
    if not text.endswith(str(number)):
        problems.append(f"page {number} does not end with its number")
    if len(text) < 60:
        problems.append(f"page {number} is nearly empty")
if any("$$" in text for text in texts()):
    problems.append("a formula is left as TeX")

data = pdf.read_bytes()
if b"/Outlines" not in data:
    problems.append("no outline")
if b"https://" in data and re.search(rb"/URI \((?!https://(?:arxiv|mpmath)\.org)", data):
    problems.append("a link to elsewhere than what the sources name")
if b"file:///" in data or b"/tmp/" in data:
    problems.append("a path of the machine it was made on")
for line in poppler("pdffonts").splitlines()[2:]:
    if line.split()[-5] != "yes":
        problems.append(f"a font is not embedded: {line}")

# Nothing is cut at the right: every word ends before the margin.
command = ["pdftotext", "-bbox", str(pdf), "-"]
words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
for page, text in enumerate(words.split("<page ")[1:], start=1):
    for left, right, word in re.findall(r'xMin="(.*?)" yMin=".*?" xMax="(.*?)" yMax=".*?">(.*?)</word>', text):
        if float(right) > WIDTH - RIGHT + 1 or float(left) < LEFT - 1:
            problems.append(f"'{word}' on page {page} stands in the margin")

print("\n".join([f"✗ {problem}" for problem in problems] + [f"{len(pages)} pages, {len(problems)} problems"]))
sys.exit(1 if problems else 0)
