// Files that go to the person, other programs and sites, the clipboard, the printer.

const keep_alive_ms = 60_000;

function click_link(href, attributes) {
    const link = Object.assign(document.createElement('a'), { href, rel: 'noopener noreferrer', hidden: true }, attributes);
    document.body.append(link);
    link.click();
    link.remove();
}

export function save_blob(file_name, blob) {
    const href = URL.createObjectURL(blob);
    click_link(href, { download: file_name });
    setTimeout(() => URL.revokeObjectURL(href), keep_alive_ms);
}

export function save_url(url, file_name) {
    click_link(url, { download: file_name });
}

export function open_external(url) {
    click_link(url, /^https?:/i.test(url) ? { target: '_blank' } : {});
}

/// In answer to a click or a key only; elsewhere the browser refuses.
export async function copy_text(text) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true });
        field.classList.add('off-screen');
        const focused = document.activeElement;
        document.body.append(field);
        field.select();
        document.execCommand('copy');
        field.remove();
        focused?.focus({ preventScroll: true });
    }
}
