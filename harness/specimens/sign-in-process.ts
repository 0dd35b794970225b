/** One process that signs in again and again from one address: `sign-in-process <folder> <server> <name> <times>`. */
import { Ration } from '../../fixtures/sessions/ration';
import { quickClock } from './quick-clock';

const [folder = '', server = '', name = '', times = ''] = process.argv.slice(2);
const ration = new Ration(folder, name, quickClock);
for (let attempt = 0; attempt < Number(times); attempt += 1) {
  await ration.take(name, 'the one address');
  await fetch(server, { method: 'POST' });
}
