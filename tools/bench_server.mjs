// Measures the server: requests a second and the time of one request, for the list of results (pages of 10,000 rows) and for small
// requests, and its memory with many rows. Prints one JSON line a measurement.
//
//   node tools/bench_server.mjs [--rows 10000,1000000] [--seconds 4] [--server FILE]
//
// The load comes from this process over plain sockets, on the same machine: on two cores both share them. rss_mb is after the
// measurement, peak_rss_mb the most since the start of it; signing in takes 64 MiB for a moment.
import { Connection, percentile, request_text, round, sign_in, start_server } from "./lib/hub_server.mjs";

const options = { rows: "10000,1000000", seconds: "4", server: "" };
for (let i = 2; i < process.argv.length; i += 2) {
    const name = process.argv[i].replace(/^--/, "");
    if (!(name in options) || process.argv[i + 1] === undefined) {
        console.error(`bench_server: unknown option ${process.argv[i]}`);
        process.exit(2);
    }
    options[name] = process.argv[i + 1];
}

/// Each connection sends its next request when the answer to the last one is there.
async function measure(server, query, rows, text, connections, keeps_time = Number(options.seconds) * 1000) {
    const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(server.port)));
    let said = "";
    await Promise.all(open.map((connection) => connection.send(text(0))));  // warm
    server.reset_peak();
    const times = [];
    let failures = 0;
    let bytes = 0;
    let serial = 0;
    const start = performance.now();
    await Promise.all(open.map(async (first) => {
        let connection = first;
        while (performance.now() - start < keeps_time) {
            const sent = performance.now();
            const answer = await connection.send(text(++serial));
            times.push(performance.now() - sent);
            if (!answer || answer.status >= 300) {
                failures += 1;
                said ||= answer ? `${answer.status} to ${query}` : `no answer to ${query}`;
            }
            bytes = answer?.bytes ?? bytes;
            // A connection is good for 1,000 requests (H3).
            if (!answer || answer.closes) {
                connection.close();
                connection = await Connection.open(server.port);
            }
        }
        connection.close();
    }));
    const seconds = (performance.now() - start) / 1000;
    if (said) { console.error(`bench_server: ${said}`); }
    console.log(JSON.stringify({
        part: "server", engine: "hub-server", query, rows, connections, p50_ms: round(percentile(times, 50)), p95_ms: round(percentile(times, 95)),
        requests_per_second: round(times.length / seconds), answer_bytes: bytes, failures, rss_mb: round(server.rss_mb()), peak_rss_mb: round(server.peak_rss_mb()),
    }));
    return failures;
}

/// Everything a client loads at first: page after page until there is no more.
async function load_all(server, rows, headers) {
    const connection = await Connection.open(server.port);
    server.reset_peak();
    const times = [];
    let total = 0;
    let bytes = 0;
    let cursor = "";
    let first_id = "";
    for (let more = true; more;) {
        const sent = performance.now();
        const answer = await connection.send(request_text(server.port, "GET", `/api/v1/results${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`, headers), { keep: true });
        times.push(performance.now() - sent);
        if (answer?.status !== 200) { throw new Error(`The list of results answered ${answer?.status}: ${answer?.body.slice(0, 300)}`); }
        const page = JSON.parse(answer.body);
        first_id ||= page.id[0];
        total += page.id.length;
        bytes += answer.bytes;
        more = page.more;
        cursor = page.cursor;
    }
    connection.close();
    console.log(JSON.stringify({
        part: "server", engine: "hub-server", query: "load all results", rows: total, pages: times.length, p50_ms: round(percentile(times, 50)), p95_ms: round(percentile(times, 95)),
        total_ms: round(times.reduce((sum, time) => sum + time, 0)), bytes, rss_mb: round(server.rss_mb()), peak_rss_mb: round(server.peak_rss_mb()),
    }));
    return { cursor, first_id };
}

let failures = 0;
for (const rows of options.rows.split(",").map(Number)) {
    const started = performance.now();
    const server = await start_server(["--demo", "--demo-scale", String(rows), "--log-level", "warning", "--session-requests", "0", "--address-requests", "0"], options.server ? { program: options.server } : {});
    try {
        console.log(JSON.stringify({ part: "server", engine: "hub-server", query: "first start with demo data", rows, p50_ms: round(performance.now() - started), p95_ms: round(performance.now() - started), rss_mb: round(server.rss_mb()), peak_rss_mb: round(server.peak_rss_mb()) }));
        const { cookie, csrf } = await sign_in(server.port);
        const headers = { Cookie: cookie };
        const get = (target) => { const text = request_text(server.port, "GET", target, headers); return () => text; };
        const { cursor, first_id } = await load_all(server, rows, headers);
        failures += await measure(server, "results page", rows, get("/api/v1/results"), 1);
        failures += await measure(server, "results page", rows, get("/api/v1/results"), 8);
        failures += await measure(server, "results, nothing new", rows, get(`/api/v1/results?cursor=${encodeURIComponent(cursor)}`), 8);
        failures += await measure(server, "session", rows, get("/api/v1/session"), 1);
        failures += await measure(server, "session", rows, get("/api/v1/session"), 16);
        failures += await measure(server, "page", rows, get("/"), 16);
        const mark = { ...headers, "X-CSRF-Token": csrf, "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
        const body = (serial) => JSON.stringify({ documents: [first_id], flagged: serial % 2 === 0 });
        failures += await measure(server, "mark one result", rows, (serial) => request_text(server.port, "PUT", "/api/v1/results/marks", mark, body(serial)), 16);
    } finally {
        await server.stop();
    }
}
process.exitCode = failures === 0 ? 0 : 1;
