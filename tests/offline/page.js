// A page that has a device and nothing else; tests call it through window.
import { Device } from '/offline/device.js';

const states = [];
let wipes = 0;
const make = () => new Device('hub-test', { on_change: (state) => states.push(state), on_wipe: async () => { wipes += 1; } });
Object.assign(window, { device: make(), make, states, wipes: () => wipes, is_supported: Device.is_supported });
await window.device.start();
window.is_ready = true;
