// Announcements. The two regions stand in the page from the beginning, because screen readers do not trust new ones.
// Where the browser has ariaNotify, that speaks, and the regions only show.

export class LiveRegions {
    #regions;
    #speaks_itself;

    constructor({ polite, assertive }) {
        this.#regions = { polite, assertive };
        this.#speaks_itself = typeof document.ariaNotify === 'function';
        if (this.#speaks_itself) {
            for (const region of [polite, assertive]) { region.setAttribute('aria-live', 'off'); }
        }
    }

    announce(assertive, text) {
        const region = assertive ? this.#regions.assertive : this.#regions.polite;
        // The same words once more are a change only if they look different.
        region.textContent = region.textContent === text ? `${text}\u00a0` : text;
        if (this.#speaks_itself) { document.ariaNotify(text, { priority: assertive ? 'high' : 'normal' }); }
    }
}
