import type { CloudId } from '../../contract/clouds';
import { problem } from '../../contract/problems';
import { cloudOf, readOpenIdDocument, tenantIdOf, type OpenIdDocument } from './openid-document';
import { ended, passed, type StepEnd } from './step';

/**
 * **Find the tenant**: whether the tenant exists, and lives in the chosen cloud.
 *
 * @param options as `readOpenIdDocument` takes them, and the chosen `cloud`
 * @param ports how to reach the network, and the time
 * @returns `tenantFound`; failed `tenant-in-other-cloud`; warning `tenant-graph-differs`
 * @throws GraphFailure when there is no such tenant or no answer, AbortError when aborted
 */
export async function findTenant(
  options: Parameters<typeof readOpenIdDocument>[0] & { cloud: CloudId },
  ports: Parameters<typeof readOpenIdDocument>[1],
): Promise<StepEnd> {
  const document = await readOpenIdDocument(options, ports);
  return (
    cloudMismatch(document, options.cloud, options.subject.graphHost) ??
    found(document, options.tenant)
  );
}

function found(document: OpenIdDocument, tenant: string): StepEnd {
  return passed('tenantFound', {
    tenantId: tenantIdOf(document) ?? tenant,
    region: document.tenant_region_scope ?? '',
  });
}

function cloudMismatch(
  document: OpenIdDocument,
  chosen: CloudId,
  graphHost: string,
): StepEnd | null {
  const cloud = cloudOf(document);
  const host = document.msgraph_host;
  if (cloud === undefined || host === null || host === undefined || cloud === chosen) return null;
  if (chosen === 'custom' && host.toLowerCase() === graphHost) return null;
  return cloud === null
    ? ended('warning', problem('tenant-graph-differs', { host, graphHost }))
    : ended(
        'failed',
        problem('tenant-in-other-cloud', { cloud, tenant: tenantIdOf(document) ?? '' }),
      );
}
