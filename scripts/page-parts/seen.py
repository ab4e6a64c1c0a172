#!/usr/bin/env python3
"""Replaces gnuplot's pictures in a folder by what a reader sees of them, a line a shape.

    scripts/page-parts/seen.py FOLDER     each *.svg in it of gnuplot's; other files stay as they are

Versions of gnuplot write one picture in different ways: they name and nest groups, spell numbers and colors, and put
the words before the curves or behind them. What is left here is each shape with all that it inherits, in the order of
drawing, then the words. Left out is what cannot be seen: shapes without ink, marks below a tenth of a pixel, and a
mark under a later one that is the same. Two pictures that differ here look different.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
INHERITED = {
    "fill": "black", "stroke": "none", "color": "black", "stroke-width": "1", "stroke-linecap": "butt",
    "stroke-linejoin": "miter", "stroke-dasharray": "none", "fill-opacity": "1", "stroke-opacity": "1",
    "font-family": "", "font-size": "", "font-weight": "", "font-style": "", "text-anchor": "start",
}
# What names or describes an element, and does not draw.
UNSEEN = {"id", HREF, "transform", "{http://www.w3.org/XML/1998/namespace}space"}
TINIEST = 0.1


def is_gnuplots(text):
    return 'id="gnuplot_canvas"' in text


def plain(value):
    """A value with each number in one spelling, of a hundredth of a pixel."""
    if not value.startswith("#"):
        value = re.sub(r"-?\d*\.?\d+(?:e-?\d+)?", lambda number: hundredths(float(number[0])), value)
    return re.sub(r"\s*([,()])\s*", r"\1", " ".join(value.split()))


def hundredths(number):
    # Adding 0 makes 0 of −0.
    return f"{round(number, 2) + 0:.2f}".rstrip("0").rstrip(".")


def shapes(element, style, transform, named):
    """Each shape below an element as (tag, style, transform, what else it has, words)."""
    tag = element.tag.removeprefix(SVG)
    if tag in ("defs", "title", "desc", "style"):
        return
    style = style | {key: plain(element.get(key)) for key in INHERITED if element.get(key)}
    moved = plain(element.get("transform", ""))
    transform = [*transform, moved] if moved and moved != "rotate(0)" else transform
    if tag == "use":
        yield from shapes(named[element.get(HREF).removeprefix("#")], style, transform, named)
    elif tag in ("svg", "g", "a"):
        for child in element:
            yield from shapes(child, style, transform, named)
    else:
        rest = {key: plain(value) for key, value in element.attrib.items() if key not in (*INHERITED, *UNSEEN)}
        yield tag, style, transform, rest, " ".join("".join(element.itertext()).split())


def inks(style):
    """The style without what has no effect; nothing if there is no ink."""
    colors = {key: style["color"] if style[key] == "currentColor" else style[key] for key in ("fill", "stroke")}
    seen = {key: color for key, color in colors.items() if color != "none"}
    words = ("font-family", "font-size", "font-weight", "font-style", "text-anchor")
    kept = [key for key in style if any(key.startswith(f"{color}-") for color in seen)]
    return seen | {key: style[key] for key in (*kept, *words) if style[key] != INHERITED[key]} if seen else {}


def is_tiny(tag, transform):
    scales = [float(scale) for scale in re.findall(r"scale\(([\d.]+)\)", " ".join(transform))]
    return tag != "text" and any(scale < TINIEST for scale in scales)


def line(tag, style, transform, rest, words):
    if tag != "text":
        style = {key: value for key, value in style.items() if not key.startswith(("font", "text"))}
    parts = [f"{key}={value}" for key, value in sorted((style | rest).items())]
    return " ".join([tag, *transform, *parts, *([f"“{words}”"] if words else [])])


def seen(text):
    """What a reader sees of a picture, as lines."""
    root = ElementTree.fromstring(text)
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    drawn, words = [], []
    for tag, style, transform, rest, content in shapes(root, INHERITED, [], named):
        style = inks(style)
        # A path that only moves draws nothing.
        moves_only = tag == "path" and not re.search(r"[A-LN-Za-ln-z]", rest.get("d", ""))
        if not style or is_tiny(tag, transform) or moves_only or (tag == "text" and not content):
            continue
        (words if tag == "text" else drawn).append(line(tag, style, transform, rest, content))
    # Of marks that are the same, the last one is on top.
    last = {mark: index for index, mark in enumerate(drawn)}
    drawn = [mark for index, mark in enumerate(drawn) if "scale(" not in mark or last[mark] == index]
    about = [f"{tag} {' '.join((root.findtext(SVG + tag) or '').split())}" for tag in ("title", "style")]
    size = plain(f"size {root.get('width')} {root.get('height')} {root.get('viewBox')}")
    return "\n".join([size, *about, *drawn, *sorted(words)]) + "\n"


def main(folder):
    for path in sorted(Path(folder).rglob("*.svg")):
        text = path.read_text(encoding="utf-8")
        if is_gnuplots(text):
            path.write_text(seen(text), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("seen.py: give the folder with the pictures")
    main(sys.argv[1])
