import type { Input, Output } from '../../contract/channels';
import { dayOf } from '../../contract/expiry';
import { problem } from '../../contract/problems';
import { failure, success, type Result } from '../../contract/result';
import type { TestProgress, TestReport } from '../../contract/test-settings';
import { isSameCredential, type AppCredential } from '../../graph/app-credential';
import type { Clock } from '../../ports';
import type { ConnectionService } from '../connection-service';
import type { TestSettingsOptions } from '../test-settings/test-settings';
import type { createSignInProbe } from './sign-in-probe';

export interface RotationPorts {
  connection: Pick<
    ConnectionService,
    'active' | 'replaceCredential' | 'takeBackCredential' | 'forgetPrevious'
  >;
  testSettings: (options: TestSettingsOptions) => Promise<TestReport>;
  /** Signs in with a connection anew; false when that does not work now. */
  signsIn: ReturnType<typeof createSignInProbe>;
  clock: Clock;
}

export interface Rotation {
  /**
   * Tests a new secret with the saved connection, while the old one stays in use, and puts it in its
   * place only when the test succeeds. Otherwise, and when it was cancelled, nothing has changed.
   *
   * @returns the report, and the new state; null when the old secret stays. `secret-unchanged` when
   *   it is the saved one, or why there is nothing to replace or it could not be saved
   */
  replace(
    input: Input<'credential.replace'>,
    run: { signal: AbortSignal; onProgress: (progress: TestProgress) => void },
  ): Promise<Result<Output<'credential.replace'>>>;
  /** Puts the credential before back; `undo-not-possible` when it is no longer kept. */
  undo(): Promise<Result<Output<'credential.undoReplace'>>>;
  /** Forgets the credential before, once the new one has signed in on a later day. */
  settle(signal: AbortSignal): Promise<void>;
}

/** Makes the service that replaces a client secret. */
export function createRotation(ports: RotationPorts): Rotation {
  const { connection, clock } = ports;
  return {
    async replace({ secret, secretExpires }, { signal, onProgress }) {
      const active = await connection.active();
      if (!active.ok) return active;
      const credential: AppCredential = { kind: 'clientSecret', value: secret };
      const tested = active.value.connection;
      if (isSameCredential(active.value.credential, credential)) {
        return failure(problem('secret-unchanged'));
      }
      const report = await ports.testSettings({
        connection: tested,
        credential,
        signal,
        onProgress,
      });
      if (!report.succeeded || report.cancelled) return success({ report, state: null });
      const state = await connection.replaceCredential(tested, {
        credential,
        secretExpires,
      });
      return state.ok ? success({ report, state: state.value }) : state;
    },
    undo: () => connection.takeBackCredential(),
    async settle(signal) {
      const active = await connection.active();
      if (!active.ok) return;
      const { connection: proved, replacedOn } = active.value;
      if (replacedOn === null || replacedOn >= dayOf(clock.now())) return;
      if (await ports.signsIn(active.value, signal)) {
        await connection.forgetPrevious(proved.id, replacedOn);
      }
    },
  };
}
