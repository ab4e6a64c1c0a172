#!/usr/bin/env python3
"""Tests of scripts/page-parts/seen.py, on one picture as two versions of gnuplot draw it.

    Tests/Pages/test_seen.py
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
SCRIPT = HERE.parents[1] / "scripts/page-parts/seen.py"
sys.path.insert(0, str(SCRIPT.parent))
from seen import plain, seen

OLD = (HERE / "gnuplot-5.4.svg").read_text(encoding="utf-8")
NEW = (HERE / "gnuplot-6.0.svg").read_text(encoding="utf-8")
POINT = "<use xlink:href='#gpPt6' transform='translate(84.50,52.19) scale(2.92)' color='rgb( 42, 120, 214)'/>"
BODY = '<g id="gnuplot_canvas">'

# name: (a part of the old picture, what takes its place), which a reader sees
SEEN = {
    "a word": ("line", "lines"),
    "a title": ("<title>Gnuplot", "<title>Another"),
    "a size": ('width="240"', 'width="250"'),
    "a color": ("rgb( 42, 120, 214)", "rgb( 42, 120, 215)"),
    "a width": ('stroke-width="2.00"', 'stroke-width="2.10"'),
    "a dash": ("stroke-dasharray", "data-dash"),
    "a place": (POINT, POINT.replace("84.50", "84.60")),
    "no point": (POINT, ""),
    "another shape": (POINT, POINT.replace("gpPt6", "gpPt4")),
    "a shape more": (BODY, BODY + '<path d="M0,0 L9,9" stroke="black"/>'),
    "a font": ('font-size="13.00"', 'font-size="14.00"'),
}
# What is not visible.
UNSEEN = {
    "a name": ('id="gnuplot_plot_1"', 'id="points"'),
    "a spelling": ("rgb( 42, 120, 214)", "rgb(42,120,214)"),
    "digits": ('stroke-width="2.00"', 'stroke-width="2"'),
    "a group": (POINT, f"<g><g>{POINT}</g></g>"),
    "an empty group": (POINT, POINT + '<g fill="none"></g>'),
    "the same point below": (BODY, BODY + POINT.replace("/>", " stroke-width='2'/>")),
    "a dot": (POINT, POINT.replace("2.92", "0.05") + POINT),
    "no ink": (BODY, BODY + '<path d="M0,0 L9,9" fill="none"/>'),
    "no way": (BODY, BODY + '<path d="M0,0" stroke="black"/>'),
}


class SeenTests(unittest.TestCase):
    def test_versions_agree(self):
        self.assertNotEqual(OLD, NEW)
        self.assertEqual(seen(OLD), seen(NEW))

    def test_what_is_seen_differs(self):
        for name, (part, replacement) in SEEN.items():
            with self.subTest(name):
                self.assertTrue(part in OLD)
                self.assertNotEqual(seen(OLD.replace(part, replacement)), seen(OLD))

    def test_what_is_not_seen_does_not(self):
        for name, (part, replacement) in UNSEEN.items():
            with self.subTest(name):
                self.assertTrue(part in OLD)
                changed = OLD.replace(part, replacement)
                self.assertTrue(changed != OLD)
                self.assertEqual(seen(changed), seen(OLD))

    def test_order_of_shapes_is_seen(self):
        one, other = '<path d="M0,0 L9,9" stroke="red"/>', '<path d="M0,9 L9,0" stroke="blue"/>'
        pictures = [OLD.replace(BODY, BODY + lines) for lines in (one + other, other + one)]
        self.assertNotEqual(*map(seen, pictures))

    def test_numbers(self):
        self.assertEqual(plain("M-0.001,12.50  L1e-1 , 3 .5"), "M0,12.5 L0.1,3 0.5")
        self.assertEqual(plain("#2a78d6"), "#2a78d6")
        self.assertEqual(plain("rgb( 42, 120, 214)"), "rgb(42,120,214)")

    def test_other_pictures_stay(self):
        with tempfile.TemporaryDirectory() as folder:
            files = {"a/plot.svg": OLD, "own.svg": "<svg>\n</svg>", "page.md": BODY}
            for name, text in files.items():
                (Path(folder) / name).parent.mkdir(exist_ok=True)
                (Path(folder) / name).write_text(text, encoding="utf-8")
            subprocess.run([SCRIPT, folder], check=True)
            result = {name: (Path(folder) / name).read_text(encoding="utf-8") for name in files}
            self.assertEqual(result, files | {"a/plot.svg": seen(OLD)})


if __name__ == "__main__":
    unittest.main()
