// A ZIP archive of finished files, stored and not packed: PDFs are packed already. Names are UTF-8. Without ZIP64, so
// everything together must stay below 4 GB.

const most_bytes = 0xFFFFFFFF;
const most_files = 0xFFFF;
/// Bit 11: the name is UTF-8.
const utf8_names = 0x0800;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; ++bit) { sum = (sum & 1) ? (sum >>> 1) ^ 0xEDB88320 : sum >>> 1; }
    return sum;
});

/// CRC-32 of bytes that come in pieces: `sum` is what the pieces before gave, 0 at the start.
export function crc32(bytes, sum = 0) {
    let state = ~sum;
    for (let i = 0; i < bytes.length; ++i) { state = (state >>> 8) ^ table[(state ^ bytes[i]) & 0xFF]; }
    return ~state >>> 0;
}

/// MS-DOS has years from 1980 and every other second; without a zone, so local time is meant.
function dos_time(ms) {
    const at = new Date(ms);
    const year = Math.max(at.getFullYear() - 1980, 0);
    return { time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1), date: (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate() };
}

/// Little-endian fields: [size, value] each.
function fields(...list) {
    const bytes = new Uint8Array(list.reduce((sum, [size]) => sum + size, 0));
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const [size, value] of list) {
        if (size === 4) { view.setUint32(at, value, true); } else { view.setUint16(at, value, true); }
        at += size;
    }
    return bytes;
}

/// What a file is: the part that its own header and the list at the end have in common.
function facts({ size, crc, modified_ms }, name) {
    const { time, date } = dos_time(modified_ms);
    return [[2, 20], [2, utf8_names], [2, 0], [2, time], [2, date], [4, crc], [4, size], [4, size], [2, name.length], [2, 0]];
}

/// `files`: { name, blob, crc, modified_ms }, each blob's bytes having the sum `crc`. Throws a RangeError if they are too large together.
export function zip_of(files) {
    const encoder = new TextEncoder();
    const parts = [];
    const list = [];
    let offset = 0;
    for (const { name, blob, crc, modified_ms } of files) {
        const name_bytes = encoder.encode(name);
        const own = facts({ size: blob.size, crc, modified_ms }, name_bytes);
        list.push(fields([4, 0x02014B50], [2, 20], ...own, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name_bytes);
        const head = fields([4, 0x04034B50], ...own);
        parts.push(head, name_bytes, blob);
        offset += head.length + name_bytes.length + blob.size;
    }
    const list_bytes = list.reduce((sum, part) => sum + part.length, 0);
    if (offset + list_bytes + 22 > most_bytes || files.length > most_files) { throw new RangeError('too large for a ZIP'); }
    const end = fields([4, 0x06054B50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, list_bytes], [4, offset], [2, 0]);
    return new Blob([...parts, ...list, end], { type: 'application/zip' });
}
