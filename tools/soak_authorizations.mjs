#!/usr/bin/env node
// Creates authorizations through a bad network while the server is killed at random, and counts them afterwards.
// usage: soak_authorizations.mjs [COUNT [SEED [PROGRAM]]]      2,000 authorizations of build/bin/hub-server by default
import { join } from "node:path";

import { root } from "./lib/hub_server.mjs";
import { soak } from "./lib/soak.mjs";

const [count = "2000", seed = "1", program = join(root, "build/bin/hub-server")] = process.argv.slice(2);
const result = await soak({ program, count: Number(count), seed: Number(seed) });
console.log(`${result.acknowledged} of ${result.count} acknowledged in ${result.seconds.toFixed(1)} s, with ${result.attempts} attempts and ${result.deaths} deaths of the server`);
console.log(`network: ${Object.entries(result.network).map(([what, times]) => `${times} ${what.replace("_", " ")}`).join(", ")}`);
for (const sentence of result.wrong.slice(0, 20)) { console.log(sentence); }
console.log(result.wrong.length === 0 ? "each is there exactly once" : `${result.wrong.length} are wrong (seed ${seed})`);
process.exitCode = result.wrong.length === 0 ? 0 : 1;
