import { FileNotWritable } from '../ports';

/** The system's code, `EACCES`: its message would name the whole path. */
export function reasonOf(error: unknown): string {
  if (error instanceof FileNotWritable) return error.message;
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
