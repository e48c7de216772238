import { z } from 'zod/v4';

// zod tries `new Function` as soon as a schema is made, which the page's CSP forbids and reports. The
// build puts this module in the place of `zod`, so that no schema of any chunk is made before it ran.
z.config({ jitless: true });

export * from 'zod/v4';
