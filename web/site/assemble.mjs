// Puts the site together: two pages and what they load, under names that carry a digest of the content, with compressed
// copies beside them. Any static file server can serve the folder, from any path.
//
//   node web/site/assemble.mjs --out DIR --programs DIR --bundle DIR --fonts DIR --icons FILE
//
// --programs has hub-web.mjs/.wasm and hub-sandbox.mjs/.wasm, --bundle the PDF worker; what is missing is left out and said.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { brotli, digest, gzip } from './bytes.mjs';
import { bundle_script, bundle_style } from './bundle_script.mjs';
import { icon_png, icon_svg } from './icon.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values: options } = parseArgs({ options: Object.fromEntries(['out', 'programs', 'bundle', 'fonts', 'icons'].map((name) => [name, { type: 'string' }])) });
const pdfjs_folder = path.join(root, 'node_modules/pdfjs-dist');
const portal = JSON.parse(readFileSync(path.join(root, 'assets/portal.json'), 'utf8'));

const least_compressed_bytes = 1024;
const compressible = /\.(html|js|css|json|webmanifest|svg|wasm|otf|ttf)$/;

/// As security B4 has it; the page says it again, for servers that do not. A page cannot forbid its frames.
const content_security_policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types hub-worker";

const training_banner = '<p class="training"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M14 2v6a2 2 0 0 0 .245.96l5.51 10.08A2 2 0 0 1 18 22H6a2 2 0 0 1-1.755-2.96l5.51-10.08A2 2 0 0 0 10 8V2M6.453 15h11.094M8.5 2h7"/></svg><b>Training sandbox</b>Invented data. Nothing leaves this page.</p>';

/// SIGN-12 as an option.
const request_account = portal.switches.request_account_form ? '<p class="sign-in-other"><span>No account yet?</span><a href="#/request-account">Request an account</a></p>' : '';

const pages = [
    { file: 'index.html', program: 'hub-web', storage: 'hub', starts_offline: true, title: portal.product, banner: '', description: `${portal.product}: visit results, authorizations and invoices for employers.` },
    { file: 'sandbox.html', program: 'hub-sandbox', storage: 'hub-sandbox', title: `${portal.product}, training sandbox`, banner: training_banner, description: `${portal.product} to try out, with invented data. Nothing leaves the page.` },
];

const font_files = [['regular', 'Inter-Regular.otf', 400], ['medium', 'Inter-Medium.otf', 500], ['semibold', 'Inter-SemiBold.otf', 600]];

class Site {
    #folder;
    #last_folder;
    #work = [];
    files = [];

    /// `last_folder` is the site as it was assembled before: what has not changed is not compressed again.
    constructor(folder, last_folder) {
        this.#folder = folder;
        this.#last_folder = last_folder;
    }

    /// Writes a file under a name with its digest and returns its address. `part` says what it is in the size report.
    add_hashed(name, bytes, part) {
        const { name: stem, ext } = path.parse(name);
        return this.add(`assets/${stem}.${digest(bytes)}${ext}`, bytes, part);
    }

    add(address, bytes, part) {
        if (this.files.some((file) => file.address === address)) { return address; }
        const target = path.join(this.#folder, address);
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, bytes);
        const entry = { address, part, bytes: bytes.length, brotli_bytes: bytes.length, gzip_bytes: bytes.length };
        if (bytes.length > least_compressed_bytes && compressible.test(address)) {
            this.#work.push(this.#compress(entry, bytes, '.br', brotli, 'brotli_bytes'), this.#compress(entry, bytes, '.gz', gzip, 'gzip_bytes'));
        }
        this.files.push(entry);
        return address;
    }

