import type { Input } from '../contract/channels';
import { problem } from '../contract/problems';
import { failure, success, type Result } from '../contract/result';

/** Who asks for a user name and a password: a proxy, as Chromium tells it. */
export interface ProxyChallenge {
  host: string;
  port: number;
  /** How it wants them, for example `basic`. */
  scheme: string;
  /** What it calls the place that they are for. */
  realm: string;
}

/** A proxy that lets nothing through: no password was given for it, or it has just refused the one. */
export interface ClosedProxy {
  kind: 'proxy-password' | 'proxy-refused';
  /** Its name in problems, `proxy.example.com:8080`. */
  proxy: string;
}

/** What a proxy is told: the user name and the password, or nothing. */
type ProxyAnswer = { kind: 'signIn'; userName: string; password: string } | ClosedProxy;

/** What proxies ask during one request. */
export interface ProxyQuestions {
  /** Answers with a user name and password that were not yet tried in this request; or not at all. */
  answer: (challenge: ProxyChallenge) => ProxyAnswer;
  /** The request got through: what was answered is right. */
  passed: () => void;
}

/** One session of Chromium, which says again by itself what a proxy has once accepted. */
export interface ProxySession {
  /** Begins a request. */
  begin: () => ProxyQuestions;
}

/** What proxies have asked for in this run, and what the person has said to it. */
export interface ProxySignIn {
  openSession: () => ProxySession;
  /** What the page may do about it. */
  calls: {
    'network.signInToProxy': (input: Input<'network.signInToProxy'>) => Promise<Result<null>>;
  };
}

type Credentials = Pick<Input<'network.signInToProxy'>, 'userName' | 'password'>;

function keyOf({ host, port, scheme, realm }: ProxyChallenge): string {
  return JSON.stringify([host, port, scheme, realm]);
}

/**
 * Keeps user names and passwords of proxies in memory, for this run only.
 *
 * Each is bound to the question it was given for: host and port, scheme and realm. It answers that
 * question alone. Asked again in the same request, or after Chromium has said by itself what was right
 * before, the proxy has refused it, and it is forgotten: no wrong password is tried twice in a request,
 * until the account is locked.
 */
export function createProxySignIn(): ProxySignIn {
  /** What each proxy asked last, by its name. */
  const asked = new Map<string, string>();
  const known = new Map<string, Credentials>();

  return {
    openSession() {
      /** What Chromium says by itself in this session. */
      const accepted = new Map<string, Credentials>();
      return {
        begin() {
          const tried = new Map(accepted);
          const answered = new Map<string, Credentials>();
          return {
            answer(challenge) {
              const key = keyOf(challenge);
              const proxy = `${challenge.host}:${String(challenge.port)}`;
              asked.set(proxy, key);
              const refused = tried.get(key);
              if (refused && accepted.get(key) === refused) accepted.delete(key);
              // Others may have been typed in the meantime.
              if (refused && known.get(key) === refused) known.delete(key);
              const credentials = known.get(key);
              if (!credentials)
                return { kind: refused ? 'proxy-refused' : 'proxy-password', proxy };
              tried.set(key, credentials);
              answered.set(key, credentials);
              return { kind: 'signIn', ...credentials };
            },
            passed() {
              for (const [key, credentials] of answered) accepted.set(key, credentials);
            },
          };
        },
      };
    },
    calls: {
      'network.signInToProxy'({ proxy, userName, password }) {
        const key = asked.get(proxy);
        if (key === undefined) {
          return Promise.resolve(failure(problem('network-proxy-not-asking', { proxy })));
        }
        known.set(key, { userName, password });
        return Promise.resolve(success(null));
      },
    },
  };
}
