// Which element stands for which role. Native elements first, ARIA where there is none.
//
// A node has a `box`, which is placed and holds the children, a `control`, which takes the focus, and a `meaning`, which
// has the role and the states. For most roles they are one element; fields and checkboxes have a box with a label and the
// notes around the control, and the header of a sortable column has a button inside.

import { Attribute, Flag, Role } from './wire.js';
import { element } from './dom.js';

/// Where a node's name goes: into the element's text, its aria-label, a label of its own, or nowhere.
export const Naming = Object.freeze({ Content: 'content', AriaLabel: 'aria-label', Label: 'label', None: 'none' });

/// Roles whose element a person can click without a flag saying so.
const always = () => true;
const never = () => false;
const when_focusable = (node) => (node.flags & Flag.Focusable) !== 0;

const aria = (role) => () => role;

function single(tag, class_name) {
    return () => {
        const made = element(tag, class_name);
        return { box: made, control: made };
    };
}

function wrapped(class_name, make_control) {
    return (node) => {
        const box = element('div', class_name);
        const control = make_control(node);
        control.classList.add('control');
        box.append(control);
        return { box, control };
    };
}

function input(type) {
    return () => {
        const made = element('input');
        made.type = type;
        return made;
    };
}

function button(type, class_name) {
    return () => {
        const made = element('button', class_name);
        made.type = type;
        return { box: made, control: made };
    };
}

const is_typed_combo_box = (node) => node.texts.has(Attribute.FontPx);

function combo_box(node) {
    if (is_typed_combo_box(node)) { return input('text')(); }
    const made = element('button');
    made.type = 'button';
    return made;
}

const in_grid = (parent) => {
    for (let entry = parent; entry; entry = entry.parent) {
        if (entry.role === Role.Table) { return entry.control.getAttribute('role') === 'grid'; }
    }
    return false;
};

const container = (tag, role_of, naming = Naming.AriaLabel) => ({ make: single(tag, 'node part'), role_of, naming, activates: never });
const words = (tag, role_of = aria(null)) => ({ make: single(tag, 'node words'), role_of, naming: Naming.Content, activates: never });
const action = (make, role_of = aria(null)) => ({ make, role_of, naming: Naming.Content, activates: always, native: true });
const field = (class_name, make_control, role_of = aria(null)) => (
    { make: wrapped(`node ${class_name}`, make_control), role_of, naming: Naming.Label, activates: never, native: true });

const column_header = {
    make: (node) => {
        const box = element('div', 'node words header');
        if (!when_focusable(node)) { return { box, control: box }; }
        const control = element('button', 'fill');
        control.type = 'button';
        box.append(control);
        return { box, control, meaning: box };
    },
    role_of: aria('columnheader'),
    naming: Naming.Content,
    activates: when_focusable,
    native: true,
};

const specifications = new Map([
    [Role.Group, container('div', (node) => (node.name ? 'group' : null))],
    [Role.Main, container('main', aria(null))],
    [Role.Navigation, container('nav', aria(null))],
    [Role.Banner, container('header', aria('banner'))],
    [Role.Region, container('section', aria('region'))],
    [Role.Form, container('form', aria(null))],
    [Role.Search, container('form', aria('search'))],
    [Role.Heading, { ...words('div'), make: (node) => single(`h${Math.min(Math.max(node.a, 1), 6)}`, 'node words')() }],
    [Role.Text, { ...words('p'), make: (node, parent) => single(parent && parent.is_phrasing ? 'span' : 'p', 'node words')() }],
    [Role.List, container('ul', aria('list'))],
    [Role.ListItem, { ...words('li'), activates: when_focusable }],
    [Role.Button, action((node) => button(node.flags & Flag.Submit ? 'submit' : 'button', 'node action')())],
    [Role.Link, action(single('a', 'node action link'))],
    [Role.CheckBox, { ...field('check', input('checkbox')), activates: always }],
    [Role.Switch, { ...field('check', input('checkbox'), aria('switch')), activates: always }],
    [Role.RadioGroup, container('div', aria('radiogroup'))],
    [Role.Radio, { ...field('check', input('radio')), activates: always }],
    [Role.TextField, field('field', input('text'))],
    [Role.TextArea, field('field area', () => element('textarea'))],
    [Role.ComboBox, { ...field('field', combo_box, aria('combobox')), activates: always }],
    [Role.ListBox, container('div', aria('listbox'))],
    [Role.Option, { ...words('div', aria('option')), activates: always }],
    [Role.Table, container('div', (node) => (node.flags & Flag.ArrowKeys ? 'grid' : 'table'))],
    [Role.Row, { ...container('div', aria('row')), make: single('div', 'node row'), activates: always }],
    [Role.ColumnHeader, column_header],
    [Role.Cell, { ...words('div', (node, parent) => (in_grid(parent) ? 'gridcell' : 'cell')), activates: when_focusable }],
    [Role.TabList, container('div', aria('tablist'))],
    [Role.Tab, action(button('button', 'node action'), aria('tab'))],
    [Role.TabPanel, container('div', aria('tabpanel'))],
    [Role.Dialog, { ...container('div', aria('dialog')), make: single('div', 'node dialog') }],
    [Role.AlertDialog, { ...container('div', aria('alertdialog')), make: single('div', 'node dialog') }],
    [Role.Menu, container('div', aria('menu'))],
    [Role.MenuItem, action(button('button', 'node action'), aria('menuitem'))],
    [Role.ProgressBar, { ...container('progress', aria(null)), make: single('progress', 'node leaf') }],
    [Role.Status, words('div', aria('status'))],
    [Role.Alert, words('div', aria('alert'))],
    [Role.Image, { ...container('span', aria('img')), make: single('span', 'node leaf') }],
    [Role.FileInput, { ...field('check', input('file')), activates: never }],
    [Role.Separator, { ...container('hr', aria(null)), make: single('hr', 'node leaf') }],
    [Role.Scroller, {
        ...container('div', (node, parent) => (parent && parent.role === Role.Table ? 'rowgroup' : node.name ? 'group' : null)),
        make: () => {
            const box = element('div', 'node scroller');
            const spacer = element('div', 'spacer');
            box.append(spacer);
            return { box, control: box, spacer };
        },
    }],
]);

export function specification_of(role) {
    const found = specifications.get(role);
    if (!found) { throw new Error(`mirror: unknown role ${role}`); }
    return found;
}

/// A change of these makes a new element necessary; everything else is changed in place.
export function shape_of(node) {
    switch (node.role) {
    case Role.Heading: return `${node.role}/${node.a}`;
    case Role.Button: return `${node.role}/${node.flags & Flag.Submit}`;
    case Role.ColumnHeader: return `${node.role}/${node.flags & Flag.Focusable}`;
    case Role.ComboBox: return `${node.role}/${is_typed_combo_box(node)}`;
    default: return String(node.role);
    }
}

/// Roles whose control a person types into.
export function is_typed(node) {
    return node.role === Role.TextField || node.role === Role.TextArea || (node.role === Role.ComboBox && is_typed_combo_box(node));
}

export const is_toggle = (role) => role === Role.CheckBox || role === Role.Switch || role === Role.Radio;
