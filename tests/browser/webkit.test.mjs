// The portal in WebKitGTK, by plain WebDriver: a shorter run.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { accounts, password, portal_is_missing, start_portal } from './support/portal.mjs';
import { WebKit } from './support/webkit.mjs';

const is_wanted = !process.env.HUB_BROWSERS || process.env.HUB_BROWSERS.includes('webkit');

describe('the portal in webkit', { skip: is_wanted ? portal_is_missing : 'not asked for' }, () => {
    let portal;
    let webkit;
    before(async () => {
        portal = await start_portal();
        webkit = await WebKit.launch({ width: 1440, height: 1000 });
        await webkit.goto(portal.url);
        await webkit.by_role('textbox', 'Work e-mail', '#mirror');
    });
    after(async () => {
        await webkit?.close();
        await portal?.stop();
    });

    test('draws by WebGL 2', async () => {
        assert.equal(await webkit.evaluate('return document.documentElement.classList.contains("plain")'), false);
    });

    test('signs in', async () => {
        await webkit.type(await webkit.by_role('textbox', 'Work e-mail'), accounts.user_admin);
        await webkit.type(await webkit.by_css('#mirror input[type=password]'), password);
        await webkit.click(await webkit.by_role('button', 'Sign in'));
        await webkit.by_role('link', 'Home');
    });

    test('filters the results by typing', async () => {
        await webkit.click(await webkit.by_role('link', 'Results and reports'));
        const table = await webkit.by_role('table', 'Results');
        const rows = async () => Number(await webkit.attribute(await webkit.by_role('table', 'Results'), 'aria-rowcount'));
        assert.ok(await webkit.attribute(table, 'aria-rowcount'));
        const before_typing = await rows();
        await webkit.type(await webkit.by_role('textbox', 'Search results'), 'audiogram');
        await webkit.until(async () => await rows() < before_typing, 'a shorter list');
    });

    test('selects a row and offers it as one PDF', async () => {
        // The rows may still be changing from the filter: a box that was replaced in that moment took the click with it.
        await webkit.until(async () => {
            const box = await webkit.by_css('#mirror [role=row] [role=cell] input[type=checkbox]');
            if (!await webkit.property(box, 'checked')) { await webkit.click(box); }
            return webkit.property(box, 'checked');
        }, 'a selected row');
        await webkit.click(await webkit.by_role('button', 'Download as one PDF…'));
        await webkit.by_role('dialog', 'Download as one PDF');
        await webkit.click(await webkit.by_role('button', 'Download', '[role=dialog]'));
        await webkit.by_role('dialog', 'Your PDF is ready');
    });

    test('RSLT-04: a document is viewed, and its text can be read', async () => {
        await webkit.click(await webkit.by_role('button', 'Close', '[role=dialog]'));
        await webkit.until(() => webkit.evaluate("return !document.querySelector('#mirror [role=dialog]')"), 'the end of the dialog');
        await webkit.click(await webkit.by_css('#mirror [role=table] [role=row] a'));
        await webkit.click(await webkit.by_role('button', 'View'));
        const has = (script) => webkit.evaluate(`return Boolean(${script})`);
        await webkit.until(() => has("document.querySelector('dialog [role=group] canvas')"), 'a page');
        await webkit.until(() => has("document.querySelector('.viewer-text')?.textContent.length > 40"), 'the text of the page');
        await webkit.click(await webkit.by_role('button', 'Close the document', 'dialog'));
        await webkit.until(() => has("!document.querySelector('.viewer-text')"), 'the end of the viewer');
    });

    test('draws nothing while nobody does anything', async () => {
        await webkit.evaluate(`
            const ask = window.requestAnimationFrame.bind(window);
            window.frames_asked_for = 0;
            window.requestAnimationFrame = (callback) => { window.frames_asked_for += 1; return ask(callback); };`);
        const frames = () => webkit.evaluate('return window.frames_asked_for');
        await webkit.until(async () => {
            const before_pause = await frames();
            await new Promise((resolve) => { setTimeout(resolve, 2000); });
            return await frames() === before_pause;
        }, 'rest', 60_000);
    });
});
