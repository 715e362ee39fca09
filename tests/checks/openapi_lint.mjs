// Starts the built server on an empty folder, fetches its OpenAPI document and lints it.  usage: node openapi_lint.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import openapi from '@redocly/openapi-core';

import { root } from './sources.mjs';

/// Errors and warnings both fail. Rules of the recommended set that do not fit are switched off here, each with its reason.
const rules = {
    'info-license': 'off',              // the document describes one portal's interface and is not itself licensed
    'no-server-example.com': 'off',
    'operation-4xx-response': 'off',    // health checks have none
};

async function free_port() {
    const server = createServer();
    await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address();
    await new Promise((resolve) => { server.close(resolve); });
    return port;
}

async function fetch_document(base) {
    for (let tries = 0; tries < 200; ++tries) {
        try {
            const answer = await fetch(`${base}/openapi.json`);
            if (answer.ok) { return await answer.text(); }
        } catch { /* not listening yet */ }
        await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    throw new Error('The server does not answer /openapi.json.');
}

const data = mkdtempSync(path.join(tmpdir(), 'hub-openapi-'));
const port = await free_port();
const server = spawn(path.join(root, 'build/bin/hub-server'), ['--listen', `127.0.0.1:${port}`, '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
try {
    const source = await fetch_document(`http://127.0.0.1:${port}`);
    const config = await openapi.createConfig({ extends: ['recommended'], rules });
    const problems = await openapi.lintFromString({ source, absoluteRef: 'openapi.json', config });
    for (const { severity, ruleId, message, location } of problems) { console.log(`${severity}: ${ruleId}: ${location[0]?.pointer ?? ''}: ${message}`); }
    console.log(`openapi: ${Object.keys(JSON.parse(source).paths).length} paths, ${problems.length} problems`);
    process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
    server.kill('SIGTERM');
    rmSync(data, { recursive: true, force: true });
}
