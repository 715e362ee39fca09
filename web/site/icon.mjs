// The product's mark: a white H on a rounded petrol square, as SVG and as PNG of any size.

import { crc32, deflateSync } from './bytes.mjs';

const petrol = [0x0b, 0x67, 0x80];

/// The mark in a square of side 28, as the static page has it.
export const icon_svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="7" fill="#0B6780"/><path d="M9 8v12M19 8v12M9 14h10" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round"/></svg>\n`;

const distance_to_segment = (x, y, [x1, y1, x2, y2]) => {
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const along = Math.min(Math.max(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length, 0), 1);
    return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
};

const strokes = [[9, 8, 9, 20], [19, 8, 19, 20], [9, 14, 19, 14]];

function inside_square(x, y, radius) {
    const dx = Math.max(radius - x, x - (28 - radius), 0);
    const dy = Math.max(radius - y, y - (28 - radius), 0);
    return Math.hypot(dx, dy) <= radius;
}

/// `full_bleed`: the square has no rounded corners and the H is smaller, for systems that cut their own shape.
export function icon_png(size, { full_bleed = false } = {}) {
    const samples = 4;
    const rows = Buffer.alloc(size * (size * 4 + 1));
    for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1) {
            let covered = 0;
            let white = 0;
            for (let sample = 0; sample < samples ** 2; sample += 1) {
                const x = ((column + (sample % samples + 0.5) / samples) / size) * 28;
                const y = ((row + (Math.floor(sample / samples) + 0.5) / samples) / size) * 28;
                const [hx, hy] = full_bleed ? [(x - 14) * 1.3 + 14, (y - 14) * 1.3 + 14] : [x, y];
                if (!full_bleed && !inside_square(x, y, 7)) { continue; }
                covered += 1;
                if (strokes.some((stroke) => distance_to_segment(hx, hy, stroke) <= 1.7)) { white += 1; }
            }
            const at = row * (size * 4 + 1) + 1 + column * 4;
            const share = covered ? white / covered : 0;
            petrol.forEach((value, channel) => { rows[at + channel] = Math.round(value + (255 - value) * share); });
            rows[at + 3] = Math.round((covered / samples ** 2) * 255);
        }
    }
    const header = Buffer.alloc(13);
    header.writeUInt32BE(size, 0);
    header.writeUInt32BE(size, 4);
    header.set([8, 6, 0, 0, 0], 8);
    return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
}
