// Attacks a running hub-server as security.md 1.3 does, and watches what others get meanwhile: slow clients, floods, broken framing,
// too many connections, too many sign-ins, SIGTERM under load. Prints one JSON line an attack; exit status 1 when one of them gets
// through. Attackers come from 127.0.1.x and so on, the person who must not notice from 127.0.0.9.
//
//   node tools/attack.mjs [--only NAME] [--server FILE]
import { connect } from "node:net";
import { Connection, password, pause, percentile, request_text, round, sign_in_text, start_server } from "./lib/hub_server.mjs";

const most_rss_mb = 256;      // security L7
const most_latency_ms = 1500; // of the person, at the 95th percentile: attacker, person and server share this machine
const options = { only: "", server: "" };
for (let i = 2; i < process.argv.length; i += 2) {
    const name = process.argv[i].replace(/^--/, "");
    if (!(name in options) || process.argv[i + 1] === undefined) {
        console.error(`attack: unknown option ${process.argv[i]}`);
        process.exit(2);
    }
    options[name] = process.argv[i + 1];
}

const large = "x".repeat(4_000_000);
const server = await start_server(["--demo", "--session-requests", "0", "--address-requests", "0"], { site: { "index.html": "<!doctype html><title>Attack</title>", "large.txt": large }, ...(options.server && { program: options.server }) });
const host = `localhost:${server.port}`;

/// A socket of the attacker's: what came back, and whether it was closed. Never throws.
function raw(from) {
    const socket = connect({ port: server.port, host: "127.0.0.1", localAddress: from });
    const state = { socket, received: "", bytes: 0, closed: false, status: () => Number(state.received.slice(9, 12)) || 0 };
    socket.on("data", (part) => {
        state.bytes += part.length;
        if (state.received.length < 4096) { state.received += part.toString("latin1"); }
    });
    socket.on("error", () => {});
    socket.on("close", () => { state.closed = true; });
    return state;
}

const attacker = (number) => `127.0.1.${1 + Math.floor(number / 60)}`;  // 60 connections from each address
const many = (count, start) => Array.from({ length: count }, (_, number) => start(raw(attacker(number)), number));
const close_all = (sockets) => sockets.forEach(({ socket }) => socket.destroy());

/// The person: a request every 50 ms, on connections of their own, while `work` goes on.
async function meanwhile(work) {
    const times = [];
    let served = 0;
    let asked = 0;
    let goes_on = true;
    const person = (async () => {
        let connection = await Connection.open(server.port, "127.0.0.9");
        while (goes_on) {
            const start = performance.now();
            asked += 1;
            const answer = await connection.send(request_text(server.port, "GET", asked % 2 ? "/api/v1/session" : "/"));
            times.push(performance.now() - start);
            if (answer?.status === 401 || answer?.status === 200) { served += 1; }
            if (!answer) { connection = await Connection.open(server.port, "127.0.0.9"); }
            await pause(50);
        }
        connection.close();
    })();
    const outcome = await work();
    goes_on = false;
    await person;
    return { ...outcome, served: `${served} of ${asked}`, all_served: served === asked, p50_ms: round(percentile(times, 50)), p95_ms: round(percentile(times, 95)) };
}

