// One node of the mirror: its elements and how they follow the node that the program published.

import { Attribute, Flag, Role } from './wire.js';
import { element, place, scaled, set_attribute, set_property, set_style } from './dom.js';
import { Naming, is_toggle, is_typed, shape_of, specification_of } from './roles.js';

const of_element = new WeakMap();

/// The innermost node around an element, or null.
export function entry_of(start) {
    for (let at = start; at instanceof Element; at = at.parentElement) {
        const found = of_element.get(at);
        if (found) { return found; }
    }
    return null;
}

const flag_text = (flags, on, off) => (flags & on ? 'true' : flags & off ? 'false' : null);

/// So many frames a change may need through the program's commands.
const frames_to_settle = 4;

const is_external = (href) => /^[a-z][a-z0-9+.-]*:/i.test(href);

/// What the Tab key stops at.
const tab_stops = ':is(a[href], button:enabled, input:enabled, textarea:enabled, [tabindex]):not([tabindex="-1"])';

export class Entry {
    constructor(node, parent, adopted) {
        this.id = node.id;
        this.role = node.role;
        this.shape = shape_of(node);
        this.specification = specification_of(node.role);
        this.parent = parent;
        this.children = new Set();
        this.adopted = Boolean(adopted);
        const made = this.specification.make(node, parent);
        const parts = adopted ? Entry.#take_over(adopted, made) : made;
        this.box = parts.box;
        this.control = parts.control;
        this.meaning = parts.meaning ?? parts.control;
        this.spacer = parts.spacer ?? null;
        this.label = adopted ? this.box.querySelector('label') : null;
        this.words = null;      ///< the text node that carries a name as content
        this.reported = null;   ///< the text that the program was told of last
        this.unsettled = 0;     ///< frames for which the element is right against the program: it may not have caught up
        this.is_composing = false;
        this.is_new = true;
        this.notes = new Map(); ///< attribute -> element with its text
        this.node = node;
        if (!this.control.id) { this.control.id = `n${node.id}`; }
        of_element.set(this.box, this);
    }

