// Puts PDF documents together, off the page's thread. A module worker: new Worker(address, { type: 'module' }).
//
// The page sends, one after the other and without waiting for answers (they are worked off in order):
//   { type: 'start', title, language, bookmarks, group_bookmarks, page_labels, page_numbers, cover, password, zip, created_ms, wasm_url, font_urls }
//       title: text; language: 'en-US'; bookmarks, group_bookmarks, page_labels: booleans, true if left out;
//       page_numbers: false if left out; cover: { company, made }, texts, or nothing; password: '' if left out, in NFKC;
//       zip: true if each document names its file; created_ms: Date.now() if left out; wasm_url: where hub-bundle.wasm
//       is, if not beside this file; font_urls: [regular, bold], fetched with the first cover.
//       A bundle that is under way is forgotten.
//   { type: 'add', index, title, group, date, file, bytes }
//       index: the page's own number, comes back in the answer; group: the employee, or ''; date: of service, for the cover;
//       file: the PDF in the ZIP, whose documents follow each other; bytes: a Blob, or an ArrayBuffer that was transferred.
//       A Blob is read only when its turn comes. A document is a PDF, a PNG or a JPEG.
//   { type: 'finish' }
//   { type: 'cancel' }   everything not yet worked off is forgotten. For an end at once, worker.terminate() is safe, too.
//
// The worker answers:
//   { type: 'ready' }                                    the program is loaded (after the first start)
//   { type: 'added', index, pages, warnings, bytes_out } the document is in; warnings: sentences; bytes_out: of the bundle so far
//   { type: 'failed', index, code, message }             the document is left out, the others are not touched
//   { type: 'done', blob, pages, bytes, bytes_shared, is_tagged, documents, files }
//       files: how many PDFs are in the ZIP, 0 if the blob is a PDF itself
//   { type: 'cancelled' }
//   { type: 'error', code, message }                     the bundle is lost; start again
// Codes are those of hub::Error: 'invalid', 'unavailable', 'internal', ….

import create_program from './hub-bundle.mjs';
import { crc32, zip_of } from './zip.js';

const choice = { bookmarks: 1, group_bookmarks: 2, page_labels: 4, page_numbers: 8, cover: 16 };
const no_fonts = { code: 'unavailable', message: 'The letters of the cover page could not be loaded. Try again, or leave the cover out.' };
const too_large = { code: 'invalid', message: 'Together the PDFs are larger than 4 GB, which a ZIP file cannot hold. Choose fewer documents.' };

/// Parts are turned into a Blob now and then, so that the browser can move them out of memory.
const bytes_in_memory = 8 * 1024 * 1024;

class Output {
    #blobs = [];
    #parts = [];
    #part_bytes = 0;
    bytes = 0;
    /// Of all bytes, for the ZIP.
    crc = 0;

