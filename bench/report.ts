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
  /** The floor, measured in the same run; empty where the goal is absolute and there is none. */
  against: string;
  /** `figure` must not exceed it. */
  most: number;
  unit: '×' | 'ms' | 'MB' | 'kB' | 'rows' | 'requests';
  /** The figure of each run. */
  figures: readonly number[];
  /** Each run as so many times the floor, where the figure itself is in the unit of its goal. */
  ratios?: readonly number[];
  /** What the figures are made of. */
  parts: readonly Figures[];
}

/** The whole benchmark, packing included, takes no longer. */
const mostSeconds = 600;

interface Row extends Measured {
  reached: boolean;
  spread: Spread;
}

const rows: Row[] = [];

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

function figureOf({ spread, unit, figures, ratios }: Row): string {
  const { median, low, high } = spread;
  const figure =
    figures.length === 1
      ? show(median, unit)
      : `${show(median, unit)} (${show(low, unit)} – ${show(high, unit)}, ${figures.length} runs)`;
  return ratios === undefined ? figure : `${figure}, ${ratioOf(spreadOf(ratios))}`;
}

function ratioOf({ median, low, high }: Spread): string {
  return `${show(median, '×')} (${show(low, '×')} – ${show(high, '×')})`;
}

/** Prints the table as Markdown. */
function printTable(): void {
  const cells = [
    ['', 'what', 'against', 'goal', 'reached: median (lowest – highest)'],
    ...rows.map((row) => [
      reachedWord(row.reached),
      row.what,
      row.against || '– (the goal is absolute)',
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

/**
 * Prints the table and how long it all took, and writes all that was measured into a file.
 *
 * @param file where to
 * @param seconds since the benchmark began
 * @returns whether it took no longer than it may
 */
export async function finishReport(file: string, seconds: number): Promise<boolean> {
  printTable();
  const isInTime = seconds <= mostSeconds;
  process.stdout.write(`\n${reachedWord(isInTime)} It took ${timeOf(seconds)}.\n`);
  const machine = {
    node: process.version,
    cpus: os.cpus().map(({ model }) => model),
    memoryBytes: os.totalmem(),
    /** Over the last five minutes: other work on the machine makes the figures worse. */
    loadAverage: os.loadavg()[1],
  };
  const kept = rows.map(({ parts, ratios, ...row }) => ({
    ...row,
    ...(ratios && { ratios, ratio: spreadOf(ratios) }),
    parts: spreadsOf(parts),
  }));
  const content = { measuredAt: new Date().toISOString(), seconds, machine, rows: kept };
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  return isInTime;
}

function timeOf(seconds: number): string {
  const minutes = (value: number) =>
    `${Math.floor(value / 60)}:${String(Math.floor(value % 60)).padStart(2, '0')}`;
  return `${minutes(seconds)} minutes; it may take ${minutes(mostSeconds)}`;
}

function spreadsOf(runs: readonly Figures[]): Record<string, Spread> {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, spreadOf(runs.map((figures) => figures[name] ?? NaN))]),
  );
}
