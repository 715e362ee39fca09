// Fonts and character maps for documents that do not bring their own: pdf.js's, from our own origin, each fetched when the
// first document needs it. web/site/assemble.mjs says where they are; one digest stands for all of them.

const { folder, digest } = /* filled in */ SHARED_FILES;

async function bytes_of(name) {
    const [, stem, extension] = /^([\w-]+)\.(\w+)$/.exec(name);
    const response = await fetch(new URL(`${folder}/${stem}.${digest}.${extension}`, import.meta.url), { credentials: 'same-origin' });
    if (!response.ok) { throw new Error(`${name}: ${response.status}`); }
    return new Uint8Array(await response.arrayBuffer());
}

/// As getDocument() takes them.
export const shared_files = Object.freeze({
    StandardFontDataFactory: class {
        fetch({ filename }) { return bytes_of(filename); }
    },
    CMapReaderFactory: class {
        async fetch({ name }) { return { cMapData: await bytes_of(`${name}.bcmap`), isCompressed: true }; }
    },
    // The same letters for everybody, and not what a machine has in their stead.
    useSystemFonts: false,
});
