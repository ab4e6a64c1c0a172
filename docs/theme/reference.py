"""Writes the API reference as plain pages from what DocC made of the modules.

    python3 docs/theme/reference.py WORK OUT MODULE…

WORK has MODULE.doccarchive and the symbol graphs graphs/MODULE/*.json. DocC's own pages are empty without scripts and a server;
these show everything from a file. A type has one page with its members, a function one with its overloads. Symbols without
documentation, and those that stand in no topic of their module's catalog, are named, and the status is 1.
"""

import collections
import html
import json
import os
import re
import sys
from urllib.parse import quote

TYPES = {"struct", "enum", "class", "protocol", "typealias"}
KIND_NAMES = {"func": "Function", "var": "Variable"}
# Every type has these; to say so of each is noise.
IMPLIED = {"Copyable", "Escapable", "SendableMetatype", "BitwiseCopyable"}
KEYWORDS = """as associatedtype async await break case catch class continue default defer do else enum extension false for func
 guard if import in init inout is let mutating nil nonisolated private public return self Self some any static struct subscript
 switch throw throws true try typealias var where while""".split()
SWIFT = re.compile(
    r"(?P<co>//[^\n]*|/\*.*?\*/)|(?P<st>\"(?:\\.|[^\"\\])*\")|(?P<fl>\b\d[\d_.]*(?:e[-+]?\d+)?\b)|"
    r"(?P<dt>\b[A-Z]\w*)|(?P<kw>\b(?:" + "|".join(KEYWORDS) + r")\b(?!:))", re.S)
TOKEN_CLASSES = {"keyword": "kw", "attribute": "kw", "typeIdentifier": "dt", "genericParameter": "dt", "number": "fl",
                 "string": "st"}
OPERATORS = {"+": "plus", "-": "minus", "*": "times", "/": "over", "=": "equals", "<": "less", ">": "greater", "%": "remainder",
             "!": "not", "&": "and", "|": "or", "^": "power"}


def escape(text):
    return html.escape(text, quote=True)


class Symbol:
    """One page of DocC's archive: a symbol, or the collection of what a type does for a protocol."""

    def __init__(self, module, data):
        self.module = module
        self.data = data
        self.id = data["identifier"]["url"]
        self.kind = data["metadata"].get("symbolKind") or data["metadata"].get("role")
        self.title = data["metadata"].get("title", "")
        self.usr = data["metadata"].get("externalID", "")
        self.components = self.id.split("/documentation/", 1)[1].split("/")[1:]
        # DocC tells a type from a property by a suffix: "Series-swift.struct".
        self.path = [re.sub(r"-swift\.[a-z.]+$", "", component) for component in self.components]
        if self.kind == "case":
            self.title = self.title.removeprefix(self.path[-2] + ".")
        self.abstract = data.get("abstract", [])
        self.page = self.anchor = self.parent = None

    @property
    def is_type(self):
        return self.kind in TYPES

    @property
    def base_name(self):
        return self.title.split("(")[0]

    def sections(self, kind):
        return [s for s in self.data.get("primaryContentSections", []) if s["kind"] == kind]

    def href(self, page):
        link = quote(os.path.relpath(self.page, os.path.dirname(page) or "."))
        here = "" if self.page == page and self.anchor else link
        return here + ("#" + self.anchor if self.anchor else "")


