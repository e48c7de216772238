/** Made by the build of the page: see electron.vite.config.ts. */
declare module 'virtual:licences' {
  export const packages: readonly {
    name: string;
    version: string;
    /** SPDX expression. */
    licence: string;
    /** The licence's own words; null where the package brings none. */
    text: string | null;
  }[];
}
