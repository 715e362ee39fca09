// What the person does to the mirror's elements, told to the program. The browser has done its own part already: an
// element that is toggled is toggled, text is typed; the program confirms it or the element snaps back (settle).

import { Attribute, EventKind, Flag, Key, Role } from './wire.js';
import { entry_of } from './entry.js';

const arrow_keys = new Map([
    ['ArrowUp', Key.Up], ['ArrowDown', Key.Down], ['ArrowLeft', Key.Left], ['ArrowRight', Key.Right], ['Home', Key.Home], ['End', Key.End],
    ['PageUp', Key.PageUp], ['PageDown', Key.PageDown], ['Enter', Key.Enter], ['Escape', Key.Escape], [' ', Key.Space], ['Delete', Key.Delete],
]);
/// In a text field these move the caret and edit; only the others belong to the list that hangs on the field.
const keys_of_lists = new Set([Key.Up, Key.Down, Key.PageUp, Key.PageDown]);

const modifiers_of = (event) => (event.shiftKey ? 1 : 0) + (event.ctrlKey || event.metaKey ? 2 : 0);
const has_command_key = (event) => event.ctrlKey || event.metaKey || event.altKey;

const largest_file = 1_000_000;  // bytes

export class Events {
    #entries;
    #focus;
    #send;
    #touched = new Set();  ///< entries whose elements the person has changed since the program was last at rest
    #scrollers = new WeakMap();

