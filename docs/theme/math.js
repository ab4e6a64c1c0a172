#!/usr/bin/env node
// A filter for pandoc's JSON: sets every formula with KaTeX, as HTML to look at with MathML inside to be read aloud.
//
//   pandoc --filter docs/theme/math.js -M source=docs/lessons/03.md …
//
// A formula that KaTeX refuses is named with its page, and the filter fails. KaTeX is Debian's: NODE_PATH=/usr/share/nodejs.
'use strict';

let katex;
try {
  katex = require('katex');
} catch {
  katex = require('/usr/share/nodejs/katex');
}

const documentTree = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const source = text(documentTree.meta.source) || 'a page';
const failures = [];

function text(meta) {
  if (!meta) return '';
  if (typeof meta.c === 'string') return meta.c;
  return (meta.c || []).map((inline) => (inline.t === 'Str' ? inline.c : ' ')).join('');
}

function typeset(formula, displayMode) {
  try {
    return katex.renderToString(formula, {
      displayMode,
      throwOnError: true,
      // The lessons print a true minus sign, which KaTeX sets as well as TeX's hyphen.
      strict: (code) => (code === 'unicodeTextInMathMode' ? 'ignore' : 'error'),
    });
  } catch (error) {
    failures.push(`${source}: ${formula.trim()}\n  ${error.message}`);
    return '';
  }
}

function walk(node) {
  if (node === null || typeof node !== 'object') return;
  if (node.t === 'Math') {
    const [kind, formula] = node.c;
    const display = kind.t === 'DisplayMath';
    const html = typeset(formula, display);
    node.t = 'RawInline';
    // A wide formula scrolls in a box of its own.
    node.c = ['html', display ? `<span class="formula">${html}</span>` : html];
    return;
  }
  for (const child of Object.values(node)) walk(child);
}

walk(documentTree);
if (failures.length > 0) {
  process.stderr.write(`KaTeX refuses:\n${failures.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(JSON.stringify(documentTree));
