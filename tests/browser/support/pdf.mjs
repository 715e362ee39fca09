// What is in a downloaded PDF, by programs that are not ours: qpdf and poppler.

import { execFileSync } from 'node:child_process';

/// { pages, text, bookmarks }; throws when qpdf finds the file damaged.
export function inspect_pdf(file, { password = '' } = {}) {
    const run = (program, ...words) => execFileSync(program, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    run('qpdf', '--check', `--password=${password}`, file);
    const { outlines } = JSON.parse(run('qpdf', '--json', '--json-key=outlines', `--password=${password}`, file));
    const titles = (list) => list.flatMap((one) => [one.title, ...titles(one.kids)]);
    return { pages: Number(run('qpdf', '--show-npages', `--password=${password}`, file)), text: run('pdftotext', '-upw', password, file, '-'), bookmarks: titles(outlines) };
}

/// The pages as they look: { width, height, pixels } of each, three bytes a pixel.
export function rendered_pages(file, { dpi = 60 } = {}) {
    const images = execFileSync('pdftoppm', ['-cropbox', '-r', String(dpi), file], { maxBuffer: 1024 ** 3, stdio: ['ignore', 'pipe', 'ignore'] });
    const pages = [];
    for (let at = 0; at < images.length;) {
        const head = /^P6\n(\d+) (\d+)\n255\n/.exec(images.toString('latin1', at, at + 32));
        const [width, height] = head.slice(1).map(Number);
        const begin = at + head[0].length;
        at = begin + width * height * 3;
        pages.push({ width, height, pixels: images.subarray(begin, at) });
    }
    return pages;
}
