"""The pages docs/lessons/NN.md as blocks, for the parts of the book that are made of them."""

import html
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PAGES = Path("docs/lessons")
KATEX_STYLE = Path("/usr/share/javascript/katex/katex.min.css")
KATEX_FONTS = Path("/usr/share/fonts/truetype/katex")
# The licenses of KaTeX and of its fonts.
KATEX_LICENSES = Path("/usr/share/doc/fonts-katex/copyright")


@dataclass
class Block:
    """A block of a page: 'heading', 'prose', 'list', 'code', 'table', 'figure', 'checks', 'refusal' or 'formula'."""

    kind: str
    text: str

    @property
    def is_output(self):
        """Whether only a program writes such a block; a formula is also written by hand."""
        return self.kind in ("table", "figure", "checks", "refusal")

    @property
    def figure(self):
        """The alternative text and the file of a figure."""
        return re.fullmatch(r"!\[(.*)\]\(figures/(.*)\)", self.text, re.DOTALL).groups()

    @property
    def code(self):
        return re.fullmatch(r"```swift\n(.*)\n```", self.text, re.DOTALL).group(1)

    @property
    def rows(self):
        """The cells of a table, its heading first, without the line below it."""
        lines = [self._cells(line) for line in self.text.splitlines()]
        return lines[:1] + lines[2:]

    @property
    def alignments(self):
        return ["right" if cell.endswith(":") else "left" for cell in self._cells(self.text.splitlines()[1])]

    def _cells(self, line):
        return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


@dataclass
class Lesson:
    number: str
    program: str
    title: str
    blocks: list


def fail(part, message):
    sys.exit(f"scripts/book-parts/{part}: {message}")


def need(part, programs):
    """Ends the part if a program is missing, or KaTeX where node is needed, with the line that installs it."""
    missing = [program for program in programs if not shutil.which(program)]
    if "node" in programs and not (KATEX_STYLE.exists() and KATEX_FONTS.exists()):
        missing.append("katex")
    if missing:
        fail(part, f"missing: {', '.join(missing)}. Run scripts/bootstrap --with-book.")


def read_all():
    """The lessons in their order."""
    return [_read(path) for path in sorted(PAGES.glob("[0-9][0-9].md"))]


def _read(path):
    comment, title, *texts = _split(path.read_text(encoding="utf-8"))
    program = re.search(r"Lessons/(Lesson[^/]+)/", comment).group(1)
    return Lesson(path.stem, program, title.removeprefix("# "), [Block(_kind(text), text) for text in texts])


def _split(page):
    """A page's blocks. Blank lines are between them, but also within code."""
    texts = [text.strip() for text in re.findall(r"```.*?\n```|(?:[^\n]+\n?)+", page, re.DOTALL)]
    # A formula's line that begins with a plus sign would begin a list.
    return [text.replace("\n", " ") if text.startswith("$$") else text for text in texts]


def _kind(text):
    starts = [
        ("```", "code"), ("#", "heading"), ("|", "table"), ("![", "figure"), ("- ✓", "checks"), ("- ", "list"),
        ("1. ", "list"), ("> **!**", "refusal"), ("$$", "formula"),
    ]
    return next((kind for start, kind in starts if text.startswith(start)), "prose")


def svg(file):
    """A figure that can stand in a page with others: its ids begin with its name."""
    text = (PAGES / "figures" / file).read_text(encoding="utf-8")
    text = re.sub(r"<\?xml.*?\?>\s*", "", text)
    prefix = "f" + Path(file).stem
    text = re.sub(r"""\bid=(['"])(.*?)\1""", rf"id=\1{prefix}-\2\1", text)
    text = re.sub(r"""href=(['"])#(.*?)\1""", rf"href=\1#{prefix}-\2\1", text)
    return re.sub(r"url\(#(.*?)\)", rf"url(#{prefix}-\1)", text)


def figure_html(alt, file):
    """A figure for a page of HTML: no blank line, no fixed size, and its alternative text as its label."""
    text = re.sub(r"<title>.*?</title>", "", svg(file), count=1, flags=re.DOTALL)
    tag = re.match(r"<svg.*?>", text, re.DOTALL).group(0)
    label = f'<svg role="img" aria-label="{html.escape(alt)}"'
    text = text.replace(tag, label + re.sub(r'^<svg|\s(?:width|height|role)="[^"]*"', "", tag), 1)
    # The first sentence is the caption.
    caption = re.match(r"(.*?\.)(?= [A-Z])|.*", alt, re.DOTALL).group(0)
    return f"<figure>\n{text}\n<figcaption>{html.escape(caption)}</figcaption>\n</figure>"


def figure_shape(file):
    """The height of a figure as a share of its width."""
    text = (PAGES / "figures" / file).read_text(encoding="utf-8")
    width, height = re.search(r'viewBox="0 0 (\d+) (\d+)"', text).groups()
    return int(height) / int(width)


def to_html(part, markdown, source):
    """Markdown as HTML, with its formulas typeset and its figures inside."""
    command = [
        "pandoc", "--from=gfm+tex_math_dollars+smart", "--to=html5", "--wrap=none", "--filter=docs/theme/math.js",
        f"--metadata=source:{source}",
    ]
    text = run(part, command, markdown)
    text = re.sub(r'<a href="#cb[0-9-]+" aria-hidden="true" tabindex="-1"></a>| id="cb[0-9-]+"', "", text)
    # A table is as wide as its text, not as the lines of Markdown say.
    text = re.sub(r"<colgroup>.*?</colgroup>\s*", "", text, flags=re.DOTALL)
    # Lines of code, and names and signs in them, need no element of their own: they look like the rest.
    text = re.sub(r'<span class="(?:op|fu|va|bu|ot|pp|ex|al|er|wa)">(.*?)</span>', r"\1", text, flags=re.DOTALL)
    text = re.sub(r"(?m)(^|<code class=\"sourceCode swift\">)<span>(.*)</span>($|</code>)", r"\1\2\3", text)
    text = text.replace("<li>✓ ", '<li><span class="tick">✓</span>')
    return re.sub(
        r'<p><img src="figures/(.*?)" alt="(.*?)" /></p>',
        lambda match: figure_html(html.unescape(match[2]), match[1]), text,
    )


def add_katex(folder):
    """KaTeX's style sheet, fonts and licenses, as folder/katex.css, folder/fonts and folder/katex-licenses.txt."""
    style = KATEX_STYLE.read_text(encoding="utf-8")
    style = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\(["\'][a-z]+["\']\)', "", style)
    (folder / "katex.css").write_text(style, encoding="utf-8")
    shutil.copyfile(KATEX_LICENSES, folder / "katex-licenses.txt")
    (folder / "fonts").mkdir()
    for font in sorted(KATEX_FONTS.glob("*.woff2")):
        shutil.copyfile(font, folder / "fonts" / font.name)


def run(part, command, text):
    """What a program makes of a text."""
    result = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if result.returncode != 0 or result.stderr:
        fail(part, f"{command[0]} failed: {result.stderr.strip()}")
    return result.stdout


def replace_folder(source, target):
    """Puts a finished folder where an old one may be."""
    shutil.rmtree(target, ignore_errors=True)
    os.replace(source, target)
