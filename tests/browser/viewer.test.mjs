// Documents looked at in the page: the pages are drawn, their text is there for readers, and nothing of it outlives the closing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { open_route } from './support/device.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { accounts, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';

for (const engine of engines) {
    describe(`the viewer in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        let page;
        let complaints;
        before(async () => {
            portal = await start_portal();
            opened = await launch(engine);
            ({ page, complaints } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
            await sign_in(page, portal.url, accounts.user_admin);
            await open_route(page, '/results');
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });

        const viewer = () => page.getByRole('dialog').filter({ has: page.getByRole('toolbar', { name: 'Document' }) });

        test('RSLT-04, RSLT-A4: a document is opened, and its text can be read', async () => {
            const row = page.getByRole('table', { name: 'Results' }).getByRole('row').nth(1);
            await row.getByRole('link').first().click();
            const name = await page.getByRole('region', { name: 'Document details' }).first().getByRole('heading').first().innerText();
            await page.getByRole('button', { name: 'View', exact: true }).click();
            await viewer().getByRole('heading', { name }).waitFor();
            const first = viewer().getByRole('group', { name: /^Page 1 of/ });
            await first.locator('canvas').waitFor();
            await page.waitForFunction(() => document.querySelector('.viewer-text')?.textContent.length > 40);
            assert.deepEqual(await axe_violations(page), []);
        });

        test('RSLT-A4: zoom, fit and rotate change the page', async () => {
            const width = async () => (await viewer().getByRole('group', { name: /^Page 1 of/ }).boundingBox()).width;
            const before_zoom = await width();
            await viewer().getByRole('button', { name: 'Zoom in' }).click();
            assert.ok(await width() > before_zoom);
            await viewer().getByRole('button', { name: 'Fit the whole page' }).click();
            const upright = await width();
            await viewer().getByRole('button', { name: 'Rotate to the right' }).click();
            assert.ok(await width() > upright);
        });

        test('RSLT-A4: the next document comes, and the one before', async () => {
            const title = () => viewer().getByRole('heading', { level: 2 }).innerText();
            const subtitle = () => viewer().locator('#viewer-subtitle').innerText();
            const first = `${await title()}, ${await subtitle()}`;
            await viewer().getByRole('button', { name: 'Next document' }).click();
            await page.waitForFunction((known) => `${document.querySelector('#viewer-title').textContent}, ${document.querySelector('#viewer-subtitle').textContent}` !== known, first);
            await viewer().getByRole('group', { name: /^Page 1 of/ }).locator('canvas').waitFor();
            await viewer().getByRole('button', { name: 'Previous document' }).click();
            await page.waitForFunction((known) => `${document.querySelector('#viewer-title').textContent}, ${document.querySelector('#viewer-subtitle').textContent}` === known, first);
        });

        test('the keyboard closes it and goes on where it was', async () => {
            await page.keyboard.press('Escape');
            await viewer().waitFor({ state: 'detached' });
            await page.waitForFunction(() => /^View$/.test(document.activeElement?.textContent.trim() || document.activeElement?.ariaLabel || ''));
            assert.equal(await page.locator('.viewer-text').count(), 0);
        });

        test('the browser’s way back closes it', async () => {
            await page.getByRole('button', { name: 'View', exact: true }).click();
            await viewer().waitFor();
            await open_route(page, '/');
            await viewer().waitFor({ state: 'detached' });
        });

        test('the page did not complain', () => assert.deepEqual(complaints, []));
    });
}
