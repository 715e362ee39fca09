// The page before and without the program: usable at once, honest about its progress, readable when something is missing.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { site_folder, site_is_missing } from './support/portal.mjs';
import { serve_folders } from './support/static_server.mjs';

for (const engine of engines) {
    describe(`the static page in ${engine}`, { skip: site_is_missing }, () => {
        let opened;
        let server;
        before(async () => {
            server = await serve_folders([site_folder]);
            opened = await launch(engine);
        });
        after(async () => {
            await opened?.close();
            await server?.stop();
        });

        test('the sign-in form is there before the program, and keeps what is typed', async () => {
            const { page, context } = await open_page(opened.browser);
            let let_program_come;
            const may_come = new Promise((resolve) => { let_program_come = resolve; });
            await page.route(/\.wasm$/, async (route) => {
                await may_come;
                await route.continue();
            });
            await page.goto(server.url, { waitUntil: 'commit' });
            await page.getByLabel('Work e-mail').fill('admin@acme.example');
            await page.getByLabel('Password', { exact: true }).fill('typed early');
            assert.equal(await page.getByLabel('Work e-mail').getAttribute('autocomplete'), 'username');
            assert.equal(await page.getByLabel('Password', { exact: true }).getAttribute('autocomplete'), 'current-password');
            assert.equal(await page.locator('form').getAttribute('method'), 'post');
            const share = await page.getByRole('progressbar').evaluate((bar) => bar.value / bar.max);
            assert.ok(share <= 1, `${share}`);
            assert.deepEqual(await axe_violations(page), []);
            let_program_come();
            await page.locator('#mirror').getByLabel('Work e-mail').waitFor();
            assert.equal(await page.getByLabel('Work e-mail').inputValue(), 'admin@acme.example');
            assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), 'typed early');
            await context.close();
        });

        test('nothing moves when the program takes over', async () => {
            for (const viewport of [{ width: 1600, height: 900 }, { width: 1024, height: 768 }, { width: 560, height: 900 }, { width: 390, height: 844 }]) {
                const { page, context } = await open_page(opened.browser, { viewport });
                await page.route('**/api/v1/session', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' }));
                let let_program_come;
                const may_come = new Promise((resolve) => { let_program_come = resolve; });
                await page.route(/\.wasm$/, async (route) => {
                    await may_come;
                    await route.continue();
                });
                await page.goto(server.url, { waitUntil: 'commit' });
                await page.getByRole('button', { name: 'Sign in' }).waitFor();
                await page.evaluate(() => document.fonts.ready);
                const parts = [page.getByLabel('Work e-mail'), page.getByLabel('Password', { exact: true }), page.getByRole('button', { name: 'Sign in' })];
                const places = async () => Promise.all(parts.map(async (part) => Object.values(await part.boundingBox()).map(Math.round)));
                const before_program = await places();
                let_program_come();
                await page.locator('#mirror').getByLabel('Work e-mail').waitFor();
                assert.deepEqual(await places(), before_program);
                await context.close();
            }
        });

        test('the page loads nothing from elsewhere and breaks no rule of its policy', async () => {
            const { page, context, complaints } = await open_page(opened.browser);
            const asked = [];
            page.on('request', (request) => asked.push(request.url()));
            await page.goto(server.url);
            await page.locator('#mirror').getByLabel('Work e-mail').waitFor();
            assert.deepEqual(asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:')), []);
            assert.deepEqual(complaints.filter((text) => !text.includes('404')), [], 'the static server has no sessions');
            await context.close();
        });

        test('the theme follows the system, also after another visit', async (context_of_test) => {
            if (engine !== 'chromium') { context_of_test.skip('Firefox cannot be told another colour scheme'); return; }
            const { page, context } = await open_page(opened.browser, { colorScheme: 'dark' });
            for (const scheme of ['dark', 'light']) {
                await page.emulateMedia({ colorScheme: scheme });
                await page.goto(server.url);
                await page.locator(`html.running[data-theme=${scheme}]`).waitFor();
            }
            await context.close();
        });

        test('without JavaScript it says so, with a telephone number', async () => {
            // Firefox's driver cannot switch scripts off for one context, only for the browser.
            const without = engine === 'firefox' ? await launch(engine, { firefox_preferences: { 'javascript.enabled': false } }) : await launch(engine);
            try {
                const { page } = await open_page(without.browser, engine === 'firefox' ? {} : { javaScriptEnabled: false });
                await page.goto(server.url);
                const notice = page.locator('noscript p');  // text searches pass by what is in noscript
                await notice.waitFor();
                assert.match(await notice.textContent(), /needs JavaScript.*1-844-305-8868/);
            } finally {
                await without.close();
            }
        });

        test('in a browser without WebAssembly it says so', async () => {
            const { page, context } = await open_page(opened.browser);
            await page.addInitScript(() => { delete window.WebAssembly; });
            await page.goto(server.url);
            await page.getByRole('heading', { name: 'This browser is too old for Employer Hub' }).waitFor();
            assert.equal(await page.getByRole('link', { name: '1-844-305-8868' }).first().getAttribute('href'), 'tel:1-844-305-8868');
            await context.close();
        });

        test('when the program cannot be loaded it says so and offers to try again', async () => {
            const { page, context } = await open_page(opened.browser);
            await page.route(/\.wasm$/, (route) => route.abort());
            await page.goto(server.url);
            await page.getByRole('heading', { name: 'Employer Hub could not be loaded' }).waitFor();
            await page.unroute(/\.wasm$/);
            await page.getByRole('button', { name: 'Load again' }).click();
            await page.locator('#mirror').getByLabel('Work e-mail').waitFor();
            await context.close();
        });

        test('it fits a narrow phone without scrolling sideways', async () => {
            const { page, context } = await open_page(opened.browser, { viewport: { width: 320, height: 640 } });
            await page.route(/\.wasm$/, () => {});
            await page.goto(server.url, { waitUntil: 'commit' });
            await page.getByRole('button', { name: 'Sign in' }).waitFor();
            assert.ok(await page.locator('#welcome').evaluate((element) => element.scrollWidth <= element.clientWidth));
            await context.close();
        });
    });
}

describe('without WebGL 2', { skip: site_is_missing || !engines.includes('chromium') }, () => {
    test('the mirror itself is what is seen, and works', async () => {
        const server = await serve_folders([site_folder]);
        const { browser, close } = await launch('chromium', { chromium_arguments: ['--disable-3d-apis'] });
        try {
            const { page } = await open_page(browser);
            await page.goto(server.url);
            await page.locator('html.plain #mirror').getByLabel('Work e-mail').fill('seen@acme.example');
            const color = await page.getByRole('heading', { name: 'Sign in' }).evaluate((element) => getComputedStyle(element).color);
            assert.equal(color, 'rgb(20, 30, 39)');
            assert.deepEqual(await axe_violations(page), []);
        } finally {
            await close();
            await server.stop();
        }
    });
});
