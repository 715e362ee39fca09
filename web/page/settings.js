// Small settings of this device, in localStorage where it may be used and else for as long as the page lives.

export class Settings {
    #prefix;
    #memory = new Map();

    constructor(prefix) {
        this.#prefix = prefix;
    }

    get(key) {
        try {
            return localStorage.getItem(`${this.#prefix}.${key}`) ?? this.#memory.get(key) ?? null;
        } catch {
            return this.#memory.get(key) ?? null;
        }
    }

    set(key, value) {
        this.#memory.set(key, value);
        try {
            localStorage.setItem(`${this.#prefix}.${key}`, value);
        } catch {
            // Storage is full or blocked: the value lives as long as the page.
        }
    }

    /// Remembers for this tab only.
    set_for_tab(key, value) {
        try {
            sessionStorage.setItem(`${this.#prefix}.${key}`, value);
        } catch {
            // As above.
        }
    }
}
