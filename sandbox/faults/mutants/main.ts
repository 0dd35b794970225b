/** The sandbox for mutants: the drill's program with a switch at every place that a mutant changes. */
import './runtime/early';
import { parseArgs } from 'node:util';
import { ConfigurationError } from '../../server/configuration';
import { startSandbox, type ServerVariant } from '../../server/start';
import { answerMutants } from './answers/enumerate';
import { codeMutants } from './code-mutants';
import type { SwitchedMutant } from './mutant';
import { MutantController } from './mutant-controller';

const { values } = parseArgs({
  options: {
    mutant: { type: 'string' },
    record: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

const mutants = [...answerMutants(), ...codeMutants('rules'), ...codeMutants('page')];

if (values.list) {
  process.stdout.write(`${JSON.stringify(mutants.map(({ activation: _activation, ...mutant }) => mutant))}\n`);
} else {
  const active = mutants.find((one) => one.name === values.mutant);
  startSandbox(() => variantWith(active));
}

function variantWith(active: SwitchedMutant | undefined): ServerVariant {
  if (!/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(process.env['HOST']?.trim() || '127.0.0.1')) {
    throw new ConfigurationError('A sandbox with mutants is for this machine alone: HOST must be a loopback address.');
  }
  if (values.mutant !== undefined && active === undefined)
    throw new ConfigurationError(`There is no mutant «${values.mutant}».`);
  const named = new Map(mutants.filter((one) => one.excluded === null).map((one) => [one.name, one]));
  return {
    warning: '!! THE SANDBOX OF MUTANTS: its code can be changed at any moment.',
    arrange: (app, place) => {
      new MutantController(app, place, named).set(active);
    },
  };
}