class Reference:
    def __init__(self, work, modules):
        self.modules = modules
        self.complaints = []
        self.symbols, self.by_usr, self.comments = {}, {}, {}
        for module in modules:
            self.read(work, module)
        self.place()

    # Reading

    def read(self, work, module):
        for folder, _, files in sorted(os.walk(f"{work}/{module}.doccarchive/data/documentation")):
            for name in sorted(f for f in files if f.endswith(".json")):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    symbol = Symbol(module, json.load(file))
                self.symbols[symbol.id] = symbol
                if symbol.usr:
                    self.by_usr[symbol.usr] = symbol
        folder = f"{work}/graphs/{module}"
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                self.read_graph(json.load(file))

    def read_graph(self, graph):
        inherited = {r["source"] for r in graph["relationships"] if "sourceOrigin" in r or r["kind"] == "defaultImplementationOf"}
        for symbol in graph["symbols"]:
            usr = symbol["identifier"]["precise"]
            comment = "\n".join(line["text"] for line in symbol.get("docComment", {}).get("lines", []))
            self.comments[usr] = comment
            if "location" not in symbol:
                # The compiler made it: an enumeration's init(rawValue:).
                self.symbols.pop(self.by_usr.pop(usr).id)
                continue
            if not comment.strip() and usr not in inherited and "::SYNTHESIZED::" not in usr:
                place = symbol["location"]
                where = "Sources/" + place["uri"].split("/Sources/", 1)[1]
                line = place["position"]["line"] + 1
                self.complain(f"{where}:{line}: {'.'.join(symbol['pathComponents'])} has no documentation")

    def complain(self, text):
        if text not in self.complaints:
            self.complaints.append(text)

    # Where everything stands

    def place(self):
        used = collections.defaultdict(set)
        for symbol in sorted(self.symbols.values(), key=lambda s: (len(s.path), s.id)):
            if not symbol.path:
                symbol.page = f"{symbol.module}/index.html"
            elif symbol.is_type:
                symbol.page = f"{symbol.module}/{'.'.join(symbol.path)}.html"
            elif len(symbol.path) == 1:
                # A type and a function may differ in the case of a letter only: "Figure" and "figure".
                symbol.page = f"{symbol.module}/{symbol.kind}.{symbol.base_name}.html"
                symbol.anchor = self.anchor(symbol, used[symbol.page])
            else:
                symbol.parent = self.owner(symbol)
                symbol.page = symbol.parent.page
                symbol.anchor = self.anchor(symbol, used[symbol.page])
        self.members = collections.defaultdict(dict)
        for symbol in sorted(self.symbols.values(), key=lambda s: (s.path, s.id)):
            if symbol.parent and symbol.kind != "collectionGroup":
                self.name(symbol, self.members[symbol.parent.id])
        self.top = {}
        for module in self.modules:
            for symbol in self.of(module):
                if len(symbol.path) == 1:
                    self.name(symbol, self.top)

    @staticmethod
    def name(symbol, names):
        """Enters a symbol by its name, and by its name without the place of the call, which nobody writes."""
        names.setdefault(symbol.title, symbol)
        names.setdefault(re.sub(r"(?<=[:(])file:(line:)?", "", symbol.title), symbol)

    def of(self, module):
        """The symbols of a module, in one order whatever the order of DocC's files."""
        return sorted((s for s in self.symbols.values() if s.module == module), key=lambda s: (s.path, s.id))

    def owner(self, symbol):
        prefix = symbol.id.rsplit("/", len(symbol.path))[0]
        for count in range(len(symbol.path) - 1, 0, -1):
            candidate = self.symbols.get(prefix + "/" + "/".join(symbol.components[:count]))
            if candidate and candidate.is_type:
                return candidate
        raise SystemExit(f"reference.py: {symbol.id} belongs to no type")

    @staticmethod
    def anchor(symbol, used):
        words = "".join(f"-{OPERATORS[c]}-" if c in OPERATORS else c for c in symbol.title)
        name = re.sub(r"[^A-Za-z0-9_]+", "-", words).strip("-")
        anchor, number = name, 1
        while anchor in used:
            number += 1
            anchor = f"{name}-{number}"
        used.add(anchor)
        return anchor


