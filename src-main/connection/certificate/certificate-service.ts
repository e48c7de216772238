import type { Channel, Input, Output } from '../../contract/channels';
import type { OfferedCertificate } from '../../contract/connection';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import type { CertificateCredential } from '../../graph/app-credential';
import { type ChosenFile, type Clock, type OpenedFile } from '../../ports';
import { writeChosenFile } from '../../write-chosen-file';
import type { ConnectionService } from '../connection-service';
import { describeCertificate } from './describe-certificate';

// What reads and makes certificates is large, and hardly ever needed: it is loaded when it is.
const reading = () => import('./read-certificate-files');
const making = () => import('./create-certificate');

/** Files over this are refused before they are read; a certificate takes a few kilobytes. */
const mostFileBytes = 1024 * 1024;

export interface CertificatePorts {
  connection: Pick<ConnectionService, 'offerCertificate' | 'publicCertificate'>;
  /** Asks the person for files; empty when none was chosen. */
  openFiles: (mostBytes: number) => Promise<readonly OpenedFile[]>;
  /** Asks the person where to save; null when nowhere. */
  chooseFile: (suggestedName: string, format: 'cer') => Promise<ChosenFile | null>;
  clock: Clock;
}

type CertificateChannel = Extract<Channel, `certificate.${string}`>;

/** What the calls about certificates do; the words about each are in the contract. */
export type CertificateCalls = {
  [C in CertificateChannel]: (input: Input<C>) => Promise<Result<Output<C>>>;
};

/**
 * Makes the calls that bring a certificate to the form: from a file, or made here. Its private key
 * stays in main.
 */
export function createCertificateCalls(ports: CertificatePorts): CertificateCalls {
  const { connection, clock } = ports;
  /** The files that need a password, until another one is opened. */
  let locked: readonly Buffer[] | null = null;

  function offer(credential: CertificateCredential): OfferedCertificate {
    locked = null;
    const id = connection.offerCertificate(credential);
    return { id, ...describeCertificate(credential.certificate) };
  }

  async function read(
    files: readonly Buffer[],
    password: string | null,
  ): Promise<Result<OfferedCertificate>> {
    const { readCertificateFiles } = await reading();
    const found = readCertificateFiles(files, { password, now: clock.now() });
    if (found.ok) return success(offer(found.value));
    if (found.problem.code === 'certificate-password-needed') locked = files;
    return found;
  }

  return {
    async 'certificate.import'() {
      const files = await ports.openFiles(mostFileBytes);
      if (files.length === 0) return success(null);
      locked = null;
      const contents: Buffer[] = [];
      for (const file of files) {
        if (file.kind === 'too-large') {
          return failure(problem('certificate-file-too-large', { file: file.name }));
        }
        if (file.kind === 'not-readable') {
          return failure(problem('file-not-readable', { file: file.name, reason: file.reason }));
        }
        contents.push(Buffer.from(file.bytes));
      }
      return read(contents, null);
    },
    'certificate.unlock'({ password }) {
      if (locked === null) return Promise.resolve(failure(problem('certificate-required')));
      return read(locked, password);
    },
    async 'certificate.create'() {
      const { createCertificate } = await making();
      return success(offer(await createCertificate(clock.now())));
    },
    async 'certificate.save'({ id }) {
      const certificate = connection.publicCertificate(id);
      if (!certificate.ok) return certificate;
      const { thumbprint } = describeCertificate(certificate.value);
      const file = await ports.chooseFile(`helpmaster-${thumbprint.slice(0, 8)}.cer`, 'cer');
      if (file === null) return success(null);
      const written = await writeChosenFile(file, certificate.value);
      if (!written.ok) return written;
      return success({ fileName: file.name });
    },
  };
}
