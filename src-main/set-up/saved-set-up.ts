import { z } from 'zod';
import { cloudIds } from '../contract/clouds';
import {
  defaultChoices,
  modules,
  pieceIds,
  scriptIds,
  type SetUpChoices,
} from '../contract/set-up';

/** The section `setUp` of the settings file: where the guide was left. */
export const setUpSchema: z.ZodType<SetUpChoices> = z.object({
  modules: z.array(z.enum(modules)),
  mailboxKinds: z.boolean(),
  cloud: z.enum(cloudIds),
  way: z.enum(['portal', 'powershell']),
  piece: z.enum(pieceIds).nullable(),
  script: z.enum(scriptIds),
  values: z.object({
    appName: z.string(),
    groupName: z.string(),
    groupAddress: z.string(),
    adminAccount: z.string(),
    members: z.array(z.string()).nullable(),
  }),
});

/** The section before anything was chosen, and of files that are older than it. */
export function noSetUp(): SetUpChoices {
  return structuredClone(defaultChoices);
}
