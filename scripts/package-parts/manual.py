"""Writes manual pages from what a program says of itself with --experimental-dump-help, one for it and one for each subcommand.

manual.py FOLDER VERSION DATE < DUMP
"""

import json
import sys
from pathlib import Path


def escaped(text):
    """A text as roff reads it; a line may not begin like a request."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return "\n".join(rf"\&{line}" if line[:1] in {".", "'"} else line for line in text.split("\n"))


def prose(text):
    """Paragraphs, and blocks of indented lines as they are; an installed program is called without `swift run`."""
    lines, verbatim = [], False
    for line in text.replace("swift run ", "").split("\n"):
        if line.startswith("  ") != verbatim:
            verbatim = not verbatim
            lines.append(".nf" if verbatim else ".fi")
        lines.append(escaped(line) if line else ".PP" if not verbatim else "")
    return lines + [".fi"] * verbatim


def spelled_names(argument):
    """The names of an option with their dashes."""
    return [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument.get("names", [])]


def spelled(argument):
    """An argument as it is typed: the name in bold, the value in italics."""
    value = rf"\fI{escaped(argument['valueName'])}\fR"
    names = ", ".join(rf"\fB{escaped(name)}\fR" for name in spelled_names(argument))
    return {"positional": value, "option": f"{names} {value}"}.get(argument["kind"], names)


def described(argument):
    """What an argument means, its values and its default; that of --threads is another on each machine."""
    text = argument.get("abstract", "")
    if argument.get("allValues"):
        text += f" (values: {', '.join(argument['allValues'])})"
    if argument.get("defaultValue") and "--threads" not in spelled_names(argument):
        text += f" (default: {argument['defaultValue']})"
    return [".TP", spelled(argument), escaped(text.replace("\n", " "))]


def synopsis(name, arguments):
    """The name, the arguments that are needed, and that there are options."""
    needed = [argument for argument in arguments if not argument["isOptional"]]
    return " ".join([rf"\fB{escaped(name)}\fR", "[options]"] + [spelled(argument) for argument in needed])


def page(command, parents, version, date):
    """The manual page of a command."""
    name = " ".join(parents + [command["commandName"]])
    summary, _, rest = command.get("abstract", "").partition("\n")
    arguments = [a for a in command.get("arguments", []) if a["shouldDisplay"]]
    subcommands = [c for c in command.get("subcommands", []) if c["commandName"] != "help"]
    lines = [
        f'.TH "{name.replace(" ", "-").upper()}" 1 "{date}" "Posterior {version}"',
        ".SH NAME", rf"{escaped(name.replace(' ', '-'))} \- {escaped(summary.rstrip('.'))}",
        ".SH SYNOPSIS", synopsis(name, arguments)]
    text = "\n".join(part for part in (rest.strip("\n"), command.get("discussion", "")) if part)
    if text:
        lines += [".SH DESCRIPTION"] + prose(text)
    if arguments:
        lines += [".SH OPTIONS"] + [line for argument in arguments for line in described(argument)]
    if subcommands:
        lines += [".SH COMMANDS"]
        for sub in subcommands:
            lines += [".TP", rf"\fB{escaped(name + ' ' + sub['commandName'])}\fR", escaped(sub.get("abstract", ""))]
    return name.replace(" ", "-"), "\n".join(lines) + "\n"


def pages(command, parents, version, date):
    """The pages of a command and all below it."""
    yield page(command, parents, version, date)
    for sub in command.get("subcommands", []):
        if sub["commandName"] != "help":
            yield from pages(sub, parents + [command["commandName"]], version, date)


folder, release, day = sys.argv[1:]
for title, content in pages(json.load(sys.stdin)["command"], [], release, day):
    (Path(folder) / f"{title}.1").write_text(content, encoding="utf-8")
