/** Whether a window can be shown: a display that answers, a dead one, none; and what the commands say then. */
import { expect, test } from '@playwright/test';
import path from 'node:path';
import { isWaylandServer, isXServer, xAddresses } from '../lib/display';
import type { ScreenVariables } from '../suite/config/run-options';
import { screenProblem } from '../tools/interactive/screen';
import { command } from './doctor/child';
import { fakeDisplay, refusing } from './support/fake-display';

test.skip(process.platform !== 'linux', 'only Linux tells its display by variables');

const NOTHING: ScreenVariables = {
  platform: 'linux',
  x11: undefined,
  wayland: undefined,
  runtimeFolder: undefined,
  isSsh: false,
  isWsl: false,
};

test('screen: the names of displays lead to the places where programs look for them', () => {
  expect(xAddresses(':1')).toEqual([{ path: '/tmp/.X11-unix/X1' }, { path: '\0/tmp/.X11-unix/X1' }]);
  expect(xAddresses('unix:0.0')).toEqual(xAddresses(':0'));
  expect(xAddresses('localhost:10.0')).toEqual([{ host: 'localhost', port: 6_010 }]);
  expect(xAddresses('/run/display')).toEqual([{ path: '/run/display' }]);
  expect(xAddresses('wayland-0')).toBeUndefined();
});

test('screen: a display counts when it answers, also with a refusal; a silent or missing one does not', async () => {
  const answering = await fakeDisplay(refusing);
  const silent = await fakeDisplay(() => undefined);
  try {
    expect(await isXServer([{ path: answering.place }], 1_000)).toBe(true);
    expect(await isXServer([{ path: silent.place }], 50)).toBe(false);
    expect(await isXServer([{ path: `${silent.place}-missing` }], 1_000)).toBe(false);
    // A compositor waits for the program's first request.
    expect(await isWaylandServer('socket', path.dirname(silent.place), 1_000)).toBe(true);
    expect(await isWaylandServer('other', path.dirname(silent.place), 1_000)).toBe(false);
    expect(await screenProblem({ ...NOTHING, x11: answering.place })).toBeUndefined();
    // A desktop of Wayland names both; one that answers is enough.
    expect(await screenProblem({ ...NOTHING, x11: `${silent.place}-missing`, wayland: silent.place })).toBeUndefined();
  } finally {
    answering.close();
    silent.close();
  }
});

test('screen: what to do is said for a dead display, over SSH, on Wayland and in WSL', async () => {
  const dead = '/nowhere/display';
  const problems = [
    { x11: dead },
    { isSsh: true },
    { x11: dead, isSsh: true },
    { wayland: dead },
    { isWsl: true },
    {},
  ].map((variables) => screenProblem({ ...NOTHING, ...variables }));
  expect(await Promise.all(problems)).toEqual([
    `No window can be shown, because no display answers at DISPLAY=${dead}: set DISPLAY as a terminal of the desktop has it (most often :0)`,
    expect.stringMatching(/no screen .*ssh -Y/),
    expect.stringMatching(/^No window .*DISPLAY=.*ssh -Y/),
    expect.stringMatching(/WAYLAND_DISPLAY=.*desktop session/),
    expect.stringMatching(/no screen .*wsl --update/),
    expect.stringMatching(/no screen .*neither DISPLAY nor WAYLAND_DISPLAY.*terminal of a desktop$/),
  ]);
  expect(await screenProblem({ ...NOTHING, platform: 'darwin' })).toBeUndefined();
});

test('screen: headed mode ends at once where DISPLAY is dead, and blames no platform', async () => {
  const ended = await command('headed.ts', ['4.8'], { DISPLAY: '/nowhere/display', WAYLAND_DISPLAY: '' });
  expect(ended.output.trim()).toMatch(/^No window can be shown, .*, or run npm start, .+\.$/);
  expect(ended.status).toBe(2);
});
