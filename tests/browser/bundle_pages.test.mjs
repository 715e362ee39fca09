// Each page of a bundle is drawn, by poppler, as the page of its document is: to the last pixel, because a bundle takes the
// pages as they are. By hub-bundle, and by the program of the page's PDF worker, which runs in Node as it is.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { inspect_pdf, rendered_pages } from './support/pdf.mjs';

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const native = here('../../build/bin/hub-bundle');
const maker = here('../../build/bin/hub-make-pdfs');
const worker_folder = process.env.HUB_BUNDLE_FOLDER ?? here('../../build/bundle');
const fonts = here('../../.deps/fonts/pdf');
const missing = [native, maker, path.join(worker_folder, 'hub-bundle.wasm'), path.join(fonts, 'NotoSans-Bold.ttf')].find((file) => !existsSync(file));

/// A PDF of these objects, the first of which is the catalog. A stream is [dictionary, data].
function pdf_of(objects) {
    const parts = [Buffer.from('%PDF-1.7\n')];
    const offsets = [];
    let size = parts[0].length;
    const put = (bytes) => {
        parts.push(bytes);
        size += bytes.length;
    };
    objects.forEach((object, i) => {
        offsets.push(size);
        const [dictionary, data] = Array.isArray(object) ? object : [object];
        put(Buffer.from(`${i + 1} 0 obj\n${data === undefined ? dictionary : dictionary.replace(/>>$/, `/Length ${data.length}>>`)}\n`));
        if (data !== undefined) { put(Buffer.concat([Buffer.from('stream\n'), Buffer.from(data), Buffer.from('\nendstream\n')])); }
        put(Buffer.from('endobj\n'));
    });
    const start = size;
    const places = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    put(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`));
    return Buffer.concat(parts);
}

const font = (name) => `<</Type/Font/Subtype/Type1/BaseFont/${name}>>`;

/// Pages that have their size, resources and turn from above, and one that shows a part of itself.
const inheriting = pdf_of([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]/MediaBox[-20 -30 400 500]/Rotate 90/Resources<</Font<</F ${font('Times-Roman')}>>>>>>`,
    '<</Type/Page/Parent 2 0 R/Contents 6 0 R>>',
    '<</Type/Page/Parent 2 0 R/Contents[6 0 R 7 0 R]/CropBox[40 60 300 420]/Rotate 180>>',
    '<</Type/Page/Parent 2 0 R/Contents 6 0 R/Rotate 0>>',
    // A graphics state that is never given back.
    ['<<>>', 'q 0.8 0 0 0.8 10 10 cm 0.2 0.4 0.8 rg BT /F 40 Tf 40 300 Td (From above) Tj ET 40 200 60 60 re f'],
    ['<<>>', '1 0 0 rg 120 200 60 60 re f Q'],
]);

/// A form whose letters are in `base`, under the same names as in the other forms; the viewer writes the last field itself.
const form = (base, value) => pdf_of([
    '<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 300]>>',
    `<</Type/Page/Parent 2 0 R/Resources<</Font<</F ${font(base)}>>>>/Contents 4 0 R/Annots[6 0 R 7 0 R 8 0 R 9 0 R]>>`,
    ['<<>>', `BT /F 18 Tf 20 260 Td (A form with ${value}) Tj ET`],
    `<</Fields[6 0 R 7 0 R 8 0 R]/DR<</Font<</F ${font(base)}>>>>/DA(/F 14 Tf 0 g)>>`,
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(Name)/V(${value})/F 4/Rect[20 200 300 230]/DA(/F 14 Tf 0 g)/AP<</N 10 0 R>>>>`,
    `<</Type/Annot/Subtype/Widget/FT/Btn/T(Agreed)/V/${value}/AS/${value}/F 4/Rect[20 150 50 180]/AP<</N<</${value} 11 0 R/Off 12 0 R>>>>>>`,
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(Remark)/V(${value} again)/F 4/Rect[20 100 300 130]/DA(/F 16 Tf 0 0 1 rg)/MK<</BC[1 0 0]>>>>`,
    '<</Type/Annot/Subtype/Stamp/F 4/Rect[200 20 380 80]/AP<</N 13 0 R>>>>',
    [`<</Type/XObject/Subtype/Form/BBox[0 0 280 30]/Resources<</Font<</F ${font(base)}>>>>>>`, `/Tx BMC BT /F 14 Tf 4 8 Td (${value}) Tj ET EMC`],
    ['<</Type/XObject/Subtype/Form/BBox[0 0 30 30]>>', '0 0.5 0 rg 4 4 22 22 re f'],
    ['<</Type/XObject/Subtype/Form/BBox[0 0 30 30]>>', '0.5 w 4 4 22 22 re S'],
    ['<</Type/XObject/Subtype/Form/BBox[0 0 90 30]/Matrix[1 0.2 -0.2 1 0 0]>>', '1 0.8 0 rg 0 0 90 30 re f'],
]);

