// A plain static file server with the product's security headers: what the sandbox needs, and nothing more.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const types = {
    '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
    '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.wasm': 'application/wasm', '.otf': 'font/otf', '.ttf': 'font/ttf',
    '.svg': 'image/svg+xml', '.png': 'image/png', '.pdf': 'application/pdf',
};

export const security_headers = {
    'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types hub-worker",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
};

/// Serves `folders`, the first that has the file wins. Returns { url, stop() }.
export async function serve_folders(folders, { headers = security_headers, port = 0 } = {}) {
    const server = createServer(async (request, response) => {
        const target = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
        const relative = path.posix.normalize(target).replace(/^\/+/, '') || 'index.html';
        for (const folder of folders) {
            try {
                const body = await readFile(path.join(folder, relative));
                response.writeHead(200, { ...headers, 'Content-Type': types[path.extname(relative)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' });
                response.end(body);
                return;
            } catch {
                // The next folder may have it.
            }
        }
        response.writeHead(404, headers);
        response.end();
    });
    await new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); });
    return {
        url: `http://127.0.0.1:${server.address().port}`,
        stop: () => new Promise((resolve) => {
            server.closeAllConnections();
            server.close(resolve);
        }),
    };
}
