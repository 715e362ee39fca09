// Fails when the first load of a page, or the PDF worker's program, has grown beyond its limit. Reads what the site's assembly measured.
//
//   node tools/size_gate.mjs [SITE]      build/site by default

import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const limits = { 'index.html': 900_000, 'sandbox.html': 1_800_000 };
const worker_limit = 250_000;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const site = path.resolve(process.argv[2] ?? path.join(root, 'build/site'));
const { first_load: loads } = JSON.parse(readFileSync(path.join(site, 'site.json'), 'utf8'));

let failed = false;
for (const [page, limit] of Object.entries(limits)) {
    const load = loads.find((one) => one.page === page);
    const bytes = load?.brotli_bytes ?? Infinity;
    const verdict = !load ? 'is missing' : bytes > limit ? `is over the limit of ${limit}` : `of ${limit}`;
    failed ||= bytes > limit;
    console.log(`sizes: ${page} ${load ? bytes : ''} ${verdict}${load ? ` (${Object.entries(load.parts).map(([part, size]) => `${part} ${size}`).join(', ')})` : ''}`);
}

const assets = path.join(site, 'assets');
const worker = readdirSync(assets).find((name) => /^bundle-worker\..*\.wasm\.br$/.test(name));
const worker_bytes = worker ? statSync(path.join(assets, worker)).size : Infinity;
failed ||= worker_bytes > worker_limit;
console.log(`sizes: PDF worker ${worker ? `${worker_bytes} ${worker_bytes > worker_limit ? 'is over the limit of' : 'of'} ${worker_limit}` : 'is missing'}`);
process.exitCode = failed ? 1 : 0;
