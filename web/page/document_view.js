// The viewer of documents as the program sees it. The viewer itself, with pdf.js, is loaded when the first document is looked at.

import { worker_address } from '../bundle/start_worker.js';
import { document_bytes } from './documents.js';

/// The order of client::ViewerWish; None only says that somebody is there.
const Wish = Object.freeze({ None: 0, Closed: 1, Previous: 2, Next: 3, Download: 4 });

const least_ms_between_signs = 5000;

const link = () => document.querySelector('link[rel="document-viewer"]');

function load_style(href) {
    return new Promise((resolve, reject) => {
        const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: resolve, onerror: reject });
        document.head.append(style);
    });
}

export class DocumentView {
    #program;
    #wake;
    #viewer = null;
    #run = null;
    #last_sign = 0;

    constructor(program, wake) {
        this.#program = program;
        this.#wake = wake;
    }

    static get exists() { return link() !== null; }

    /// The script that reads documents, as one of the page's workers.
    static get worker() { return link()?.dataset.worker ?? null; }

    // What the program calls.

    /// { url, title, subtitle, has_previous, has_next }
    async show(wanted) {
        this.#run?.abort();
        const run = new AbortController();
        this.#run = run;
        try {
            this.#viewer ??= this.#load();
            const viewer = await this.#viewer;
            if (run.signal.aborted) { return; }
            viewer.open(wanted);
            const found = await document_bytes(this.#program, wanted, run.signal);
            if (run.signal.aborted) { return; }
            if (found.bytes) {
                await viewer.show(new Uint8Array(found.bytes));
            } else {
                viewer.refuse(found.message);
            }
        } catch (error) {
            if (run.signal.aborted) { return; }
            console.warn(error);
            this.#viewer = null;
            this.#tell(Wish.Download);
            this.#tell(Wish.Closed);
        }
    }

    hide() {
        this.#run?.abort();
        this.#run = null;
        // The program waits to hear of it, also when the viewer had not come up yet.
        this.#viewer?.then((viewer) => viewer.close() || this.#tell(Wish.Closed), () => this.#tell(Wish.Closed));
    }

    async #load() {
        const { href, dataset } = link();
        const [{ Viewer }] = await Promise.all([import(href), load_style(new URL(dataset.style, document.baseURI).href)]);
        const start_worker = () => new Worker(worker_address(dataset.worker), { type: 'module' });
        return new Viewer(start_worker, {
            closed: () => { this.#run?.abort(); this.#tell(Wish.Closed); },
            previous: () => this.#tell(Wish.Previous),
            next: () => this.#tell(Wish.Next),
            download: () => this.#tell(Wish.Download),
            active: () => this.#sign_of_life(),
        });
    }

    /// Who reads is there, though the program sees no key and no pointer meanwhile.
    #sign_of_life() {
        const now = performance.now();
        if (now - this.#last_sign < least_ms_between_signs) { return; }
        this.#last_sign = now;
        this.#tell(Wish.None);
    }

    #tell(wish) {
        this.#program.viewer_wish(wish);
        this.#wake();
    }
}
