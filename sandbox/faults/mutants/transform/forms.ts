/**
 * Conditions that are constant in a drill. The sandbox of a drill always has the complete form without shapes, so the code
 * of the other forms is never executed and mutants of it could not be killed.
 */
import ts from 'typescript';

/** Constants of the page that are initialised by a shape. */
const OF_SHAPES = new Set(['BARE', 'BARE_FORM']);

/** Value of a condition on the complete form; undefined if it depends on anything else. */
export function valueOnCompleteForm(node: ts.Expression): boolean | undefined {
  if (ts.isParenthesizedExpression(node)) return valueOnCompleteForm(node.expression);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const value = valueOnCompleteForm(node.operand);
    return value === undefined ? undefined : !value;
  }
  if (ts.isBinaryExpression(node)) return valueOfLogic(node);
  if (ts.isIdentifier(node)) return node.text === 'complete' ? true : OF_SHAPES.has(node.text) ? false : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText();
  if (
    called === 'isComplete' &&
    node.arguments.length === 1 &&
    /^(\w+\.)*form$/.test(node.arguments[0]?.getText() ?? '')
  )
    return true;
  return called === 'departs' || /(^|\.)shape\.includes$/.test(called) ? false : undefined;
}

function valueOfLogic({ left, right, operatorToken }: ts.BinaryExpression): boolean | undefined {
  const deciding =
    operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
      ? false
      : operatorToken.kind === ts.SyntaxKind.BarBarToken
        ? true
        : undefined;
  if (deciding === undefined) return undefined;
  const [one, other] = [valueOnCompleteForm(left), valueOnCompleteForm(right)];
  if (one === deciding || other === deciding) return deciding;
  return one === undefined || other === undefined ? undefined : !deciding;
}

/** The part of a statement or expression that is never executed on the complete form. */
export function deadBranch(node: ts.Node): ts.Node | undefined {
  if (ts.isIfStatement(node))
    return branchOf(valueOnCompleteForm(node.expression), node.thenStatement, node.elseStatement);
  if (ts.isConditionalExpression(node))
    return branchOf(valueOnCompleteForm(node.condition), node.whenTrue, node.whenFalse);
  if (!ts.isBinaryExpression(node)) return undefined;
  const left = valueOnCompleteForm(node.left);
  const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  const isOr = node.operatorToken.kind === ts.SyntaxKind.BarBarToken;
  return (isAnd && left === false) || (isOr && left === true) ? node.right : undefined;
}

function branchOf(value: boolean | undefined, whenTrue: ts.Node, whenFalse: ts.Node | undefined): ts.Node | undefined {
  return value === undefined ? undefined : value ? whenFalse : whenTrue;
}

/** Whether a branch always leaves its block, so that what follows an `if` with a constant condition is not executed. */
export function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}
