/** The mutants of responses: endpoint by role by field by operator, from the observed list. */
import type { FastifyRequest } from 'fastify';
import type { SwitchedMutant } from '../mutant';
import { endpointOperators } from './endpoint-operators';
import { OBSERVED, type ObservedRole } from './observed';
import { applyOperator, FIELD_OPERATORS, type FieldOperator } from './operators';
import { answerKey, SEPARATOR, type Trait } from './traits';

/** Texts keep these traits in every response that contains the same field. */
const OF_TEXTS: readonly Trait[] = ['lines', 'emoji', 'html'];

interface Answers {
  place: string;
  role: string;
  observed: ObservedRole;
}

/** @returns every mutant of a response, including the excluded ones */
export function answerMutants(): SwitchedMutant[] {
  return Object.entries(OBSERVED.endpoints).flatMap(([place, roles]) =>
    Object.entries(roles).flatMap(([role, observed]) => [
      ...ofEndpoint({ place, role, observed }),
      ...ofFields({ place, role, observed }),
    ]),
  );
}

function ofEndpoint({ place, role, observed }: Answers): SwitchedMutant[] {
  return endpointOperators(observed).map((operator) => ({
    ...named({ place, role, observed }, '', operator.name),
    reachedBy: [[answerKey(place, role), ...operator.needs].join(SEPARATOR)],
    activation: {
      kind: 'answers',
      inject: (hooks) => operator.inject(hooks, place, (request) => hasRole(request, role)),
    },
  }));
}

function ofFields(answers: Answers): SwitchedMutant[] {
  return Object.keys(answers.observed.fields).flatMap((path) =>
    FIELD_OPERATORS.filter((operator) => applies(answers, path, operator)).map((operator) =>
      ofField(answers, path, operator),
    ),
  );
}

function ofField(answers: Answers, path: string, operator: FieldOperator): SwitchedMutant {
  const { place, role, observed } = answers;
  const traits = operator.to.filter((trait) => observed.fields[path]?.includes(trait) === true);
  // A text that was nowhere seen with the trait is reached by every test that reads the text.
  const recorded = traits.length > 0 ? traits : ['string'];
  return {
    ...named(answers, path, operator.name),
    reachedBy: recorded.map((trait) => [answerKey(place, role), 'field', path, trait].join(SEPARATOR)),
    activation: {
      kind: 'answers',
      inject: (hooks) =>
        hooks.answers(place, (body, { request }) =>
          hasRole(request, role) ? applyOperator(body, path, operator) : undefined,
        ),
    },
  };
}

function named({ place, role }: Answers, path: string, operator: string) {
  return {
    name: ['answers', place, role, ...(path === '' ? [] : [path]), operator].join(':'),
    family: 'answers' as const,
    place,
    operator: operator.replace(/-\d+$/, ''),
    changes: `${place} for ${role}: ${path === '' ? 'the response' : path}, ${operator}`,
    excluded: null,
  };
}

function applies({ observed }: Answers, path: string, operator: FieldOperator): boolean {
  // Without its body a response is a failed one, which is an operator of its own.
  if (path === '' && ['absent', 'null'].includes(operator.name)) return false;
  const own = observed.fields[path] ?? [];
  if (operator.to.some((trait) => own.includes(trait))) return true;
  const [ofText] = operator.to.filter((trait) => OF_TEXTS.includes(trait));
  return ofText !== undefined && own.includes('string') && seenAnywhere(lastField(path), ofText);
}

/** Whether any response contained a field of this name with the trait. */
function seenAnywhere(field: string, trait: Trait): boolean {
  return TEXT_FIELDS.has(`${field}${SEPARATOR}${trait}`);
}

const TEXT_FIELDS = new Set(
  Object.values(OBSERVED.endpoints).flatMap((roles) =>
    Object.values(roles).flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([path, traits]) =>
        traits.map((trait) => `${lastField(path)}${SEPARATOR}${trait}`),
      ),
    ),
  ),
);

function lastField(path: string): string {
  return path.split('.').at(-1) ?? path;
}

function hasRole(request: FastifyRequest, role: string): boolean {
  return (request.signedInUser?.role ?? 'nobody') === role;
}
