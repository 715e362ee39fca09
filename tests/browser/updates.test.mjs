// A new version of the portal: told of only where there was an older one, and taken when the person says so.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { engines, launch, open_page } from './support/browsers.mjs';
import { accounts, portal_is_missing, sign_in, site_folder, start_portal } from './support/portal.mjs';

const notice = 'A new version is ready.';

/// What a later build differs in, as far as a browser looks: the service worker's version.
function publish_new_version(site) {
    const file = path.join(site, 'service_worker.js');
    const script = readFileSync(file, 'utf8');
    const changed = script.replace(/("?version"?: ?")[0-9a-f]+"/, '$1cafe0123"');
    assert.notEqual(changed, script);
    writeFileSync(file, changed);
    for (const ending of ['.br', '.gz']) { rmSync(file + ending, { force: true }); }
}

const versions_kept = (page) => page.evaluate(() => caches.keys());

/// Where it does not come, the error says how far it got.
async function await_controller(page) {
    const how_far = () => page.evaluate(async () => {
        const all = await navigator.serviceWorker.getRegistrations();
        const states = all.map((one) => ['installing', 'waiting', 'active'].map((name) => `${name}: ${one[name]?.state ?? 'none'}`).join(', '));
        return `${states.join('; ') || 'not registered'}; caches: ${(await caches.keys()).join(' ') || 'none'}`;
    });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
        .catch(async (error) => { throw new Error(`No service worker controls the page: ${await how_far()}`, { cause: error }); });
}

for (const engine of engines) {
    describe(`a new version in ${engine}`, { skip: portal_is_missing }, () => {
        let site;
        let portal;
        let opened;
        before(async () => {
            site = mkdtempSync(path.join(os.tmpdir(), 'hub-site-'));
            cpSync(site_folder, site, { recursive: true });
            portal = await start_portal([], site);
            opened = await launch(engine);
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
            rmSync(site, { recursive: true, force: true });
        });

        test('is not told of on the first visit; on a later one it is, and taken with one click', async () => {
            const { page, complaints } = await open_page(opened.browser);
            // The load that begins here is broken off by the next, which is nothing to complain about.
            await page.goto(portal.url);
            await sign_in(page, portal.url, accounts.user_admin);
            await await_controller(page);
            await page.waitForTimeout(1000);
            assert.equal(await page.getByText(notice).count(), 0);
            const before_update = await versions_kept(page);
            assert.equal(before_update.length, 1);

            publish_new_version(site);
            await portal.pause();
            await portal.resume();
            await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
            await page.getByText(notice).first().waitFor();
            await page.getByRole('button', { name: 'Reload' }).click();
            await page.waitForFunction(async () => (await caches.keys()).join() === 'hub-shell-cafe0123');
            await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();
            assert.equal(await page.getByText(notice).count(), 0);
            assert.deepEqual(complaints, []);
        });
    });
}