class Page:
    """One page in the making; it knows where it stands, for its links."""

    def __init__(self, reference, path, owner):
        self.reference, self.path, self.owner = reference, path, owner
        self.names = {}
        # The symbol whose documentation is written: its declaration says whose case ".separated" is.
        self.symbol = owner

    def link(self, symbol, content):
        return f'<a href="{symbol.href(self.path)}">{content}</a>'

    # Prose

    def inline(self, items):
        return "".join(self.inline_item(item) for item in items)

    def inline_item(self, item):
        kind = item["type"]
        if kind == "text":
            return escape(item["text"])
        if kind == "codeVoice":
            return self.code(item["code"])
        if kind in ("emphasis", "strong", "superscript", "subscript"):
            tag = {"emphasis": "em", "strong": "strong", "superscript": "sup", "subscript": "sub"}[kind]
            return f"<{tag}>{self.inline(item['inlineContent'])}</{tag}>"
        if kind == "reference":
            symbol = self.reference.symbols.get(item["identifier"])
            if symbol:
                return self.link(symbol, f"<code>{self.breaking(symbol.title)}</code>")
            found = self.names.get(item["identifier"])
            if found and found.get("type") == "link":
                return f'<a href="{escape(found["url"])}">{self.inline(found["titleInlineContent"])}</a>'
        raise SystemExit(f"reference.py: no way to write {item} in {self.path}")

    def code(self, text):
        symbol = self.meant(text)
        content = f"<code>{self.breaking(text)}</code>"
        return self.link(symbol, content) if symbol else content

    @staticmethod
    def breaking(text):
        """A long name may break after a colon or a dot."""
        return re.sub(r"([:.(])(?=[A-Za-z])", r"\1<wbr>", escape(text))

    def meant(self, text):
        """The symbol that a piece of code names, seen from the page's owner; nothing if it names no symbol, or the owner itself."""
        reference = self.reference
        if text.startswith("."):
            return self.meant_case(text[1:])
        scope = self.owner
        while scope is not None:
            protocols = [id for s in scope.data.get("relationshipsSections", []) if s["type"] == "conformsTo" for id in s["identifiers"]]
            for id in [scope.id] + protocols:
                if text in reference.members[id]:
                    return reference.members[id][text]
            above = scope.id.rsplit("/", 1)[0]
            scope = reference.symbols.get(above) if scope.path else None
        if text in reference.top:
            return reference.top[text] if reference.top[text].id != getattr(self.owner, "id", None) else None
        head, _, rest = text.partition(".")
        while rest and head in reference.top:
            owner = reference.top[head]
            member = reference.members[owner.id].get(rest)
            if member:
                return member
            named = [m for m in reference.members[owner.id].values() if m.base_name == rest]
            if named:
                return named[0]
            for symbol in reference.of(owner.module):
                if symbol.is_type and ".".join(symbol.path) == text:
                    return symbol
            return None
        return None

    def meant_case(self, name):
        """The case or type member that ".name" means: one of a type that the declaration names, or of the page's own."""
        tokens = [t for s in self.symbol.sections("declarations") for t in s["declarations"][0]["tokens"]] if self.symbol else []
        types = [self.reference.by_usr.get(t.get("preciseIdentifier", "")) for t in tokens] + [self.owner]
        name = name.split("(")[0]
        found = {m.id: m for t in types if t for m in self.reference.members[t.id].values()
                 if m.base_name == name and m.kind in ("case", "type.property", "type.method")}
        return next(iter(found.values())) if len(found) == 1 else None

    def blocks(self, items, level=4):
        return "\n".join(filter(None, (self.block(item, level) for item in items)))

    def block(self, item, level):
        kind = item["type"]
        if kind == "paragraph":
            return f"<p>{self.inline(item['inlineContent'])}</p>"
        if kind == "codeListing":
            return self.listing(item)
        if kind in ("unorderedList", "orderedList"):
            tag = "ul" if kind == "unorderedList" else "ol"
            rows = "".join(f"<li>{self.blocks(row['content'], level)}</li>" for row in item["items"])
            return f"<{tag}>{rows}</{tag}>"
        if kind == "heading":
            # DocC's own headings say nothing that the place does not say.
            if item["text"] in ("Overview", "Discussion", "Return Value"):
                return ""
            return f"<h{level}>{escape(item['text'])}</h{level}>"
        if kind == "table":
            rows = [[self.blocks(cell, level) for cell in row] for row in item["rows"]]
            head = "".join(f"<th>{cell}</th>" for cell in rows[0])
            body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows[1:])
            return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
        if kind == "aside":
            return f"<dl class=\"facts\">{self.fact(item['name'], self.blocks(item['content'], level))}</dl>"
        raise SystemExit(f"reference.py: no way to write {kind} in {self.path}")

    @staticmethod
    def listing(item):
        text = "\n".join(item["code"])
        if item.get("syntax") is None:
            return f'<pre class="equation"><code>{escape(text)}</code></pre>'
        pieces, end = [], 0
        for match in SWIFT.finditer(text) if item["syntax"] == "swift" else ():
            pieces.append(escape(text[end:match.start()]))
            pieces.append(f'<span class="{match.lastgroup}">{escape(match.group())}</span>')
            end = match.end()
        return f'<pre><code>{"".join(pieces)}{escape(text[end:])}</code></pre>'

    # Declarations

    def declaration(self, symbol):
        """A declaration with links. One that is too long for a line has a line for every parameter."""
        tokens = [t for s in symbol.sections("declarations") for t in s["declarations"][0]["tokens"]]
        # An attribute's @ and its name are two tokens.
        breaks = self.parameter_breaks(tokens)
        pieces, position = [], 0
        for token in tokens:
            text, parts = token["text"], []
            start = 0
            for place in (b for b in breaks if position <= b[0] < position + len(text)):
                cut = place[0] - position
                parts.append(escape(text[start:cut].rstrip(" ") if place[1] != "\n" else text[start:cut]))
                parts.append(place[1])
                start = cut + (1 if cut < len(text) and text[cut] == " " else 0)
            parts.append(escape(text[start:]))
            position += len(text)
            pieces.append(self.token(token, "".join(parts)))
        lines = "".join(pieces).split("\n")
        return "".join(f'<span class="line">{line}</span>' for line in lines) if len(lines) > 1 else lines[0]

    def token(self, token, content):
        target = self.reference.symbols.get(token.get("identifier", "")) or self.reference.by_usr.get(
            token.get("preciseIdentifier", ""))
        css = TOKEN_CLASSES.get(token["kind"])
        if css:
            content = f'<span class="{css}">{content}</span>'
        return self.link(target, content) if target and target is not self.owner else content

    @staticmethod
    def parameter_breaks(tokens):
        text = "".join(token["text"] for token in tokens)
        if len(text) <= 80 or "(" not in text:
            return []
        first = re.search(r"(\binit[?!]?|\w|>|[-+*/=<])\(", text)
        if not first:
            return []
        depth, breaks, opened = 0, [], first.end() - 1
        for index in range(opened, len(text)):
            character = text[index]
            if character in "([{" or (character == "<" and text[index + 1:index + 2] != " "):
                depth += 1
                if index == opened:
                    breaks.append((index + 1, "\n  "))
            elif character in ")]}" or (character == ">" and text[index - 1] != "-"):
                depth -= 1
                if depth == 0:
                    breaks.append((index, "\n"))
                    break
            elif character == "," and depth == 1:
                breaks.append((index + 1, "\n  "))
        return breaks

    # What is known about a symbol, in the order of its documentation comment

    def body(self, symbol, level):
        self.symbol = symbol
        pieces = [f'<p class="abstract">{self.inline(symbol.abstract)}</p>'] if symbol.abstract else []
        facts, after = [], []
        for section in symbol.sections("parameters"):
            facts.append(self.parameters(symbol, section["parameters"]))
        for section in symbol.sections("content"):
            content = section["content"]
            if content and content[0].get("text") == "Return Value":
                facts.append(self.fact("Returns", self.blocks(self.restored(symbol, "Returns", content), level)))
                continue
            for item in content:
                if item["type"] == "aside" and item["name"] != "Note":
                    blocks = self.restored(symbol, item["name"], item["content"])
                    facts.append(self.fact(item["name"], self.blocks(blocks, level)))
                else:
                    (after if len(facts) > 0 and self.has_aside(content, item) else pieces).append(self.block(item, level))
        if facts:
            pieces.append('<dl class="facts">' + "\n".join(facts) + "</dl>")
        return "\n".join(filter(None, pieces + after))

    @staticmethod
    def has_aside(content, item):
        return any(other["type"] == "aside" for other in content[:content.index(item)])

    @staticmethod
    def fact(name, content):
        return f"<dt>{escape(name)}</dt><dd>{content}</dd>"

    def parameters(self, symbol, parameters):
        rows = []
        for parameter in parameters:
            content = self.blocks(self.restored(symbol, parameter["name"], parameter["content"]))
            rows.append(f"<dt><code>{escape(parameter['name'])}</code></dt><dd>{content}</dd>")
        name = "Parameter" if len(rows) == 1 else "Parameters"
        return self.fact(name, '<dl class="parameters">' + "".join(rows) + "</dl>")

    def restored(self, symbol, field, content):
        """DocC begins every field with a capital, which makes Λ of λ and N × d of n × d: the comment's own letter is put back."""
        comment = self.reference.comments.get(symbol.usr, "")
        match = re.search(rf"^\s*-\s+(?:Parameter\s+)?{re.escape(field)}:\s*(\S)", comment, re.M)
        content = [item for item in content if item["type"] != "heading"]
        if not match or not content or content[0]["type"] != "paragraph":
            return content
        items = [i for i in content[0]["inlineContent"] if i.get("text") != ""]
        if not items or items[0]["type"] != "text":
            return content
        first = items[0]["text"]
        if first[0] == match[1] or first[0] != match[1].upper():
            return content
        paragraph = dict(content[0], inlineContent=[dict(items[0], text=match[1] + first[1:])] + items[1:])
        return [paragraph] + content[1:]

    # A line about a symbol in a list

    def row(self, symbol):
        abstract = self.inline(symbol.abstract).rstrip()
        abstract = re.sub(r"[,:;]$", ".", abstract)
        return f'<dt>{self.link(symbol, f"<code>{self.breaking(symbol.title)}</code>")}</dt><dd>{abstract}</dd>'

    def rows(self, symbols):
        return '<dl class="symbols">' + "\n".join(self.row(s) for s in symbols) + "</dl>"


