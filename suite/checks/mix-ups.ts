/** Lists and pages that show several people or records: each must appear with its own data, and with nobody else's. */
import { asJson } from '../../lib/json';
import type { SeenPart } from '../actors/own-parts';
import { isFields } from '../network/reading';
import { withoutIds } from '../../lib/path-ids';

/** A person or a record, and what belongs to it alone. */
export interface Owner {
  /** Unique name, by which lists and pages name it. */
  readonly name: string;
  /** What belongs to it, by what it is: «subject» → «Физика». No two owners have the same. */
  readonly marks: Readonly<Record<string, string>>;
}

/** The text in which a place describes one owner. */
export interface OwnerText {
  /** A page or a request, as the beginning of a sentence. */
  readonly place: string;
  readonly owner: Owner;
  readonly text: string;
}

export interface MixUps {
  /** One sentence for each thing that appears with the wrong owner, or is missing from its own. */
  readonly wrong: readonly string[];
  /** What a place shows of nobody: “the goal on the page of the child”. */
  readonly absent: readonly string[];
}

/**
 * Compares the texts of owners. What a place shows of any of them, it must show of each: its own.
 * @param kinds what is compared, by the names of the marks
 */
export function findMixUps(places: readonly OwnerText[], kinds: readonly string[]): MixUps {
  const owners = [...new Map(places.map(({ owner }) => [owner.name, owner])).values()];
  const [wrong, absent]: [string[], string[]] = [[], []];
  for (const place of new Set(places.map((one) => one.place))) {
    const here = places.filter((one) => one.place === place);
    for (const kind of kinds) {
      if (!here.some(({ text }) => owners.some((owner) => tells(text, owner.marks[kind])))) {
        absent.push(`${kind} ${place}`);
        continue;
      }
      for (const { owner, text } of here) {
        const own = owner.marks[kind];
        if (!tells(text, own)) wrong.push(`«${owner.name}» is without the own ${kind} «${own}» ${place}`);
        for (const other of owners)
          if (other !== owner && tells(text, other.marks[kind]))
            wrong.push(`«${owner.name}» has the ${kind} «${other.marks[kind]}» of «${other.name}» ${place}`);
      }
    }
  }
  return { wrong, absent };
}

/** Whether a text contains a mark. A number counts as a whole: the class «7» is not in «17», «7 %» or a run tag. */
function tells(text: string, mark: string | undefined): boolean {
  if (mark === undefined) return false;
  return /^\d+$/.test(mark)
    ? new RegExp(`(?<![\\p{L}\\p{N}-])${mark}(?![\\p{L}\\p{N}-]|\\s?%)`, 'u').test(text)
    : text.includes(mark);
}

/** Assigns what a user has seen of names to their owners. A name that was not seen has no text. */
export function textsOfParts(place: string, owners: readonly Owner[], seen: readonly SeenPart[]): OwnerText[] {
  return owners.map((owner) => ({ place, owner, text: seen.find(({ name }) => name === owner.name)?.text ?? '' }));
}

/**
 * Finds the entries of lists in responses that name an owner.
 * @param responses as received by a page or by the suite; those without such an entry are left out
 */
export function textsInResponses(
  responses: readonly { request: string; text: string }[],
  owners: readonly Owner[],
): OwnerText[] {
  return responses.flatMap(({ request, text }) =>
    entriesOf(asJson(text)).flatMap(({ list, entry }) => {
      const texts = textsOf(entry);
      const place = `in ${list}${withoutIds(request)}`;
      return owners
        .filter(({ name }) => texts.includes(name))
        .map((owner) => ({ place, owner, text: texts.join(' · ') }));
    }),
  );
}

/** Returns the names of the owners in the order in which each place has them. */
export function namesInOrder(places: readonly OwnerText[]): string[] {
  return places.map(({ place, owner }) => `${owner.name} ${place}`);
}

/**
 * Finds lists that name some subjects of a person and not all.
 * @param person undefined for lists of the person's own
 * @returns one sentence for each list that names one of the subjects and lacks another
 */
export function missingSubjects(
  lists: readonly { request: string; text: string }[],
  person: { fullName: string } | undefined,
  subjects: readonly string[],
): string[] {
  return lists.flatMap(({ request, text }) => {
    const texts = entriesOf(asJson(text))
      .map(({ entry }) => textsOf(entry))
      .filter((entry) => person === undefined || entry.includes(person.fullName))
      .flat();
    const named = subjects.filter((subject) => texts.includes(subject));
    return named.length === 0 || named.length === subjects.length
      ? []
      : [
          `${request} tells «${named.join('», «')}» and not «${subjects.filter((subject) => !named.includes(subject)).join('», «')}»`,
        ];
  });
}

/**
 * Compares what lists tell of the subjects of a person, each of which the person learns once.
 * @param person undefined for lists of the person's own
 * @returns one sentence for each list that names one of the subjects several times in the entry of the person
 */
export function repeatedSubjects(
  lists: readonly { request: string; text: string }[],
  person: { fullName: string } | undefined,
  subjects: readonly string[],
): string[] {
  return lists.flatMap(({ request, text }) => {
    const entries = entriesOf(asJson(text)).map(({ entry }) => textsOf(entry));
    const own = person === undefined ? [entries.flat()] : entries.filter((entry) => entry.includes(person.fullName));
    const isRepeated = (subject: string) => own.some((texts) => texts.filter((one) => one === subject).length > 1);
    return subjects.filter(isRepeated).map((subject) => `${request} tells «${subject}» several times`);
  });
}

/** Returns the entries of the outermost lists of a response, each with the name of its list. */
function entriesOf(value: unknown, path: readonly string[] = []): readonly { list: string; entry: unknown }[] {
  if (Array.isArray(value))
    return value.map((entry: unknown) => ({ list: path.length === 0 ? '' : `«${path.join('.')}» of `, entry }));
  return isFields(value) ? Object.entries(value).flatMap(([name, inner]) => entriesOf(inner, [...path, name])) : [];
}

/** Returns the texts of a record and its class, which builds write as a number too. Moments are left out. */
function textsOf(value: unknown, field = ''): string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d/.test(value) ? [] : [value];
  if (typeof value === 'number') return field === 'grade' ? [String(value)] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, field));
  return isFields(value) ? Object.entries(value).flatMap(([name, inner]) => textsOf(inner, name)) : [];
}
