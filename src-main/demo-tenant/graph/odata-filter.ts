/** `$filter`: a recursive-descent parser that turns the text into a predicate. */
import { badRequest, unsupportedQuery } from './graph-errors';

/** Reads a property of the item being tested. */
export type Read = (property: string) => unknown;

export interface ParsedFilter {
  matches: (read: Read) => boolean;
  /** Operators that need the advanced query parameters, as Graph's error names them. */
  advancedOperators: string[];
  /** Properties in the order they appear, which matters for messages with `$orderby`. */
  properties: string[];
}

interface FilterableProperty {
  type: 'string' | 'boolean' | 'date' | 'strings' | 'objects';
  /** Operators the service supports for it. */
  operators: readonly string[];
}

export interface FilterRules {
  /** Name of the type in error messages, for example `microsoft.graph.user`. */
  typeName: string;
  properties: Readonly<Record<string, FilterableProperty>>;
  /** Operators that need `ConsistencyLevel: eventual` and `$count=true`. */
  advanced: readonly string[];
}

type Test = (read: Read) => boolean;
type Value = string | boolean | number | null;

const tokenPattern =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<date>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)|(?<number>\d+)|(?<word>\$?[A-Za-z][\w/$]*)|(?<mark>[(),:]))/y;

interface Token {
  kind: 'text' | 'date' | 'number' | 'word' | 'mark';
  value: string;
  position: number;
}

function tokenise(filter: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  const end = filter.trimEnd().length;
  while (position < end) {
    tokenPattern.lastIndex = position;
    const match = tokenPattern.exec(filter);
    if (!match) {
      const rest = filter.slice(position).trimStart();
      throw badRequest(
        rest.startsWith("'")
          ? `Invalid filter clause: There is an unterminated string literal at position ${String(end)} in '${filter}'.`
          : `Invalid filter clause: Syntax error: character '${rest.charAt(0)}' is not valid at position ${String(position)} in '${filter}'.`,
      );
    }
    for (const kind of ['text', 'date', 'number', 'word', 'mark'] as const) {
      const value = match.groups?.[kind];
      if (value !== undefined) tokens.push({ kind, value, position });
    }
    position = tokenPattern.lastIndex;
  }
  return tokens;
}

/**
 * Parses a `$filter`. Throws Graph's 400 for anything malformed, unknown or unsupported.
 * @see https://learn.microsoft.com/graph/filter-query-parameter
 */
