// Measures signing in: how many a second the server takes, and what other requests feel while far more are thrown at it. Prints one
// JSON line a measurement.
//
//   node tools/bench_auth.mjs [--seconds 8] [--flood 200] [--server FILE]
//
// Each attempt comes from an address of its own (127.0.0.0/8), because one address may try only ten times a minute. The load comes from
// this process, on the same machine: on two cores both share them.
import { Connection, pause, percentile, request_text, round, sign_in, sign_in_text, start_server } from "./lib/hub_server.mjs";

const options = { seconds: "8", flood: "200", server: "" };
for (let i = 2; i < process.argv.length; i += 2) {
    const name = process.argv[i].replace(/^--/, "");
    if (!(name in options) || process.argv[i + 1] === undefined) {
        console.error(`bench_auth: unknown option ${process.argv[i]}`);
        process.exit(2);
    }
    options[name] = process.argv[i + 1];
}
const keeps_time = Number(options.seconds) * 1000;

let serial = 0;
const next_address = () => {
    serial += 1;
    return `127.${1 + ((serial >> 16) & 127)}.${(serial >> 8) & 255}.${serial & 255}`;
};

/// One attempt over a connection of its own: its status, 0 without an answer.
async function attempt(port, text) {
    const connection = await Connection.open(port, next_address()).catch(() => undefined);
    const answer = await connection?.send(text);
    connection?.close();
    return answer?.status ?? 0;
}

const print = (query, values) => console.log(JSON.stringify({ part: "auth", engine: "hub-server", query, ...values }));
const tally = (statuses) => Object.fromEntries([...new Set(statuses)].sort().map((status) => [status, statuses.filter((each) => each === status).length]));

/// As many at once as there are connections, each after the other.
async function sign_ins(server, connections) {
    const statuses = [];
    const times = [];
    const start = performance.now();
    await Promise.all(Array.from({ length: connections }, async () => {
        while (performance.now() - start < keeps_time) {
            const sent = performance.now();
            statuses.push(await attempt(server.port, sign_in_text(server.port)));
            times.push(performance.now() - sent);
        }
    }));
    const seconds = (performance.now() - start) / 1000;
    print("sign in", {
        connections, p50_ms: round(percentile(times, 50)), p95_ms: round(percentile(times, 95)),
        sign_ins_per_second: round(statuses.filter((status) => status === 201).length / seconds), statuses: tally(statuses), peak_rss_mb: round(server.peak_rss_mb()),
    });
    return statuses.every((status) => status === 201);
}

/// What a signed-in person waits for small answers, one after the other.
async function others(server, headers, query) {
    const times = [];
    const statuses = [];
    let connection = await Connection.open(server.port);
    const start = performance.now();
    while (performance.now() - start < keeps_time) {
        const sent = performance.now();
        const answer = await connection.send(request_text(server.port, "GET", times.length % 2 === 0 ? "/api/v1/session" : "/api/v1/home", headers));
        times.push(performance.now() - sent);
        statuses.push(answer?.status ?? 0);
        if (!answer || answer.closes) {
            connection.close();
            connection = await Connection.open(server.port);
        }
        await pause(20);
    }
    connection.close();
    print(query, { requests: times.length, p50_ms: round(percentile(times, 50)), p95_ms: round(percentile(times, 95)), most_ms: round(Math.max(...times)), statuses: tally(statuses) });
    return statuses.every((status) => status === 200);
}

/// So many a second, whether they are answered or not, with passwords that are wrong and users that nobody knows.
async function flood(server, a_second, is_over) {
    const under_way = [];
    const statuses = [];
    const start = performance.now();
    for (let sent = 0; !is_over(); await pause(5)) {
        for (; sent < ((performance.now() - start) / 1000) * a_second; ++sent) {
            under_way.push(attempt(server.port, sign_in_text(server.port, `user${sent}@acme.example`, "not the password")).then((status) => statuses.push(status)));
        }
    }
    await Promise.all(under_way);
    print("flood of sign-ins", { a_second, sent: under_way.length, statuses: tally(statuses), peak_rss_mb: round(server.peak_rss_mb()) });
}

/// A7: how long each kind of refusal takes, one after the other and in turn, so that all feel the same machine. Four wrong words an
/// account, so that none has to wait for its next try.
async function refusals(server, headers) {
    const { items: contacts } = await (await fetch(`http://localhost:${server.port}/api/v1/contacts`, { headers })).json();
    const emails = (wanted) => contacts.filter(({ email, access }) => email && wanted(access)).map(({ email }) => email);
    const active = emails((access) => access === "active");
    const removed = emails((access) => access === "revoked");
    const locked = active.pop();
    for (let i = 0; i < 6; ++i) { await attempt(server.port, sign_in_text(server.port, locked, "not the password")); }
    const kinds = {
        "wrong password": (i) => active[i % active.length],
        "unknown user": (i) => `nobody${i}@acme.example`,
        "access removed": (i) => removed[i % removed.length],
        locked: () => locked,
    };
    const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
    const statuses = [];
    for (let i = 0; i < Math.min(200, active.length * 4); ++i) {
        for (const [kind, email_of] of Object.entries(kinds)) {
            const sent = performance.now();
            statuses.push(await attempt(server.port, sign_in_text(server.port, email_of(i), "not the password")));
            times[kind].push(performance.now() - sent);
        }
    }
    const usual = percentile(times["wrong password"], 50);
    for (const [kind, list] of Object.entries(times)) {
        const p50 = percentile(list, 50);
        print(`refused: ${kind}`, { requests: list.length, p50_ms: round(p50), p95_ms: round(percentile(list, 95)), against_wrong_password: round(p50 / usual) });
    }
    return statuses.every((status) => status === statuses[0]);
}

const server = await start_server(["--demo", "--log-level", "error", "--session-requests", "0", "--address-requests", "0"], options.server ? { program: options.server } : {});
let is_well = true;
try {
    const { cookie } = await sign_in(server.port);
    const headers = { Cookie: cookie };
    is_well = await sign_ins(server, 1) && is_well;
    is_well = await sign_ins(server, 4) && is_well;
    is_well = await refusals(server, headers) && is_well;
    is_well = await others(server, headers, "other requests, calm") && is_well;
    let is_over = false;
    const flooding = flood(server, Number(options.flood), () => is_over);
    is_well = await others(server, headers, `other requests, during ${options.flood} sign-ins a second`) && is_well;
    is_over = true;
    await flooding;
} finally {
    await server.stop();
}
process.exitCode = is_well ? 0 : 1;
