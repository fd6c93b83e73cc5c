import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { fetchUnix, streamUnix } from '../../../../scripts/lib/http.ts';
import { KindWatch } from '../../../../scripts/lib/timeline/kind-watch.ts';

/** An API server that lists what a test says, and whose watches a test feeds, breaks and ends. */
class FakeApi {
  readonly folder = mkdtempSync(join(tmpdir(), 'kev-api-'));
  readonly socketPath = join(this.folder, 'api.sock');
  items: { name: string; version: number }[] = [];
  version = 10;
  /** Revisions that watches were asked for from. */
  readonly asked: string[] = [];
  #refuse: number | undefined;
  #waiting: ((response: ServerResponse) => void)[] = [];
  #server = this.#serve();

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.socketPath, resolve));
  }

  /** The next watch that is opened. */
  watch(): Promise<ServerResponse> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  refuseNext(status: number): void {
    this.#refuse = status;
  }

  async down(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async up(): Promise<void> {
    this.#server = this.#serve();
    await this.open();
  }

  #serve() {
    return createServer(({ url = '' }, response) => {
      const watch = /resourceVersion=(\d+)/.exec(url);
      if (!watch) {
        const items = this.items.map(({ name, version }) => ({
          metadata: { name, resourceVersion: `${version}` },
        }));
        return response.end(
          JSON.stringify({ metadata: { resourceVersion: `${this.version}` }, items }),
        );
      }
      this.asked.push(watch[1] ?? '');
      const status = this.#refuse ?? 200;
      this.#refuse = undefined;
      response.writeHead(status).flushHeaders();
      if (status !== 200) return response.end();
      return this.#waiting.shift()?.(response);
    });
  }
}

const line = (type: string, name: string, version: number, more: object = {}) =>
  `${JSON.stringify({ type, object: { metadata: { name, resourceVersion: `${version}` }, ...more } })}\n`;