export function parseFilter(filter: string, rules: FilterRules): ParsedFilter {
  const tokens = tokenise(filter);
  const advancedOperators: string[] = [];
  const properties: string[] = [];
  let next = 0;

  const peek = () => tokens[next];
  const isWord = (word: string) => peek()?.kind === 'word' && peek()?.value === word;

  function syntaxError(): Error {
    const position = String(peek()?.position ?? filter.length);
    return badRequest(
      `Invalid filter clause: Syntax error at position ${position} in '${filter}'.`,
    );
  }

  function take(kind: Token['kind'], value?: string): string {
    const token = tokens[next];
    if (token?.kind !== kind || (value !== undefined && token.value !== value)) throw syntaxError();
    next++;
    return token.value;
  }

  function use(name: string, operator: string): FilterableProperty {
    const property = Object.hasOwn(rules.properties, name) ? rules.properties[name] : undefined;
    if (!property) {
      throw badRequest(
        `Invalid filter clause: Could not find a property named '${name}' on type '${rules.typeName}'.`,
      );
    }
    if (!property.operators.includes(operator)) {
      throw unsupportedQuery(
        `Unsupported or invalid query filter clause specified for property '${name}' of resource '${rules.typeName}'.`,
      );
    }
    if (rules.advanced.includes(operator)) advancedOperators.push(operator);
    properties.push(name);
    return property;
  }

  function value(): Value {
    const token = peek();
    if (!token) throw syntaxError();
    next++;
    if (token.kind === 'text') return token.value.slice(1, -1).replaceAll("''", "'");
    if (token.kind === 'date') return Date.parse(token.value);
    if (token.kind === 'number') return Number(token.value);
    if (token.value === 'null') return null;
    if (token.value === 'true' || token.value === 'false') return token.value === 'true';
    next--;
    throw syntaxError();
  }

  function either(): Test {
    let left = both();
    while (isWord('or')) {
      next++;
      const [first, second] = [left, both()];
      left = (read) => first(read) || second(read);
    }
    return left;
  }

  function both(): Test {
    let left = single();
    while (isWord('and')) {
      next++;
      const [first, second] = [left, single()];
      left = (read) => first(read) && second(read);
    }
    return left;
  }

  function single(): Test {
    if (isWord('not')) {
      next++;
      if (rules.advanced.includes('not')) advancedOperators.push('Not');
      const inner = single();
      return (read) => !inner(read);
    }
    if (peek()?.value === '(') {
      next++;
      const inner = either();
      take('mark', ')');
      return inner;
    }
    const word = take('word');
    if (peek()?.value !== '(') return comparison(word);
    return word.endsWith('/any') ? anyOf(word.slice(0, -'/any'.length)) : call(word);
  }

  /** `startswith(property,'text')` and `endswith(property,'text')`. */
  function call(name: string): Test {
    const operator = name.toLowerCase();
    if (operator !== 'startswith' && operator !== 'endswith') throw syntaxError();
    take('mark', '(');
    const property = take('word');
    use(property, operator);
    take('mark', ',');
    const wanted = take('text').slice(1, -1).replaceAll("''", "'");
    take('mark', ')');
    // `startswith(…) eq true` is the long form.
    if (isWord('eq')) {
      next++;
      take('word', 'true');
    }
    return compile(operator, wanted, (read) => read(property));
  }

  /** `property/any(x:x eq 'value')` on a list of texts. */
  function anyOf(property: string): Test {
    take('mark', '(');
    const variable = take('word');
    take('mark', ':');
    let test: Test;
    if (isWord(variable)) {
      next++;
      const operator = take('word');
      use(property, operator);
      test = compile(operator, value(), (read) => read(variable));
    } else {
      const operator = take('word').toLowerCase();
      use(property, operator);
      take('mark', '(');
      take('word', variable);
      take('mark', ',');
      test = compile(operator, value(), (read) => read(variable));
      take('mark', ')');
    }
    take('mark', ')');
    return (read) => {
      const list = read(property);
      return Array.isArray(list) && list.some((item: unknown) => test(() => item));
    };
  }

  function comparison(path: string): Test {
    const operator = take('word');
    if (path.endsWith('/$count')) {
      const property = path.slice(0, -'/$count'.length);
      use(property, 'count');
      const wanted = value();
      return compile(operator, wanted, (read) => {
        const list = read(property);
        return Array.isArray(list) ? list.length : 0;
      });
    }
    const { type } = use(path, operator);
    if (operator === 'in') return memberOf(path);
    const wanted = value();
    const isRightType =
      wanted === null ||
      (type === 'boolean' && typeof wanted === 'boolean') ||
      (type === 'date' && typeof wanted === 'number') ||
      (type === 'string' && typeof wanted === 'string');
    if (!isRightType) {
      throw badRequest(
        `Invalid filter clause: A binary operator with incompatible types was detected for operator kind '${operator}'.`,
      );
    }
    return compile(operator, wanted, (read) =>
      type === 'date' ? Date.parse(String(read(path))) : read(path),
    );
  }

  function memberOf(property: string): Test {
    take('mark', '(');
    const wanted = [value()];
    while (peek()?.value === ',') {
      next++;
      wanted.push(value());
    }
    take('mark', ')');
    const tests = wanted.map((each) => compile('eq', each, (read) => read(property)));
    return (read) => tests.some((test) => test(read));
  }

  const matches = either();
  if (next < tokens.length) throw syntaxError();
  return { matches, advancedOperators, properties };
}

const comparisons = new Map<string, (left: unknown, right: unknown) => boolean>([
  ['eq', (left, right) => left === right],
  ['ne', (left, right) => left !== right],
  ['ge', (left, right) => compareOrder(left, right) >= 0],
  ['le', (left, right) => compareOrder(left, right) <= 0],
  ['gt', (left, right) => compareOrder(left, right) > 0],
  ['lt', (left, right) => compareOrder(left, right) < 0],
  ['startswith', (left, right) => typeof left === 'string' && left.startsWith(String(right))],
  ['endswith', (left, right) => typeof left === 'string' && left.endsWith(String(right))],
]);

/** One comparison; texts are compared without regard to case, as Graph does. */
function compile(operator: string, wanted: Value, actual: (read: Read) => unknown): Test {
  const right = fold(wanted);
  const compare = comparisons.get(operator);
  if (!compare) {
    throw badRequest(`Invalid filter clause: Syntax error: unknown operator '${operator}'.`);
  }
  return (read) => compare(fold(actual(read)), right);
}

/** Negative, zero or positive; NaN, which every comparison fails, for what has no order. */
function compareOrder(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return Number.NaN;
  return left === right ? 0 : left < right ? -1 : 1;
}

function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
