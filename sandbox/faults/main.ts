/**
 * The sandbox for drills and for faults by hand: with faults (`--fault NAME`, repeatable), or with delayed responses. The sandbox itself (`server/main.ts`) contains
 * none of this code, so no environment variable can enable a fault there.
 */
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { ConfigurationError } from '../server/configuration';
import { startSandbox, type ServerVariant } from '../server/start';
import { FAULTS } from './index';
import { FaultController } from './fault-controller';

const { values } = parseArgs({
  options: {
    fault: { type: 'string', multiple: true, default: [] },
    latency: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

if (values.list) {
  const listed = FAULTS.map(({ id, area, breaks, detectedBy, by = 'cases' }) => ({ id, area, breaks, detectedBy, by }));
  process.stdout.write(`${JSON.stringify(listed)}\n`);
} else {
  startSandbox(() => {
    if (!/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(process.env['HOST']?.trim() || '127.0.0.1')) {
      throw new ConfigurationError(
        'A sandbox with a fault is for this machine alone: HOST must be a loopback address.',
      );
    }
    if (values.latency === undefined) return breakable(values.fault);
    if (values.fault.length > 0) throw new ConfigurationError('--latency and --fault exclude each other.');
    return slow(values.latency);
  });
}

/** Returns a variant with fault injection at run time. These faults are enabled from the start. */
function breakable(ids: readonly string[]): ServerVariant {
  const unknown = ids.filter((id) => !FAULTS.some((known) => known.id === id));
  if (unknown.length > 0) {
    throw new ConfigurationError(
      `There is no fault ${unknown.map((id) => `«${id}»`).join(', ')}. There are: ${FAULTS.map((known) => known.id).join(', ')}.`,
    );
  }
  const faults = FAULTS.filter(({ id }) => ids.includes(id));
  const named = faults.map(({ id, breaks }) => `${breaks} (${id})`).join('; ');
  return {
    warning:
      faults.length === 0
        ? '!! THE SANDBOX OF DRILLS: faults can be switched on in it at any moment.'
        : `!! ${faults.length === 1 ? 'A FAULT IS ON' : `${faults.length} FAULTS ARE ON`}: ${named}. Nothing that is found out here is about the platform.`,
    arrange: (app, place) => new FaultController(app, place).set(faults),
  };
}

/**
 * Returns a variant that delays every API response by so many milliseconds. This is not a fault: it simulates network
 * latency.
 */
function slow(latency: string): ServerVariant {
  if (!/^\d{1,5}$/.test(latency)) {
    throw new ConfigurationError('--latency must be whole milliseconds.');
  }
  return {
    warning: `Every answer is ${latency} ms late.`,
    arrange: (app) =>
      app.addHook('onSend', async (_request, _reply, payload) => {
        await pause(Number(latency));
        return payload;
      }),
  };
}
