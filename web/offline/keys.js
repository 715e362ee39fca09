// The keys of a device that works without a connection (security 5). Two random keys, one for data and one for the names of
// records, are kept only wrapped: under the PIN together with the server's share, and for the hours after that under the PIN
// alone. What is unwrapped for use cannot be taken out of the browser again.

const encoder = new TextEncoder();
const iterations = 600_000;

const data_key = { make: { name: 'AES-GCM', length: 256 }, use: ['encrypt', 'decrypt'] };
const name_key = { make: { name: 'HMAC', hash: 'SHA-256', length: 256 }, use: ['sign'] };

export const random_bytes = (count) => crypto.getRandomValues(new Uint8Array(count));

export const from_base64url = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/// The slow step: 600,000 rounds, so that each guess at a PIN costs a third of a second.
export async function stretch(pin, salt) {
    const typed = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits']);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, typed, 256));
}

/// What wraps the keys. `share` is the server's, 32 bytes, or null for the way without a connection.
export async function wrapping_key(stretched, salt, share) {
    const material = new Uint8Array([...stretched, ...(share ?? [])]);
    const base = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveKey']);
    const info = encoder.encode(share ? 'hub device, PIN and share' : 'hub device, PIN alone');
    const made = await crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, { name: 'AES-KW', length: 256 }, false, ['wrapKey', 'unwrapKey']);
    material.fill(0);
    return made;
}

/// Fresh keys that can still be wrapped.
export async function make_keys() {
    const [data, name] = await Promise.all([data_key, name_key].map(({ make, use }) => crypto.subtle.generateKey(make, true, use)));
    return { data, name };
}

export async function wrap(keys, under) {
    const [data, name] = await Promise.all([keys.data, keys.name].map((key) => crypto.subtle.wrapKey('raw', key, under, 'AES-KW')));
    return { data, name };
}

/// Fails when `under` was made of a wrong PIN or share.
export async function unwrap(wrapped, under, extractable = false) {
    const open = (bytes, { make, use }) => crypto.subtle.unwrapKey('raw', bytes, under, 'AES-KW', make, extractable, use);
    const [data, name] = await Promise.all([open(wrapped.data, data_key), open(wrapped.name, name_key)]);
    return { data, name };
}

/// The name under which a record lies: says nothing without the key.
export async function name_of(keys, kind, id) {
    const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', keys.name, encoder.encode(`${kind}/${id}`)));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/// What a record is bound to: moved under another name, to another person or version, it does not open.
const bound_to = (owner, name, version) => encoder.encode([owner.employer, owner.contact, name, version].join('/'));

export async function seal(keys, owner, { kind, id, text }) {
    const [name, iv, version] = [await name_of(keys, kind, id), random_bytes(12), 1];
    const plain = encoder.encode(JSON.stringify({ kind, id, text }));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound_to(owner, name, version) }, keys.data, plain);
    plain.fill(0);
    return { name, iv, version, sealed };
}

/// { kind, id, text }; fails when a bit of it has changed.
export async function open_sealed(keys, owner, { name, iv, version, sealed }) {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound_to(owner, name, version) }, keys.data, sealed);
    return JSON.parse(new TextDecoder().decode(plain));
}
