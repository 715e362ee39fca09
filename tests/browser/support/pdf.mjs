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
