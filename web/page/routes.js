// Routes as addresses. A route stands behind the "#", so that the page works from any folder of any static server and no
// route, filter or reset token ever reaches a server's log.

export const href_of = (route) => `#${route}`;

export class Routes {
    #open;

    /// `open(route)` hears where the browser went: back, forward, or an address typed in.
    constructor(open) {
        this.#open = open;
        history.scrollRestoration = 'manual';
        addEventListener('popstate', () => this.#open(this.current));
    }

    get current() {
        return location.hash.slice(1) || '/';
    }

    set(route, push) {
        if (push && route !== this.current) {
            history.pushState(null, '', href_of(route));
        } else {
            history.replaceState(null, '', href_of(route));
        }
    }
}
