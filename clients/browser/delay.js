import {connect, createServer} from 'node:net';
import {Transform} from 'node:stream';

// What Linux lets one connection have on its way by default (tcp_wmem).
const ON_THE_WAY = 4 << 20;

/**
 * A wire to another port of this machine that is as long as a round trip takes: what goes in comes out
 * half of that later, in each direction.
 *
 * @returns the port of its near end, and how many connections it has had
 */
export async function wire(address, roundTrip) {
  const {hostname, port} = new URL(address);
  let connections = 0;
  const server = createServer({noDelay: true}, near => {
    connections++;
    const far = connect({host: hostname, port: Number(port), noDelay: true});
    // The handshake takes a round trip too, before anything is sent.
    near.pipe(late(roundTrip / 2, roundTrip)).pipe(far);
    far.pipe(late(roundTrip / 2)).pipe(near);
    [near, far].forEach(end => end.on('error', () => {
      near.destroy();
      far.destroy();
    }));
  });
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  return {port: server.address().port, connections: () => connections, close: () => server.close()};
}

/** Passes each piece on that much later, the first ones not before the wire is open. */
function late(delay, opening = 0) {
  const opened = Date.now() + opening;
  let onTheWay = 0;
  let waiting;
  return new Transform({
    transform(piece, _, done) {
      onTheWay += piece.length;
      const due = Math.max(Date.now(), opened) + delay - Date.now();
      setTimeout(() => {
        onTheWay -= piece.length;
        this.push(piece);
        if (waiting && onTheWay < ON_THE_WAY) {
          const go = waiting;
          waiting = undefined;
          go();
        }
      }, due);
      if (onTheWay < ON_THE_WAY) {
        done();
      } else {
        waiting = done;
      }
    },
    flush(done) {
      setTimeout(done, delay + Math.max(0, opened - Date.now()) + 5);
    },
  });
}