/// A layer of the same name in each, which one shows and the other does not.
const layered = (state) => pdf_of([
    `<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R 6 0 R]/D<</Order[5 0 R 6 0 R]/BaseState/${state === 'ON' ? 'OFF' : 'ON'}/${state}[5 0 R]>>>>>>`,
    '<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 300 200]>>',
    '<</Type/Page/Parent 2 0 R/Resources<</Properties<</First 5 0 R/Second 6 0 R>>>>/Contents 4 0 R>>',
    ['<<>>', '/OC/First BDC 1 0 0 rg 20 20 100 100 re f EMC /OC/Second BDC 0 0 1 rg 150 20 100 100 re f EMC'],
    '<</Type/OCG/Name(First)>>',
    '<</Type/OCG/Name(Second)>>',
]);

/// What a bundle makes of a picture, written down anew: in the middle of a letter page, 150 dots an inch.
function page_with_picture(width, height, entries, data) {
    const [wide, high] = [width * 0.48, height * 0.48];
    const [page_wide, page_high] = wide > high ? [792, 612] : [612, 792];
    return pdf_of([
        '<</Type/Catalog/Pages 2 0 R>>',
        `<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 ${page_wide} ${page_high}]>>`,
        '<</Type/Page/Parent 2 0 R/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>',
        ['<<>>', `${wide} 0 0 ${high} ${(page_wide - wide) / 2} ${(page_high - high) / 2} cm /I Do`],
        [`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8${entries}>>`, data],
    ]);
}

// What is asked of a bundle.
const variants = [
    { name: 'as it is', has_cover: false, has_numbers: false },
    { name: 'with a cover', has_cover: true, has_numbers: false },
    { name: 'with page numbers', has_cover: false, has_numbers: true },
];

function bundle_by_native(documents, to, { has_cover, has_numbers }) {
    const choices = [...(has_cover ? ['--cover', '--company', 'Acme Manufacturing'] : []), ...(has_numbers ? ['--page-numbers'] : [])];
    execFileSync(native, ['--quiet', ...choices, ...documents.map(({ file }) => file), '-o', to]);
}

/// The program of the page's worker: what bundle_worker.js does with it, without the messages.
async function load_worker_program() {
    const address = pathToFileURL(path.join(worker_folder, 'hub-bundle.mjs')).href;
    globalThis.self ??= globalThis;
    self.location ??= { href: address };
    const { default: create_program } = await import(address);
    const wasm = readFileSync(path.join(worker_folder, 'hub-bundle.wasm'));
    let parts = [];
    const program = await create_program({
        instantiateWasm: (imports, receive) => {
            WebAssembly.instantiate(wasm, imports).then(({ instance, module }) => receive(instance, module));
            return {};
        },
        take_chunk: (chunk) => parts.push(chunk.slice()),
    });
    const text = (words) => program.stringToNewUTF8(words);
    const said = () => program.UTF8ToString(program._bundle_text());
    ['Regular', 'Bold'].forEach((weight, i) => {
        const bytes = readFileSync(path.join(fonts, `NotoSans-${weight}.ttf`));
        const at = program._bundle_font(i, bytes.length);
        program.HEAPU8.set(bytes, at);
    });
    return (documents, to, { has_cover, has_numbers }) => {
        parts = [];
        // Bookmarks by employee and page labels always, as the page asks for them.
        const choices = 7 | (has_numbers ? 8 : 0) | (has_cover ? 16 : 0);
        program._bundle_start(text('Rendered'), text('en-US'), Date.UTC(2026, 10, 19), choices, text('Acme Manufacturing'), text('Nov 19, 2026'), text(''));
        for (const { name, file } of documents) {
            const bytes = readFileSync(file);
            const at = program._bundle_input(bytes.length);
            program.HEAPU8.set(bytes, at);
            assert.ok(program._bundle_add(text(name), text('Mai'), text('Aug 22, 2026')) > 0, `${name}: ${said()}`);
        }
        assert.ok(program._bundle_finish(), said());
        writeFileSync(to, Buffer.concat(parts));
    };
}

/// The page with a white corner at the lower right, where its number is: 96 by 36 points.
function without_number({ width, height, pixels }) {
    const copy = Buffer.from(pixels);
    for (let y = Math.max(0, height - 30); y < height; y += 1) { copy.fill(255, (y * width + Math.max(0, width - 80)) * 3, (y + 1) * width * 3); }
    return { width, height, pixels: copy };
}

