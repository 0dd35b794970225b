/** The protocol steps that the specs run, read from their source: `protocol.step('4.8', …)`, `protocol.check('4.5', …)`. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT } from '../../suite/config/environment';

export interface StepCall {
  /** Relative to `e2e/`. */
  file: string;
  line: number;
  /** Undefined if the id is not a string literal, so that a text search would not find it. */
  id: string | undefined;
}

/** Every call in every file of `e2e/`. */
export function stepCalls(): StepCall[] {
  const root = path.join(PROJECT_ROOT, 'e2e');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) => callsIn(name.split(path.sep).join('/'), readFileSync(path.join(root, name), 'utf8')));
}

/** The calls in one source. */
export function callsIn(file: string, source: string): StepCall[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const calls: StepCall[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      isProtocolStep(node.expression)
    ) {
      const [id] = node.arguments;
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      calls.push({ file, line, id: id !== undefined && ts.isStringLiteral(id) ? id.text : undefined });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return calls;
}

function isProtocolStep(access: ts.PropertyAccessExpression): boolean {
  return (
    ['step', 'check'].includes(access.name.text) &&
    ts.isIdentifier(access.expression) &&
    access.expression.text === 'protocol'
  );
}
