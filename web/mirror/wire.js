// Reads the buffers of src/ui/semantics/wire.hpp. The lists below repeat the enumerations of node.hpp and event.hpp in
// their order; tests/mirror/contract.test.mjs compares them with those headers.

const role_names = [
    'Group', 'Main', 'Navigation', 'Banner', 'Region', 'Form', 'Search', 'Heading', 'Text', 'List', 'ListItem', 'Button', 'Link', 'CheckBox',
    'Switch', 'RadioGroup', 'Radio', 'TextField', 'TextArea', 'ComboBox', 'ListBox', 'Option', 'Table', 'Row', 'ColumnHeader', 'Cell', 'TabList',
    'Tab', 'TabPanel', 'Dialog', 'AlertDialog', 'Menu', 'MenuItem', 'ProgressBar', 'Status', 'Alert', 'Image', 'FileInput', 'Separator', 'Scroller',
];
const flag_names = [
    'Disabled', 'Checked', 'Mixed', 'Selected', 'Expanded', 'Collapsed', 'Required', 'Invalid', 'Modal', 'Password', 'ReadOnly', 'Focusable',
    'ArrowKeys', 'SortedUp', 'SortedDown', 'Current', 'Submit', 'HasPopup', 'Busy', 'Pressed', 'NotPressed', 'HiddenLabel', 'DisabledButFocusable',
    'Draggable',
];
const attribute_names = [
    'Value', 'Description', 'Error', 'Href', 'Autocomplete', 'InputMode', 'EnterKeyHint', 'Placeholder', 'Controls', 'Active', 'FontPx', 'Adopt',
    'Accept', 'MaxLength', 'Lang', 'KeyShortcuts', 'Opener',
];
const event_names = ['Activate', 'SetText', 'FocusIn', 'FocusOut', 'Scroll', 'KeyDown', 'Files', 'Shortcut'];
const key_names = ['None', 'Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PageUp', 'PageDown', 'Enter', 'Escape', 'Space', 'Delete'];

const numbered = (names, value_of) => Object.freeze(Object.fromEntries(names.map((name, index) => [name, value_of(index)])));

export const Role = numbered(role_names, (index) => index);
export const Flag = numbered(flag_names, (index) => 2 ** index);
export const Attribute = numbered(attribute_names, (index) => index + 1);
export const EventKind = numbered(event_names, (index) => index);
export const Key = numbered(key_names, (index) => index);
export const Operation = Object.freeze({ Upsert: 1, Place: 2, Remove: 3, Focus: 4, Announce: 5, Page: 6, Scroll: 7 });

const decoder = new TextDecoder();

/// One buffer, read from front to back.
class Reader {
    #bytes;
    #view;
    #offset = 0;

    constructor(bytes) {
        this.#bytes = bytes;
        this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }

    get done() {
        return this.#offset >= this.#bytes.byteLength;
    }

    u8() {
        return this.#view.getUint8(this.#offset++);
    }

    u32() {
        const value = this.#view.getUint32(this.#offset, true);
        this.#offset += 4;
        return value;
    }

    i32() {
        const value = this.#view.getInt32(this.#offset, true);
        this.#offset += 4;
        return value;
    }

    f32() {
        const value = this.#view.getFloat32(this.#offset, true);
        this.#offset += 4;
        return value;
    }

    string() {
        const length = this.u32();
        const start = this.#offset;
        this.#offset += length;
        return length === 0 ? '' : decoder.decode(this.#bytes.subarray(start, start + length));
    }

    rect() {
        return { x: this.f32(), y: this.f32(), width: this.f32(), height: this.f32() };
    }

    node() {
        const node = {
            id: this.u32(), parent: this.u32(), previous: this.u32(), role: this.u8(), flags: this.u32(), rect: this.rect(),
            a: this.i32(), b: this.i32(), name: this.string(), texts: new Map(),
        };
        for (let count = this.u8(); count > 0; count -= 1) {
            const attribute = this.u8();
            node.texts.set(attribute, this.string());
        }
        return node;
    }
}

/// Calls one method of `sink` for each operation: upsert(node), place(id, rect), remove(id), focus(id),
/// announce(assertive, text), page({ title, language, theme, text_scale }), scroll(id, x, y).
export function read_operations(bytes, sink) {
    const reader = new Reader(bytes);
    while (!reader.done) {
        const operation = reader.u8();
        switch (operation) {
        case Operation.Upsert: sink.upsert(reader.node()); break;
        case Operation.Place: sink.place(reader.u32(), reader.rect()); break;
        case Operation.Remove: sink.remove(reader.u32()); break;
        case Operation.Focus: sink.focus(reader.u32()); break;
        case Operation.Announce: sink.announce(reader.u8() === 1, reader.string()); break;
        case Operation.Page:
            sink.page({ title: reader.string(), language: reader.string(), theme: reader.string(), text_scale: reader.f32() });
            break;
        case Operation.Scroll: sink.scroll(reader.u32(), reader.f32(), reader.f32()); break;
        default: throw new Error(`mirror: unknown operation ${operation}`);
        }
    }
}
