import type { ClientRequest, IncomingMessage } from 'electron';

/** What electron-updater makes its requests with; it does not say so in its types. */
interface Executor {
  createRequest(options: object, onResponse: (response: IncomingMessage) => void): ClientRequest;
}

/**
 * Ends answers that grow too long: electron-updater collects information about updates in memory,
 * however much of it there is.
 *
 * @param updater of electron-updater
 * @param limit how many characters at `most`; `applies` is asked about each answer when it begins;
 *   `failure` is what the request then ends with
 */
export function limitAnswers(
  updater: object,
  { most, applies, failure }: { most: number; applies: () => boolean; failure: () => Error },
): void {
  const { httpExecutor } = updater as { httpExecutor: Executor };
  const send = httpExecutor.createRequest.bind(httpExecutor);
  httpExecutor.createRequest = (options, onResponse) => {
    const request = send(options, (response) => {
      onResponse(response);
      if (!applies()) return;
      let length = 0;
      response.on('data', (chunk) => {
        length += chunk.length;
        if (length <= most) return;
        response.emit('error', failure());
        request.abort();
      });
    });
    return request;
  };
}
