// The device's storage in a browser, without the program: what opens it, what empties it, which tab may send.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { engines, launch } from '../browser/support/browsers.mjs';
import { serve_folders } from '../browser/support/static_server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const pin = '240817';
const share = Buffer.alloc(32, 7).toString('base64url');
const hour_ms = 3_600_000;

/// Runs `work(device)` in the page: { value } or { code, message }.
const run = (page, work, argument) => page.evaluate(async ([source, given]) => {
    try {
        return { value: await new Function('device', 'given', `return (${source})(device, given)`)(window.device, given) };
    } catch (error) {
        return { code: error.code, message: error.message };
    }
}, [work.toString(), argument]);

const state_of = (page) => page.evaluate(() => window.device.state);
const enroll = (page) => run(page, (device, given) => device.enroll(given), { id: 'd1', share, pin, employer: 'e1', contact: 'c1' });
const put = (page, id, text) => run(page, (device, given) => device.put({ kind: 'entry', ...given }), { id, text });
const unlock = (page, with_pin, with_share = '') => run(page, (device, given) => device.unlock(given), { pin: with_pin, share: with_share });
/// The page's clock is moved; what runs by it is not.
const move_clock = (page, ms) => page.evaluate((by) => {
    const real = window.real_now ??= Date.now.bind(Date);
    Date.now = () => real() + by;
}, ms);