    constructor(root, entries, focus, send) {
        this.#entries = entries;
        this.#focus = focus;
        this.#send = send;
        root.addEventListener('click', (event) => this.#clicked(event));
        root.addEventListener('mousedown', (event) => this.#pressed(event));
        root.addEventListener('submit', (event) => this.#submitted(event));
        root.addEventListener('input', (event) => this.#typed(event));
        root.addEventListener('change', (event) => this.#changed(event));
        root.addEventListener('compositionstart', (event) => this.#composition(event, true));
        root.addEventListener('compositionend', (event) => this.#composition(event, false));
        root.addEventListener('animationstart', (event) => this.#filled_by_browser(event));
        document.addEventListener('keydown', (event) => this.#key_pressed(event));
    }

    watch(entry) {
        if (entry.role === Role.Scroller) { entry.box.addEventListener('scroll', () => this.#scrolled(entry), { passive: true }); }
    }

    unwatch(entry) {
        this.#touched.delete(entry);
    }

    /// What the person or a password manager wrote before the program was there.
    report_what_was_filled_in(entry) {
        if (entry.is_typed && entry.control.value !== '') { this.#report_text(entry); }
    }

    settle(at_rest) {
        for (const entry of this.#touched) {
            if (entry.settle(at_rest)) { this.#touched.delete(entry); }
        }
    }

    #touch(entry) {
        // A radio button that is chosen takes the choice from the others of its group.
        const changed = entry.role === Role.Radio && entry.parent ? [...entry.parent.children].filter(({ role }) => role === Role.Radio) : [entry];
        for (const one of changed) {
            one.changed_itself();
            this.#touched.add(one);
        }
    }

    scroll_to(entry, x, y) {
        this.#scrollers.set(entry, { x, y });
        entry.box.scrollTo({ left: x, top: y, behavior: 'instant' });
    }

    #scrolled(entry) {
        const x = entry.box.scrollLeft;
        const y = entry.box.scrollTop;
        const asked = this.#scrollers.get(entry);
        this.#scrollers.delete(entry);
        const is_echo = asked && Math.abs(asked.x - x) < 1 && Math.abs(asked.y - y) < 1;
        if (!is_echo) { this.#send({ kind: EventKind.Scroll, id: entry.id, x, y }); }
    }

    /// The innermost node around the target that a click means.
    #activated_by(target) {
        for (let entry = entry_of(target); entry; entry = entry.parent) {
            if (entry.activates) { return entry; }
            // A text field inside a row is not the row.
            if (entry.is_typed) { return null; }
        }
        return null;
    }

    /// Words are elements of their own, so that they can be selected; they lie over the card or link that they are painted on.
    #under_words(event) {
        if (event.detail === 0 || entry_of(event.target)?.role !== Role.Text || this.#has_selected_text(event)) { return null; }
        for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
            const entry = entry_of(element);
            if (!entry || entry.role === Role.Text) { continue; }
            const found = this.#activated_by(element);
            found?.control.focus({ preventScroll: true });
            return found;
        }
        return null;
    }

    #clicked(event) {
        const entry = this.#activated_by(event.target) ?? this.#under_words(event);
        // A click on a label comes back as a click on its control.
        if (!entry || (entry.label && event.target === entry.label)) { return; }
        if (entry.is_disabled) {
            event.preventDefault();
            return;
        }
        if (entry.role === Role.Row && this.#has_selected_text(event)) { return; }
        if (entry.role === Role.Link) {
            if (entry.is_external_link || event.button !== 0 || has_command_key(event) || event.shiftKey) { return; }
            event.preventDefault();
        }
        this.#activate(entry, modifiers_of(event));
    }

    #has_selected_text(event) {
        const selection = document.getSelection();
        return event.detail > 0 && !selection.isCollapsed && selection.containsNode(event.target, true);
    }

    #activate(entry, modifiers) {
        if (entry.is_toggle) { this.#touch(entry); }
        if (entry.node.flags & Flag.Submit) { this.#report_fields_around(entry); }
        this.#send({ kind: EventKind.Activate, id: entry.id, x: modifiers });
    }

    /// Password managers may have written without an event.
    #report_fields_around(entry) {
        for (const control of entry.control.form?.elements ?? []) {
            const field = entry_of(control);
            if (field?.is_typed && field.reported !== control.value && (control.value !== '' || field.reported)) { this.#report_text(field); }
        }
    }

    /// Choosing an option with the mouse leaves the focus in the field that the list hangs on.
    #pressed(event) {
        const entry = entry_of(event.target);
        if (entry?.role === Role.Option) { event.preventDefault(); }
    }

    #submitted(event) {
        event.preventDefault();
        // With a submitter its click has been heard already.
        if (event.submitter) { return; }
        for (const control of event.target.elements) {
            const entry = entry_of(control);
            if (entry && entry.node.flags & Flag.Submit && !entry.is_disabled) {
                this.#activate(entry, 0);
                return;
            }
        }
    }

    #typed(event) {
        const entry = entry_of(event.target);
        if (entry?.is_typed) { this.#report_text(entry); }
    }

    #changed(event) {
        const entry = entry_of(event.target);
        if (!entry) { return; }
        if (entry.role === Role.FileInput) {
            this.#read_file(entry);
        } else if (entry.is_typed && entry.reported !== entry.control.value) {
            this.#report_text(entry);
        }
    }

    /// Text files only, such as CSV. The same file can be chosen again.
    async #read_file(entry) {
        const { id, control } = entry;
        const file = control.files[0];
        if (!file) { return; }
        const text = file.size > largest_file ? '' : await file.text().catch(() => '');
        control.value = '';
        this.#send({ kind: EventKind.Files, id, text });
    }

    #report_text(entry) {
        entry.control.classList.remove('filled-by-browser');
        this.#touch(entry);
        this.#send({ kind: EventKind.SetText, id: entry.id, text: entry.reported });
    }

    #composition(event, is_composing) {
        const entry = entry_of(event.target);
        if (!entry) { return; }
        entry.is_composing = is_composing;
        if (!is_composing) { this.#touched.add(entry); }  // what the program wanted meanwhile
    }

    /// Some browsers show what they filled in before they let the page read it: then the element must show its own text.
    #filled_by_browser(event) {
        const entry = entry_of(event.target);
        if (event.animationName !== 'filled-by-browser' || !entry?.is_typed) { return; }
        entry.control.classList.toggle('filled-by-browser', entry.control.value === '');
        this.report_what_was_filled_in(entry);
    }

    #key_pressed(event) {
        if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) { return; }
        const entry = entry_of(event.target);
        if (event.key === 'Tab') {
            if (entry && !has_command_key(event)) { this.#leave_popup(event, entry); }
            return;
        }
        const key = arrow_keys.get(event.key);
        if (key === Key.Escape) {
            this.#send({ kind: EventKind.KeyDown, id: entry?.id ?? this.#focus.modal?.id ?? 0, key });
            return;
        }
        if (this.#is_shortcut(event)) { return; }
        if (!entry || key === undefined || has_command_key(event)) { return; }
        if (this.#is_for_program(event, entry, key)) {
            event.preventDefault();
            this.#send({ kind: EventKind.KeyDown, id: entry.id, key, x: modifiers_of(event) });
        } else if (this.#acts_like_a_button(event, entry, key)) {
            event.preventDefault();
            this.#activate(entry, modifiers_of(event));
        }
    }

    /// What a control opens stands at the end of the page, where Tab would leave the page (and Firefox not come back). From its last
    /// element Tab goes on after the control that opened it, from its first one Shift+Tab goes back to it.
    #leave_popup(event, entry) {
        let popup = entry;
        while (popup && !popup.node.texts.has(Attribute.Opener)) { popup = popup.parent; }
        const opener = popup && this.#entries.get(Number(popup.node.texts.get(Attribute.Opener)));
        if (!opener) { return; }
        if (event.target !== popup.tab_stops.at(event.shiftKey ? 0 : -1)) { return; }
        if (event.shiftKey) { event.preventDefault(); }
        opener.control.focus({ preventScroll: true });  // without Shift the browser goes on from here
    }

    #is_for_program(event, entry, key) {
        if (!(entry.node.flags & Flag.ArrowKeys) || event.target !== entry.control) { return false; }
        if (entry.is_typed) {
            return !event.shiftKey && (keys_of_lists.has(key) || (key === Key.Enter && (entry.node.flags & Flag.Expanded) !== 0));
        }
        if (entry.role === Role.Radio) { return false; }
        // The browser itself presses a native element.
        return !(entry.is_native && (key === Key.Enter || key === Key.Space));
    }

    /// Rows, cells and options that can be focused are pressed like buttons.
    #acts_like_a_button(event, entry, key) {
        const is_press = key === Key.Enter || key === Key.Space;
        return is_press && event.target === entry.control && entry.activates && !entry.is_native && !entry.is_disabled;
    }

    /// A node's own shortcut (KeyShortcuts, as "Control+K") leads to it; all others are the browser's.
    #is_shortcut(event) {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.length !== 1) { return false; }
        const wanted = `Control+${event.key.toUpperCase()}`;
        for (const entry of this.#entries.values()) {
            if (entry.node.texts.get(Attribute.KeyShortcuts) !== wanted || entry.box.closest('[inert]')) { continue; }
            event.preventDefault();
            if (entry.is_typed) {
                entry.control.focus();
                entry.control.select();
            } else {
                entry.control.click();
            }
            return true;
        }
        return false;
    }
}