    take(chunk) {
        if (settings.zip) { this.crc = crc32(chunk, this.crc); }
        this.#parts.push(chunk.slice());
        this.#part_bytes += chunk.length;
        this.bytes += chunk.length;
        if (this.#part_bytes >= bytes_in_memory) { this.#settle(); }
    }

    blob() {
        this.#settle();
        return new Blob(this.#blobs, { type: 'application/pdf' });
    }

    #settle() {
        if (this.#parts.length === 0) { return; }
        this.#blobs.push(new Blob(this.#parts));
        this.#parts = [];
        this.#part_bytes = 0;
    }
}

let program;
let output;
/// What start asked for, and what has come of it so far.
let settings;
let totals;
/// In the PDF that is being made.
let documents = 0;
let current_file = '';
let has_fonts = false;
let is_broken = true;
/// Changes with each start and cancel; work that began under another number is dropped.
let run = 0;

async function load(wasm_url) {
    program ??= await create_program({
        locateFile: (name) => wasm_url ?? new URL(name, import.meta.url).href,
        take_chunk: (chunk) => output.take(chunk),
        print: () => {},
        printErr: () => {},
    });
}

/// Calls `use` with texts as the program reads them.
function with_texts(texts, use) {
    const places = texts.map((text) => program.stringToNewUTF8(text));
    try {
        return use(...places);
    } finally {
        places.forEach((place) => program._free(place));
    }
}

function last_error() {
    return { code: program.UTF8ToString(program._bundle_error_code()), message: program.UTF8ToString(program._bundle_text()) };
}

async function load_fonts(urls = []) {
    const fonts = await Promise.all(urls.map(async (url) => {
        const response = await fetch(url);
        if (!response.ok) { throw new Error(`${url}: ${response.status}`); }
        return new Uint8Array(await response.arrayBuffer());
    }));
    fonts.forEach((font, weight) => {
        const at = program._bundle_font(weight, font.length);
        program.HEAPU8.set(font, at);
    });
    has_fonts = fonts.length === 2;
}

function begin_file(title) {
    const { language, created_ms, cover, password } = settings;
    const choices = Object.entries(choice).reduce((bits, [name, bit]) => bits | (settings[name] ? bit : 0), 0);
    output = new Output();
    documents = 0;
    with_texts([title, language, cover?.company ?? '', cover?.made ?? '', password], (title_at, language_at, company_at, made_at, password_at) => {
        program._bundle_start(title_at, language_at, created_ms, choices, company_at, made_at, password_at);
    });
}

/// False if the PDF could not be written; then everything is lost.
function end_file() {
    if (!program._bundle_finish()) {
        is_broken = true;
        postMessage({ type: 'error', ...last_error() });
        return false;
    }
    const blob = output.blob();
    totals.files.push({ name: current_file, blob, crc: output.crc, modified_ms: settings.created_ms });
    totals.documents += documents;
    totals.pages += program._bundle_pages();
    totals.bytes += blob.size;
    totals.bytes_shared += program._bundle_shared_bytes();
    totals.is_tagged &&= program._bundle_is_tagged() === 1;
    output = undefined;
    return true;
}

/// A file all of whose documents were refused is not there.
function go_to_file(file) {
    if (!settings.zip || file === current_file) { return true; }
    if (documents > 0 && !end_file()) { return false; }
    current_file = file;
    begin_file(file.replace(/\.pdf$/, ''));
    return true;
}

const work = {
    async start({ title, language = 'en-US', bookmarks = true, group_bookmarks = true, page_labels = true, page_numbers = false, cover = null, password = '', zip = false, created_ms = Date.now(), wasm_url, font_urls }) {
        const is_first = !program;
        await load(wasm_url);
        if (is_first) { postMessage({ type: 'ready' }); }
        try {
            if (cover && !has_fonts) { await load_fonts(font_urls); }
        } catch {
            is_broken = true;
            postMessage({ type: 'error', ...no_fonts });
            return;
        }
        settings = { language, bookmarks, group_bookmarks, page_labels, page_numbers, cover, password, zip, created_ms };
        totals = { files: [], documents: 0, pages: 0, bytes: 0, bytes_shared: 0, is_tagged: true };
        current_file = '';
        is_broken = false;
        begin_file(title);
    },

    async add({ index, title, group = '', date = '', file = '', bytes }, own_run) {
        if (is_broken) { return; }
        let input;
        try {
            input = new Uint8Array(bytes instanceof Blob ? await bytes.arrayBuffer() : bytes);
        } catch {
            postMessage({ type: 'failed', index, code: 'unavailable', message: `“${title}” could not be read.` });
            return;
        }
        if (own_run !== run || !go_to_file(file)) { return; }
        const at = program._bundle_input(input.length);
        program.HEAPU8.set(input, at);
        input = undefined;
        const pages = with_texts([title, group, date], (title_at, group_at, date_at) => program._bundle_add(title_at, group_at, date_at));
        if (pages < 0) {
            postMessage({ type: 'failed', index, ...last_error() });
            return;
        }
        documents += 1;
        const warnings = program.UTF8ToString(program._bundle_text());
        postMessage({ type: 'added', index, pages, warnings: warnings ? warnings.split('\n') : [], bytes_out: totals.bytes + output.bytes });
    },

    async finish() {
        if (is_broken) { return; }
        // Without any document the program itself says what is wrong.
        if ((documents > 0 || totals.files.length === 0) && !end_file()) { return; }
        is_broken = true;
        const { files, ...sums } = totals;
        totals = undefined;
        let blob = files[0].blob;
        try {
            if (settings.zip) { blob = zip_of(files); }
        } catch {
            postMessage({ type: 'error', ...too_large });
            return;
        }
        postMessage({ type: 'done', ...sums, blob, bytes: blob.size, files: settings.zip ? files.length : 0 });
    },
};

let queue = Promise.resolve();

onmessage = ({ data }) => {
    if (data.type === 'cancel') {
        run += 1;
        is_broken = true;
        output = undefined;
        postMessage({ type: 'cancelled' });
        return;
    }
    if (data.type === 'start') { run += 1; }
    const own_run = run;
    queue = queue.then(async () => {
        if (own_run !== run) { return; }
        try {
            await work[data.type](data, own_run);
        } catch (error) {
            // A fault in the program: its memory cannot be trusted, the next start loads it anew.
            program = undefined;
            has_fonts = false;
            is_broken = true;
            postMessage({ type: 'error', code: 'internal', message: 'The bundle could not be made.', detail: String(error) });
        }
    });
};