    /// An element of the static page takes the part of the one that would have been made.
    static #take_over(box, made) {
        const is_field = made.box !== made.control;
        box.className = made.box.className;
        for (const child of [...box.children]) {
            const belongs = is_field || child.hasAttribute('data-adopt');
            if (!belongs) { child.remove(); }
        }
        const control = is_field ? box.querySelector('input, textarea') : box;
        if (is_field) { control.classList.add('control'); }
        return { box, control };
    }

    get is_phrasing() {
        return this.role === Role.Button || this.role === Role.Link || this.role === Role.Tab || this.role === Role.MenuItem || this.role === Role.Heading || this.role === Role.Text;
    }

    get is_typed() {
        return is_typed(this.node);
    }

    get is_toggle() {
        return is_toggle(this.role);
    }

    /// The browser itself presses it with Enter and Space.
    get is_native() {
        return Boolean(this.specification.native) && !(this.role === Role.Link && (this.is_disabled || !this.node.texts.get(Attribute.Href)));
    }

    get is_disabled() {
        return (this.node.flags & (Flag.Disabled | Flag.DisabledButFocusable)) !== 0;
    }

    get is_modal() {
        return (this.node.flags & Flag.Modal) !== 0;
    }

    get activates() {
        return this.specification.activates(this.node);
    }

    /// The child element after which the first node among the children stands.
    get last_fixed_child() {
        let last = this.spacer;
        for (const child of [this.words, this.label, this.control]) {
            if (child && child.parentNode === this.box) { last = child; }
        }
        return last;
    }

    /// Follows the node. `context` is the mirror: { note_host, route_href(route) }.
    update(node, context) {
        const before = this.node;
        this.node = node;
        set_attribute(this.meaning, 'role', this.specification.role_of(node, this.parent));
        this.#update_name(node);
        this.#update_states(node);
        this.#update_focusability(node);
        this.#update_relations(node);
        this.#update_notes(node, context);
        this.#update_role(node, before, context);
        this.place(node.rect);
    }

    place(rect) {
        this.node.rect = rect;
        place(this.box, rect);
    }

    #update_name(node) {
        const { naming } = this.specification;
        if (naming === Naming.Content) {
            this.#update_words(node.name);
        } else if (naming === Naming.AriaLabel) {
            set_attribute(this.meaning, 'aria-label', node.name || null);
        } else if (naming === Naming.Label && node.flags & Flag.HiddenLabel && !this.label) {
            set_attribute(this.control, 'aria-label', node.name || null);
        } else if (naming === Naming.Label) {
            this.#update_label(node.name);
        }
    }

    #update_words(text) {
        const host = this.control;
        if (!this.words) {
            // An element of the static page has its words already.
            this.words = host.firstChild instanceof Text && host.childNodes.length === 1 ? host.firstChild : document.createTextNode('');
            if (!this.words.parentNode) { host.prepend(this.words); }
        }
        if (this.words.data !== text) { this.words.data = text; }
    }

    #update_label(text) {
        if (!this.label) {
            this.label = element('label');
            this.label.htmlFor = this.control.id;
            this.box.prepend(this.label);
            this.control.removeAttribute('aria-label');
        }
        if (this.label.textContent !== text) { this.label.textContent = text; }
    }

    #update_states(node) {
        const { flags } = node;
        const has_states = this.meaning;
        set_attribute(has_states, 'aria-expanded', flag_text(flags, Flag.Expanded, Flag.Collapsed) ?? (this.role === Role.ComboBox ? 'false' : null));
        set_attribute(has_states, 'aria-haspopup', flags & Flag.HasPopup ? (this.role === Role.ComboBox ? 'listbox' : 'true') : null);
        set_attribute(has_states, 'aria-pressed', flag_text(flags, Flag.Pressed, Flag.NotPressed));
        set_attribute(has_states, 'aria-current', flags & Flag.Current ? 'page' : null);
        set_attribute(has_states, 'aria-busy', flags & Flag.Busy ? 'true' : null);
        set_attribute(has_states, 'aria-invalid', flags & Flag.Invalid ? 'true' : null);
        set_attribute(has_states, 'aria-modal', flags & Flag.Modal ? 'true' : null);
        set_attribute(has_states, 'aria-required', flags & Flag.Required ? 'true' : null);
        const can_be_selected = this.role === Role.Option || this.role === Role.Tab;
        set_attribute(has_states, 'aria-selected', flags & Flag.Selected ? 'true' : can_be_selected ? 'false' : null);
        set_attribute(this.box, 'lang', node.texts.get(Attribute.Lang));
        set_attribute(this.control, 'aria-keyshortcuts', node.texts.get(Attribute.KeyShortcuts));
        this.control.classList.toggle('draggable', (flags & Flag.Draggable) !== 0);
        this.update_disabled();
    }

    /// A control that is disabled while it has the focus keeps the focus: it only says that it is disabled.
    update_disabled() {
        const { flags } = this.node;
        const disabled = (flags & Flag.Disabled) !== 0;
        const can_be_disabled = 'disabled' in this.control;
        const keeps_focus = (flags & Flag.DisabledButFocusable) !== 0 || this.control === document.activeElement;
        if (can_be_disabled) { set_property(this.control, 'disabled', disabled && !keeps_focus); }
        set_attribute(this.meaning, 'aria-disabled', this.is_disabled && !(can_be_disabled && this.control.disabled) ? 'true' : null);
    }

    #update_focusability(node) {
        if (node.flags & Flag.Focusable) {
            set_attribute(this.control, 'tabindex', this.is_native ? null : '0');
            return;
        }
        // Script and pointer can focus it, the Tab key passes it by.
        const can_be_focused = this.is_native || node.flags & Flag.ArrowKeys || this.control.hasAttribute('tabindex');
        set_attribute(this.control, 'tabindex', can_be_focused ? '-1' : null);
    }

    /// What can be scrolled and has nothing else to focus takes the focus itself, so that a keyboard can scroll it.
    /// Asked when all changes of a frame are made. (WCAG 2.1.1)
    update_scroller_focus() {
        if (this.node.flags & Flag.Focusable || this.control === document.activeElement) { return; }
        const { box } = this;
        const needs_it = !box.querySelector(tab_stops) && (box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth);
        set_attribute(box, 'tabindex', needs_it ? '0' : null);
    }

    /// The elements in it where the Tab key stops, in their order.
    get tab_stops() {
        return [...this.box.querySelectorAll(tab_stops)];
    }

    #update_relations(node) {
        const reference = (attribute) => {
            const id = node.texts.get(attribute);
            return id && id !== '0' ? `n${id}` : null;
        };
        set_attribute(this.meaning, 'aria-controls', reference(Attribute.Controls));
        set_attribute(this.meaning, 'aria-activedescendant', reference(Attribute.Active));
    }

    /// Descriptions are hidden nodes that the control points to; an error is text under its field, as it is on the screen.
    #update_notes(node, context) {
        const in_box = this.box !== this.control;
        this.#update_note(Attribute.Description, node.texts.get(Attribute.Description), in_box ? this.box : context.note_host, 'note');
        this.#update_note(Attribute.Error, node.flags & Flag.Invalid ? node.texts.get(Attribute.Error) : '', in_box ? this.box : context.note_host, 'note error');
        const ids = [...this.notes.values()].map((note) => note.id).join(' ');
        set_attribute(this.control, 'aria-describedby', ids || null);
    }

    #update_note(attribute, text, host, class_name) {
        let note = this.notes.get(attribute);
        if (!text) {
            if (note) { note.remove(); }
            this.notes.delete(attribute);
            return;
        }
        if (!note) {
            note = element('span', class_name);
            note.id = `n${this.id}-${attribute}`;
            note.hidden = attribute === Attribute.Description;
            host.append(note);
            this.notes.set(attribute, note);
        }
        if (note.textContent !== text) { note.textContent = text; }
    }

    #update_role(node, before, context) {
        const { control, meaning } = this;
        switch (this.role) {
        case Role.Link: this.#update_link(node, context); break;
        case Role.CheckBox: case Role.Switch: case Role.Radio: this.#update_toggle(node); break;
        case Role.Table:
            set_attribute(meaning, 'aria-rowcount', node.a);
            set_attribute(meaning, 'aria-colcount', node.b);
            break;
        case Role.Row: set_attribute(meaning, 'aria-rowindex', node.a); break;
        case Role.ListItem:
            set_attribute(meaning, 'aria-posinset', node.a || null);
            set_attribute(meaning, 'aria-setsize', node.b || null);
            break;
        case Role.Cell: set_attribute(meaning, 'aria-colindex', node.b); break;
        case Role.ColumnHeader:
            set_attribute(meaning, 'aria-colindex', node.b);
            set_attribute(meaning, 'aria-sort', node.flags & Flag.SortedUp ? 'ascending' : node.flags & Flag.SortedDown ? 'descending' : null);
            break;
        case Role.ProgressBar: this.#update_progress(node); break;
        case Role.FileInput: set_attribute(control, 'accept', node.texts.get(Attribute.Accept)); break;
        case Role.Form: case Role.Search: set_property(control, 'noValidate', true); break;
        case Role.Scroller:
            set_style(this.spacer, 'width', scaled(node.a));
            set_style(this.spacer, 'height', scaled(node.b));
            break;
        default: break;
        }
        this.#update_text(node, before);
    }

    #update_link(node, context) {
        const href = node.texts.get(Attribute.Href) ?? '';
        const external = is_external(href);
        this.is_external_link = external;
        set_attribute(this.control, 'href', this.is_disabled || !href ? null : external ? href : context.route_href(href));
        set_attribute(this.control, 'target', external && /^https?:/i.test(href) ? '_blank' : null);
        set_attribute(this.control, 'rel', external ? 'noopener noreferrer' : null);
        set_attribute(this.control, 'role', this.control.hasAttribute('href') ? null : 'link');
    }

    #update_toggle(node) {
        if (this.role === Role.Radio) { set_attribute(this.control, 'name', `group-${node.parent}`); }
        // What the person has just toggled stands until settle(): the node may still say what was before.
        if (this.unsettled === 0) { this.restore_toggle(); }
    }

    /// Shows what the program says, whatever the person has just clicked.
    restore_toggle() {
        set_property(this.control, 'checked', (this.node.flags & Flag.Checked) !== 0);
        set_property(this.control, 'indeterminate', (this.node.flags & Flag.Mixed) !== 0);
    }

    #update_progress(node) {
        if (node.a < 0) {
            set_attribute(this.control, 'value', null);
        } else {
            set_property(this.control, 'max', Math.max(node.b, 1));
            set_property(this.control, 'value', node.a);
        }
        set_attribute(this.control, 'aria-valuetext', node.texts.get(Attribute.Value));
    }

    #update_text(node, before) {
        const font = node.texts.get(Attribute.FontPx);
        set_style(this.control, 'fontSize', font ? scaled(font) : '');
        if (this.role === Role.ComboBox && !this.is_typed) {
            set_property(this.control, 'textContent', node.texts.get(Attribute.Value) ?? '');
        }
        if (!this.is_typed) { return; }
        const { control } = this;
        if (this.role !== Role.TextArea) { set_property(control, 'type', node.flags & Flag.Password ? 'password' : 'text'); }
        if (!this.adopted) { set_attribute(control, 'name', node.texts.get(Attribute.Autocomplete) ?? `field-${this.id}`); }
        set_attribute(control, 'autocomplete', node.texts.get(Attribute.Autocomplete) ?? 'off');
        set_attribute(control, 'inputmode', node.texts.get(Attribute.InputMode));
        set_attribute(control, 'enterkeyhint', node.texts.get(Attribute.EnterKeyHint));
        set_attribute(control, 'placeholder', node.texts.get(Attribute.Placeholder));
        set_attribute(control, 'maxlength', node.texts.get(Attribute.MaxLength));
        const is_prose = this.role === Role.TextArea;
        set_attribute(control, 'autocapitalize', is_prose ? 'sentences' : 'none');
        set_attribute(control, 'spellcheck', is_prose ? 'true' : 'false');
        if (this.role === Role.ComboBox) { set_attribute(control, 'aria-autocomplete', 'list'); }
        set_property(control, 'readOnly', (node.flags & Flag.ReadOnly) !== 0);
        set_style(control, 'paddingLeft', scaled(node.a));
        set_style(control, 'paddingRight', scaled(node.b));
        this.#take_value(node, before);
    }

    /// What the program says goes into the element, but not while the person types: then it may be the echo of what the
    /// element said before, and settle() decides. Of a password the program only says that it is gone.
    #take_value(node, before) {
        const value = node.texts.get(Attribute.Value);
        const is_kept = value === undefined || this.unsettled > 0 || (node.flags & Flag.Password && value !== '');
        const was_filled_in = node === before && this.adopted && this.control.value !== '';
        if (!is_kept && !was_filled_in) { this.#set_value(value); }
    }

    /// The element has changed itself. The program is expected to agree, and says so only if it does not.
    changed_itself() {
        this.unsettled = frames_to_settle;
        if (!this.is_typed) { return; }
        this.reported = this.control.value;
        if (this.node.texts.has(Attribute.Value)) { this.node.texts.set(Attribute.Value, this.reported); }
    }

    /// After each frame. Returns true once the program has had its time: where it has not followed, it has refused.
    settle(at_rest) {
        this.unsettled = at_rest ? 0 : this.unsettled - 1;
        if (this.unsettled > 0 || this.is_composing) { return false; }
        this.unsettled = 0;
        if (this.is_toggle) { this.restore_toggle(); }
        const value = this.node.texts.get(Attribute.Value);
        if (this.is_typed && value !== undefined && !(this.node.flags & Flag.Password)) { this.#set_value(value); }
        return true;
    }

    #set_value(value) {
        const { control } = this;
        if (this.is_composing || control.value === value) { return; }
        const is_focused = control === document.activeElement;
        const caret = is_focused && control.selectionStart !== control.value.length ? Math.min(control.selectionStart, value.length) : null;
        control.value = value;
        if (caret !== null) { control.setSelectionRange(caret, caret); }
    }

    /// Called when the node has left the screen.
    dispose() {
        for (const note of this.notes.values()) { note.remove(); }
        this.notes.clear();
        if (this.adopted) {
            if ('value' in this.control && this.is_typed) { this.control.value = ''; }
            of_element.delete(this.box);
        }
    }
}
