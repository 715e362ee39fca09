// The page's lists repeat enumerations of the C++ headers and colours of the theme: here they are compared.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import { Attribute, EventKind, Flag, Key, Operation, Role } from '../../web/mirror/wire.js';

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/// The enumerators of one enumeration with their values.
function enumeration(header, name) {
    const body = new RegExp(`enum (?:class )?${name} : [\\w:]+ \\{([^}]*)\\}`).exec(read(header))[1].replace(/\/\/.*$/gm, '');
    let next = 0;
    return Object.fromEntries(body.split(',').map((part) => part.trim()).filter(Boolean).map((part) => {
        const [, enumerator, number, shift] = /^(\w+)(?:\s*=\s*(\d+)U?(?:\s*<<\s*(\d+)U)?)?$/.exec(part);
        if (shift !== undefined) { return [enumerator, 2 ** Number(shift)]; }
        next = number === undefined ? next : Number(number);
        return [enumerator, next++];
    }));
}

for (const [header, name, ours] of [
    ['src/ui/semantics/node.hpp', 'Role', Role], ['src/ui/semantics/node.hpp', 'Flag', Flag], ['src/ui/semantics/node.hpp', 'Attribute', Attribute],
    ['src/ui/semantics/event.hpp', 'Kind', EventKind], ['src/ui/semantics/event.hpp', 'Key', Key], ['src/ui/semantics/wire.hpp', 'Operation', Operation],
]) {
    test(`the mirror's ${name} is that of ${header}`, () => {
        assert.deepEqual({ ...ours }, enumeration(header, name));
    });
}
