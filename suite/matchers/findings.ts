/** Matcher of examinations that send many requests. */
import { missingRefusal } from '../failure/failure';
import { register } from '../failure/register';
import type { Findings } from '../failure/findings';

export const findingMatchers = {
  /** Passes when an examination made at least one check and all of its checks hold. */
  toFindNothing(findings: Findings) {
    const { subject, checks, found, summary, representative } = findings;
    const pass = checks > 0 && found.length === 0;
    const message = () => {
      if (pass) return `${subject}: all of ${checks} checks hold, and should not.`;
      if (checks === 0)
        return register({ code: 'suite', seen: `nothing was checked: ${subject}` }, `${subject}: nothing was checked.`);
      const details = { control: { kind: 'value', names: [subject] }, seen: summary.slice(0, 300) };
      return register(
        representative === undefined
          ? { code: 'different', ...details }
          : { ...missingRefusal(representative.request, representative.status, { by: 'suite' }), ...details },
        `${subject}: ${found.length} of ${checks} checks do not hold: ${summary}.`,
      );
    };
    return { pass, name: 'toFindNothing', message };
  },
};
