// Measures how long the verification of an audit log takes. Prints one JSON line.
//
//   node tools/bench_audit.mjs [--rows 1000000]

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

import { root, round, start_server } from "./lib/hub_server.mjs";

const at = process.argv.indexOf("--rows");
const rows = at > 0 ? Number(process.argv[at + 1]) : 1_000_000;

function run(program, ...words) {
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(join(root, "build/bin", program), words, { encoding: "utf8" });
    if (status !== 0) { throw new Error(`${program} ${words[0]} ended with ${status}: ${stdout}${stderr}`); }
    return { took_ms: performance.now() - began, stdout };
}

const server = await start_server();
const data = join(server.folder, "data");
server.signal("SIGTERM");
await server.ended;
try {
    run("hub-fill-audit", data, String(rows));
    // The anchor that the server left is older than these rows; that is what anchors are.
    const { took_ms, stdout } = run("hub-server", "audit", "verify", "--data", data);
    const read = Number(/(\d+) rows read/.exec(stdout)[1]);
    console.log(JSON.stringify({ part: "audit", engine: "hub-server", query: "verify", rows: read, total_ms: round(took_ms), rows_per_second: Math.round(read / took_ms * 1000) }));
} finally {
    rmSync(server.folder, { recursive: true, force: true });
}
