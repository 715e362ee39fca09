// An X server without a screen: Debian's Firefox has WebGL 2 and WebKitGTK starts only with one.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';

/// Uses the display that there is, or starts Xvfb. Returns { name, stop() }.
export async function open_display() {
    if (process.env.DISPLAY) { return { name: process.env.DISPLAY, stop() {} }; }
    for (let number = 90; number < 200; number += 1) {
        if (existsSync(`/tmp/.X11-unix/X${number}`)) { continue; }
        const server = spawn('Xvfb', [`:${number}`, '-screen', '0', '1680x1250x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
        const ended = once(server, 'exit');
        for (let tries = 0; tries < 100 && server.exitCode === null; tries += 1) {
            if (existsSync(`/tmp/.X11-unix/X${number}`)) { return { name: `:${number}`, stop: () => { server.kill(); return ended; } }; }
            await new Promise((resolve) => { setTimeout(resolve, 50); });
        }
    }
    throw new Error('No display: Xvfb does not start.');
}
