/**
 * What the build puts in the place of ajv in main. electron-store brings it for schemas, and the console
 * gives it none: zod checks what is read. Loading ajv would cost every start a twentieth of a second.
 */
export function Ajv2020(): never {
  throw new Error('electron-store is used without a schema');
}

export default function addFormats(): void {
  // There is no validator to add them to.
}
