// The exported functions of the WebAssembly program (web/exports.cpp), with JavaScript's strings and arrays.

const encoder = new TextEncoder();

const viewport_bits = ['coarse_pointer', 'prefers_dark', 'prefers_contrast', 'reduced_motion', 'online'];

export class Program {
    #module;

    constructor(module) {
        this.#module = module;
    }

    /// Makes the application. Returns whether it can draw, which it cannot without WebGL 2.
    start() {
        return this.#module._hub_start() !== 0;
    }

    set_fonts({ regular, medium, semibold, icons }) {
        const copies = [regular, medium, semibold, icons].map((bytes) => ({ at: this.#copy(bytes), size: bytes.length }));
        this.#module._hub_set_fonts(...copies.flatMap(({ at, size }) => [at, size]));
        for (const { at } of copies) { this.#module._free(at); }
    }

    set_viewport(viewport) {
        const bits = viewport_bits.reduce((sum, name, index) => sum + (viewport[name] ? 2 ** index : 0), 0);
        this.#module._hub_set_viewport(viewport.width, viewport.height, viewport.pixel_ratio, viewport.root_font_scale, viewport.keyboard_inset, bits);
    }

    open_route(route) {
        this.#with_text(route, (at) => this.#module._hub_open_route(at));
    }

    handle({ kind, id, key = 0, x = 0, y = 0, text = '' }) {
        this.#with_text(text, (at) => this.#module._hub_handle(kind, id, key, x, y, at));
    }

    move(x, y, touch) {
        this.#module._hub_pointer_move(x, y, touch ? 1 : 0);
    }

    button(index, down) {
        this.#module._hub_pointer_button(index, down ? 1 : 0);
    }

    leave() {
        this.#module._hub_pointer_leave();
    }

    wheel(x, y) {
        this.#module._hub_wheel(x, y);
    }

    /// One frame; returns the milliseconds until the next one is wanted.
    frame() {
        return this.#module._hub_frame();
    }

    context_lost() {
        this.#module._hub_context_lost();
    }

    context_restored() {
        return this.#module._hub_context_restored() !== 0;
    }

    device_state(json) {
        this.#with_text(json, (at) => this.#module._hub_device_state(at));
    }

    device_done(ticket, code, text) {
        this.#with_text(text, (at) => this.#with_text(code, (code_at) => this.#module._hub_device_done(ticket, code_at, at)));
    }

    update_ready() {
        this.#module._hub_update_ready();
    }

    viewer_wish(wish) {
        this.#module._hub_viewer_wish(wish);
    }

    bundle_progress({ phase, added, bytes_read, bytes_out, pages }) {
        this.#module._hub_bundle_progress(phase, added, bytes_read, bytes_out, pages);
    }

    bundle_finished({ files, is_tagged }) {
        this.#module._hub_bundle_finished(files, is_tagged ? 1 : 0);
    }

    bundle_left_out(index, code, message) {
        this.#with_text(message, (at) => this.#with_text(code, (code_at) => this.#module._hub_bundle_left_out(index, code_at, at)));
    }

    bundle_noted(index, pages, expected_pages, text) {
        this.#with_text(text, (at) => this.#module._hub_bundle_noted(index, pages, expected_pages, at));
    }

    bundle_failed(code, message) {
        this.#with_text(message, (at) => this.#with_text(code, (code_at) => this.#module._hub_bundle_failed(code_at, at)));
    }

    /// A document of the server in the page (sandbox): { bytes } or { code, message }; null where there is no such server.
    document(url) {
        const found = this.#with_text(url, (at) => this.#module._hub_document(at));
        if (found < 0) { return null; }
        const at = this.#module._hub_document_data();
        const bytes = this.#module.HEAPU8.slice(at, at + this.#module._hub_document_size());
        this.#module._hub_document_release();
        if (found === 1) { return { bytes }; }
        const [code, message] = new TextDecoder().decode(bytes).split('\n');
        return { code, message };
    }

    #copy(bytes) {
        const at = this.#module._malloc(Math.max(bytes.length, 1));
        this.#module.HEAPU8.set(bytes, at);
        return at;
    }

    #with_text(text, use) {
        const bytes = encoder.encode(text);
        const at = this.#module._malloc(bytes.length + 1);
        this.#module.HEAPU8.set(bytes, at);
        this.#module.HEAPU8[at + bytes.length] = 0;
        const result = use(at);
        this.#module._free(at);
        return result;
    }
}
