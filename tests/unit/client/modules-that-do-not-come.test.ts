// What the page does of a module that is not there: see also tests/browser/validator.test.ts.
import assert from 'node:assert/strict';
import { before, beforeEach, suite, test } from 'node:test';
import type { News, Order } from '../../../src/client/validator/protocol.ts';
import { Validator } from '../../../src/client/validator/validator.ts';

/** A worker that does what a test says. */
class FakeWorker extends EventTarget {
  readonly orders: Order[] = [];
  isEnded = false;

  constructor() {
    super();
    workers.push(this);
  }

  postMessage(order: Order): void {
    this.orders.push(order);
  }

  terminate(): void {
    this.isEnded = true;
  }

  tells(...news: readonly News[]): void {
    for (const data of news) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

let workers: FakeWorker[];
let heard: string[];
let validator: Validator;

before(() => {
  globalThis.Worker = FakeWorker as unknown as typeof Worker;
});

beforeEach(() => {
  workers = [];
  heard = [];
  validator = new Validator(
    { judge: { url: 'judge', bytes: 10 }, extensions: { url: 'extensions', bytes: 20 } },
    { schema: 'schema', meanings: 'meanings' },
    {
      progress: () => undefined,
      ready: (of) => heard.push(`ready ${of}`),
      kept: () => undefined,
      checked: (text) => heard.push(`checked ${text}`),
      trouble: (of, trouble) => heard.push(`${trouble} of ${of}`),
      again: (of) => heard.push(`again ${of}`),
      overcome: (text) => heard.push(`overcome ${text}`),
    },
  );
});

/** The last worker that was started. */
const last = (): FakeWorker => workers.at(-1) ?? assert.fail('no worker');
const failed = (of: 'judge' | 'extensions'): News => ({ type: 'failed', of });
const ready = (of: 'judge' | 'extensions'): News => ({ type: 'ready', of });

suite('the judge', () => {
  test('that has not come is fetched once more by another worker, and then told', () => {
    validator.load();
    last().tells({ type: 'progress', of: 'judge', received: 9 }, failed('judge'));
    assert.deepEqual(heard, ['again judge']);
    assert.deepEqual(
      workers.map(({ isEnded }) => isEnded),
      [true, false],
    );
    last().tells(failed('judge'));
    assert.deepEqual(heard, ['again judge', 'download of judge']);
    assert.equal(workers.length, 2);
  });

  test('has both tries again when somebody asks for it again', () => {
    validator.load();
    last().tells(failed('judge'));
    last().tells(failed('judge'));
    validator.load();
    last().tells(failed('judge'));
    last().tells(ready('judge'));
    assert.deepEqual(heard, ['again judge', 'download of judge', 'again judge', 'ready judge']);
  });

  test('that has come and does not start is told at once', () => {
    validator.load();
    last().tells({ type: 'progress', of: 'judge', received: 10 }, failed('judge'));
    assert.deepEqual(heard, ['start of judge']);
    assert.equal(workers.length, 1);
  });

  test('that has come without what explains is fetched once more', () => {
    validator.load();
    last().tells({ type: 'progress', of: 'judge', received: 10 });
    last().tells({ type: 'failed', of: 'judge', isUnexplained: true });
    assert.deepEqual(heard, ['again judge']);
    assert.equal(workers.length, 2);
  });

  test('whose worker does not come is fetched once more', () => {
    validator.load();
    last().dispatchEvent(new Event('error'));
    assert.deepEqual(heard, ['again judge']);
    last().dispatchEvent(new Event('error'));
    assert.deepEqual(heard, ['again judge', 'download of judge']);
  });
});

suite('the second module', () => {
  const extend = (): FakeWorker => {
    validator.load();
    last().tells(ready('judge'));
    validator.extend();
    return last();
  };
  const asked = (worker: FakeWorker): number =>
    worker.orders.filter(({ type }) => type === 'extend').length;

  test('that has not come is fetched once more by the same worker, and then told', () => {
    const worker = extend();
    worker.tells(failed('extensions'));
    assert.equal(asked(worker), 2);
    worker.tells(failed('extensions'));
    assert.equal(asked(worker), 2);
    assert.deepEqual(heard, ['ready judge', 'again extensions', 'download of extensions']);
  });

  test('has both tries in a worker that starts anew', () => {
    const worker = extend();
    worker.tells(failed('extensions'));
    validator.check('revienta');
    worker.dispatchEvent(new Event('error'));
    last().tells(ready('judge'), failed('extensions'));
    assert.equal(asked(last()), 2);
    assert.deepEqual(heard.slice(2), ['overcome revienta', 'ready judge', 'again extensions']);
  });
});

test('nothing is heard of a worker that was ended', () => {
  validator.load();
  const first = last();
  first.tells(ready('judge'));
  validator.check('revienta');
  first.dispatchEvent(new Event('error'));
  first.dispatchEvent(new Event('error'));
  first.tells({ type: 'checked', documents: [] });
  assert.deepEqual(heard, ['ready judge', 'overcome revienta']);
  assert.equal(workers.length, 2);
});
