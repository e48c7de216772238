import ts from 'typescript';
import { channels } from '../channels';

/** Which texts a program can say. */
export interface SaidTexts {
  /** Whether a key, such as `users.grid`, is written out somewhere or can be what a template makes. */
  includes: (key: string) => boolean;
}

const strictest: ts.CompilerOptions = { ...ts.getDefaultCompilerOptions(), strict: true };

/** Stands for what is not known of a template. */
const anyName = '\0';

function patternOf(said: string): RegExp {
  const parts = said.split(anyName).map((part) => part.replaceAll(/[^\w]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^.]+')}$`);
}

/**
 * Finds what sources can say. What a template puts in is known by its type: `users.${work.kind}` says
 * one text for each kind, and not every text of the users. Where its type is any string, it stands for
 * one name, without a dot. A name in a type says nothing, and a channel's name only where it is
 * translated (`t('updates.check')`, not `call('updates.check')`).
 *
 * @param files paths of the sources
 * @param host how to read them; the file system, unless a test has its own
 */
export function saidTexts(
  files: readonly string[],
  options: ts.CompilerOptions = strictest,
  host?: ts.CompilerHost,
): SaidTexts {
  const program = ts.createProgram(files, options, host);
  const types = program.getTypeChecker();
  const whole = new Set<string>();
  const patterns: RegExp[] = [];

  /** What one value of a template can be. */
  function choicesOf(value: ts.Expression): string[] {
    const type = types.getTypeAtLocation(value);
    const parts = type.isUnion() ? type.types : [type];
    return parts.every((part) => part.isStringLiteral())
      ? parts.map((part) => part.value)
      : [anyName];
  }

  function addTemplate({ head, templateSpans }: ts.TemplateExpression): void {
    const all = templateSpans.reduce(
      (said, { expression, literal }) =>
        said.flatMap((before) =>
          choicesOf(expression).map((choice) => `${before}${choice}${literal.text}`),
        ),
      [head.text],
    );
    for (const said of all) {
      if (!said.includes(anyName)) whole.add(said);
      // Else it is any sentence, not the key of a text.
      else if (/^\w+\./.test(said)) patterns.push(patternOf(said));
    }
  }

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) {
      return;
    }
    if (ts.isStringLiteralLike(node)) {
      if (!(node.text in channels) || isTranslated(node)) whole.add(node.text);
    } else if (ts.isTemplateExpression(node)) addTemplate(node);
    ts.forEachChild(node, visit);
  }

  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${file} cannot be read`);
    visit(source);
  }
  return { includes: (key) => whole.has(key) || patterns.some((pattern) => pattern.test(key)) };
}

/** Whether it is what a call of `t` is about. */
function isTranslated(literal: ts.StringLiteralLike): boolean {
  const { parent } = literal;
  return (
    ts.isCallExpression(parent) &&
    ts.isIdentifier(parent.expression) &&
    parent.expression.text === 't'
  );
}

/** The program's options, as its own `tsconfig.json` has them. */
export function compilerOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, (path) =>
    ts.sys.readFile(path),
  ) as {
    config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

/** What a source that is only text can say. */
export function saidIn(text: string): SaidTexts {
  const name = 'source.tsx';
  const host = ts.createCompilerHost(strictest);
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return saidTexts(
    [name],
    { ...strictest, noLib: true },
    {
      ...host,
      getSourceFile: (file) => (file === name ? source : undefined),
    },
  );
}
