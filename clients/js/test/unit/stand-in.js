import {createServer} from 'node:http';

/**
 * A server on 127.0.0.1 that plays API and S3, for the faults that real ones show rarely. What it is
 * asked is kept; each request is answered by the first route that takes it.
 *
 * @param {import('node:test').TestContext} t
 * @param {Record<string, (request: {path: string, body: Buffer, headers: object, time: number}, response: import('node:http').ServerResponse) => unknown>} routes
 *   by method and pattern, such as `GET /files/1`. A result is sent as JSON
 */
export async function standIn(t, routes) {
  const seen = [];
  const server = createServer(async (request, response) => {
    const pieces = [];
    try {
      for await (const piece of request) {
        pieces.push(piece);
      }
    } catch {
      return; // the client went away
    }
    const path = request.url.replace(/^\/api\/v1/, '');
    const asked = `${request.method} ${path}`;
    const known = Object.keys(routes).find(route => new RegExp(`^${route}$`).test(asked));
    seen.push(asked);
    if (!known) {
      problem(response, 404, 'file-not-found');
      return;
    }
    const time = seen.filter(earlier => new RegExp(`^${known}$`).test(earlier)).length;
    const result = await routes[known](
      {path, body: Buffer.concat(pieces), headers: request.headers, time}, response);
    if (result !== undefined && !response.writableEnded && !response.destroyed) {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(result));
    }
  });
  server.keepAliveTimeout = 600_000; // an idle connection never ends just as it is used
  await new Promise(started => server.listen(0, '127.0.0.1', started));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {url: `http://127.0.0.1:${server.address().port}`, seen};
}

export function problem(response, status, kind, more = {}) {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(JSON.stringify({type: `urn:airlock:problem:${kind}`, title: kind, detail: `It is ${kind}.`, status, ...more}));
}

export const PROFILES = [{
  name: 'document',
  contentTypes: {'text/plain': ['txt']},
  minSize: 1, maxSize: 1 << 30, methods: ['post', 'put', 'multipart', 'form'], uploadsPerHour: 100,
}];

/** A file as a browser gives it. */
export function fileOf(content, name = 'notes.txt') {
  return Object.assign(new Blob([content], {type: 'text/plain'}), {name, lastModified: 1});
}
