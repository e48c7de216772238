import { createRequire } from 'node:module';
import { Language, Parser, type Node } from '@vscode/tree-sitter-wasm';
import { demoConnection } from '../../demo-tenant';
import type { ScriptFacts } from './script-values';

/** Facts of a connection for the unit tests of scripts. */
export const facts: ScriptFacts = {
  cloud: 'global',
  endpoints: {
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
  },
  tenantId: demoConnection.tenantId,
  clientId: demoConnection.clientId,
  objectId: '5d3f0f6e-9c8b-4f5a-8d2e-1b7c6a5e4d30',
  appName: 'HelpMaster',
  groupName: 'Helpdesk mailboxes',
  groupAddress: 'helpdesk-mailboxes@contoso.com',
  adminAccount: 'admin@contoso.com',
  members: ['support@contoso.com', 'sales@contoso.com'],
  permissions: ['User.Read.All', 'Mail.Send', 'Mail.ReadWrite', 'Calendars.ReadWrite'],
};

/** Facts before anything is connected or typed. */
export const noFacts: ScriptFacts = {
  ...facts,
  tenantId: null,
  clientId: null,
  objectId: null,
  appName: '',
  groupName: '',
  groupAddress: '',
  adminAccount: '',
  members: [],
};

let parser: Promise<Parser> | undefined;

async function makeParser(): Promise<Parser> {
  const require = createRequire(__filename);
  await Parser.init();
  const made = new Parser();
  made.setLanguage(
    await Language.load(
      require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm'),
    ),
  );
  return made;
}

/** What the grammar of PowerShell makes of a script. */
export interface Parsed {
  /** Text of what is no PowerShell, and kinds of what should be there and is not. */
  faults: string[];
  /**
   * The kinds of all parts, and the script without what is in its string literals and comments: the
   * same for two scripts exactly when they do the same with other texts.
   */
  shape: string;
}

/** Parses a script with the grammar of PowerShell. */
export async function parse(script: string): Promise<Parsed> {
  parser ??= makeParser();
  const tree = (await parser).parse(script);
  if (tree === null) throw new Error('The script was not parsed');
  const { rootNode } = tree;
  const faults = rootNode.hasError ? faultsIn(rootNode) : [];
  let code = '';
  let end = 0;
  for (const node of rootNode.descendantsOfType(['verbatim_string_characters', 'comment'])) {
    code += script.slice(end, node?.startIndex);
    end = node?.endIndex ?? end;
  }
  const shape = `${rootNode.toString()}\n${code}${script.slice(end)}`;
  tree.delete();
  return { faults, shape };
}

function faultsIn(node: Node): string[] {
  const own = node.isError
    ? [`ERROR ${node.text.slice(0, 80)}`]
    : node.isMissing
      ? [`MISSING ${node.type}`]
      : [];
  return [...own, ...node.children.flatMap((child) => (child ? faultsIn(child) : []))];
}

/**
 * PowerShell takes typographic quotes for plain ones, the grammar does not: with plain ones in their
 * place it reads what PowerShell would.
 */
export function asPowerShellReads(script: string): string {
  return script
    .replaceAll(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replaceAll(/[\u201c\u201d\u201e]/g, '"');
}
