// The canvas's graphics context: lost and restored by the browser. The mirror works on meanwhile; after two losses that
// could not be repaired the page stays in plain mode, where the mirror itself is what is seen.

const most_failures = 2;

export class Canvas {
    #root = document.documentElement;
    #has_context = true;
    #failures = 0;

    constructor(canvas, program, wake) {
        canvas.addEventListener('webglcontextlost', (event) => {
            event.preventDefault();
            program.context_lost();
        });
        canvas.addEventListener('webglcontextrestored', () => {
            if (program.context_restored()) {
                wake();
            } else if (++this.#failures >= most_failures) {
                this.without_context();
            }
        });
        this.#watch_plain_needs();
    }

    /// There is no WebGL 2 here.
    without_context() {
        this.#has_context = false;
        this.#update();
    }

    // A canvas ignores the person's forced colours, and paper wants text.
    #watch_plain_needs() {
        this.forced = matchMedia('(forced-colors: active)');
        this.print = matchMedia('print');
        for (const media of [this.forced, this.print]) { media.addEventListener('change', () => this.#update()); }
        this.#update();
    }

    #update() {
        this.#root.classList.toggle('plain', !this.#has_context || this.forced.matches || this.print.matches);
    }
}