    async #compress(entry, bytes, extension, compress, field) {
        const known = path.join(this.#last_folder, entry.address + extension);
        // The digest in its name says that the content is the same.
        const small = entry.address.startsWith('assets/') && existsSync(known) ? readFileSync(known) : await compress(bytes);
        writeFileSync(path.join(this.#folder, entry.address + extension), small);
        entry[field] = small.length;
    }

    /// All compressed copies are written.
    async finish() {
        await Promise.all(this.#work);
    }

    size_of(address) {
        return this.files.find((file) => file.address === address).bytes;
    }
}

function add_fonts(site) {
    const fonts = font_files.map(([part, name, weight]) => ({ part, weight, address: site.add_hashed(name, readFileSync(path.join(options.fonts, name)), 'fonts') }));
    fonts.push({ part: 'icons', address: site.add_hashed('icons.ttf', readFileSync(options.icons), 'fonts') });
    return fonts;
}

/// The page's own text and the canvas's come from the same files.
const font_faces = (fonts) => fonts.filter(({ weight }) => weight).map(({ weight, address }) => (
    `@font-face { font-family: Inter; font-weight: ${weight}; font-display: swap; src: url("${path.posix.basename(address)}") format("opentype"); }`)).join('\n');

function add_icons(site) {
    const png = (size, more) => site.add_hashed(`icon-${size}.png`, icon_png(size, more), 'icons');
    return {
        svg: site.add_hashed('icon.svg', Buffer.from(icon_svg), 'icons'), png_180: png(180, { full_bleed: true }), png_192: png(192), png_512: png(512),
        maskable: site.add_hashed('icon-maskable.png', icon_png(512, { full_bleed: true }), 'icons'),
    };
}

function add_manifest(site, page, icons) {
    // Addresses in a manifest are relative to the manifest.
    const from_manifest = (address) => `../${address}`;
    const manifest = {
        name: page.title, short_name: portal.product, start_url: from_manifest(page.file), scope: '../', display: 'standalone', background_color: '#FFFFFF', theme_color: '#0B6780',
        icons: [
            { src: from_manifest(icons.svg), type: 'image/svg+xml', sizes: 'any' },
            { src: from_manifest(icons.png_192), type: 'image/png', sizes: '192x192' },
            { src: from_manifest(icons.png_512), type: 'image/png', sizes: '512x512' },
            { src: from_manifest(icons.maskable), type: 'image/png', sizes: '512x512', purpose: 'maskable' },
        ],
    };
    return site.add_hashed(`${path.parse(page.file).name}.webmanifest`, Buffer.from(JSON.stringify(manifest, null, 2)), 'page');
}

/// The worker and its program are loaded when the first bundle is made.
async function add_worker(site) {
    const [script, wasm] = ['bundle_worker.js', 'hub-bundle.wasm'].map((name) => path.join(options.bundle, name));
    if (!existsSync(script) || !existsSync(wasm)) {
        console.warn('site: the PDF worker is not built; bundles cannot be made');
        return null;
    }
    // The fonts of covers, fetched with the first of them.
    const font = (name) => site.add_hashed(name, readFileSync(path.join(options.fonts, 'pdf', name)), 'worker');
    return {
        script: site.add_hashed('bundle-worker.js', await bundle_script(script), 'worker'), wasm: site.add_hashed('bundle-worker.wasm', readFileSync(wasm), 'worker'),
        regular: font('NotoSans-Regular.ttf'), bold: font('NotoSans-Bold.ttf'),
    };
}

/// Fonts and character maps, with their licences, for documents that do not bring their own; each is fetched when a document
/// needs it. pdf.js asks for them by name, so one digest stands for all.
function add_shared_files(site) {
    const folder = 'assets/pdf';
    const licences = { LICENSE_FOXIT: 'licence-foxit.txt', LICENSE_LIBERATION: 'licence-liberation.txt', LICENSE: 'licence-character-maps.txt' };
    const files = ['standard_fonts', 'cmaps'].flatMap((kind) => readdirSync(path.join(pdfjs_folder, kind)).sort().map((name) => (
        { name: licences[name] ?? name, bytes: readFileSync(path.join(pdfjs_folder, kind, name)) })));
    const of_all = digest(Buffer.concat(files.flatMap(({ name, bytes }) => [Buffer.from(name), bytes])));
    for (const { name, bytes } of files) {
        const { name: stem, ext } = path.parse(name);
        site.add(`${folder}/${stem}.${of_all}${ext}`, bytes, 'viewer');
    }
    return { folder: path.posix.relative('assets', folder), digest: of_all };
}

/// Viewer, reader of PDFs and stylesheet are loaded when the first document is looked at.
async function add_viewer(site) {
    const pdfjs = path.join(pdfjs_folder, 'legacy/build');
    const script = await bundle_script(path.join(root, 'web/viewer/viewer.js'), {
        aliases: { pdfjs: path.join(pdfjs, 'pdf.min.mjs') }, constants: { SHARED_FILES: add_shared_files(site) },
    });
    return {
        script: site.add_hashed('viewer.js', script, 'viewer'),
        worker: site.add_hashed('viewer-worker.js', readFileSync(path.join(pdfjs, 'pdf.worker.min.mjs')), 'viewer'),
        style: site.add_hashed('viewer.css', await bundle_style(path.join(root, 'web/css/viewer.css'), {}), 'viewer'),
    };
}

const escape_html = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function fill(template, values) {
    return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => {
        if (values[name] === undefined) { throw new Error(`site: the page asks for ${name}, which nobody gives`); }
        return values[name];
    });
}

async function add_page(site, page, shared) {
    const [glue, wasm] = ['.mjs', '.wasm'].map((extension) => path.join(options.programs, page.program + extension));
    if (!existsSync(glue) || !existsSync(wasm)) {
        console.warn(`site: ${page.program} is not built; there is no ${page.file}`);
        return false;
    }
    const script = site.add_hashed(`${page.program}.js`, await bundle_script(path.join(root, 'web/page/main.js'), { aliases: { 'hub-program': glue } }), 'script');
    const program = site.add_hashed(`${page.program}.wasm`, readFileSync(wasm), 'program');
    const preload = ({ part, address, weight }) => (
        `<link rel="preload" as="${weight ? 'font' : 'fetch'}"${weight ? ' type="font/otf"' : ''} href="${address}" crossorigin data-part="${part}" data-bytes="${site.size_of(address)}">`);
    const worker = shared.worker ? `\n  <link rel="bundle-worker" href="${shared.worker.script}" data-wasm="${shared.worker.wasm}" data-regular="${shared.worker.regular}" data-bold="${shared.worker.bold}">` : '';
    const viewer = `\n  <link rel="document-viewer" href="${shared.viewer.script}" data-worker="${shared.viewer.worker}" data-style="${shared.viewer.style}">`;
    const html = fill(readFileSync(path.join(root, 'shell.html'), 'utf8'), {
        ...Object.fromEntries(Object.entries({
            content_security_policy, storage: page.storage, title: page.title, description: page.description, product: portal.product, headline: portal.sign_in_headline,
            support_phone: portal.support.phone, support_hours: portal.support.hours, hipaa_hotline: portal.hipaa_hotline,
        }).map(([name, text]) => [name, escape_html(text)])),
        service_worker: page.starts_offline ? ` data-service-worker="${portal.switches.start_without_connection ? 'service_worker.js' : ''}"` : '',
        banner: page.banner, request_account, early_js: shared.early, page_css: shared.style, page_js: script, icon_svg: shared.icons.svg, icon_180: shared.icons.png_180,
        manifest: add_manifest(site, page, shared.icons),
        preloads: [preload({ part: 'program', address: program }), ...shared.fonts.map(preload)].join('\n  ') + worker + viewer,
    });
    page.html = Buffer.from(html.replaceAll(/^\s*<!--.*?-->\n/gm, ''));
    site.add(page.file, page.html, 'page');
    page.loads = [page.file, shared.early, shared.style, script, program, ...shared.fonts.map(({ address }) => address)];
    return true;
}

/// Under one name for ever, so that the browser finds the next version; the server lets nobody keep it.
async function add_service_worker(site, page) {
    const is_on = portal.switches.start_without_connection;
    const script = (await bundle_script(path.join(root, is_on ? 'web/service_worker.js' : 'web/service_worker_off.js'), { format: 'iife' })).toString('utf8');
    const shell_digest = createHash('sha256').update(page.html).digest('hex');
    const files = page.loads.filter((address) => address !== page.file);
    const filled = script.replace(/\bSITE\b/, () => JSON.stringify({ version: shell_digest.slice(0, 16), shell: page.file, shell_digest, files }));
    site.add('service_worker.js', Buffer.from(filled), 'page');
}

/// What crosses the network before the first screen, by part.
function report(site, page) {
    const by_part = new Map();
    for (const address of page.loads) {
        const file = site.files.find((one) => one.address === address);
        by_part.set(file.part, (by_part.get(file.part) ?? 0) + file.brotli_bytes);
    }
    return { page: page.file, brotli_bytes: [...by_part.values()].reduce((sum, bytes) => sum + bytes, 0), parts: Object.fromEntries(by_part) };
}

async function assemble() {
    const target = path.resolve(options.out);
    const fresh = `${target}.new`;
    rmSync(fresh, { recursive: true, force: true });
    const site = new Site(fresh, target);
    const fonts = add_fonts(site);
    const shared = {
        fonts,
        icons: add_icons(site),
        early: site.add_hashed('early.js', await bundle_script(path.join(root, 'web/page/early.js'), { format: 'iife' }), 'script'),
        style: site.add_hashed('page.css', await bundle_style(path.join(root, 'web/css/page.css'), { 'fonts.css': font_faces(fonts) }), 'style'),
        worker: await add_worker(site),
        viewer: await add_viewer(site),
    };
    const made = [];
    for (const page of pages) {
        if (await add_page(site, page, shared)) { made.push(page); }
    }
    const starts_offline = made.find((page) => page.starts_offline);
    if (starts_offline) { await add_service_worker(site, starts_offline); }
    if (made.length === 0) { throw new Error('site: no program is built'); }
    await site.finish();
    const sizes = made.map((page) => report(site, page));
    site.add('site.json', Buffer.from(JSON.stringify({ first_load: sizes, files: site.files }, null, 2)), 'report');
    await site.finish();
    // The whole folder changes at once, so that no server serves half of it.
    rmSync(target, { recursive: true, force: true });
    renameSync(fresh, target);
    for (const { page, brotli_bytes, parts } of sizes) {
        console.log(`${page}: first load ${brotli_bytes} bytes (brotli): ${Object.entries(parts).map(([part, bytes]) => `${part} ${bytes}`).join(', ')}`);
    }
}

await assemble();
