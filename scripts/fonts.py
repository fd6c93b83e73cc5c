"""Makes src/fonts/*.woff2 and src/styles/fonts.css from the packages of Fontsource (OFL 1.1).

    pip install fonttools brotli && python3 scripts/fonts.py

Needs npm and its registry; run it only to change a face, a version or the set of characters.
"""

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "src/fonts"
STYLES = ROOT / "src/styles/fonts.css"

TEXT, MONO = ("alegreya-sans", "5.3.0"), ("commit-mono", "5.3.0")
# Arimo has the widths of Arial, Helvetica and Liberation Sans; it and Roboto are measured, not shipped.
ARIAL, ROBOTO = ("arimo", "5.3.0"), ("roboto", "5.3.0")
STYLES_OF_TEXT = (("400", "normal"), ("400", "italic"), ("700", "normal"))

ASCII = "".join(map(chr, range(0x20, 0x7F)))
SPANISH = "\u00a0¡¿«»·×°ºªáéíóúüñÁÉÍÓÚÜÑç–—…“”‘’€−•§"
# The text face has no arrows and no marks: the mono lends its own, as the family «Signos».
SIGNS = "→←↑↓✓✗○≥≤├└│─┌┐┘┬┴┼█"

SIGN_RANGE = "U+2190-2193, U+2264-2265, U+2500-25CB, U+2713, U+2717"

# Alegreya Sans is small on its body; at 110 % its 18 px read like other faces' 18 px.
TEXT_SCALE = 1.10

# Letters of Spanish prose, by what share they have of it: the width of a line is theirs.
FREQUENCY = dict(
    zip(
        " eaosnrildtucmpbgvyqhfzjxó.,",
        (17, 11, 10, 7, 6.5, 5.5, 5.5, 5, 4.2, 4.2, 3.8, 3.4, 3.2, 2.6, 2.1)
        + (1.2, 0.9, 0.9, 0.8, 0.8, 0.6, 0.6, 0.4, 0.4, 0.2, 0.7, 1, 1),
    )
)


def fetch(package, version, into):
    """Unpacks one Fontsource package and gives its folder."""
    command = ["npm", "pack", "--silent", f"@fontsource/{package}@{version}"]
    name = subprocess.run(command, cwd=into, check=True, capture_output=True, text=True)
    with tarfile.open(Path(into) / name.stdout.split()[-1]) as archive:
        archive.extractall(Path(into) / package, filter="data")
    return Path(into) / package / "package"


def source(folder, weight, style):
    family = folder.parent.name
    return TTFont(folder / f"files/{family}-latin-{weight}-{style}.woff2")


def use_lining_figures(font):
    """Versions, ports and times are read as figures, and an old-style 0 looks like an o."""
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            if f"{glyph}.lf" in font.getGlyphSet():
                table.cmap[code] = f"{glyph}.lf"


def write(font, name, characters, features):
    options = subset.Options()
    options.flavor, options.hinting = "woff2", False
    options.layout_features, options.name_IDs = features, [1, 2, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(FONTS / name)
    return (FONTS / name).stat().st_size


def mean_width(font):
    """Mean advance of a character of Spanish prose, in ems."""
    cmap, widths = font.getBestCmap(), font["hmtx"]
    total = sum(share * widths[cmap[ord(char)]][0] for char, share in FREQUENCY.items())
    return total / sum(FREQUENCY.values()) / font["head"].unitsPerEm


def face(family, src, weight, style, **metrics):
    lines = [f"font-family: '{family}';", f"src: {src};", f"font-weight: {weight};"]
    lines += [f"font-style: {style};"]
    lines += [f"{key.replace('_', '-')}: {value};" for key, value in metrics.items()]
    return "@font-face {\n" + "".join(f"  {line}\n" for line in lines) + "}\n"


def fallback(family, local, font, real, scale, weight, style):
    """A face of the reader's machine that takes the room of the one still on its way."""
    size = scale * mean_width(real) / mean_width(font)
    units, metrics = real["head"].unitsPerEm, real["hhea"]
    return face(
        family,
        ", ".join(f"local('{name}')" for name in local),
        weight,
        style,
        size_adjust=f"{size:.2%}",
        ascent_override=f"{scale * metrics.ascent / units / size:.2%}",
        descent_override=f"{-scale * metrics.descent / units / size:.2%}",
        line_gap_override="0%",
    )


def local_names(weight, style):
    """Names of Arial's kin and of Roboto, as each style of theirs is called."""
    word = {"400normal": "", "400italic": " Italic", "700normal": " Bold"}[weight + style]
    return (
        [f"{name}{word}" for name in ("Arial", "Helvetica", "Liberation Sans", "Arimo")],
        [f"Roboto{word}"],
    )


HEAD = """/*
 * Written by scripts/fonts.py; change that and run it (how: its first lines).
 * Text: Alegreya Sans, made 10 % larger and with lining figures. Mono: Commit Mono.
 * The faces called «… provisional» are the reader's own, fitted to the same room, so that
 * nothing moves when the real ones arrive.
 */
"""

ROOT_RULE = """:root {
  --font-text:
    'Alegreya Sans', 'Signos', 'Texto provisional', 'Texto provisional Roboto', sans-serif;
  --font-mono: 'Commit Mono', 'Mono provisional', monospace;
}
"""


def main():
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        text, mono, arial, roboto = (fetch(*it, temporary) for it in (TEXT, MONO, ARIAL, ROBOTO))
        faces, spare, total = [], [], 0
        for weight, style in STYLES_OF_TEXT:
            font = source(text, weight, style)
            use_lining_figures(font)
            kin, android = local_names(weight, style)
            for names, other, family in (
                (kin, arial, "Texto provisional"),
                (android, roboto, "Texto provisional Roboto"),
            ):
                measured = source(other, weight, style)
                spare.append(fallback(family, names, measured, font, TEXT_SCALE, weight, style))
            name = f"alegreya-sans-{weight}-{style}.woff2"
            total += write(font, name, ASCII + SPANISH, ["kern", "ccmp"])
            src = f"url('../fonts/{name}') format('woff2')"
            extra = {"font_display": "swap", "size_adjust": f"{TEXT_SCALE:.0%}"}
            faces.append(face("Alegreya Sans", src, weight, style, **extra))
        font = source(mono, "400", "normal")
        total += write(font, "commit-mono-400-normal.woff2", ASCII + SPANISH + SIGNS, ["ccmp"])
        src = "url('../fonts/commit-mono-400-normal.woff2') format('woff2')"
        faces.append(face("Commit Mono", src, "400", "normal", font_display="swap"))
        signs = {"font_display": "swap", "unicode_range": SIGN_RANGE}
        faces.append(face("Signos", src, "400", "normal", **signs))
        # Every one of these is 0.6 em wide, as Commit Mono is: only its height must be told.
        spare.append(
            face(
                "Mono provisional",
                "local('Courier New'), local('Liberation Mono'), local('Menlo'), local('DejaVu Sans Mono')",
                "400",
                "normal",
                ascent_override="90%",
                descent_override="20%",
                line_gap_override="0%",
            )
        )
        for folder in (text, mono):
            licence = (folder / "LICENSE").read_bytes()
            (FONTS / f"{folder.parent.name}.LICENSE.txt").write_bytes(licence)
    STYLES.write_text("\n".join([HEAD.rstrip("\n"), *faces, *spare, ROOT_RULE]))
    subprocess.run(["npx", "prettier", "--write", "--log-level=warn", STYLES], cwd=ROOT, check=True)
    print(f"{total} bytes")


main()
