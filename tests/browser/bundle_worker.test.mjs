// The PDF worker by itself, under the product's security headers: started through the one policy there is, with blobs and
// buffers, a document that is refused, a cancelled bundle, and no word of refusal by the browser.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { engines, launch, open_page } from './support/browsers.mjs';
import { serve_folders } from './support/static_server.mjs';

const program = process.env.HUB_BUNDLE_FOLDER ?? fileURLToPath(new URL('../../build/bundle', import.meta.url));

const page_script = `
import { allow_workers, worker_address } from './start_worker.js';

function refused(act) {
    try { act(); } catch (error) { return error.name; }
    return 'not refused';
}

/// A document of one object each, with as many pages as asked for.
function document_of(words, pages) {
    const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count ' + pages + '/MediaBox[0 0 612 792]/Kids[' + Array.from({ length: pages }, (_, i) => (3 + 2 * i) + ' 0 R').join(' ') + ']>>'];
    for (let i = 0; i < pages; ++i) {
        const drawing = '(' + words + ' ' + i + ') Tj';
        objects.push('<</Type/Page/Parent 2 0 R/Resources<<>>/Contents ' + (4 + 2 * i) + ' 0 R>>', '<</Length ' + drawing.length + '>>\\nstream\\n' + drawing + '\\nendstream');
    }
    return '%PDF-1.7\\n' + objects.map((object, i) => (i + 1) + ' 0 obj\\n' + object + '\\nendobj\\n').join('') + 'trailer\\n<</Size ' + (objects.length + 1) + '/Root 1 0 R>>\\n%%EOF\\n';
}

window.run = async () => {
    const out = { without_policy: globalThis.trustedTypes ? refused(() => new Worker('./bundle_worker.js', { type: 'module' })) : 'TypeError' };
    allow_workers(['./bundle_worker.js', 'https://elsewhere.example/worker.js']);
    out.other = refused(() => worker_address('./page.js'));
    out.elsewhere = refused(() => worker_address('https://elsewhere.example/worker.js'));
    out.second = refused(() => allow_workers(['./page.js']));

    const worker = new Worker(worker_address('./bundle_worker.js'), { type: 'module' });
    const heard = [];
    let expect = () => {};
    worker.onmessage = ({ data }) => { heard.push(data); expect(data); };
    const until = (...types) => new Promise((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        expect = (data) => { if (types.includes(data.type)) { resolve(data); } };
    });

    worker.postMessage({ type: 'start', title: 'Ergebnisse für Łukasz' });
    worker.postMessage({ type: 'add', index: 0, title: 'first', group: 'Nguyễn Thị Mai', bytes: new Blob([document_of('one', 2)]) });
    worker.postMessage({ type: 'add', index: 1, title: 'broken', group: '', bytes: new Blob(['not a document']) });
    const buffer = new TextEncoder().encode(document_of('two', 3)).buffer;
    worker.postMessage({ type: 'add', index: 2, title: 'second', group: '', bytes: buffer }, [buffer]);
    worker.postMessage({ type: 'finish' });
    const done = await until('done', 'error');
    out.answers = heard.map(({ type, index, pages, warnings, message, code }) => ({ type, index, pages, warnings: warnings?.length, message, code }));
    out.done = { type: done.type, pages: done.pages, documents: done.documents, is_blob: done.blob instanceof Blob, same_size: done.blob?.size === done.bytes, media: done.blob?.type };
    out.head = await done.blob.slice(0, 8).text();

    heard.length = 0;
    worker.postMessage({ type: 'start', title: 'again' });
    for (let i = 0; i < 50; ++i) { worker.postMessage({ type: 'add', index: i, title: 'many', group: '', bytes: new Blob([document_of('many', 5)]) }); }
    worker.postMessage({ type: 'finish' });
    worker.postMessage({ type: 'cancel' });
    await until('cancelled');
    worker.postMessage({ type: 'start', title: 'after' });
    worker.postMessage({ type: 'add', index: 7, title: 'last', group: '', bytes: new Blob([document_of('three', 1)]) });
    worker.postMessage({ type: 'finish' });
    const last = await until('done', 'error');
    out.after_cancel = { type: last.type, pages: last.pages };
    return out;
};
`;

describe('the PDF worker', { skip: existsSync(path.join(program, 'hub-bundle.wasm')) ? false : 'build/bundle is missing' }, () => {
    let folder;
    let server;
    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'hub-bundle-page-'));
        await writeFile(path.join(folder, 'index.html'), '<!doctype html><html lang="en"><title>Bundle</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script></html>');
        await writeFile(path.join(folder, 'page.js'), page_script);
        server = await serve_folders([folder, program]);
    });
    after(async () => {
        await server?.stop();
        await rm(folder, { recursive: true });
    });

    for (const engine of engines) {
        test(`RSLT-06: makes one PDF of many off the page's thread, in ${engine}`, async () => {
            const { browser, close } = await launch(engine);
            try {
                const { page, complaints } = await open_page(browser, { timeout: 60_000 });
                await page.goto(`${server.url}/index.html`);
                await page.waitForFunction(() => typeof window.run === 'function');
                const out = JSON.parse(await page.evaluate(async () => JSON.stringify(await window.run())));
                assert.deepEqual([out.without_policy, out.other, out.elsewhere, out.second], ['TypeError', 'TypeError', 'TypeError', 'Error']);
                assert.deepEqual(out.answers, [
                    { type: 'ready' },
                    { type: 'added', index: 0, pages: 2, warnings: 1 },
                    { type: 'failed', index: 1, code: 'invalid', message: '“broken” is not a PDF.' },
                    { type: 'added', index: 2, pages: 3, warnings: 1 },
                    { type: 'done', pages: 5 },
                ]);
                assert.deepEqual(out.done, { type: 'done', pages: 5, documents: 2, is_blob: true, same_size: true, media: 'application/pdf' });
                assert.equal(out.head, '%PDF-1.7');
                assert.deepEqual(out.after_cancel, { type: 'done', pages: 1 });
                // The attempt without the policy is refused aloud, and nothing else is.
                assert.deepEqual(complaints.filter((text) => !/TrustedScriptURL|require-trusted-types-for/.test(text)), []);
            } finally {
                await close();
            }
        });
    }
});
