// What the PDF worker makes of the options of a bundle, read with other programs: cover, page numbers, pictures, a password,
// and one PDF per employee in a ZIP.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { crc32, zip_of } from '../../web/bundle/zip.js';
import { engines, launch, open_page } from './support/browsers.mjs';
import { inspect_pdf } from './support/pdf.mjs';
import { serve_folders } from './support/static_server.mjs';

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const program = process.env.HUB_BUNDLE_FOLDER ?? here('../../build/bundle');
const fonts = here('../../.deps/fonts/pdf');

const page_script = `
import { allow_workers, worker_address } from './start_worker.js';

allow_workers(['./bundle_worker.js']);

/// A document of one page that says its name.
function document_of(words) {
    const drawing = 'BT /F 12 Tf 72 700 Td (' + words + ') Tj ET';
    const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[3 0 R]>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>',
        '<</Length ' + drawing.length + '>>\\nstream\\n' + drawing + '\\nendstream'];
    return '%PDF-1.7\\n' + objects.map((object, i) => (i + 1) + ' 0 obj\\n' + object + '\\nendobj\\n').join('') + 'trailer\\n<</Size 5/Root 1 0 R>>\\n%%EOF\\n';
}

/// A PNG, drawn by the browser.
async function picture() {
    const canvas = new OffscreenCanvas(60, 40);
    canvas.getContext('2d').fillRect(10, 10, 20, 20);
    return canvas.convertToBlob();
}

window.make = async (start, documents) => {
    const worker = new Worker(worker_address('./bundle_worker.js'), { type: 'module' });
    const heard = [];
    const done = new Promise((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({ data }) => {
            heard.push(data);
            if (data.type === 'done' || data.type === 'error') { resolve(data); }
        };
    });
    worker.postMessage({ type: 'start', created_ms: Date.UTC(2026, 10, 19, 12), font_urls: ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'].map((name) => new URL(name, location.href).href), ...start });
    for (const [index, { words, ...more }] of documents.entries()) {
        const bytes = words === 'picture' ? await picture() : words === 'broken' ? new Blob(['broken']) : new Blob([document_of(words)]);
        worker.postMessage({ type: 'add', index, title: words, bytes, ...more });
    }
    worker.postMessage({ type: 'finish' });
    const { blob, ...answer } = await done;
    worker.terminate();
    let text = '';
    for (const byte of blob ? new Uint8Array(await blob.arrayBuffer()) : []) { text += String.fromCharCode(byte); }
    return { ...answer, media: blob?.type, base64: btoa(text), failed: heard.filter(({ type }) => type === 'failed').map(({ index }) => index) };
};
`;

test('RSLT-A2: a ZIP refuses what does not fit in 4 GB, and the sums are those of the format', () => {
    assert.equal(crc32(new TextEncoder().encode('123456789')), 0xCBF43926);
    const halves = crc32(new TextEncoder().encode('6789'), crc32(new TextEncoder().encode('12345')));
    assert.equal(halves, 0xCBF43926);
    assert.throws(() => zip_of([{ name: 'a.pdf', blob: { size: 3e9 }, crc: 0, modified_ms: 0 }, { name: 'b.pdf', blob: { size: 2e9 }, crc: 0, modified_ms: 0 }]), RangeError);
});