suite('a watch', () => {
  let api: FakeApi;
  let stop: AbortController;
  let heard: string[];
  let told: () => void;

  beforeEach(async () => {
    api = new FakeApi();
    await api.open();
    stop = new AbortController();
    heard = [];
    told = () => {};
  });

  afterEach(async () => {
    stop.abort();
    await api.down();
    rmSync(api.folder, { recursive: true });
  });

  /** Starts a watch and gives it with the first connection that it opens. */
  async function start(kind = 'Pod') {
    const source = {
      get: async (path: string) => JSON.parse((await fetchUnix(api, path)).body) as unknown,
      watch: (path: string, version: string, signal: AbortSignal) =>
        streamUnix(api, `${path}?watch=1&resourceVersion=${version}`, signal),
    };
    const hear = (
      { metadata, count }: { metadata: { name: string }; count?: number },
      change: string,
      since?: number,
    ) => {
      heard.push(
        count === undefined
          ? `${change} ${metadata.name}`
          : `${change} ${metadata.name} ${since}→${count}`,
      );
      told();
    };
    const watch = new KindWatch(source, { kind, path: '/pods' }, hear, stop.signal);
    await watch.start();
    const opened = api.watch();
    void watch.follow();
    return { watch, stream: await opened };
  }

  /** Resolves when so many changes were heard. */
  const hearing = (count: number) =>
    new Promise<void>((resolve) => {
      told = () => heard.length >= count && resolve();
      told();
    });

  test('begins where its list ended, and tells what was there before as it was', async () => {
    api.items = [{ name: 'antes', version: 5 }];
    const { stream } = await start();
    assert.deepEqual(api.asked, ['10']);
    stream.write(line('ADDED', 'web', 11) + line('MODIFIED', 'web', 12).slice(0, 9));
    stream.write(line('MODIFIED', 'web', 12).slice(9) + line('DELETED', 'web', 13));
    await hearing(4);
    assert.deepEqual(heard, ['modified antes', 'added web', 'modified web', 'deleted web']);
  });

  test('goes on where it was when the connection ends, breaks midway in a line or is refused', async () => {
    const { stream } = await start();
    stream.end(line('ADDED', 'uno', 11) + line('BOOKMARK', '', 40));
    const second = await api.watch();
    assert.equal(api.asked.at(-1), '40');
    second.write(line('ADDED', 'dos', 41) + '{"type":"ADD');
    await hearing(2);
    const opened = api.watch();
    await api.down();
    await api.up();
    const third = await opened;
    assert.equal(api.asked.at(-1), '41');
    third.write(line('ADDED', 'tres', 42));
    await hearing(3);
    api.refuseNext(500);
    third.end();
    (await api.watch()).write(line('ADDED', 'cuatro', 43));
    await hearing(4);
    assert.deepEqual(heard, ['added uno', 'added dos', 'added tres', 'added cuatro']);
  });

  for (const how of ['as an answer', 'in the stream'] as const) {
    test(`where its place is gone (410 ${how}), tells the difference to a new list`, async () => {
      const { stream } = await start();
      stream.write(
        line('ADDED', 'queda', 11) + line('ADDED', 'cambia', 12) + line('ADDED', 'muere', 13),
      );
      await hearing(3);
      api.items = [
        { name: 'queda', version: 11 },
        { name: 'cambia', version: 55 },
        { name: 'nace', version: 56 },
      ];
      api.version = 60;
      if (how === 'as an answer') {
        api.refuseNext(410);
        stream.end();
      } else stream.end(`${JSON.stringify({ type: 'ERROR', object: { code: 410 } })}\n`);
      (await api.watch()).write(line('ADDED', 'despues', 61));
      await hearing(7);
      assert.deepEqual(heard.slice(3), [
        'deleted muere',
        'modified cambia',
        'added nace',
        'added despues',
      ]);
      assert.equal(api.asked.at(-1), '60');
    });
  }

  test('has caught up once it has heard all that a list tells', async () => {
    const { watch, stream } = await start();
    assert.equal(await watch.hasCaughtUp(), true);
    api.items = [{ name: 'web', version: 12 }];
    api.version = 12;
    stream.write(line('ADDED', 'web', 11));
    await hearing(1);
    assert.equal(await watch.hasCaughtUp(), false);
    stream.write(line('MODIFIED', 'web', 12));
    await hearing(2);
    assert.equal(await watch.hasCaughtUp(), true);
    api.items = [];
    api.version = 13;
    assert.equal(await watch.hasCaughtUp(), false);
    stream.write(line('DELETED', 'web', 13));
    await hearing(3);
    assert.equal(await watch.hasCaughtUp(), true);
  });

  test('an event says how often it happened since it was last told, and its end is no news', async () => {
    const { stream } = await start('Event');
    stream.write(line('ADDED', 'e', 11, { count: 1 }) + line('MODIFIED', 'e', 12, { count: 4 }));
    stream.write(line('DELETED', 'e', 13) + line('MODIFIED', 'otro', 14, { count: 9 }));
    await hearing(3);
    assert.deepEqual(heard, ['added e 0→1', 'modified e 1→4', 'modified otro 8→9']);
  });

  test('keeps no process alive', async () => {
    const module = (path: string) => JSON.stringify(join(process.cwd(), 'scripts/lib', path));
    const script = `
      import { KindWatch } from ${module('timeline/kind-watch.ts')};
      import { fetchUnix, streamUnix } from ${module('http.ts')};
      const api = { socketPath: ${JSON.stringify(api.socketPath)} };
      const source = {
        get: async (path) => JSON.parse((await fetchUnix(api, path)).body),
        watch: (path, version, signal) => streamUnix(api, path + '?resourceVersion=' + version, signal),
      };
      const watch = new KindWatch(source, { kind: 'Pod', path: '/pods' }, () => process.stdin.unref(), new AbortController().signal);
      await watch.start();
      void watch.follow();
      process.stdin.resume();`;
    const opened = api.watch();
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // Its stdin holds the process until the watch has heard something.
    (await opened).write(line('ADDED', 'web', 11));
    assert.equal(await ended, 0);
  });
});
