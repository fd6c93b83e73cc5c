import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { isListening } from '../../../scripts/lib/local-port.ts';

for (const host of ['127.0.0.1', '::1', '0.0.0.0']) {
  test(`a port of ${host} is known to be taken, and to be free again, without a connection`, async () => {
    let connections = 0;
    const server = createServer(() => void (connections += 1));
    await once(server.listen(0, host), 'listening');
    const { port } = server.address() as AddressInfo;
    assert.equal(await isListening(port), true);
    await once(server.close(), 'close');
    assert.equal(await isListening(port), false);
    assert.equal(connections, 0);
  });
}
