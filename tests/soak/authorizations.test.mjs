// The short form of tools/soak_authorizations.mjs.
import assert from "node:assert/strict";
import test from "node:test";

import { dice, soak } from "../../tools/lib/soak.mjs";

test("Security L5: sixty authorizations through a bad network to a dying server are there once each", async () => {
    const result = await soak({ program: process.env.HUB_SERVER, count: 60, workers: 4, kill_every_ms: 1200 });
    assert.deepEqual(result.wrong, []);
    assert.equal(result.acknowledged, 60);
    assert.ok(result.deaths >= 1);
    assert.ok(result.attempts > result.count);
});

test("The same seed gives the same dice", () => {
    const [one, two] = [dice(7), dice(7)];
    for (let i = 0; i < 100; ++i) { assert.equal(one(), two()); }
});
