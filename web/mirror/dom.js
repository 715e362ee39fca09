// Small helpers that write to the document only when something changes.

export function element(tag, class_name) {
    const made = document.createElement(tag);
    if (class_name) { made.className = class_name; }
    return made;
}

/// Sets an attribute; null, undefined and false take it away, true stands for the empty value.
export function set_attribute(target, name, value) {
    if (value === null || value === undefined || value === false) {
        if (target.hasAttribute(name)) { target.removeAttribute(name); }
        return;
    }
    const text = value === true ? '' : String(value);
    if (target.getAttribute(name) !== text) { target.setAttribute(name, text); }
}

export function set_property(target, name, value) {
    if (target[name] !== value) { target[name] = value; }
}

export function set_style(target, name, value) {
    if (target.style[name] !== value) { target.style[name] = value; }
}

const px = (value) => `${Math.round(value * 100) / 100}px`;

/// Lengths of node.hpp other than rectangles are told at 100 % text size.
export const scaled = (length) => `calc(${length}px * var(--text-scale))`;

/// Puts an element at its place within its parent's element.
export function place(target, rect) {
    set_style(target, 'transform', `translate(${px(rect.x)}, ${px(rect.y)})`);
    set_style(target, 'width', px(rect.width));
    set_style(target, 'height', px(rect.height));
}

/// Moves `child` before `next`, where the browser can without taking away its focus (see Focus for the others).
export function move_before(parent, child, next) {
    const keeps_state = typeof parent.moveBefore === 'function' && child.isConnected && parent.isConnected;
    parent[keeps_state ? 'moveBefore' : 'insertBefore'](child, next);
}
