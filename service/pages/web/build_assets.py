#!/usr/bin/env python3
"""Makes what the pages serve out of the installed design system and our own additions.

    build_assets.py --package NODE_MODULES/nhsuk-frontend --own FOLDER --out FOLDER

Writes app.css, app.mjs and licences.txt into --out, and each again as .gz. The same input gives the
same bytes. Fails, with a sentence, when the result would call another host.
"""

import argparse
import gzip
import json
import pathlib
import re
import sys

# Components that no page of ours uses: their rules are left out. Taking one up is one line here.
UNUSED = (
    "nhsuk-card--care", "nhsuk-code", "nhsuk-contents-list", "nhsuk-file-upload",
    "nhsuk-header__search", "nhsuk-hero", "nhsuk-highlighter", "nhsuk-image", "nhsuk-scroll",
    "nhsuk-search-input", "nhsuk-tabs",
)

NOTICE = "/*! Holds NHS.UK frontend {version}, © NHS England, MIT licence: see /assets/licences.txt */\n"


class Trouble(Exception):
    """A sentence for the person who builds."""


def blocks(css):
    """(prelude, body) of each rule on the outermost level; body is None for a plain statement."""
    at = 0
    while at < len(css):
        start, depth, quote, open_at = at, 0, "", -1
        while at < len(css):
            c = css[at]
            if quote:
                if c == "\\":
                    at += 1
                elif c == quote:
                    quote = ""
            elif c in "\"'":
                quote = c
            elif c == ";" and depth == 0:
                yield css[start:at].strip(), None
                break
            elif c == "{":
                if depth == 0:
                    open_at = at
                depth += 1
            elif c == "}":
                depth -= 1
                if depth == 0:
                    yield css[start:open_at].strip(), css[open_at + 1:at]
                    break
                if depth < 0:
                    raise Trouble("The style sheet closes a block that was never opened.")
            at += 1
        else:
            if css[start:].strip():
                raise Trouble("The style sheet ends inside a block.")
        at += 1


def names_unused(selector):
    return any(re.search(r"\." + re.escape(name) + r"(?![a-z])", selector) for name in UNUSED)


def top_level_commas(text):
    parts, depth, start = [], 0, 0
    for at, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if c == "," and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return parts + [text[start:]]


def without_addresses(body):
    """Declarations that fetch something are left out; the rest of the rule stays."""
    return ";".join(part for part in re.split(r";(?![^(]*\))", body) if "url(" not in part)


def slim(css):
    out = []
    for prelude, body in blocks(css):
        if body is None:
            if not prelude.startswith("@charset"):
                raise Trouble(f"The style sheet has a statement we do not know: {prelude[:60]}")
        elif prelude.startswith("@font-face"):
            continue
        elif prelude.startswith(("@media", "@supports")):
            inside = slim(body)
            if inside:
                out.append(f"{prelude}{{{inside}}}")
        elif prelude.startswith("@"):
            out.append(f"{prelude}{{{body}}}")
        else:
            kept = [part for part in top_level_commas(prelude) if not names_unused(part)]
            body = without_addresses(body)
            if kept and body:
                out.append(f"{','.join(kept)}{{{body}}}")
    return "".join(out)


def minified(css):
    """Our own sheet without comments and layout; it has no strings with blanks that matter."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip()


def make_css(package, own, version):
    theirs = (package / "dist/nhsuk/nhsuk-frontend.min.css").read_text("utf-8")
    theirs = re.sub(r"/\*.*?\*/", "", theirs, flags=re.S)
    css = slim(theirs) + minified((own / "app.css").read_text("utf-8"))
    for forbidden in ("@import", "@font-face", "url(", "http:", "https:", "//"):
        if forbidden in css:
            raise Trouble(f"The style sheet still holds {forbidden!r}.")
    return '@charset "UTF-8";' + NOTICE.format(version=version) + css + "\n"


def make_module(package, own, version):
    """One module: theirs without its exports, then ours in a block of its own."""
    theirs = (package / "dist/nhsuk/nhsuk-frontend.min.js").read_text("utf-8")
    theirs = re.sub(r"//# sourceMappingURL=\S*\s*$", "", theirs).rstrip()
    theirs, exports = re.subn(r"export\{[^{}]*\};?$", "", theirs)
    if exports != 1:
        raise Trouble("The design system's module does not end with its exports.")
    ours, imports = re.subn(r'^import \{[^}]*\} from "nhsuk-frontend";$', "",
                            (own / "app.mjs").read_text("utf-8"), flags=re.M)
    if imports != 1:
        raise Trouble("app.mjs does not import the design system in one line.")
    ours = re.sub(r"^\s*//.*$", "", ours, flags=re.M)
    ours = re.sub(r"\n\s*", "\n", ours).strip()
    return NOTICE.format(version=version) + theirs + "\n{\n" + ours + "\n}\n"


def write(folder, name, text):
    data = text.encode("utf-8")
    packed = gzip.compress(data, 9, mtime=0)
    (folder / name).write_bytes(data)
    (folder / (name + ".gz")).write_bytes(packed)
    print(f"{name}: {len(data)} bytes, {len(packed)} compressed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--package", type=pathlib.Path, required=True)
    parser.add_argument("--own", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    version = json.loads((args.package / "package.json").read_text("utf-8"))["version"]
    args.out.mkdir(parents=True, exist_ok=True)
    write(args.out, "app.css", make_css(args.package, args.own, version))
    write(args.out, "app.mjs", make_module(args.package, args.own, version))
    write(args.out, "licences.txt", (args.own / "licences.txt").read_text("utf-8"))


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, KeyError, Trouble) as trouble:
        sys.exit(f"build_assets.py: {trouble}")