def anchor_of(title):
    return "topic-" + re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lower()


def document(page, name, eyebrow, body, contents):
    """A whole page, in the frame of the book's own."""
    up = "../" * page.path.count("/")
    trail = f'<a href="{up}index.html">Reference</a>'
    if isinstance(page.owner, Symbol) and page.owner.path or "/" in page.path and not page.path.endswith("/index.html"):
        module = page.path.split("/")[0]
        trail += f'<a href="index.html">{module}</a>'
    items = "\n".join(f'<li{" class=sub" if is_sub else ""}><a href="#{a}">{c}</a></li>' for a, c, is_sub in contents)
    side = f'<nav class="contents" aria-label="Contents of this page">\n<p><a href="#main">{page_name(name)}</a></p>\n<ul>\n{items}\n</ul>\n</nav>'
    fold = f'<details class="contents">\n<summary>Contents</summary>\n<ul>\n{items}\n</ul>\n</details>'
    has = len(contents) > 1
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(name)} · Posterior</title>
<link rel="stylesheet" href="{up}assets/book.css">
<link rel="stylesheet" href="{up}assets/reference.css">
</head>
<body class="reference">
<a class="skip" href="#main">Skip to the text</a>
<header class="bar">
<a class="home" href="{up}../index.html">Posterior</a>
<nav aria-label="Pages" class="trail">{trail}<a href="{up}symbols.html">Symbols</a></nav>
</header>
<div class="sheet">
{side if has else ""}
<main id="main">
<div class="title">
<h1><span class="eyebrow">{escape(eyebrow)}</span> <span class="name">{page_name(name)}</span></h1>
</div>
{fold if has else ""}
{body}
</main>
</div>
<footer>
<p>Posterior, a course on classification. Free under the GNU General Public License, version 3 or later.</p>
</footer>
</body>
</html>
"""


def page_name(name):
    """A long name may break between its words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "<wbr>", escape(name))


