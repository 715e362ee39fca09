// Checksums and compression of the site's files. Node 18 has no crc32 of its own.

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, deflateSync, gzip as gzip_compress } from 'node:zlib';

export { deflateSync };

const crc_table = Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) { value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1; }
    return value >>> 0;
});

export function crc32(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) { value = crc_table[(value ^ byte) & 255] ^ (value >>> 8); }
    return (value ^ 0xffffffff) >>> 0;
}

/// Ten hexadecimal digits that stand for the content: a file with them in its name never changes.
export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

export const brotli = (bytes) => promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

export const gzip = (bytes) => promisify(gzip_compress)(bytes, { level: 9 });
