import type { Channel, Input, Output } from '../../contract/channels';
import type { OfferedCertificate } from '../../contract/connection';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import type { CertificateCredential } from '../../graph/app-credential';
import { type ChosenFile, type Clock, type OpenedFile } from '../../ports';
import { writeChosenFile } from '../../write-chosen-file';
import type { ConnectionService } from '../connection-service';
import { createForgetting } from '../forget-later';
import { describeCertificate } from './describe-certificate';

// What reads and makes certificates is large, and hardly ever needed: it is loaded when it is.
const reading = () => import('./read-certificate-files');
const making = () => import('./create-certificate');

/** Files over this are refused before they are read; a certificate takes a few kilobytes. */
const mostFileBytes = 1024 * 1024;

export interface CertificatePorts {
  connection: Pick<ConnectionService, 'offerCertificate' | 'forgetOffer' | 'publicCertificate'>;
  /** Asks the person for files; empty when none was chosen. */
  openFiles: (mostBytes: number) => Promise<readonly OpenedFile[]>;
  /** Asks the person where to save; null when nowhere. */
  chooseFile: (suggestedName: string, format: 'cer') => Promise<ChosenFile | null>;
  clock: Clock;
}

type CertificateChannel = Extract<Channel, `certificate.${string}`>;

/** What the calls about certificates do; the words about each are in the contract. */
type CertificateCalls = {
  [C in CertificateChannel]: (input: Input<C>) => Promise<Result<Output<C>>>;
};

export interface CertificateService {
  readonly calls: CertificateCalls;
  /**
   * Forgets what was brought for the form, because the form is gone or shows something else: the
   * certificate with its private key, and the files that need a password. What is still being read
   * or made comes to nothing, and is answered `cancelled`.
   */
  forget: () => void;
}

/**
 * Makes what brings a certificate to the form: from a file, or made here. Its private key
 * stays in main.
 */
export function createCertificateService(ports: CertificatePorts): CertificateService {
  const { connection, clock } = ports;
  /** The files that need a password, until another one is opened or nobody gives it. */
  let locked: readonly Buffer[] | null = null;
  const lockedFiles = createForgetting(clock, () => {
    locked = null;
  });
  /** The form that something is brought for. */
  let form = new AbortController();

  function offer(
    credential: CertificateCredential,
    { aborted }: AbortSignal,
  ): Result<OfferedCertificate> {
    if (aborted) return failure(problem('cancelled'));
    lockedFiles.now();
    const id = connection.offerCertificate(credential);
    return success({ id, ...describeCertificate(credential.certificate) });
  }

  async function read(
    files: readonly Buffer[],
    password: string | null,
    wanted: AbortSignal,
  ): Promise<Result<OfferedCertificate>> {
    const { readCertificateFiles } = await reading();
    const found = readCertificateFiles(files, { password, now: clock.now() });
    if (found.ok) return offer(found.value, wanted);
    if (found.problem.code === 'certificate-password-needed' && !wanted.aborted) {
      locked = files;
      lockedFiles.later();
    }
    return found;
  }

  const calls: CertificateCalls = {
    async 'certificate.import'() {
      const { signal } = form;
      const files = await ports.openFiles(mostFileBytes);
      if (files.length === 0) return success(null);
      lockedFiles.now();
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
      return read(contents, null, signal);
    },
    'certificate.unlock'({ password }) {
      if (locked === null) return Promise.resolve(failure(problem('certificate-required')));
      return read(locked, password, form.signal);
    },
    async 'certificate.create'() {
      const { signal } = form;
      const { createCertificate } = await making();
      return offer(await createCertificate(clock.now()), signal);
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

  return {
    calls,
    forget() {
      form.abort();
      form = new AbortController();
      lockedFiles.now();
      connection.forgetOffer();
    },
  };
}