/// A sentence about a page that is not as it should be, or none.
function difference(page, wanted, name) {
    if (page.width !== wanted.width || page.height !== wanted.height) { return [`${name} is ${page.width} × ${page.height} in place of ${wanted.width} × ${wanted.height}`]; }
    if (page.pixels.equals(wanted.pixels)) { return []; }
    let count = 0;
    for (let i = 0; i < wanted.pixels.length; i += 3) { count += page.pixels.compare(wanted.pixels, i, i + 3, i, i + 3) === 0 ? 0 : 1; }
    return [`${name} differs in ${count} of ${wanted.pixels.length / 3} pixels`];
}

describe('the pages of a bundle', { skip: missing ? `${path.basename(missing)} is missing` : false }, () => {
    let folder;
    let documents;

    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'hub-bundle-pages-'));
        const at = (...names) => path.join(folder, ...names);
        for (const [set, count] of [['results', 25], ['samples', 0], ['pictures', 2]]) {
            mkdirSync(at(set));
            execFileSync(maker, [set, fonts, at(set), String(count)]);
        }
        const made = ['results', 'samples', 'pictures'].flatMap((set) => readdirSync(at(set)).sort().map((name) => at(set, name)));
        const written = [['inheriting', inheriting], ['form', form('Helvetica', 'Mai')], ['other form', form('Courier', 'Lukasz')], ['layer shown', layered('ON')], ['layer hidden', layered('OFF')]];
        for (const [name, bytes] of written) { writeFileSync(at(`${name}.pdf`), bytes); }
        const changed = [['turned', ['--rotate=+90:1', '--rotate=+270:3']], ['for the web', ['--linearize', '--object-streams=generate']], ['locked', ['--encrypt', '', 'owner', '256', '--']]];
        for (const [name, words] of changed) { execFileSync('qpdf', [...words, at('samples', 'invoice.pdf'), at(`${name}.pdf`)]); }
        documents = [...made, ...[...written, ...changed].map(([name]) => at(`${name}.pdf`))].map((file) => ({ name: path.relative(folder, file), file, looks_like: file }));
        // Scanned pages are pictures. What their pages are to look like is written down without the bundler.
        for (const [kind, ending, source] of [['png', 'png', at('turned.pdf')], ['jpeg', 'jpg', at('samples', 'authorization.pdf')]]) {
            const [{ width, height, pixels }] = rendered_pages(source, { dpi: 100 });
            execFileSync('pdftoppm', ['-r', '100', '-singlefile', `-${kind}`, source, at('scan')]);
            const file = at(`scan.${ending}`);
            const looks_like = at(`page with ${ending}.pdf`);
            writeFileSync(looks_like, kind === 'png' ? page_with_picture(width, height, '', pixels) : page_with_picture(width, height, '/Filter/DCTDecode', readFileSync(file)));
            documents.push({ name: path.basename(file), file, looks_like });
        }
        for (const document of documents) { document.pages = rendered_pages(document.looks_like); }
    });
    after(() => rmSync(folder, { recursive: true }));

    const programs = [['hub-bundle', () => bundle_by_native], ['the page’s own program', load_worker_program]];
    for (const [program, load] of programs) {
        for (const variant of variants) {
            test(`RSLT-A2: the pages of a bundle look like the pages of its documents, ${variant.name}, by ${program}`, async (context) => {
                const bundle = await load();
                const to = path.join(folder, `${program}, ${variant.name}.pdf`);
                bundle(documents, to, variant);
                const pages = rendered_pages(to);
                const wanted = documents.flatMap((document) => document.pages.map((page, i) => ({ page, name: `${document.name}, page ${i + 1}` })));
                const covers = pages.length - wanted.length;
                context.diagnostic(`${wanted.length} pages of ${documents.length} documents, and ${covers} of the cover`);
                assert.ok(wanted.length > documents.length, 'documents of several pages');
                assert.equal(inspect_pdf(to).pages, pages.length);
                assert.ok(variant.has_cover ? covers > 0 : covers === 0, `${covers} pages more than the documents have`);
                const wrong = wanted.flatMap(({ page, name }, i) => {
                    const shown = pages[covers + i];
                    if (!variant.has_numbers) { return difference(shown, page, name); }
                    const has_none = shown.pixels.equals(page.pixels);
                    return [...difference(without_number(shown), without_number(page), name), ...(has_none ? [`${name} has no number`] : [])];
                });
                assert.deepEqual(wrong, []);
            });
        }
    }
});
