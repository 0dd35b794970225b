/** What would kill a survivor, by its operator. */
import type { Mutant } from './listed-mutants';

const BY_OPERATOR: Readonly<Record<string, string>> = {
  'cors-open': 'a case that sends an Origin header and expects no permission for other origins',
  'content-type-lost': 'a check of the content type',
  'content-type-wrong': 'a check of the content type',
  'cache-control-lost': 'a check that the response must not be cached',
  'content-disposition-lost': 'a check of the name under which the file is saved',
  'content-disposition-wrong': 'a check of the name under which the file is saved',
  'other-record': 'a case with two records that compares this field of each',
  reversed: 'a case that checks the order of the list',
  'last-lost': 'a case that expects every record of the list',
  repeated: 'a case that expects each record of the list once',
  rounded: 'a case with a fraction in this field',
  'date-shifted': 'a case that compares the exact moment',
  'lines-lost': 'a case with line breaks in this text',
  'emoji-lost': 'a case with an emoji in this text',
  'escaped-twice': 'a case with «<», «&» and quotation marks in this text',
  'page-repeated': 'a case that compares the records of two pages',
  'move-boundary': 'a case with a value exactly at the limit, and one just beyond it',
  'plus-one': 'a case with a value at the limit that this number sets',
  'minus-one': 'a case with a value at the limit that this number sets',
  'and-or': 'a case in which exactly one of the two conditions holds',
  'negate-condition': 'a case for either outcome of the condition',
  'force-true': 'a case in which the condition does not hold',
  'force-false': 'a case in which the condition holds',
  'drop-statement': 'a case that checks the effect of the statement',
  'drop-restriction': 'a case with a record that the restriction hides',
  'wrong-owner': 'a case in which two users have records of their own',
  'drop-guard': 'a case in which another role sends the request',
  'drop-field': 'a case that reads the field again after the change',
  'empty-text': 'a check of this text on the page',
  'cut-text': 'a check of this text on the page in full',
  'other-text': 'a check of this text on the page',
  'drop-handler': 'a case that uses this control',
  'double-handler': 'a case that counts the requests of one click',
  'early-success': 'a case in which the server refuses the change',
  'drop-refresh': 'a case that reads the list again without loading the page anew',
  'wrong-link': 'a case that follows this link',
};

/** @param isReached whether any test reaches the changed place */
export function wantedFor(mutant: Mutant, isReached: boolean): string {
  const check = mutant.operator.startsWith('200-for')
    ? 'a check of the status'
    : mutant.operator.startsWith('500-for')
      ? 'a check of the status'
      : (BY_OPERATOR[mutant.operator] ?? 'a check of the value and type of this field');
  return isReached ? check : `a case that reaches this place, and ${check}`;
}
