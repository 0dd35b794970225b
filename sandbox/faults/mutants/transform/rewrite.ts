/**
 * Rewrites a source file so that each site calls a function of `runtime/switches.ts`. The original text is copied and only
 * the sites are wrapped, so the code stays TypeScript.
 */
import ts from 'typescript';
import { SITE_KINDS, siteKey, type CodeOperator, type Site, type SiteKind } from '../operators';
import { contextOf } from './context';
import { excludedOperators } from './exclusions';
import { deadBranch, leaves, valueOnCompleteForm } from './forms';
import { pageKinds } from './page-kinds';
import { rulesKinds } from './rules-kinds';

/** Name under which a rewritten file imports the switches. */
export const SWITCHES = '__switches';

const KINDS = { rules: rulesKinds, page: pageKinds } as const;

/** @returns the rewritten text without the import of the switches, and all sites, including those without operators */
export function rewrite(family: Site['family'], file: string, text: string): { text: string; sites: Site[] } {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const rewriting = new Rewriting(family, file, text);
  return { text: rewriting.emit(source), sites: rewriting.sites };
}

class Rewriting {
  readonly sites: Site[] = [];
  private readonly counts = new Map<string, number>();
  private readonly dead = new Set<ts.Node>();
  private deadDepth = 0;

  constructor(
    private readonly family: Site['family'],
    private readonly file: string,
    private readonly text: string,
  ) {}

  emit(node: ts.Node): string {
    if (ts.isSourceFile(node)) return this.copy(node);
    if (
      ts.isTypeNode(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isModuleDeclaration(node) ||
      ts.isImportDeclaration(node)
    ) {
      return this.text.slice(node.getStart(), node.end);
    }
    this.markDead(node);
    const isDead = this.dead.has(node);
    if (isDead) this.deadDepth += 1;
    // Sites are numbered before their parts, in the order of the text.
    const sites = KINDS[this.family](node).map((kind) => this.addSite(kind, node));
    let text = this.inner(node, sites);
    for (const site of sites) text = this.wrap(site, node, text);
    if (isDead) this.deadDepth -= 1;
    return text;
  }

  private inner(node: ts.Node, sites: readonly Site[]): string {
    const active = (kind: SiteKind) => sites.find((site) => site.kind === kind && isActive(site));
    if (ts.isBinaryExpression(node)) {
      const [boundary, logic] = [active('boundary'), active('logic')];
      if (boundary !== undefined)
        return `${call(boundary)}, ${JSON.stringify(node.operatorToken.getText())}, ${this.emit(node.left)}, ${this.emit(node.right)})`;
      if (logic !== undefined)
        return `(${call(logic)}, ${JSON.stringify(node.operatorToken.getText())}, ${this.emit(node.left)}) ? ${this.emit(node.right)} : ${SWITCHES}.leftSide())`;
    }
    const restriction = active('restrict');
    if (restriction !== undefined && ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      return `${call(restriction)}, ${this.emit(expression)}, ${JSON.stringify(name.text)}, [${node.arguments.map((one) => this.emit(one)).join(', ')}])`;
    }
    return this.copy(node);
  }

  /** The node's text, with its parts rewritten. */
  private copy(node: ts.Node): string {
    let text = '';
    let at = node.getStart();
    ts.forEachChild(node, (child) => {
      const start = child.getStart();
      if (start < at) return;
      text += this.text.slice(at, start) + this.emit(child);
      at = child.end;
    });
    return text + this.text.slice(at, node.end);
  }

  private wrap(site: Site, node: ts.Node, text: string): string {
    if (!isActive(site)) return text;
    switch (site.kind) {
      case 'boundary':
      case 'logic':
      case 'restrict':
        return text;
      case 'keep':
        return `{ if (${call(site)})) ${text} }`;
      case 'field':
        return `...${call(site)}, { ${text} })`;
      case 'target':
        return ts.isStringLiteral(node) && ts.isJsxAttribute(node.parent)
          ? `{${call(site)}, ${text})}`
          : `${call(site)}, ${text})`;
      case 'condition':
      case 'owner':
      case 'constant':
      case 'guard':
      case 'shown':
      case 'handler':
      case 'request':
      case 'refreshed':
        return `${call(site)}, ${text})`;
    }
  }

  private addSite(kind: SiteKind, node: ts.Node): Site {
    const context = contextOf(node);
    const counter = `${context}:${kind}`;
    const index = (this.counts.get(counter) ?? 0) + 1;
    this.counts.set(counter, index);
    const operators: readonly CodeOperator[] = SITE_KINDS[kind];
    const site: Site = {
      family: this.family,
      file: this.file,
      context,
      kind,
      index,
      line: node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1,
      code: node.getText().replace(/\s+/g, ' ').slice(0, 120),
      operators,
      excluded: excludedOperators({ kind, file: this.file, node, dead: this.deadDepth > 0, operators }),
    };
    this.sites.push(site);
    return site;
  }

  private markDead(node: ts.Node): void {
    const branch = deadBranch(node);
    if (branch !== undefined) this.dead.add(branch);
    if (!ts.isBlock(node)) return;
    const end = node.statements.findIndex(
      (one) => ts.isIfStatement(one) && valueOnCompleteForm(one.expression) === true && leaves(one.thenStatement),
    );
    if (end >= 0) for (const statement of node.statements.slice(end + 1)) this.dead.add(statement);
  }
}

function isActive(site: Site): boolean {
  return site.operators.some((operator) => site.excluded[operator] === undefined);
}

/** The call of the site's switch, up to the end of its first argument. */
function call(site: Site): string {
  return `${SWITCHES}.${site.kind}(${JSON.stringify(siteKey(site))}`;
}
