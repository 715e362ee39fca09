// Our modules as one script or stylesheet each, minified, so that a page needs few requests.

import path from 'node:path';
import { build } from 'esbuild-wasm';

const common = { bundle: true, minify: true, write: false, format: 'esm', target: ['es2022', 'chrome94', 'firefox93', 'safari16.4'], legalComments: 'none', logLevel: 'warning' };

/// `aliases`: import name -> file; `constants`: name -> value that the build fills in.
export async function bundle_script(entry, { aliases = {}, constants = {}, format = 'esm' } = {}) {
    const define = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));
    const resolve_aliases = {
        name: 'aliases',
        setup(hooks) {
            hooks.onResolve({ filter: /^[a-z-]+$/ }, ({ path: name }) => (aliases[name] ? { path: path.resolve(aliases[name]) } : undefined));
        },
    };
    const { outputFiles: [file] } = await build({ ...common, entryPoints: [entry], format, define, plugins: [resolve_aliases] });
    return Buffer.from(file.contents);
}

/// `texts`: file name -> content, for stylesheets that the build makes. Addresses in url() stay as they are.
export async function bundle_style(entry, texts) {
    const made = {
        name: 'made',
        setup(hooks) {
            hooks.onResolve({ filter: /.*/ }, ({ path: name, kind }) => {
                if (kind === 'url-token') { return { path: name, external: true }; }
                return texts[name] === undefined ? undefined : { path: name, namespace: 'made' };
            });
            hooks.onLoad({ filter: /.*/, namespace: 'made' }, ({ path: name }) => ({ contents: texts[name], loader: 'css' }));
        },
    };
    const { outputFiles: [file] } = await build({ ...common, entryPoints: [entry], plugins: [made] });
    return Buffer.from(file.contents);
}
