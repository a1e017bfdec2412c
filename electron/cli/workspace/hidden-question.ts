/** Asks for a line at the terminal without showing it. Only where both ends are a terminal; else nobody is asked. */

type Terminal = Pick<NodeJS.Process, 'stdin' | 'stderr'>;

const ENTER = new Set(['\r', '\n', '\u0004']);
const ABORT = '\u0003';
const BACK = new Set(['\u007f', '\b']);

export function hiddenQuestion({
  stdin,
  stderr,
}: Terminal): ((question: string) => Promise<string | null>) | null {
  if (!stdin.isTTY || !stderr.isTTY) return null;
  return (question) =>
    new Promise((resolve) => {
      let typed: readonly string[] = [];
      const end = (answer: string | null): void => {
        stdin.off('data', listen);
        stdin.setRawMode(false);
        stdin.pause();
        stderr.write('\n');
        resolve(answer);
      };
      const listen = (data: Buffer): void => {
        for (const character of data.toString('utf8')) {
          if (character === ABORT || ENTER.has(character)) {
            end(character === ABORT ? null : typed.join(''));
            return;
          }
          typed = BACK.has(character) ? typed.slice(0, -1) : [...typed, character];
        }
      };
      stderr.write(question);
      stdin.setRawMode(true);
      stdin.resume();
      stdin.on('data', listen);
    });
}
