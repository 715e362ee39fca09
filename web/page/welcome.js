// The static page: sign-in form, progress, and what to read when the program cannot run. It is there before any script,
// and it goes when the program shows its first screen. The form itself is then a part of the mirror.

export class Welcome {
    #page = document.getElementById('welcome');
    #progress = document.getElementById('load-progress');
    #status = document.getElementById('load-status');
    #submitted = null;
    #on_submit = (event) => this.#submitted_early(event);

    constructor() {
        this.#page.addEventListener('submit', this.#on_submit);
    }

    get element() {
        return this.#page;
    }

    progress(share) {
        this.#progress.value = Math.round(share * 100);
    }

    /// The program shows its first screen.
    done() {
        this.#page.removeEventListener('submit', this.#on_submit);
        this.#page.remove();
        document.documentElement.classList.add('running');
        // What was sent before the program was there is sent now.
        if (this.#submitted?.isConnected) { this.#submitted.requestSubmit(); }
        this.#submitted = null;
    }

    #submitted_early(event) {
        event.preventDefault();
        this.#submitted = event.target;
        this.#status.textContent = 'Signing you in as soon as the page is ready…';
    }
}

/// Says in plain words that the program cannot run. `reason` names an element of the page that is shown.
export function show_failure(reason) {
    const root = document.documentElement;
    root.classList.remove('running');
    root.classList.add('failed');
    document.getElementById('stage')?.remove();
    const failure = document.getElementById('failure');
    failure.hidden = false;
    failure.setAttribute('role', 'main');
    for (const part of failure.querySelectorAll('[data-reason]')) { part.hidden = part.dataset.reason !== reason; }
    document.getElementById('reload').addEventListener('click', () => location.reload());
    failure.querySelector('h1').focus();
}
