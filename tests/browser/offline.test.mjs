// Work without a connection (issue of requirements 19, case 24): what is submitted while the server is away waits on the
// device and is sent once; nothing of it can be read by others; the page starts without the server.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, launch_persistent, open_page } from './support/browsers.mjs';
import { allow_offline_work, count_on_server, enroll, files_with, fill_form, open_route, unlock, write_authorization } from './support/device.mjs';
import { accounts, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';

const saved_words = 'Saved on this device. It is sent as soon as there is a connection.';

/// What a browser says when nobody answers, or stops in the middle of an answer (Firefox's "Error in input stream"), is no fault of the page.
const own_faults = (complaints) => complaints.filter((text) => !/ERR_|Failed to load|NetworkError|Error in input stream|status of 4\d\d/.test(text));

/// A second user, or a second tab: the same browser.
async function another_tab(page, url) {
    const tab = await page.context().newPage();
    tab.setDefaultTimeout(60_000);
    await tab.goto(url);
    return tab;
}

async function wait_for_count(page, last_name, count) {
    for (let tries = 0; tries < 150; tries += 1) {
        if (await count_on_server(page, last_name).catch(() => -1) === count) { return; }
        await page.waitForTimeout(200);
    }
    assert.equal(await count_on_server(page, last_name), count);
}

/// Databases, caches and service workers of the page.
const kept_by = (page) => page.evaluate(async () => ({
    databases: (await indexedDB.databases?.() ?? []).map(({ name }) => name),
    caches: await caches.keys(),
}));

for (const engine of engines) {
    describe(`without a connection in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        let page;
        let complaints;
        before(async () => {
            portal = await start_portal();
            opened = await launch(engine);
            ({ page, complaints } = await open_page(opened.browser, { viewport: { width: 1024, height: 768 }, timeout: 30_000 }));
            await sign_in(page, portal.url, accounts.user_admin);
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });

        test('until it is switched on, the form stays filled and says how', async () => {
            await allow_offline_work(page);
            await open_route(page, '/authorizations/new');
            await portal.pause();
            await fill_form(page, 'Zofia', 'Wojcik-Kept');
            await page.getByText(/What you have entered stays in this form/).first().waitFor();
            await page.getByText(/under My profile, Devices/).first().waitFor();
            assert.deepEqual(await kept_by(page).then(({ databases }) => databases.filter((name) => name.includes('offline') && name !== 'hub-offline')), []);
            await portal.resume();
            await page.getByRole('button', { name: 'Submit authorization' }).click();
            await page.getByText(/^Confirmation number A-/).first().waitFor();
            assert.equal(await count_on_server(page, 'Wojcik-Kept'), 1);
        });

        test('what is submitted without a server waits, survives a reload and is sent exactly once, with two tabs open', async () => {
            await enroll(page);
            const tab = await another_tab(page, portal.url);
            await tab.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();
            await open_route(tab, '/waiting');
            await tab.getByRole('main').getByRole('button', { name: 'Unlock' }).click();
            await unlock(tab);
            await tab.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
            await open_route(page, '/authorizations/new');
            await page.bringToFront();
            await portal.pause();
            await fill_form(page, 'Siobhan', 'Canarywood');
            await page.getByText(saved_words).first().waitFor();
            await page.getByRole('heading', { name: 'Siobhan Canarywood' }).waitFor();
            await page.getByText('1 waiting').first().waitFor();
            assert.deepEqual(await axe_violations(page), []);

            // Loaded again without a server: the page is there, and asks for the PIN.
            await page.reload();
            await page.getByRole('heading', { name: 'No connection' }).waitFor();
            assert.deepEqual(await axe_violations(page), []);
            await unlock(page, '999991');
            await page.getByText(/This PIN is wrong\. 4 more tries/).first().waitFor();
            await unlock(page);
            await page.getByRole('heading', { name: 'Siobhan Canarywood' }).waitFor();
            await open_route(page, '/results');
            await page.getByRole('heading', { name: 'This needs a connection' }).waitFor();

            // And written without one, from what the device remembers of the form.
            await write_authorization(page, 'Second', 'Canarywood');
            await page.getByText('2 waiting').first().waitFor();

            await portal.resume();
            await wait_for_count(tab, 'Canarywood', 2);
            await tab.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
            await page.waitForTimeout(1500);
            assert.equal(await count_on_server(tab, 'Canarywood'), 2);
            await tab.close();
            await page.bringToFront();
            await open_route(page, '/waiting');
            await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
        });

        test('one that waits is edited, and another discarded', async () => {
            await open_route(page, '/authorizations/new');
            await portal.pause();
            await fill_form(page, 'Edita', 'Waiting');
            await page.getByRole('heading', { name: 'Edita Waiting' }).waitFor();
            await write_authorization(page, 'Discarded', 'Waiting');
            await page.getByRole('heading', { name: 'Discarded Waiting' }).waitFor();
            const discarded = page.getByRole('region', { name: 'Discarded Waiting' });
            await discarded.getByRole('button', { name: 'Discard…' }).click();
            await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
            await page.getByRole('heading', { name: 'Discarded Waiting', exact: true }).waitFor({ state: 'detached' });
            await page.getByRole('region', { name: 'Edita Waiting' }).getByRole('button', { name: 'Edit' }).click();
            await page.getByLabel('First name').fill('Edith');
            await page.getByRole('button', { name: 'Continue' }).click();
            await page.getByRole('button', { name: 'Continue' }).click();
            await page.getByRole('button', { name: 'Submit authorization' }).click();
            await page.getByRole('heading', { name: 'Edith Waiting' }).waitFor();
            await page.getByRole('heading', { name: 'Edita Waiting' }).waitFor({ state: 'detached' });
            await portal.resume();
            await page.getByText(/^Sent: A-.* for Edith Waiting/).first().waitFor();
            assert.equal(await count_on_server(page, 'Waiting'), 1);
        });

        test('a changed byte is noticed, and what was changed is never sent', async () => {
            await open_route(page, '/authorizations/new');
            await portal.pause();
            await fill_form(page, 'Broken', 'Ciphertext');
            await page.getByRole('heading', { name: 'Broken Ciphertext' }).waitFor();
            await page.evaluate(() => new Promise((resolve, reject) => {
                const request = indexedDB.open('hub-offline');
                request.onerror = () => reject(request.error);
                request.onsuccess = () => {
                    const transaction = request.result.transaction('entries', 'readwrite');
                    const store = transaction.objectStore('entries');
                    store.getAll().onsuccess = ({ target: { result: [record] } }) => {
                        const bytes = new Uint8Array(record.sealed);
                        bytes[20] ^= 1;
                        store.put({ ...record, sealed: bytes.buffer });
                    };
                    transaction.oncomplete = () => { request.result.close(); resolve(); };
                };
            }));
            await page.getByRole('button', { name: 'Lock', exact: true }).click();
            await page.getByRole('heading', { name: 'Broken Ciphertext' }).waitFor({ state: 'detached' });
            await page.getByRole('main').getByRole('button', { name: 'Unlock' }).click();
            await unlock(page);
            await page.getByText('Something that was kept here cannot be read.').first().waitFor();
            await portal.resume();
            await page.getByRole('main').getByText('Remove it').click();
            await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
            assert.equal(await count_on_server(page, 'Ciphertext'), 0);
        });

        test('signing out asks first while something waits, and leaves nothing behind', async () => {
            await open_route(page, '/authorizations/new');
            await portal.pause();
            await fill_form(page, 'Last', 'Leftover');
            await page.getByRole('heading', { name: 'Last Leftover' }).waitFor();
            await page.getByRole('button', { name: /^Account of/ }).first().click();
            await page.getByRole('button', { name: 'Sign out', exact: true }).click();
            const question = page.getByRole('alertdialog', { name: '1 authorization waits on this device' });
            await question.getByRole('button', { name: 'Stay signed in' }).click();
            await portal.resume();
            await page.getByText(/^Sent: A-.* for Last Leftover/).first().waitFor();
            await page.getByRole('button', { name: /^Account of/ }).first().click();
            await page.getByRole('button', { name: 'Sign out', exact: true }).click();
            await page.getByRole('button', { name: 'Sign in' }).waitFor();
            const { databases } = await kept_by(page);
            assert.deepEqual(databases.filter((name) => name === 'hub-offline'), []);
        });

        test('five wrong PINs empty the device; another person sees nothing of it', async () => {
            await sign_in(page, portal.url, accounts.user_admin);
            await enroll(page);
            await open_route(page, '/authorizations/new');
            await portal.pause();
            await fill_form(page, 'Private', 'Matter');
            await page.getByRole('heading', { name: 'Private Matter' }).waitFor();
            await page.getByRole('button', { name: 'Lock', exact: true }).click();
            await page.context().clearCookies();
            await portal.resume();
            await page.reload();
            await sign_in(page, portal.url, accounts.basic);
            await open_route(page, '/waiting');
            await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
            assert.equal(await page.getByText('Private Matter').count(), 0);

            await portal.pause();
            await page.reload();
            await page.getByRole('heading', { name: 'No connection' }).waitFor();
            for (const left of [4, 3, 2]) {
                await unlock(page, '111222');
                await page.getByText(`${left} more tries`).first().waitFor();
            }
            await unlock(page, '111222');
            await page.getByText('One more try').first().waitFor();
            await unlock(page, '111222');
            await page.getByText(/has been deleted: the PIN was wrong five times/).first().waitFor();
            const { databases, caches } = await kept_by(page);
            assert.deepEqual(databases.filter((name) => name === 'hub-offline'), []);
            assert.deepEqual(caches, []);
            await portal.resume();
            assert.deepEqual(own_faults(complaints), []);
        });
    });
}

describe('what lies on the disk', { skip: portal_is_missing || !engines.includes('chromium') }, () => {
    test('the name of an employee who waits stands in no file of the browser, and neither does the PIN', async () => {
        const portal = await start_portal();
        const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-profile-'));
        try {
            const context = await launch_persistent(folder);
            const page = context.pages()[0] ?? await context.newPage();
            page.setDefaultTimeout(60_000);
            await sign_in(page, portal.url, accounts.user_admin);
            await allow_offline_work(page);
            await enroll(page);
            await open_route(page, '/authorizations/new');
            await portal.pause();
            await fill_form(page, 'Quetzalina', 'Vanderhooven');
            await page.getByRole('heading', { name: 'Quetzalina Vanderhooven' }).waitFor();
            await page.waitForTimeout(2000);
            await context.close();
            assert.deepEqual(files_with(folder, ['Quetzalina', 'Vanderhooven', '240817']), []);

            // It is still there for who knows the PIN.
            const again = await launch_persistent(folder);
            const later = again.pages()[0] ?? await again.newPage();
            later.setDefaultTimeout(60_000);
            await later.goto(portal.url);
            await later.getByRole('heading', { name: 'No connection' }).waitFor();
            await unlock(later);
            await later.getByRole('heading', { name: 'Quetzalina Vanderhooven' }).waitFor();
            await again.close();
        } finally {
            await portal.stop();
            rmSync(folder, { recursive: true, force: true });
        }
    });
});
