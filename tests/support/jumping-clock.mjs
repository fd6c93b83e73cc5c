/**
 * Preloaded (`node --import`): the wall clock jumps to and fro, two hours at a time, at every look. What
 * measures time by it sees nonsense; the monotonic clock is left alone, as on a machine that is set right.
 */
const RealDate = Date;
const HOURS = 2 * 60 * 60 * 1000;
let looks = 0;
const now = () => RealDate.now() + (((looks += 1) % 3) - 1) * HOURS;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }

  static now() {
    return now();
  }
};
