/**
 * Words that the suite no longer uses in names, each with its replacement term. A name is split at capitals and
 * underscores. Environment variables that users set keep their names.
 */
const OLD_NAMES = {
  ensemble: 'actors by name',
  onlooker: 'user',
  seer: 'captured actor',
  photograph: 'screenshot',
  photographer: 'screenshot taker',
  scene: 'context, trial or trouble',
  scenes: 'queue',
  cue: 'instruction',
  prompter: 'drill server',
  company: 'batch',
  culprit: 'blocking step',
  detour: 'fallback',
  overhear: 'collect responses',
  overheard: 'response',
  deed: 'action, request or handler',
  deeds: 'actions or requests',
  victims: 'target ids',
  ward: 'supervised student',
  wards: 'supervised students',
  pupil: 'student with grades',
  fate: 'outcome',
  wish: 'options',
  wishes: 'options',
  guise: 'encoding',
  guises: 'encodings',
  unwell: 'unhealthy',
  mishap: 'fault error or runner error',
  mishaps: 'fault errors or runner errors',
  ration: 'rate limit',
  patience: 'time-out',
  narrate: 'notify',
  narrator: 'listener',
  witness: 'source',
  beside: 'unexpected failures, failed requests, or the noun that is meant',
  noticed: 'detected',
  told: 'the noun that is meant: message, text, response',
  dealt: 'partition',
  played: 'results',
  lent: 'exclusive',
  standing: 'status',
  complain: 'fail with a usage error',
  complaint: 'error message',
  complaints: 'error messages',
  switchboard: 'controller',
  illness: 'fake responses',
  middleman: 'tampering proxy',
};

/** @type {import('eslint').Rule.RuleModule} */
export const oldNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { old: '«{{word}}» in «{{name}}» is no term of the field. Say {{term}}.' },
  },
  create(context) {
    const check = (node) => {
      if (/^(THE_BOT|SANDBOX|OUTAGE)_/.test(node.name)) return;
      const words = node.name
        .split(/_|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
        .map((word) => word.toLowerCase());
      const word = words.find((one) => Object.hasOwn(OLD_NAMES, one));
      if (word !== undefined)
        context.report({ node, messageId: 'old', data: { word, name: node.name, term: OLD_NAMES[word] } });
    };
    return { Identifier: check, PrivateIdentifier: check };
  },
};
