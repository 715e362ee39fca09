// Places inside a document that its links lead to: a page, and how far down on it.

/// What a document may ask the program around it for by name; all others are dead.
const named_pages = {
    FirstPage: () => 1,
    PrevPage: (from) => from - 1,
    NextPage: (from) => from + 1,
    LastPage: (_, count) => count,
};

/// [left, top] in the page's units; null is the page's own edge.
const places = {
    XYZ: ([left, top]) => [left, top],
    FitH: ([top]) => [null, top],
    FitBH: ([top]) => [null, top],
    FitR: ([left, , , top]) => [left, top],
};

export class Destinations {
    #file;

    constructor(file) {
        this.#file = file;
    }

    /// { page, left, top } of a link on the page `from`, or null where it leads nowhere in this document.
    async of({ dest, action }, from) {
        if (dest) { return this.#find(dest); }
        const page = named_pages[action]?.(from, this.#file.numPages);
        return this.#is_page(page) ? { page, left: null, top: null } : null;
    }

    async #find(dest) {
        try {
            const found = typeof dest === 'string' ? await this.#file.getDestination(dest) : dest;
            if (!Array.isArray(found)) { return null; }
            const [target, kind, ...numbers] = found;
            const page = 1 + (typeof target === 'number' ? target : await this.#file.getPageIndex(target));
            if (!this.#is_page(page)) { return null; }
            const [left, top] = places[kind?.name]?.(numbers) ?? [null, null];
            return { page, left: Number.isFinite(left) ? left : null, top: Number.isFinite(top) ? top : null };
        } catch {
            // It names a page that is not in the document.
            return null;
        }
    }

    #is_page(page) {
        return Number.isInteger(page) && page >= 1 && page <= this.#file.numPages;
    }
}
