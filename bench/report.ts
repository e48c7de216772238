/** The rows of the table, and how they are printed and kept. */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';

export interface Spread {
  median: number;
  low: number;
  high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
  return { median: at(0.5), low: at(0), high: at(1) };
}

/** The value that 95 of 100 do not exceed. */
export function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN;
}

/** What one run has measured, by name. */
export type Figures = Record<string, number>;

export interface Measured {
  what: string;
  /** The floor, measured in the same run; empty where the figure stands for itself. */
  against: string;
  /** `figure` must not exceed it. */
  most: number;
  unit: '×' | 'ms' | 'MB' | 'kB' | 'rows' | 'requests';
  /** The figure of each run. */
  figures: readonly number[];
  /** What the figures are made of. */
  parts: readonly Figures[];
}

const rows: (Measured & { reached: boolean; spread: Spread })[] = [];

/** Adds a row to the table, and says that it is there. */
export function report(measured: Measured): void {
  const spread = spreadOf(measured.figures);
  const row = { ...measured, spread, reached: spread.median <= measured.most };
  rows.push(row);
  process.stdout.write(`  ${reachedWord(row.reached)} ${row.what}: ${figureOf(row)}\n`);
}

function reachedWord(reached: boolean): string {
  return reached ? '✓' : '✗';
}

function show(value: number, unit: Measured['unit']): string {
  const digits = unit === '×' || unit === 'MB' ? 2 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

function figureOf({ spread, unit, figures }: (typeof rows)[number]): string {
  const { median, low, high } = spread;
  return figures.length === 1
    ? show(median, unit)
    : `${show(median, unit)} (${show(low, unit)} – ${show(high, unit)}, ${figures.length} runs)`;
}

/** Prints the table as Markdown. */
function printTable(): void {
  const cells = [
    ['', 'what', 'against', 'goal', 'reached: median (lowest – highest)'],
    ...rows.map((row) => [
      reachedWord(row.reached),
      row.what,
      row.against,
      `≤ ${show(row.most, row.unit)}`,
      figureOf(row),
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...cells.map((line) => (line[column] ?? '').length)),
  );
  const lines = cells.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

/** Prints the table and writes all that was measured into a file. */
export async function finishReport(file: string): Promise<void> {
  printTable();
  const machine = {
    node: process.version,
    cpus: os.cpus().map(({ model }) => model),
    memoryBytes: os.totalmem(),
    /** Over the last five minutes: other work on the machine makes the figures worse. */
    loadAverage: os.loadavg()[1],
  };
  const kept = rows.map(({ parts, ...row }) => ({ ...row, parts: spreadsOf(parts) }));
  const content = { measuredAt: new Date().toISOString(), machine, rows: kept };
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}

function spreadsOf(runs: readonly Figures[]): Record<string, Spread> {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, spreadOf(runs.map((figures) => figures[name] ?? NaN))]),
  );
}
