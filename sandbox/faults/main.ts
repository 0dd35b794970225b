/**
 * The sandbox of a drill: with one fault, or with all answers late. The sandbox itself (`server/main.ts`) holds none of
 * this, so nothing in anybody's environment can switch a fault on there.
 */
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { ConfigurationError } from '../server/configuration';
import { startSandbox, type Departure } from '../server/start';
import { FAULTS } from './index';
import { Site } from './site';

const { values } = parseArgs({
  options: { fault: { type: 'string' }, latency: { type: 'string' }, list: { type: 'boolean', default: false } },
});

if (values.list) {
  const told = FAULTS.map(({ id, area, breaks, noticedBy, by = 'cases' }) => ({ id, area, breaks, noticedBy, by }));
  process.stdout.write(`${JSON.stringify(told)}\n`);
} else {
  startSandbox(() => {
    if (!/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(process.env['HOST']?.trim() || '127.0.0.1')) {
      throw new ConfigurationError('A sandbox with a fault is for this machine alone: HOST must be a loopback address.');
    }
    return values.fault === undefined ? slow(values.latency) : broken(values.fault);
  });
}

function broken(id: string): Departure {
  const fault = FAULTS.find((known) => known.id === id);
  if (fault === undefined) {
    throw new ConfigurationError(`There is no fault «${id}». There are: ${FAULTS.map((known) => known.id).join(', ')}.`);
  }
  return {
    mark: `fault.${fault.id}`,
    warning: `!! A FAULT IS ON: ${fault.breaks} (${fault.id}). Nothing that is found out here is about the platform.`,
    arrange: (app, { database, store }) => {
      const site = new Site(app, database, store);
      app.get('/sandbox/fault', async () => ({ id: fault.id, breaks: fault.breaks }));
      site.leaving(/./, ({ reply }) => void reply.header('x-the-bot-fault', fault.id));
      site.page(showNotice, fault.id);
      fault.cause(site);
    },
  };
}

/** All answers of the API late by so many milliseconds: no fault, but a long way to the platform. */
function slow(latency: string | undefined): Departure | undefined {
  if (latency === undefined) {
    return undefined;
  }
  if (!/^\d{1,5}$/.test(latency)) {
    throw new ConfigurationError('--latency must be whole milliseconds.');
  }
  return {
    mark: `latency.${latency}`,
    warning: `Every answer is ${latency} ms late.`,
    arrange: (app) =>
      app.addHook('onSend', async (_request, _reply, payload) => {
        await pause(Number(latency));
        return payload;
      }),
  };
}

/** A strip over every page. It stands in no element, so that it is in nobody's way but a person's eye. */
function showNotice(id: string): void {
  const sheet = new CSSStyleSheet();
  const look = 'position: fixed; z-index: 9999; left: 0; bottom: 0; padding: 2px 8px; background: #b3261e; color: #fff; pointer-events: none;';
  sheet.replaceSync(`html::after { content: 'FAULT: ${id}'; ${look} }`);
  document.adoptedStyleSheets.push(sheet);
}
