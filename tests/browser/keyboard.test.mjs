// The main job without a mouse: every control is reached by Tab, in the order in which the screen is read.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { engines, launch, open_page } from './support/browsers.mjs';
import { focused, tab_to } from './support/focus.mjs';
import { accounts, password, portal_is_missing, start_portal } from './support/portal.mjs';

for (const engine of engines) {
    describe(`the keyboard in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        let page;
        before(async () => {
            portal = await start_portal();
            opened = await launch(engine);
            ({ page } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });

        test('signs in', async () => {
            await page.goto(portal.url);
            await page.locator('#mirror').getByLabel('Work e-mail').waitFor();
            await tab_to(page, 'Work e-mail');
            await page.keyboard.type(accounts.user_admin);
            await page.keyboard.press('Tab');
            await page.keyboard.type(password);
            await page.keyboard.press('Enter');
            await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();
            assert.ok((await focused(page)).inside, 'the focus has not fallen to the page');
        });

        test('goes to the results and opens the dialog for one PDF', async () => {
            await tab_to(page, 'Results and reports');
            await page.keyboard.press('Enter');
            await page.getByRole('table', { name: 'Results' }).waitFor();
            await tab_to(page, 'Search results');
            await tab_to(page, /^Select (?!all)/);
            await page.keyboard.press('Space');
            await page.getByRole('button', { name: 'Download as one PDF…' }).waitFor();
            await tab_to(page, 'Download as one PDF…', { most: 400 });
            await page.keyboard.press('Enter');
            await page.getByRole('dialog', { name: 'Download as one PDF' }).waitFor();
            const names = await tab_to(page, 'Download', { most: 40 });
            assert.ok(!names.includes('Search results'), 'Tab stays in the dialog');
        });

        test('Escape closes the dialog, and the focus is back where it was', async () => {
            await page.keyboard.press('Escape');
            await page.getByRole('dialog').waitFor({ state: 'detached' });
            assert.equal((await focused(page)).name, 'Download as one PDF…');
        });

        test('Tab leads through the screen and out of it: there is no trap', async () => {
            const seen = new Set();
            for (let presses = 0; presses < 400; presses += 1) {
                await page.keyboard.press('Tab');
                const { inside, name, role } = await focused(page);
                if (!inside) { return; }
                seen.add(`${role} ${name}`);
            }
            assert.fail(`Tab does not leave: ${[...seen].slice(-10).join(' | ')}`);
        });
    });
}
