// The DOM mirror: real, transparent elements over the canvas, one for each node that the program publishes.
//
// It is always on. It is the only way of focus, text and activation (events.js tells the program), and it follows the
// program's list by the operations of wire.js. It draws nothing, except the text of the field that has the focus.

import { Attribute, Role, read_operations } from './wire.js';
import { move_before } from './dom.js';
import { Entry } from './entry.js';
import { Events } from './events.js';
import { Focus } from './focus.js';
import { LiveRegions } from './live_regions.js';
import { shape_of } from './roles.js';

export class Mirror {
    #root;
    #note_host;
    #route_href;
    #adoptable = new Map();
    #entries = new Map();
    #adopted = new Set();
    #scrollers = new Set();
    #focus;
    #live;
    #events;
    #on_page;

    /// `root` holds the mirror, `note_host` the hidden descriptions, `live` has the elements { polite, assertive }.
    /// `send(event)` gets { kind, id, key, x, y, text }. `route_href(route)` makes the address of a route.
    /// `on_page(page)` gets the title, language, theme and text scale. `static_page` holds elements with data-adopt.
    constructor({ root, note_host, live, static_page, send, route_href, on_page }) {
        this.#root = root;
        this.#note_host = note_host;
        this.#route_href = route_href;
        this.#on_page = on_page;
        this.#live = new LiveRegions(live);
        this.#focus = new Focus(root, this.#entries, send);
        this.#events = new Events(root, this.#entries, this.#focus, send);
        for (const found of static_page?.querySelectorAll('[data-adopt]') ?? []) { this.#adoptable.set(found.dataset.adopt, found); }
    }

    /// Applies one buffer of operations.
    apply(bytes) {
        this.#focus.begin_changes();
        read_operations(bytes, this);
        for (const scroller of this.#scrollers) { scroller.update_scroller_focus(); }
        this.#focus.end_changes();
    }

    /// After each frame, also after those that changed nothing. `at_rest`: the program wants no further frame at once.
    settle(at_rest) {
        this.#events.settle(at_rest);
    }

    /// What the operations call.

    upsert(node) {
        const parent = this.#entries.get(node.parent) ?? null;
        let entry = this.#entries.get(node.id);
        if (entry && entry.shape !== shape_of(node)) { entry = this.#remake(entry, node, parent); }
        if (!entry) { entry = this.#make(node, parent); }
        this.#move(entry, parent, node.previous);
        entry.update(node, { note_host: this.#note_host, route_href: this.#route_href });
        this.#focus.changed(entry);
        if (entry.is_new) {
            entry.is_new = false;
            if (entry.adopted) { this.#events.report_what_was_filled_in(entry); }
        }
    }

    place(id, rect) {
        this.#entries.get(id)?.place(rect);
    }

    remove(id) {
        const entry = this.#entries.get(id);
        if (!entry) { return; }
        this.#focus.leave(entry);
        entry.parent?.children.delete(entry);
        this.#forget(entry);
        entry.box.remove();
    }

    focus(id) {
        this.#focus.ask(id);
    }

    announce(assertive, text) {
        this.#live.announce(assertive, text);
    }

    page(page) {
        this.#on_page(page);
    }

    scroll(id, x, y) {
        const entry = this.#entries.get(id);
        if (entry?.role === Role.Scroller) { this.#events.scroll_to(entry, x, y); }
    }

    /// Whether an element of the static page is on the screen: the sign-in form.
    get shows_static_parts() {
        return this.#adopted.size > 0;
    }

    /// The number of nodes, for the developer's overlay and the benchmarks.
    get size() {
        return this.#entries.size;
    }

    #make(node, parent) {
        const name = node.texts.get(Attribute.Adopt);
        const adopted = name ? this.#adoptable.get(name) : null;
        const entry = new Entry(node, parent, adopted);
        this.#entries.set(node.id, entry);
        if (adopted) { this.#adopted.add(entry); }
        if (entry.role === Role.Scroller) { this.#scrollers.add(entry); }
        this.#events.watch(entry);
        return entry;
    }

    /// The same node needs another element: its children go along, and so does the focus.
    #remake(old, node, parent) {
        const had_focus = old.control === document.activeElement;
        const entry = this.#make(node, parent);
        old.box.before(entry.box);
        for (const child of old.children) {
            child.parent = entry;
            entry.children.add(child);
            move_before(entry.box, child.box, null);
        }
        old.parent?.children.delete(old);
        if (had_focus) { this.#focus.ask(node.id); }
        old.dispose();
        old.box.remove();
        return entry;
    }

    #move(entry, parent, previous_id) {
        if (entry.parent !== parent || !entry.box.isConnected) {
            entry.parent?.children.delete(entry);
            entry.parent = parent;
        }
        parent?.children.add(entry);
        const host = parent ? parent.box : this.#root;
        const previous = this.#entries.get(previous_id);
        const after = previous && previous.box.parentNode === host ? previous.box : parent?.last_fixed_child ?? null;
        const is_in_place = entry.box.parentNode === host && entry.box.previousSibling === after;
        if (!is_in_place) { move_before(host, entry.box, after ? after.nextSibling : host.firstChild); }
    }

    #forget(entry) {
        for (const child of entry.children) { this.#forget(child); }
        this.#entries.delete(entry.id);
        this.#adopted.delete(entry);
        this.#scrollers.delete(entry);
        this.#events.unwatch(entry);
        entry.dispose();
    }
}
