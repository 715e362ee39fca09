// Documents of other programs in the viewer: their links, and fonts that they do not bring along.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { open_route } from './support/device.mjs';
import { japanese_document, linked_document, unembedded_document } from './support/documents.mjs';
import { tab_to } from './support/focus.mjs';
import { accounts, portal_is_missing, sandbox_is_missing, sign_in, start_portal, start_sandbox } from './support/portal.mjs';

const shared_file = /\/assets\/pdf\/([\w-]+)\.([0-9a-f]{10})\.(ttf|pfb|bcmap)$/;

/// A place in the web that links lead to; it keeps who came from where.
async function start_web() {
    const visits = [];
    const server = createServer((request, response) => {
        if (request.url === '/report') { visits.push(request.headers); }
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Lab</title>');
    });
    await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address();
    return {
        url: `http://127.0.0.1:${port}/report`, host: `127.0.0.1:${port}`, visits,
        stop() {
            server.closeAllConnections();
            server.close();
        },
    };
}

const viewer_of = (page) => page.getByRole('dialog').filter({ has: page.getByRole('toolbar', { name: 'Document' }) });
const sheet_of = (page, number) => viewer_of(page).getByRole('group', { name: new RegExp(`^Page ${number} of`) });

/// How much of each strip across a drawn page is dark, in parts of the strip.
const dark_parts = (sheet, strips) => sheet.locator('canvas').evaluate((canvas, all) => all.map(({ from, to }) => {
    const [top, bottom] = [from, to].map((part) => Math.round(part * canvas.height));
    const { data } = canvas.getContext('2d').getImageData(0, top, canvas.width, bottom - top);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) { dark += data[at] + data[at + 1] + data[at + 2] < 384 ? 1 : 0; }
    return dark / (data.length / 4);
}), strips);

