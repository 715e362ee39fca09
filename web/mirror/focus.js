// One focus: the page's. The program hears where it is, may ask for it (dialogs, the first invalid field, after a
// deletion), and it never falls to the body when the element that had it leaves the screen.

import { EventKind } from './wire.js';
import { entry_of } from './entry.js';

export class Focus {
    #root;
    #entries;
    #send;
    #changing = false;
    #held = null;        ///< the element that had the focus before the changes, with its selection
    #asked = null;       ///< the node that the program asked the focus for, in this batch
    #new_dialog = null;  ///< a modal dialog that has appeared in this batch
    #told = 0;           ///< the node that the program knows to have the focus
    #modal = null;
    #modals = new Map(); ///< open modal dialogs, each with the element that had the focus before

    constructor(root, entries, send) {
        this.#root = root;
        this.#entries = entries;
        this.#send = send;
        root.addEventListener('focusin', () => this.#report());
        root.addEventListener('focusout', (event) => this.#left(event));
    }

    /// The modal dialog on top, or null.
    get modal() {
        return this.#modal;
    }

    begin_changes() {
        this.#changing = true;
        this.#asked = null;
        this.#new_dialog = null;
        const element = document.activeElement;
        this.#held = element === document.body ? null : { element, start: element.selectionStart, end: element.selectionEnd };
    }

    end_changes() {
        this.#restore();
        this.#update_modals();
        if (this.#asked !== null) {
            this.#focus_entry(this.#entries.get(this.#asked));
        } else if (this.#new_dialog) {
            this.#focus_entry(this.#new_dialog);
        }
        this.#changing = false;
        this.#report();
    }

    ask(id) {
        this.#asked = id;
    }

    /// An entry has been added or has changed.
    changed(entry) {
        const is_known = this.#modals.has(entry);
        if (entry.is_modal && !is_known) {
            this.#modals.set(entry, document.activeElement);
            this.#new_dialog = entry;
        } else if (!entry.is_modal && is_known) {
            this.#modals.delete(entry);
        }
    }

    /// An entry is about to go, with all that is in it.
    leave(entry) {
        let had_focus = entry.box.contains(document.activeElement);
        let back_to = null;
        for (const [dialog, before] of this.#modals) {
            if (!entry.box.contains(dialog.box)) { continue; }
            this.#modals.delete(dialog);
            back_to ??= before;
            had_focus ||= document.activeElement === document.body;
        }
        if (!had_focus) { return; }
        this.#update_modals();
        const is_usable = back_to && back_to !== document.body && back_to.isConnected && !entry.box.contains(back_to) && !back_to.disabled;
        if (is_usable) { back_to.focus({ preventScroll: true }); }
        if (!is_usable || document.activeElement !== back_to) { this.#focus_element(entry.parent ? entry.parent.control : this.#root); }
    }

    /// Moving an element takes its focus away in browsers without moveBefore.
    #restore() {
        if (!this.#held || document.activeElement !== document.body || !this.#held.element.isConnected) { return; }
        const { element, start, end } = this.#held;
        element.focus({ preventScroll: true });
        if (start !== null && start !== undefined) { element.setSelectionRange(start, end); }
    }

    #focus_entry(entry) {
        if (entry) { this.#focus_element(entry.control); }
    }

    #focus_element(target) {
        if (target === document.activeElement) { return; }
        target.focus({ preventScroll: true });
        if (document.activeElement === target) { return; }
        target.tabIndex = -1;
        target.focus({ preventScroll: true });
    }

    /// While a modal dialog is open, everything that is not in it or around it is inert.
    #update_modals() {
        const open = [...this.#modals.keys()];
        const top = open.reduce((last, dialog) => (!last || last.box.compareDocumentPosition(dialog.box) & Node.DOCUMENT_POSITION_FOLLOWING ? dialog : last), null);
        if (!top && !this.#modal) { return; }
        const outside = new Set();
        for (let at = top?.box; at && at !== this.#root; at = at.parentElement) {
            for (const sibling of at.parentElement.children) {
                if (sibling !== at) { outside.add(sibling); }
            }
        }
        // The focus moves in before the rest becomes inert, else it would fall to the body meanwhile.
        if (top && top !== this.#modal && this.#asked === null && !top.box.contains(document.activeElement)) { this.#focus_entry(top); }
        for (const inert of this.#root.querySelectorAll('[inert]')) { inert.inert = outside.has(inert); }
        for (const part of outside) { part.inert = true; }
        this.#modal = top;
    }

    #left(event) {
        const left = entry_of(event.target);
        // What was disabled while it had the focus is now disabled in full; not at once, because that would blur it again.
        if (left) { queueMicrotask(() => left.update_disabled()); }
        // The window itself may have lost the focus: then the element has it again when the window comes back.
        if (!event.relatedTarget && document.hasFocus()) { queueMicrotask(() => this.#report()); }
    }

    #report() {
        if (this.#changing) { return; }
        const entry = this.#root.contains(document.activeElement) ? entry_of(document.activeElement) : null;
        const id = entry ? entry.id : 0;
        if (id === this.#told) { return; }
        this.#told = id;
        if (entry) {
            this.#send({ kind: EventKind.FocusIn, id, x: entry.control.matches(':focus-visible') ? 1 : 0 });
        } else {
            this.#send({ kind: EventKind.FocusOut, id: 0 });
        }
    }
}