describe('options of a bundle', { skip: existsSync(path.join(program, 'hub-bundle.wasm')) ? false : 'build/bundle is missing' }, () => {
    let folder;
    let server;
    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'hub-bundle-options-'));
        await writeFile(path.join(folder, 'index.html'), '<!doctype html><html lang="en"><title>Bundle</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script></html>');
        await writeFile(path.join(folder, 'page.js'), page_script);
        server = await serve_folders([folder, program, fonts]);
    });
    after(async () => {
        await server?.stop();
        await rm(folder, { recursive: true });
    });

    /// Runs the worker in a page and keeps what it made as a file.
    async function made(engine, name, start, documents, expected_complaints = /^$/) {
        const { browser, close } = await launch(engine);
        try {
            const { page, complaints } = await open_page(browser, { timeout: 60_000 });
            await page.goto(`${server.url}/index.html`);
            await page.waitForFunction(() => typeof window.make === 'function');
            const answer = await page.evaluate(([options, list]) => window.make(options, list), [start, documents]);
            assert.deepEqual(complaints.filter((text) => !expected_complaints.test(text)), []);
            const file = path.join(folder, `${engine}-${name}`);
            await writeFile(file, Buffer.from(answer.base64, 'base64'));
            return { ...answer, file };
        } finally {
            await close();
        }
    }

    for (const engine of engines) {
        test(`RSLT-A2: cover, page numbers, a picture and a password, in ${engine}`, async () => {
            const password = 'Zażółć gęślą 8';
            const answer = await made(engine, 'locked.pdf', {
                title: 'Results of November', page_numbers: true, password, cover: { company: 'Acme Manufacturing', made: 'Nov 19, 2026, 9:55 a.m. CT' },
            }, [
                { words: 'one', group: 'Nguyễn Thị Mai', date: 'Aug 22, 2026' }, { words: 'broken', group: 'Łukasz Kowalski' },
                { words: 'picture', group: 'Łukasz Kowalski', date: 'Sep 1, 2026' },
            ]);
            assert.deepEqual([answer.type, answer.pages, answer.documents, answer.files, answer.is_tagged, answer.failed], ['done', 3, 2, 0, false, [1]]);
            assert.throws(() => inspect_pdf(answer.file), 'without the password');
            const pdf = inspect_pdf(answer.file, { password });
            assert.equal(pdf.pages, 3);
            assert.deepEqual(pdf.bookmarks.map((title) => title.normalize('NFC')), ['Contents', 'Nguyễn Thị Mai', 'one', 'Łukasz Kowalski', 'picture']);
            for (const words of ['Acme Manufacturing', 'Made on Nov 19, 2026, 9:55 a.m. CT.', 'Nguyễn Thị Mai', 'Sep 1, 2026', '1 of 3', '2 of 3', '3 of 3']) {
                assert.ok(pdf.text.normalize('NFC').includes(words), `${words} is in ${pdf.text}`);
            }
        });

        test(`RSLT-A2: without the fonts of the cover the reason is told, in ${engine}`, async () => {
            const answer = await made(engine, 'none.pdf', { title: 'All', cover: { company: '', made: '' }, font_urls: ['data:,', 'data:,'] }, [{ words: 'one' }], /Content Security Policy|connect-src/);
            assert.deepEqual([answer.type, answer.code], ['error', 'unavailable']);
            assert.match(answer.message, /leave the cover out/);
        });

        test(`RSLT-A2: one PDF per employee comes as a ZIP, in ${engine}`, async () => {
            const answer = await made(engine, 'files.zip', { title: 'All', zip: true }, [
                { words: 'one', file: 'Nguyễn Thị Mai.pdf' }, { words: 'two', file: 'Nguyễn Thị Mai.pdf' }, { words: 'broken', file: 'Nobody.pdf' }, { words: 'three', file: 'Łukasz (2).pdf' },
            ]);
            assert.deepEqual([answer.type, answer.files, answer.pages, answer.media, answer.failed], ['done', 2, 3, 'application/zip', [2]]);
            const listed = execFileSync('python3', ['-c', 'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint("\\n".join(z.namelist()))\nz.extractall(sys.argv[2])', answer.file, folder], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
            assert.deepEqual(listed.trim().split('\n'), ['Nguyễn Thị Mai.pdf', 'Łukasz (2).pdf']);
            const first = inspect_pdf(path.join(folder, 'Nguyễn Thị Mai.pdf'));
            assert.deepEqual([first.pages, first.bookmarks], [2, ['one', 'two']]);
        });
    }
});
