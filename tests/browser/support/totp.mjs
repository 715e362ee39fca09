// What an authenticator app shows (RFC 6238, SHA-1, six digits, 30 seconds), computed apart from the server's own code.

import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function from_base32(text) {
    let bits = '';
    for (const letter of text.replaceAll(' ', '')) { bits += alphabet.indexOf(letter).toString(2).padStart(5, '0'); }
    return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/// `later` steps of 30 seconds ahead: each code works once.
export function totp_code(secret, later = 0) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
    const digest = createHmac('sha1', from_base32(secret)).update(counter).digest();
    const at = digest[19] & 15;
    return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
