// The training sandbox: one page from any static file server, in any folder, with no server behind it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { download } from './support/downloads.mjs';
import { inspect_pdf } from './support/pdf.mjs';
import { go_to, sandbox_is_missing, sign_in, start_sandbox } from './support/portal.mjs';
import { row_boxes } from './support/results.mjs';

for (const engine of engines) {
    describe(`the sandbox in ${engine}`, { skip: sandbox_is_missing }, () => {
        let sandbox;
        let opened;
        let page;
        let complaints;
        const asked = [];
        before(async () => {
            sandbox = await start_sandbox();
            opened = await launch(engine);
            ({ page, complaints } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
            page.on('request', (request) => asked.push(new URL(request.url())));
        });
        after(async () => {
            await opened?.close();
            await sandbox?.stop();
        });

        test('says that it is for training, and lets in', async () => {
            await sign_in(page, sandbox.url);
            await page.getByText('Training sandbox').first().waitFor();
            assert.deepEqual(await axe_violations(page), []);
        });

        test('makes one PDF of the server’s own documents in the page', async () => {
            await go_to(page, 'Results and reports');
            const chosen = (await row_boxes(page)).slice(0, 4);
            for (const { name } of chosen) { await page.getByRole('checkbox', { name, exact: true }).first().check(); }
            await page.getByRole('button', { name: 'Download as one PDF…' }).click();
            const pdf = inspect_pdf(await download(opened, page, () => page.getByRole('dialog').getByRole('button', { name: 'Download' }).click()));
            for (const { employee } of chosen) { assert.ok(pdf.text.normalize('NFC').includes(employee), employee); }
        });

        test('asks nobody for anything but its own files', () => {
            const own = new URL('.', sandbox.url).pathname;
            assert.deepEqual(asked.filter(({ protocol, pathname }) => protocol.startsWith('http') && !pathname.startsWith(own)).map(String), []);
            assert.deepEqual(asked.filter(({ pathname }) => pathname.includes('/api/')).map(String), []);
        });

        test('did not complain', () => {
            assert.deepEqual(complaints, []);
        });
    });
}
