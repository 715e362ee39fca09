"""Makes the icon font and its header from a list of names.

usage: make_icons.py NAMES.txt CODEPOINTS.json LUCIDE.ttf OUT.hpp OUT.ttf

NAMES.txt has one Lucide name a line; empty lines and lines with # are skipped. A name that the font does not have is an error.
"""
import json
import logging
import sys

from fontTools import subset


logging.getLogger("fontTools").setLevel(logging.ERROR)


def read_names(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    return sorted({line for line in lines if line and not line.startswith("#")})


def main(names_path, codepoints_path, font_path, header_path, subset_path):
    names = read_names(names_path)
    with open(codepoints_path, encoding="utf-8") as file:
        codepoints = json.load(file)
    unknown = [name for name in names if name not in codepoints]
    if unknown:
        sys.exit(f"{names_path}: the icon font has no {', '.join(unknown)}")

    lines = ["// Made from assets/icons/icons.txt by cmake/make_icons.py: the code points of the icon font.", "#pragma once", "",
             "namespace hub::ui::icon {", ""]
    lines += [f"inline constexpr char32_t {name.replace('-', '_')} = 0x{codepoints[name]:04x};" for name in names]
    lines += ["", "}  // namespace hub::ui::icon", ""]
    with open(header_path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))

    options = subset.Options(layout_features=[], hinting=False, glyph_names=False, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    font = subset.load_font(font_path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[codepoints[name] for name in names])
    subsetter.subset(font)
    subset.save_font(font, subset_path, options)


main(*sys.argv[1:])
