// Brings the program and its fonts, and counts the bytes: against the known lengths of the files as they are unpacked,
// so that the bar tells the truth with and without compression.

const simd_probe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

/// What this browser lacks, as words for the person, or null.
export function missing_feature() {
    if (typeof WebAssembly !== 'object') { return 'WebAssembly'; }
    if (!WebAssembly.validate(simd_probe)) { return 'WebAssembly SIMD'; }
    if (typeof ResizeObserver !== 'function' || typeof TransformStream !== 'function') { return 'parts of the web platform that are newer than 2021'; }
    return null;
}

/// Files to be loaded are named by <link data-part="…" data-bytes="…"> in the page's head.
function parts() {
    return [...document.querySelectorAll('link[data-part]')].map((link) => ({ name: link.dataset.part, href: link.href, bytes: Number(link.dataset.bytes) }));
}

class Count {
    #loaded = 0;
    #total;
    #on_progress;

    constructor(total, on_progress) {
        this.#total = total;
        this.#on_progress = on_progress;
    }

    add(bytes) {
        this.#loaded += bytes;
        this.#on_progress(Math.min(this.#loaded / this.#total, 1));
    }
}

async function counted(part, count) {
    // The same mode as the preload in the page's head, so that the file comes once.
    const response = await fetch(part.href, { credentials: 'same-origin' });
    if (!response.ok) { throw new Error(`${part.name}: ${response.status}`); }
    if (!response.body) { return response; }
    const counter = new TransformStream({
        transform(chunk, controller) {
            count.add(chunk.byteLength);
            controller.enqueue(chunk);
        },
    });
    return new Response(response.body.pipeThrough(counter), { headers: { 'content-type': response.headers.get('content-type') ?? '' } });
}

async function compile(part, count) {
    const response = await counted(part, count);
    // A server that does not know the type is not a reason to fail.
    if (response.headers.get('content-type')?.startsWith('application/wasm')) { return WebAssembly.compileStreaming(response); }
    return WebAssembly.compile(await response.arrayBuffer());
}

/// { program: WebAssembly.Module, fonts: { regular, medium, semibold, icons } as Uint8Array }
export async function load(on_progress) {
    const all = parts();
    const count = new Count(all.reduce((sum, part) => sum + part.bytes, 0), on_progress);
    const fonts = {};
    const [program] = await Promise.all(all.map(async (part) => {
        if (part.name === 'program') { return compile(part, count); }
        fonts[part.name] = new Uint8Array(await (await counted(part, count)).arrayBuffer());
        return null;
    }));
    return { program, fonts };
}
