# The text fonts as small subsets: Inter for the screen, Noto Sans (TrueType outlines) for PDF. Source it after packages.sh.
# The icon font is made by the build itself (cmake/hub_generated.cmake), because its list of icons is in the tree.

fonts_key() { hash_of_functions make_fonts subset_font "$FONT_CHARACTERS"; }

# Basic Latin, Latin-1, Latin Extended-A and -B, combining marks of Vietnamese and its letters, punctuation, currency, arrows, a few signs.
FONT_CHARACTERS=U+0020-007E,U+00A0-024F,U+02BC,U+02C6-02C7,U+02D8-02DD,U+0300-0304,U+0306-030C,U+031B,U+0323,U+0328,U+1E80-1E85,U+1E9E,U+1EA0-1EF9
FONT_CHARACTERS+=,U+2010-2027,U+202F-203A,U+2044,U+2070,U+2074-2079,U+2080-2089,U+20A0-20BF,U+2116,U+2122,U+2190-2199,U+21A9,U+21AA,U+21BB
FONT_CHARACTERS+=,U+2212,U+2215,U+2248,U+2260,U+2264,U+2265,U+25CF,U+2713,U+FFFD

make_fonts() {
    local to=$1 weight
    fetch_packages trixie fonts-inter fonts-noto-core
    step "Making font subsets"
    unpack_deb fonts-inter "$to/.inter"
    unpack_deb fonts-noto-core "$to/.noto"
    mkdir -p "$to/pdf"
    for weight in Regular Medium SemiBold; do
        subset_font "$to/.inter/usr/share/fonts/opentype/inter/Inter-$weight.otf" "$to/Inter-$weight.otf"
    done
    for weight in Regular Bold; do
        subset_font "$to/.noto/usr/share/fonts/truetype/noto/NotoSans-$weight.ttf" "$to/pdf/NotoSans-$weight.ttf"
    done
    cp "$to/.inter/usr/share/doc/fonts-inter/copyright" "$to/Inter-LICENSE.txt"
    cp "$to/.noto/usr/share/doc/fonts-noto-core/copyright" "$to/pdf/NotoSans-LICENSE.txt"
    rm -rf "$to/.inter" "$to/.noto"
}

# The system's Python by its full path: another Python in PATH does not have fonttools.
subset_font() {
    run_logged fonts "Making the font subset of $(basename "$1") failed." \
        /usr/bin/python3 -m fontTools.subset "$1" --unicodes="$FONT_CHARACTERS" --layout-features='' --no-hinting \
        --drop-tables+=GSUB,GPOS,GDEF,DSIG,meta --name-IDs=0,1,2,4,6,13,14 --output-file="$2"
}