class Writer:
    def __init__(self, reference, out):
        self.reference, self.out = reference, out
        self.page_count = 0

    def write(self, path, text):
        os.makedirs(os.path.dirname(f"{self.out}/{path}"), exist_ok=True)
        with open(f"{self.out}/{path}", "w", encoding="utf-8") as file:
            file.write(text)
        self.page_count += 1

    def all(self):
        for module in self.reference.modules:
            overloads = collections.defaultdict(list)
            for symbol in self.reference.of(module):
                if not symbol.path:
                    self.module(symbol)
                elif symbol.is_type:
                    self.type(symbol)
                elif len(symbol.path) == 1:
                    overloads[symbol.page].append(symbol)
            for path, symbols in sorted(overloads.items()):
                self.function(path, symbols)
        self.index()
        self.list()

    def module(self, symbol):
        page = Page(self.reference, symbol.page, symbol)
        page.names = symbol.data.get("references", {})
        body, contents = [page.body(symbol, 2)], []
        for topic in symbol.data.get("topicSections", []):
            if topic.get("generated"):
                for id in topic["identifiers"]:
                    name = id.rsplit("/", 1)[1]
                    where = f"Sources/{symbol.module}/{symbol.module}.docc/{symbol.module}.md"
                    self.reference.complain(f"{where}: {name} stands in no topic")
                continue
            symbols = [self.reference.symbols[id] for id in topic["identifiers"]]
            anchor = anchor_of(topic["title"])
            contents.append((anchor, escape(topic["title"]), False))
            body.append(f'<h2 id="{anchor}">{escape(topic["title"])}</h2>\n{page.rows(symbols)}')
        self.write(symbol.page, document(page, symbol.title, "Module", "\n".join(body), contents))

    def type(self, symbol):
        page = Page(self.reference, symbol.page, symbol)
        kind = symbol.data["metadata"]["roleHeading"]
        body = [f'<pre class="declaration"><code>{page.declaration(symbol)}</code></pre>', page.body(symbol, 2)]
        body.append(self.relations(page, symbol))
        contents, nested = [], []
        for title, members in self.groups(symbol):
            inner = [m for m in members if m.is_type]
            nested += inner
            members = [m for m in members if not m.is_type]
            if not members:
                continue
            anchor = anchor_of(title)
            contents.append((anchor, escape(title), False))
            body.append(f'<h2 id="{anchor}">{escape(title)}</h2>')
            for member in members:
                contents.append((member.anchor, f"<code>{page.breaking(member.title)}</code>", True))
                body.append(self.member(page, member, 3))
        if nested:
            contents.append(("topic-types", "Types", False))
            body.append(f'<h2 id="topic-types">Types</h2>\n{page.rows(nested)}')
        name = ".".join(symbol.path)
        self.write(symbol.page, document(page, name, f"{kind} · {symbol.module}", "\n".join(body), contents))

    def groups(self, symbol):
        """A type's members by kind; what it does for a protocol stands at the end."""
        own, protocols = [], []
        for section in symbol.data.get("topicSections", []):
            members = [self.reference.symbols[i] for i in section["identifiers"] if i in self.reference.symbols]
            collections_ = [m for m in members if m.kind == "collectionGroup"]
            for group in collections_:
                for inner in group.data.get("topicSections", []):
                    found = [self.reference.symbols[i] for i in inner["identifiers"] if i in self.reference.symbols]
                    protocols.append((group.title.replace(" Implementations", ", implemented"), found))
            rest = [m for m in members if m.kind != "collectionGroup"]
            if rest:
                own.append((section["title"].capitalize(), rest))
        merged = {}
        for title, members in own + protocols:
            merged.setdefault(title, []).extend(members)
        seen = set()
        for title, members in merged.items():
            fresh = [m for m in members if not (m.id in seen or seen.add(m.id))]
            if fresh:
                yield title, fresh
        # DocC shows on the page of a requirement, and nowhere else, what the protocol does for it.
        rest = [s for s in self.reference.of(symbol.module)
                if s.parent is symbol and s.kind != "collectionGroup" and s.id not in seen]
        if rest:
            yield "Implementations provided", rest

    def relations(self, page, symbol):
        rows = []
        for section in symbol.data.get("relationshipsSections", []):
            names = []
            for id in section["identifiers"]:
                target = self.reference.symbols.get(id)
                title = target.title if target else symbol.data["references"].get(id, {}).get("title", "")
                title = title.removeprefix("Swift.")
                if title and title not in IMPLIED:
                    code = f"<code>{page.breaking(title)}</code>"
                    names.append(page.link(target, code) if target else code)
            if names:
                rows.append(page.fact(section["title"].capitalize(), f"<p>{', '.join(names)}</p>"))
        return '<dl class="facts relations">' + "".join(rows) + "</dl>" if rows else ""

    @staticmethod
    def member(page, symbol, level):
        declaration = page.declaration(symbol)
        short = symbol.kind in ("property", "case", "var") and 'class="line"' not in declaration
        if short:
            head = f'<h{level} class="declaration"><code>{declaration}</code></h{level}>'
        else:
            head = f"<h{level}><code>{page.breaking(symbol.title)}</code></h{level}>\n" \
                   f'<pre class="declaration"><code>{declaration}</code></pre>'
        return f'<section class="member" id="{symbol.anchor}">\n{head}\n{page.body(symbol, level + 1)}\n</section>'

    def function(self, path, symbols):
        page = Page(self.reference, path, None)
        eyebrow = f"{KIND_NAMES[symbols[0].kind]} · {symbols[0].module}"
        if len(symbols) == 1:
            symbol = symbols[0]
            body = f'<section id="{symbol.anchor}">\n<pre class="declaration"><code>{page.declaration(symbol)}</code></pre>\n' \
                   f"{page.body(symbol, 2)}\n</section>"
        else:
            # The overload with the longest documentation explains the others, which refer to it.
            symbols = sorted(symbols, key=lambda s: (-len(self.reference.comments.get(s.usr, "")), s.id))
            body = "\n".join(self.member(page, symbol, 2) for symbol in symbols)
        self.write(path, document(page, symbols[0].base_name, eyebrow, body, []))

    def index(self):
        page = Page(self.reference, "index.html", None)
        rows = []
        for module in sorted(self.reference.modules, key=lambda m: m != "Posterior"):
            root = next(s for s in self.reference.of(module) if not s.path)
            page.names = root.data.get("references", {})
            topics = [t["title"] for t in root.data.get("topicSections", []) if not t.get("generated")]
            links = " · ".join(f'<a href="{module}/index.html#{anchor_of(t)}">{escape(t)}</a>' for t in topics)
            rows.append(f'<h2><a href="{module}/index.html">{module}</a></h2>\n<p>{page.inline(root.abstract)}</p>\n<p class="topics">{links}</p>')
        flow = ["CSVTable", "Dataset", "GaussianClassifier", "LogisticRegression", "Classifier", "Evaluation", "MethodComparison"]
        missing = [name for name in flow if name not in self.reference.top]
        if missing:
            raise SystemExit(f"reference.py: the title page names {', '.join(missing)}, which are no public types")
        steps = {name: page.link(self.reference.top[name], f"<code>{name}</code>") for name in flow}
        intro = f"""<p>Modules, one above the other: <code>PosteriorBase</code> knows no model, <code>GSLNumerics</code> computes, <code>Posterior</code> models,
<code>PosteriorCourse</code> has what single lessons need, <code>PosteriorReport</code> shows, and <code>PosteriorLesson</code> tells.
A lesson uses all of them; a program of your own needs <code>Posterior</code>.</p>
<p>Data flows one way, and so does this reference: a file ({steps['CSVTable']}) becomes examples ({steps['Dataset']}), a model
learns from a part of them ({steps['GaussianClassifier']}, {steps['LogisticRegression']}), gives a posterior for the others
({steps['Classifier']}), and is judged by it ({steps['Evaluation']}, {steps['MethodComparison']}).</p>
<p>To look for a name, open <a href="symbols.html">all symbols</a> and let your browser search.</p>"""
        self.write(page.path, document(page, "The library", "API reference", intro + "\n" + "\n".join(rows), []))

    def list(self):
        page = Page(self.reference, "symbols.html", None)
        symbols = [s for s in self.reference.symbols.values() if s.path and s.kind != "collectionGroup"]
        letters = collections.defaultdict(list)
        for symbol in symbols:
            first = symbol.title[0].upper()
            letters[first if first.isalpha() else "+ −"].append(symbol)
        body, contents = [], []
        for letter in sorted(letters):
            anchor = "letter-" + ("operators" if letter == "+ −" else letter)
            contents.append((anchor, letter, False))
            rows = []
            for symbol in sorted(letters[letter], key=lambda s: (s.title.lower(), s.title, s.module, s.id)):
                owner = ".".join([symbol.module] + (symbol.parent.path if symbol.parent else symbol.path[:-1]))
                rows.append(f'<li>{page.link(symbol, f"<code>{page.breaking(symbol.title)}</code>")} <span>{owner}</span></li>')
            body.append(f'<h2 id="{anchor}">{letter}</h2>\n<ul class="all">' + "\n".join(rows) + "</ul>")
        self.write(page.path, document(page, "All symbols", "API reference", "\n".join(body), contents))
        self.symbol_count = len(symbols)


def main():
    work, out, modules = sys.argv[1], sys.argv[2], sys.argv[3:]
    reference = Reference(work, modules)
    writer = Writer(reference, out)
    writer.all()
    for complaint in reference.complaints:
        print(complaint, file=sys.stderr)
    if reference.complaints:
        sys.exit(1)
    counts = ", ".join(f"{m} {sum(1 for s in reference.of(m) if s.path and s.kind != 'collectionGroup')}" for m in modules)
    print(f"{writer.symbol_count} symbols ({counts}) on {writer.page_count} pages")


main()
