/** What the classes of page objects declare, from their source: which members a spec may use, and with what. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../../suite/config/environment';

/** A public member that a spec reads, or calls with one text. */
export interface Declared {
  readonly name: string;
  readonly takesText: boolean;
}

/** Public members by the name of their class, without inherited ones and without actions. */
export type Declarations = ReadonlyMap<string, readonly Declared[]>;

let known: Declarations | undefined;

/** Returns the members of all classes in `pages`, read once. */
export function declarations(): Declarations {
  known ??= new Map(sources(path.join(PROJECT_ROOT, 'pages')).flatMap(declaredIn));
  return known;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

function declaredIn(source: string): [string, Declared[]][] {
  return ts
    .createSourceFile('page.ts', source, ts.ScriptTarget.Latest)
    .statements.filter(ts.isClassDeclaration)
    .map((one) => [one.name?.text ?? '', one.members.flatMap(declared)]);
}

function declared(member: ts.ClassElement): Declared[] {
  if (member.name === undefined || !ts.isIdentifier(member.name) || isHidden(member)) return [];
  const name = member.name.text;
  if (ts.isGetAccessor(member)) return [{ name, takesText: false }];
  // Actions are asynchronous, and decorated.
  if (!ts.isMethodDeclaration(member) || isAsync(member.type) || ts.getDecorators(member) !== undefined) return [];
  const [only, ...others] = member.parameters;
  const takesText = only?.type?.kind === ts.SyntaxKind.StringKeyword && others.length === 0;
  return takesText ? [{ name, takesText }] : [];
}

function isHidden(member: ts.ClassElement): boolean {
  const flags = ts.getCombinedModifierFlags(member);
  return (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static)) !== 0;
}

function isAsync(type: ts.TypeNode | undefined): boolean {
  return (
    type === undefined ||
    (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === 'Promise')
  );
}
