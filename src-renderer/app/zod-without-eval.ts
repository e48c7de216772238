import { z } from 'zod';

// zod tries `new Function` as soon as a schema is made, which the page's CSP forbids and reports.
// This module is imported before any that makes one.
z.config({ jitless: true });
