// One PDF of many documents: fetches the documents, hands them to the worker of web/bundle, tells the program how far it
// is, and keeps the finished file until the person has saved it. The worker is loaded when the first bundle is made.

import { worker_address } from '../bundle/start_worker.js';
import { document_bytes } from './documents.js';
import { save_blob } from './files.js';

/// The order of client::BundleProgress::Phase.
const Phase = Object.freeze({ Idle: 0, Starting: 1, Reading: 2, Writing: 3, Done: 4, Failed: 5, Cancelled: 6 });

/// Documents that may be on their way or waiting for the worker at once: enough to keep both busy.
const most_at_once = 4;
/// Milliseconds between two pictures of how far it is: drawing each document would take longer than bundling it on a small tablet.
const shown_every = 200;
const no_worker = { code: 'unavailable', message: 'The part of the program that makes PDFs could not be loaded.' };

export class Bundles {
    #program;
    #wake;
    #address;
    #wasm;
    #fonts;
    #worker = null;
    #run = null;

    /// `program` hears of progress and, in the sandbox, has the documents. `wake(after_ms)` asks for a frame.
    constructor(program, wake) {
        this.#program = program;
        this.#wake = wake;
        const link = document.querySelector('link[rel="bundle-worker"]');
        if (!link) { return; }
        this.#address = link.href;
        this.#wasm = new URL(link.dataset.wasm, document.baseURI).href;
        this.#fonts = [link.dataset.regular, link.dataset.bold].map((name) => new URL(name, document.baseURI).href);
    }

    // What the program calls: begin, an add for each document, go; then cancel, save or reset.

    begin(options) {
        this.#stop_worker();
        this.#run = { options, items: [], next: 0, open: 0, added: 0, answered: 0, bytes_read: 0, bytes_out: 0, pages: 0, phase: Phase.Starting, blob: null, abort: new AbortController() };
    }

    add(item) {
        this.#run.items.push(item);
    }

    go() {
        const run = this.#run;
        if (!this.#address) {
            this.#fail(run, no_worker);
            return;
        }
        this.#start_worker(run);
        const { title, bookmarks, group_by_employee, cover, page_numbers, company, made } = run.options;
        this.#worker.postMessage({
            type: 'start', title, bookmarks, group_bookmarks: group_by_employee, page_numbers, cover: cover ? { company, made } : null,
            // The same characters can be typed in several ways; a PDF's reader expects this one.
            password: run.options.password.normalize('NFKC'), zip: run.items.some(({ file }) => file !== ''), wasm_url: this.#wasm, font_urls: this.#fonts,
        });
        run.options.password = '';
        this.#fetch_more(run);
        this.#tell(run);
    }

    cancel() {
        this.#end(Phase.Cancelled);
    }

    save() {
        if (this.#run?.blob) { save_blob(this.#run.options.file_name, this.#run.blob); }
    }

    reset() {
        this.#end(Phase.Idle);
        this.#run = null;
    }

    #end(phase) {
        if (!this.#run) { return; }
        this.#run.phase = phase;
        this.#run.abort.abort();
        this.#run.blob = null;
        this.#stop_worker();
    }

    /// Ending the worker frees its memory at once, whatever it was doing.
    #stop_worker() {
        this.#worker?.terminate();
        this.#worker = null;
    }

    #start_worker(run) {
        this.#worker = new Worker(worker_address(this.#address), { type: 'module' });
        this.#worker.onmessage = ({ data }) => {
            if (run === this.#run) { this.#heard(run, data); }
        };
        this.#worker.onerror = () => this.#fail(run, no_worker);
    }

    #fetch_more(run) {
        while (run.open < most_at_once && run.next < run.items.length) {
            const index = run.next;
            run.next += 1;
            run.open += 1;
            this.#hand_over(run, index);
        }
    }

    /// The documents keep their order, because each waits for the one before it to be handed over.
    #hand_over(run, index) {
        const bytes = document_bytes(this.#program, run.items[index], run.abort.signal);
        run.handing = (run.handing ?? Promise.resolve()).then(async () => {
            const found = await bytes;
            if (run !== this.#run || !this.#worker || run.abort.signal.aborted) { return; }
            if (found.code) {
                this.#left_out(run, index, found);
                return;
            }
            run.bytes_read += found.bytes.byteLength;
            const { title, group, date, file } = run.items[index];
            this.#worker.postMessage({ type: 'add', index, title, group, date, file, bytes: found.bytes }, [found.bytes]);
            this.#tell(run);
        });
    }

    #heard(run, answer) {
        switch (answer.type) {
        case 'ready': run.phase = Phase.Reading; break;
        case 'added':
            run.phase = Phase.Reading;
            run.added += 1;
            run.pages += answer.pages;
            run.bytes_out = answer.bytes_out;
            this.#note(run, answer);
            this.#answered(run);
            break;
        case 'failed': this.#left_out(run, answer.index, answer); return;
        case 'done':
            run.phase = Phase.Done;
            run.blob = answer.blob;
            run.bytes_out = answer.bytes;
            run.pages = answer.pages;
            this.#program.bundle_finished(answer);
            this.#stop_worker();
            break;
        case 'error': this.#fail(run, answer); return;
        default: break;
        }
        this.#tell(run);
    }

    /// The pages that are in are compared with those that the list of results has told, before the file is offered.
    #note(run, { index, pages, warnings }) {
        const { expected_pages } = run.items[index];
        const is_as_expected = expected_pages === 0 || pages === expected_pages;
        if (!is_as_expected || warnings.length > 0) { this.#program.bundle_noted(index, pages, expected_pages, warnings.join(' ')); }
    }

    #left_out(run, index, { code, message }) {
        this.#program.bundle_left_out(index, code, message);
        this.#answered(run);
        this.#tell(run);
    }

    #answered(run) {
        run.open -= 1;
        run.answered += 1;
        this.#fetch_more(run);
        if (run.answered < run.items.length) { return; }
        if (run.added === 0) {
            this.#fail(run, { code: 'invalid', message: 'None of the documents could be included.' });
            return;
        }
        run.phase = Phase.Writing;
        this.#worker.postMessage({ type: 'finish' });
    }

    #fail(run, { code, message }) {
        if (run !== this.#run || run.phase === Phase.Failed) { return; }
        this.#tell(run);
        run.phase = Phase.Failed;
        this.#stop_worker();
        this.#program.bundle_failed(code, message);
        this.#wake(0);
    }

    #tell(run) {
        if (run.phase === Phase.Failed) { return; }
        this.#program.bundle_progress(run);
        this.#wake(run.phase === Phase.Reading ? shown_every : 0);
    }
}
