// Documents as other programs make them, for the viewer: links of all kinds, and fonts that are not embedded.

import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';

const size = [612, 792];

function line(page, text, font, y, x = 72) {
    page.drawText(text, { x, y, size: 14, font });
    return [x, y - 4, x + font.widthOfTextAtSize(text, 14), y + 12];
}

/// Four pages. Links lead from the first one within the document and out of it; some are traps. `web` is an address to open.
export async function linked_document(web) {
    const file = await PDFDocument.create();
    const font = await file.embedFont(StandardFonts.Helvetica);
    const pages = Array.from({ length: 4 }, () => file.addPage(size));
    pages.forEach((page, index) => line(page, `This is sheet ${index + 1}`, font, 740));
    const { context } = file;
    const uri = (address) => ({ A: { S: 'URI', URI: PDFString.of(address) } });
    const script = (words) => ({ A: { S: 'JavaScript', JS: PDFString.of(words) } });
    const links = [
        ['Findings', { Dest: [pages[2].ref, 'XYZ', null, 400, null] }],
        ['Last sheet', { A: { S: 'GoTo', D: PDFString.of('end') } }],
        ['Onwards', { A: { S: 'Named', N: 'NextPage' } }],
        ['Lab portal', uri(web)],
        ['https://bank.example', uri('https://lab.example/results?id=1')],
        ['Write to us', uri('mailto:lab@example.com?subject=Result')],
        ['', uri('https://lab.example/plain')],
        ['Trap one', uri('javascript:document.title="run"')],
        ['Trap two', script('app.alert("run")')],
        ['Trap three', script('app.launchURL("https://lab.example/script", true)')],
        ['Trap four', uri('file:///etc/passwd')],
        ['Trap five', { A: { S: 'Launch', F: PDFString.of('/usr/bin/true') } }],
        ['Trap six', { A: { S: 'GoToR', F: PDFString.of('other.pdf'), D: [0, 'Fit'] } }],
        ['Trap seven', { Dest: PDFString.of('nowhere') }],
        ['Trap eight', { A: { S: 'Named', N: 'Print' } }],
        ['Trap nine', uri('ftp://lab.example/file')],
        ['Trap ten', uri('data:text/html,<script>1</script>')],
    ];
    const annotations = links.map(([text, action], index) => {
        const rect = line(pages[0], text || ' ', font, 700 - index * 32);
        return context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: text ? rect : [72, rect[1], 144, rect[3]], Border: [0, 0, 0], ...action }));
    });
    pages[0].node.set(PDFName.of('Annots'), context.obj(annotations));
    const back = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: line(pages[3], 'To the first sheet', font, 100), Dest: [pages[0].ref, 'Fit'] });
    pages[3].node.set(PDFName.of('Annots'), context.obj([context.register(back)]));
    file.catalog.set(PDFName.of('Dests'), context.obj({ end: [pages[3].ref, 'Fit'] }));
    return Buffer.from(await file.save());
}

/// One line in each of the standard fonts, none of them embedded. { bytes, lines }: how far down each line stands, from 0 to 1.
export async function unembedded_document() {
    const file = await PDFDocument.create();
    const page = file.addPage(size);
    const lines = [];
    for (const [index, name] of Object.values(StandardFonts).entries()) {
        const y = 740 - index * 48;
        const font = await file.embedFont(name);
        const is_pictures = name === StandardFonts.ZapfDingbats || name === StandardFonts.Symbol;
        line(page, is_pictures ? String.fromCodePoint(...font.getCharacterSet().slice(10, 30)) : `Audiogram result in ${name}`, font, y);
        lines.push({ name, from: (size[1] - y - 14) / size[1], to: (size[1] - y + 5) / size[1] });
    }
    return { bytes: Buffer.from(await file.save()), lines };
}

/// Japanese, by a character map that every reader has to have, in a font that is not embedded.
export async function japanese_document() {
    const file = await PDFDocument.create();
    const page = file.addPage(size);
    const { context } = file;
    const info = { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Japan1'), Supplement: 2 };
    const descriptor = context.register(context.obj({ Type: 'FontDescriptor', FontName: 'Ryumin-Light', Flags: 4, FontBBox: [-170, -331, 1024, 903], ItalicAngle: 0, Ascent: 723, Descent: -241, CapHeight: 709, StemV: 69 }));
    const letters = context.register(context.obj({ Type: 'Font', Subtype: 'CIDFontType0', BaseFont: 'Ryumin-Light', CIDSystemInfo: info, FontDescriptor: descriptor, DW: 1000 }));
    const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'Ryumin-Light-90ms-RKSJ-H', Encoding: '90ms-RKSJ-H', DescendantFonts: [letters] }));
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: font } }));
    // "日本語" in Shift JIS.
    page.node.set(PDFName.of('Contents'), context.register(context.stream('BT /F1 24 Tf 72 700 Td <93FA967B8CEA> Tj ET')));
    return Buffer.from(await file.save());
}
