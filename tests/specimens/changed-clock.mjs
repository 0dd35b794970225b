/**
 * Loaded into each process of a run (`--import`): this machine's clock is an hour behind from the moment at which the
 * file of the query exists. Only root may change the real one.
 */
import { existsSync } from 'node:fs';

const flag = new URL(import.meta.url).searchParams.get('flag') ?? '';
const realNow = Date.now.bind(Date);
Date.now = () => realNow() - (existsSync(flag) ? 3_600_000 : 0);
