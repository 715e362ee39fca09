// Frames on demand. The program says after each one when it wants the next; a page at rest draws nothing.

export class Frames {
    #draw;
    #drawn;
    #request = 0;
    #timer = 0;
    #due = Infinity;

    /// `draw()` makes one frame and returns the milliseconds until the next: 0 for at once, negative for "when woken".
    /// `drawn(at_rest)` is called after it; at rest no other frame is wanted at once.
    constructor(draw, drawn) {
        this.#draw = draw;
        this.#drawn = drawn;
        document.addEventListener('visibilitychange', () => {
            if (!document.hidden) { this.wake(); }
        });
    }

    wake(after_ms = 0) {
        if (after_ms <= 0) {
            if (!this.#request) { this.#request = requestAnimationFrame(() => this.#frame()); }
            return;
        }
        const due = performance.now() + after_ms;
        if (due >= this.#due) { return; }
        this.#due = due;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.#due = Infinity;
            this.wake();
        }, after_ms);
    }

    /// Instead of the next frame, for what may not wait for it.
    draw_now() {
        cancelAnimationFrame(this.#request);
        this.#frame();
    }

    stop() {
        cancelAnimationFrame(this.#request);
        clearTimeout(this.#timer);
        this.wake = () => {};
        this.draw_now = () => {};
    }

    #frame() {
        this.#request = 0;
        const next = this.#draw();
        if (next >= 0) { this.wake(next); }
        this.#drawn(this.#request === 0);
    }
}