for (const engine of engines) {
    describe(`a device in ${engine}`, () => {
        let server;
        let opened;
        let context;
        let page;
        const open = async () => {
            const made = await context.newPage();
            await made.goto(`${server.url}/page.html`);
            await made.waitForFunction(() => window.is_ready);
            return made;
        };
        before(async () => {
            server = await serve_folders([here, path.join(here, '../../web')], { headers: {} });
            opened = await launch(engine);
        });
        beforeEach(async () => {
            context = await opened.browser.newContext();
            page = await open();
        });
        afterEach(() => context.close());
        after(async () => {
            await opened?.close();
            await server?.stop();
        });

        test('what is put comes back after a reload and the PIN', async () => {
            assert.equal((await state_of(page)).phase, 'none');
            assert.deepEqual(await enroll(page), { value: undefined });
            await put(page, 'k1', 'first');
            await put(page, 'k2', 'second');
            await run(page, (device) => device.put({ kind: 'snapshot', id: 'form', text: 'lists' }));
            assert.equal((await state_of(page)).waiting, 2);
            await page.reload();
            await page.waitForFunction(() => window.is_ready);
            const locked = await state_of(page);
            assert.equal(locked.phase, 'locked');
            assert.equal(locked.waiting, 2);
            assert.equal((await run(page, (device) => device.read())).code, 'forbidden');
            assert.deepEqual(await unlock(page, pin), { value: undefined });
            const { value } = await run(page, (device) => device.read());
            assert.deepEqual(value.records.map(({ kind, id, text }) => [kind, id, text]).sort(), [['entry', 'k1', 'first'], ['entry', 'k2', 'second'], ['snapshot', 'form', 'lists']]);
            assert.equal(value.broken, 0);
            await run(page, (device) => device.remove({ kind: 'entry', id: 'k1' }));
            assert.equal((await state_of(page)).waiting, 1);
        });

        test('with a connection both PIN and share are needed', async () => {
            await enroll(page);
            await page.evaluate(() => window.device.lock());
            assert.equal((await unlock(page, pin, Buffer.alloc(32, 8).toString('base64url'))).code, 'invalid');
            assert.deepEqual(await unlock(page, pin, share), { value: undefined });
            assert.equal((await state_of(page)).tries_left, 5);
        });

        test('five wrong PINs empty it, also counted over reloads and tabs', async () => {
            await enroll(page);
            await put(page, 'k1', 'first');
            await page.evaluate(() => window.device.lock());
            assert.match((await unlock(page, '000001')).message, /4 more tries/);
            assert.match((await unlock(page, '000002')).message, /3 more tries/);
            const tab = await open();
            assert.match((await unlock(tab, '000003')).message, /2 more tries/);
            await page.reload();
            await page.waitForFunction(() => window.is_ready);
            assert.match((await unlock(page, '000004')).message, /One more try/);
            assert.equal((await unlock(page, '000005')).code, 'not_found');
            assert.equal((await state_of(page)).phase, 'none');
            assert.ok((await state_of(page)).was_wiped);
            assert.equal(await page.evaluate(() => window.wipes()), 1);
            await tab.waitForFunction(() => window.device.state.phase === 'none');
            const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
            assert.deepEqual(left, []);
        });

        test('the PIN alone opens it for twelve hours, not when the clock was set back, and nothing is left after 72', async () => {
            await enroll(page);
            await page.evaluate(() => window.device.lock());
            await move_clock(page, 11 * hour_ms);
            assert.deepEqual(await unlock(page, pin), { value: undefined });
            await page.evaluate(() => window.device.lock());
            await move_clock(page, 12 * hour_ms + 1000);
            assert.equal((await unlock(page, pin)).code, 'forbidden');
            assert.deepEqual(await unlock(page, pin, share), { value: undefined });
            await page.evaluate(() => window.device.lock());
            await move_clock(page, 0);
            assert.equal((await unlock(page, pin)).code, 'forbidden');
            await move_clock(page, 12 * hour_ms + 72 * hour_ms + 10_000);
            assert.equal((await unlock(page, pin)).code, 'not_found');
            assert.equal((await state_of(page)).phase, 'none');
        });

        test('a changed byte is found, and removed on request', async () => {
            await enroll(page);
            await put(page, 'k1', 'first');
            await put(page, 'k2', 'second');
            await page.evaluate(() => new Promise((resolve) => {
                indexedDB.open('hub-test-offline').onsuccess = ({ target: { result: database } }) => {
                    const transaction = database.transaction('entries', 'readwrite');
                    const store = transaction.objectStore('entries');
                    store.getAll().onsuccess = ({ target: { result: [record] } }) => {
                        const bytes = new Uint8Array(record.sealed);
                        bytes[3] ^= 1;
                        store.put({ ...record, sealed: bytes.buffer });
                    };
                    transaction.oncomplete = () => { database.close(); resolve(); };
                };
            }));
            const { value } = await run(page, (device) => device.read());
            assert.equal(value.records.length, 1);
            assert.equal(value.broken, 1);
            await run(page, (device) => device.remove_broken());
            assert.equal((await state_of(page)).waiting, 1);
        });

        test('one tab sends, and another takes its place when it is closed', async () => {
            await enroll(page);
            await page.waitForFunction(() => window.device.state.is_sender);
            const tab = await open();
            await unlock(tab, pin);
            await tab.waitForTimeout(300);
            assert.equal((await state_of(tab)).is_sender, false);
            await put(page, 'k1', 'first');
            await tab.waitForFunction(() => window.device.state.waiting === 1);
            await page.close();
            await tab.waitForFunction(() => window.device.state.is_sender);
        });

        test('sealed records say nothing', async () => {
            await enroll(page);
            await put(page, 'authorization-k1', 'Siobhan Canarywood');
            const dump = await page.evaluate(() => new Promise((resolve) => {
                indexedDB.open('hub-test-offline').onsuccess = ({ target: { result: database } }) => {
                    database.transaction('entries').objectStore('entries').getAll().onsuccess = ({ target: { result } }) => {
                        resolve(result.map((record) => [record.name, new TextDecoder('latin1').decode(record.sealed), [...record.iv].length]));
                        database.close();
                    };
                };
            }));
            assert.equal(dump.length, 1);
            assert.match(dump[0][0], /^[0-9a-f]{64}$/);
            assert.doesNotMatch(dump[0][1], /Canary|authorization|entry/);
            assert.equal(dump[0][2], 12);
        });
    });
}
