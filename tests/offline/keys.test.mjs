// The keys of a device that works without a connection, with Node's own WebCrypto, which is the browser's interface.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { from_base64url, make_keys, name_of, open_sealed, random_bytes, seal, stretch, unwrap, wrap, wrapping_key } from '../../web/offline/keys.js';

const owner = { employer: 'e1', contact: 'c1' };
const salt = random_bytes(16);
const share = random_bytes(32);
const under = async (pin, with_share) => wrapping_key(await stretch(pin, salt), salt, with_share);

test('what is wrapped under PIN and share opens with both of them only', async () => {
    const wrapped = await wrap(await make_keys(), await under('240817', share));
    assert.ok(await unwrap(wrapped, await under('240817', share)));
    await assert.rejects(unwrap(wrapped, await under('240818', share)), { name: 'OperationError' });
    await assert.rejects(unwrap(wrapped, await under('240817', random_bytes(32))), { name: 'OperationError' });
    await assert.rejects(unwrap(wrapped, await under('240817', null)), { name: 'OperationError' });
});

test('keys in use cannot be taken out', async () => {
    const key = await under('240817', share);
    const keys = await unwrap(await wrap(await make_keys(), key), key);
    for (const each of [keys.data, keys.name]) {
        assert.equal(each.extractable, false);
        await assert.rejects(crypto.subtle.exportKey('raw', each));
    }
});

test('a record opens as it was written, and not after any change of it, its name, its owner or its version', async () => {
    const keys = await make_keys();
    const record = { kind: 'entry', id: 'k1', text: 'Siobhán O’Neil' };
    const sealed = await seal(keys, owner, record);
    assert.deepEqual(await open_sealed(keys, owner, sealed), record);
    assert.equal(sealed.iv.length, 12);
    assert.notDeepEqual((await seal(keys, owner, record)).iv, sealed.iv);
    const changed = new Uint8Array(sealed.sealed.slice(0));
    changed[5] ^= 1;
    const wrong = [
        [owner, { ...sealed, sealed: changed.buffer }],
        [owner, { ...sealed, name: await name_of(keys, 'entry', 'k2') }],
        [owner, { ...sealed, version: 2 }],
        [{ ...owner, contact: 'c2' }, sealed],
        [{ ...owner, employer: 'e2' }, sealed],
    ];
    for (const [whose, what] of wrong) { await assert.rejects(open_sealed(keys, whose, what), { name: 'OperationError' }); }
});

test('names say nothing: another key, another name', async () => {
    const [first, second] = [await make_keys(), await make_keys()];
    assert.match(await name_of(first, 'entry', 'k1'), /^[0-9a-f]{64}$/);
    assert.equal(await name_of(first, 'entry', 'k1'), await name_of(first, 'entry', 'k1'));
    assert.notEqual(await name_of(first, 'entry', 'k1'), await name_of(first, 'snapshot', 'k1'));
    assert.notEqual(await name_of(first, 'entry', 'k1'), await name_of(second, 'entry', 'k1'));
});

test('the share arrives as base64url', () => {
    assert.deepEqual([...from_base64url('-_8')], [251, 255]);
});
