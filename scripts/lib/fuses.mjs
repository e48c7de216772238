// @ts-check
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { say } from './say.mjs';

/**
 * Every fuse of Electron, by its place on the wire. The type comes from the package that sets them, so
 * that one that is forgotten here does not compile.
 *
 * @satisfies {Record<FuseV1Options, boolean>}
 */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Protects memory as Chromium does; off only spares address space.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * Sets every fuse that an Electron has.
 *
 * @param {string} executable the packed program: on macOS the `.app`
 * @param {{ isOfficial: boolean }} electron isOfficial: it is the one that package-lock.json asks for. Its
 *   wire must then be as long as the table; an older stand-in may lack the last ones, which is said.
 * @throws {Error} when the wire holds a fuse that the table does not, or the official one lacks one
 */
export async function setFuses(executable, { isOfficial }) {
  const all = /** @type {const} */ ({
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...fuses,
  });
  if (isOfficial) {
    await flipFuses(executable, all);
    return;
  }
  const wire = await getCurrentFuseWire(executable);
  /** @type {{ [fuse: string]: boolean }} */
  const missing = Object.fromEntries(Object.entries(fuses).filter(([place]) => !(place in wire)));
  const names = Object.keys(missing).map((place) => FuseV1Options[Number(place)]);
  if (names.length > 0)
    say(`This Electron has no such fuse, so it is not set: ${names.join(', ')}`);
  const present = Object.entries(all).filter(([key]) => !(key in missing));
  await flipFuses(executable, /** @type {typeof all} */ (Object.fromEntries(present)));
}