const attacks = {
    async "slow headers, 300 connections"() {
        const sockets = many(300, (state) => { state.socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n`); return state; });
        const drip = setInterval(() => sockets.forEach(({ socket, closed }) => closed || socket.write("X-A: b\r\n")), 1000);
        await pause(13_000);
        clearInterval(drip);
        const cut = sockets.filter(({ closed }) => closed).length;
        close_all(sockets);
        return { cut_off: cut, ok: cut === 300 };
    },
    async "slow bodies, 300 connections"() {
        const head = request_text(server.port, "POST", "/api/v1/session", { "Content-Type": "application/json", "Content-Length": "60000" });
        const sockets = many(300, (state) => { state.socket.write(head); return state; });
        const drip = setInterval(() => sockets.forEach(({ socket, closed }) => closed || socket.write("a")), 1000);
        await pause(24_000);
        clearInterval(drip);
        const cut = sockets.filter(({ closed }) => closed).length;
        close_all(sockets);
        return { cut_off: cut, ok: cut === 300 };
    },
    async "slow readers, 200 connections"() {
        const sockets = many(200, (state) => { state.socket.write(request_text(server.port, "GET", "/large.txt")); state.socket.pause(); return state; });
        await pause(8_000);
        close_all(sockets);
        return { ok: true };
    },
    async "idle connections, 64 of one address"() {
        const sockets = Array.from({ length: 64 }, () => raw("127.0.2.1"));
        sockets.forEach(({ socket }) => socket.write(request_text(server.port, "GET", "/healthz")));
        await pause(2_000);
        const answered = sockets.filter((state) => state.status() === 200).length;
        close_all(sockets);
        return { answered, ok: answered === 64 };
    },
    async "a line without an end, 200 MB"() {
        const state = raw("127.0.2.2");
        const sent = await pour(state, "GET /", Buffer.alloc(1 << 20, "a"), 200);
        return { sent_mb: sent, status: state.status(), ok: state.closed && sent < 20 };
    },
    async "a flood of headers, 64 MB"() {
        const state = raw("127.0.2.3");
        const sent = await pour(state, `GET / HTTP/1.1\r\nHost: ${host}\r\n`, Buffer.from("X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(26_000)), 64);
        return { sent_mb: sent, status: state.status(), ok: state.closed && sent < 20 };
    },
    async "chunked body, 100 MB"() {
        const state = raw("127.0.2.4");
        const head = request_text(server.port, "POST", "/api/v1/session", { "Content-Type": "application/json", "Transfer-Encoding": "chunked" });
        const sent = await pour(state, head, Buffer.from(`100000\r\n${"x".repeat(0x100000)}\r\n`), 100);
        return { sent_mb: sent, status: state.status(), ok: state.status() === 413 && sent < 20 };
    },
    async "announced body, 10 GB"() {
        const state = raw("127.0.2.5");
        state.socket.write(request_text(server.port, "POST", "/api/v1/session", { "Content-Type": "application/json", "Content-Length": "10737418240" }));
        await pause(1_000);
        return { status: state.status(), ok: state.status() === 413 };
    },
    async "bodies held back, 3000 connections of 250 kB"() {
        const head = request_text(server.port, "POST", "/api/v1/session", { "Content-Type": "application/json", "Content-Length": "262000" });
        const body = Buffer.alloc(250_000, "a");
        const sockets = many(3000, (state) => { state.socket.write(head); state.socket.write(body); return state; });
        await pause(12_000);
        const refused = sockets.filter((state) => state.status() === 503).length;
        close_all(sockets);
        return { refused, ok: refused > 2000 };
    },
    async "5000 connections"() {
        const sockets = many(5000, (state) => state);
        await pause(6_000);
        const refused = sockets.filter((state) => state.status() === 503 || state.closed).length;
        close_all(sockets);
        return { refused, ok: refused > 900, person_may_wait: true };
    },
    async "sign-ins, 64 at once for 6 s"() {
        let goes_on = true;
        const statuses = {};
        const work = Array.from({ length: 64 }, async (_, number) => {
            while (goes_on) {
                const connection = await Connection.open(server.port, `127.0.3.${number + 1}`);
                const answer = await connection.send(sign_in_text(server.port, `nobody${number}@acme.example`, `${password}!`));
                statuses[answer?.status ?? 0] = (statuses[answer?.status ?? 0] ?? 0) + 1;
                connection.close();
            }
        });
        await pause(6_000);
        goes_on = false;
        await Promise.all(work);
        return { statuses, ok: (statuses[500] ?? 0) === 0 };
    },
    async "requests read in two ways"() {
        const json = { "Content-Type": "application/json" };
        const cases = {
            "length and encoding": [400, request_text(server.port, "POST", "/api/v1/session", { ...json, "Content-Length": 4, "Transfer-Encoding": "chunked" }) + "0\r\n\r\n"],
            "two lengths": [400, request_text(server.port, "POST", "/api/v1/session", { ...json, "Content-Length": "4\r\nContent-Length: 5" }) + "abcd"],
            "xchunked": [501, request_text(server.port, "POST", "/api/v1/session", { ...json, "Transfer-Encoding": "xchunked" }) + "0\r\n\r\n"],
            "blank before the colon": [400, request_text(server.port, "GET", "/", { "X-A ": "b" })],
            "folded header": [400, request_text(server.port, "GET", "/", { "X-A": "b\r\n c" })],
            "no host": [400, "GET / HTTP/1.1\r\n\r\n"],
            "body on GET": [400, request_text(server.port, "GET", "/", {}, "body")],
            "NUL in a header": [400, request_text(server.port, "GET", "/", { "X-A": "b\0c" })],
            "foreign host": [421, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"],
        };
        const wrong = [];
        for (const [name, [status, bytes]] of Object.entries(cases)) {
            const state = raw("127.0.2.6");
            state.socket.write(Buffer.from(bytes + request_text(server.port, "GET", "/healthz"), "latin1"));
            await pause(200);
            const answers = state.received.split("HTTP/1.1 ").length - 1;
            if (state.status() !== status || answers !== 1) { wrong.push(`${name}: ${state.status()}, ${answers} answers`); }
            state.socket.destroy();
        }
        return { cases: Object.keys(cases).length, wrong, ok: wrong.length === 0 };
    },
};

/// Megabytes that went out before the server closed.
async function pour(state, head, part, megabytes) {
    state.socket.write(head);
    let sent = 0;
    while (sent < megabytes && !state.closed && !state.socket.destroyed) {
        if (!state.socket.write(part)) { await Promise.race([new Promise((done) => { state.socket.once("drain", done).once("close", done); }), pause(3_000)]); }
        sent += 1;
    }
    await pause(1_500);
    return sent;
}

async function stop_under_load() {
    const counts = { answered: 0, wrong: 0 };
    const text = request_text(server.port, "GET", "/api/v1/session");
    const work = Array.from({ length: 8 }, async () => {
        for (;;) {
            const connection = await Connection.open(server.port, "127.0.0.9").catch(() => null);
            if (!connection) { return; }
            for (let answer = await connection.send(text); answer; answer = await connection.send(text)) {
                counts[answer.status === 401 ? "answered" : "wrong"] += 1;
                if (/connection: close/.test(answer.head)) { break; }
            }
            connection.close();
        }
    });
    await pause(1_000);
    const start = performance.now();
    server.signal("SIGTERM");
    const [code] = await server.ended;
    await Promise.all(work);
    return { ...counts, code, seconds: round((performance.now() - start) / 1000), ok: code === 0 && counts.wrong === 0 };
}

let failures = 0;
const report = (attack, outcome) => {
    if (!outcome.ok) { failures += 1; }
    console.log(JSON.stringify({ part: "attack", engine: "hub-server", query: attack, ...outcome }));
};

await pause(500);
const descriptors = server.descriptors();
for (const [name, attack] of Object.entries(attacks)) {
    if (!name.includes(options.only)) { continue; }
    server.reset_peak();
    const outcome = await meanwhile(attack);
    const peak = round(server.peak_rss_mb());
    const noticed = !outcome.person_may_wait && (!outcome.all_served || outcome.p95_ms > most_latency_ms);
    report(name, { ...outcome, peak_rss_mb: peak, ok: outcome.ok && peak < most_rss_mb && !noticed });
    await pause(1_500);
}
report("descriptors afterwards", { before: descriptors, after: server.descriptors(), ok: Math.abs(server.descriptors() - descriptors) <= 5 });
report("SIGTERM under load", await stop_under_load());
process.exitCode = failures === 0 ? 0 : 1;