/// Waits until each strip has letters.
async function await_letters(sheet, strips) {
    await sheet.locator('canvas').waitFor();
    let parts = [];
    for (let tries = 0; tries < 150; tries += 1) {
        parts = await dark_parts(sheet, strips);
        if (parts.every((part) => part > 0.005)) { return; }
        await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    assert.fail(`lines without letters: ${strips.filter((_, index) => parts[index] <= 0.005).map(({ name }) => name)}`);
}

for (const engine of engines) {
    describe(`documents of others in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        let context;
        let page;
        let complaints;
        let web;
        let served;
        const fetched = [];

        before(async () => {
            portal = await start_portal();
            web = await start_web();
            opened = await launch(engine);
            ({ page, context, complaints } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
            page.on('request', (request) => { if (shared_file.test(request.url())) { fetched.push(request.url()); } });
            await page.route('**/api/v1/documents/**/file', (route) => route.fulfill({ contentType: 'application/pdf', body: served }));
            await sign_in(page, portal.url, accounts.user_admin);
            await open_route(page, '/results');
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
            web?.stop();
        });

        async function view(bytes) {
            served = bytes;
            if (await viewer_of(page).count() > 0) { await page.keyboard.press('Escape'); }
            await viewer_of(page).waitFor({ state: 'detached' });
            const button = page.getByRole('button', { name: 'View', exact: true });
            if (await button.count() === 0) { await page.getByRole('table', { name: 'Results' }).getByRole('row').nth(1).getByRole('link').first().click(); }
            await button.click();
            await sheet_of(page, 1).locator('canvas').waitFor();
        }

        const links = () => viewer_of(page).getByRole('link');
        const place = () => viewer_of(page).getByRole('status', { name: 'Page' }).innerText();
        const names = () => links().evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
        const until = async (wanted) => {
            for (let tries = 0; tries < 100; tries += 1) {
                if (await wanted()) { return; }
                await new Promise((resolve) => { setTimeout(resolve, 50); });
            }
            assert.fail(`it did not come to be: ${wanted}`);
        };

        test('RSLT-A4: links of a document say where they lead, and nothing else of it can be pressed', async () => {
            await view(await linked_document(web.url));
            await until(async () => await links().count() >= 8);
            assert.deepEqual(await names(), [
                'Findings (page 3)', 'Last sheet (page 4)', 'Onwards (page 2)', `Lab portal (${web.host}, in a new tab)`, 'https://bank.example (lab.example, in a new tab)',
                'Write to us (mail to lab@example.com, in a new tab)', 'lab.example/plain (in a new tab)', 'To the first sheet (page 1)',
            ]);
            assert.deepEqual(await viewer_of(page).getByRole('button', { name: /Trap/ }).count(), 0);
            for (const link of await viewer_of(page).getByRole('link', { name: /new tab/ }).all()) {
                assert.equal(await link.getAttribute('target'), '_blank');
                assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
                assert.match(await link.getAttribute('href'), /^(https?:\/\/|mailto:)/);
            }
            assert.deepEqual(await axe_violations(page), []);
        });

        test('RSLT-A4: a link within a document goes to its page, and the keyboard goes on from there', async () => {
            await viewer_of(page).getByRole('link', { name: /^Last sheet/ }).click();
            await until(async () => await place() === '4 of 4');
            assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Page 4 of 4');
            await page.keyboard.press('Tab');
            assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'To the first sheet (page 1)');
            await page.keyboard.press('Enter');
            await until(async () => await place() === '1 of 4');
            await tab_to(page, 'Findings (page 3)');
            const ring = await viewer_of(page).getByRole('link', { name: /^Findings/ }).evaluate((link) => ({ style: getComputedStyle(link).outlineStyle, width: Number.parseFloat(getComputedStyle(link).outlineWidth) }));
            assert.deepEqual({ ...ring, width: ring.width >= 2 }, { style: 'solid', width: true });
            await page.keyboard.press('Enter');
            await until(async () => await place() === '3 of 4');
            // The place on the page, and not its beginning.
            const top = await sheet_of(page, 3).evaluate((sheet) => sheet.getBoundingClientRect().top - sheet.parentElement.getBoundingClientRect().top);
            assert.ok(top < -100, `the page begins at ${top}`);
            await viewer_of(page).getByRole('region', { name: 'Pages' }).press('Home');
            await until(async () => await sheet_of(page, 1).evaluate((sheet) => sheet.parentElement.scrollTop === 0));
        });

        test('RSLT-A4: links stay where they are when the page is made larger and turned', async () => {
            const link = viewer_of(page).getByRole('link', { name: /^Lab portal/ });
            const part = async () => {
                const [inner, outer] = [await link.boundingBox(), await sheet_of(page, 1).boundingBox()];
                return { x: (inner.x - outer.x) / outer.width, y: (inner.y - outer.y) / outer.height };
            };
            const close = (a, b) => assert.ok(Math.abs(a.x - b.x) < 0.01 && Math.abs(a.y - b.y) < 0.01, JSON.stringify([a, b]));
            const { x, y } = await part();
            assert.ok(x > 0.1 && x < 0.14 && y > 0.2 && y < 0.26, JSON.stringify({ x, y }));
            await viewer_of(page).getByRole('button', { name: 'Zoom in' }).click();
            close(await part(), { x, y });
            await viewer_of(page).getByRole('button', { name: 'Rotate to the right' }).click();
            const turned = await part();
            assert.ok(turned.x > 0.7 && turned.y < 0.14, JSON.stringify(turned));
            for (let turns = 0; turns < 3; turns += 1) { await viewer_of(page).getByRole('button', { name: 'Rotate to the right' }).click(); }
            close(await part(), { x, y });
        });

        test('RSLT-A4: a link to the web opens a tab that knows nothing of the portal', async () => {
            const coming = context.waitForEvent('page');
            await viewer_of(page).getByRole('link', { name: /^Lab portal/ }).press('Enter');
            const tab = await coming;
            await tab.waitForURL(web.url);
            await until(() => web.visits.length > 0);
            assert.equal(web.visits[0].referer, undefined);
            assert.equal(await tab.evaluate(() => window.opener), null);
            await tab.close();
            assert.ok(await viewer_of(page).isVisible());
        });

        test('RSLT-04: a document that brings no fonts is shown with the same letters for everybody', async () => {
            fetched.length = 0;
            const { bytes, lines } = await unembedded_document();
            await view(bytes);
            await await_letters(sheet_of(page, 1), lines);
            const files = new Set(fetched.map((address) => shared_file.exec(address)[1]));
            assert.equal(files.size, 14, [...files].join(' '));
            assert.ok(fetched.every((address) => address.startsWith(portal.url)));
        });

        test('a font is kept by the browser, and no shell of the portal waits for it', async () => {
            const answer = await page.request.get(fetched[0]);
            assert.equal(answer.headers()['cache-control'], 'public, max-age=31536000, immutable');
            const worker = await (await page.request.get(`${portal.url}/service_worker.js`)).text();
            assert.ok(!worker.includes('assets/pdf/'));
        });

        test('RSLT-04: Japanese in a font that is not in the document is shown and can be read', async () => {
            await view(await japanese_document());
            await viewer_of(page).getByText('日本語').waitFor();
            await await_letters(sheet_of(page, 1), [{ name: 'the line', from: 0.08, to: 0.13 }]);
            assert.ok(fetched.some((address) => address.includes('90ms-RKSJ-H')));
        });

        test('RSLT-04: without a connection to the fonts, a document is still shown', async () => {
            const { page: other } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } });
            const { bytes, lines } = await unembedded_document();
            await other.route('**/api/v1/documents/**/file', (route) => route.fulfill({ contentType: 'application/pdf', body: bytes }));
            await other.route('**/assets/pdf/**', (route) => route.abort());
            await sign_in(other, portal.url, accounts.user_admin);
            await open_route(other, '/results');
            await other.getByRole('table', { name: 'Results' }).getByRole('row').nth(1).getByRole('link').first().click();
            await other.getByRole('button', { name: 'View', exact: true }).click();
            await await_letters(sheet_of(other, 1), lines.slice(0, 12));
            await other.context().close();
        });

        test('the page did not complain', () => assert.deepEqual(complaints, []));
    });

    describe(`documents of others in the sandbox in ${engine}`, { skip: sandbox_is_missing }, () => {
        test('RSLT-04: from any file server and folder, a document that brings no fonts has its letters', async () => {
            const served = await start_sandbox();
            const opened = await launch(engine);
            try {
                const { page, complaints } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } });
                const { bytes, lines } = await unembedded_document();
                // The training makes its documents itself: another one takes their place on the way to the reader.
                await page.addInitScript((numbers) => {
                    const { postMessage } = Worker.prototype;
                    Worker.prototype.postMessage = function post(message, transfers) {
                        if (message?.action !== 'GetDocRequest') { return postMessage.call(this, message, transfers); }
                        return postMessage.call(this, { ...message, data: { ...message.data, data: new Uint8Array(numbers) } });
                    };
                }, [...bytes]);
                const fetched = [];
                page.on('response', (answer) => { if (shared_file.test(answer.url())) { fetched.push(answer.status()); } });
                await sign_in(page, served.url, accounts.user_admin);
                await open_route(page, '/results');
                await page.getByRole('table', { name: 'Results' }).getByRole('row').nth(1).getByRole('link').first().click();
                await page.getByRole('button', { name: 'View', exact: true }).click();
                await await_letters(sheet_of(page, 1), lines);
                assert.equal(fetched.length, 14);
                assert.ok(fetched.every((status) => status === 200));
                assert.deepEqual(complaints, []);
            } finally {
                await opened.close();
                await served.stop();
            }
        });
    });
}
